import sql from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../../platform/db/assign.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { regionOf } from '../../../platform/ids.ts';

/** Row of `special_campaign` with the sums that lie in the reader's scope. */
export interface CampaignRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly title_zh: string;
  readonly appeal_zh: string;
  readonly from_on: string;
  readonly until_on: string;
  readonly state: 'open' | 'closed' | 'reported';
  readonly report_zh: string | null;
  readonly reported_on: string | null;
  readonly reported_fen: number | null;
  readonly reported_gifts: number | null;
  readonly version: number;
}

const columns = sql`c.region, c.id, c.org_id, o.short_name as org_name, c.path, c.title_zh, c.appeal_zh, c.from_on, c.until_on, c.state, c.report_zh,
  c.reported_on, c.reported_fen, c.reported_gifts, c.version`;
const from = sql`from special_campaign c join org o on o.region = c.region and o.id = c.org_id`;

/** A campaign of the own organisation, a superior or a subordinate. */
export function findCampaign(tx: Tx, id: number): Promise<CampaignRow | undefined> {
  return tx.maybe<CampaignRow>(sql`select ${columns} ${from} where c.region = ${regionOf(id)} and c.id = ${id}`);
}

/** A campaign, locked by who called it. */
export function lockCampaign(tx: Tx, id: number): Promise<CampaignRow | undefined> {
  return tx.maybe<CampaignRow>(
    sql`select ${columns} ${from} where c.region = ${regionOf(id)} and c.id = ${id} for update of c`,
  );
}

/** Campaigns, newest first. */
export function listCampaigns(tx: Tx, before: number | null, limit: number): Promise<CampaignRow[]> {
  return tx.many<CampaignRow>(
    sql`select ${columns} ${from} where c.id < ${before ?? Number.MAX_SAFE_INTEGER} order by c.id desc limit ${limit}`,
  );
}

/** Adds a campaign. */
export async function insertCampaign(
  tx: Tx,
  campaign: {
    region: number;
    id: number;
    orgId: number;
    path: string;
    titleZh: string;
    appealZh: string;
    fromOn: string;
    untilOn: string;
    byName: string;
    at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into special_campaign (region, id, org_id, path, title_zh, appeal_zh, from_on, until_on, state, created_by_name, created_at)
    values (${campaign.region}, ${campaign.id}, ${campaign.orgId}, ${campaign.path}, ${campaign.titleZh}, ${campaign.appealZh}, ${campaign.fromOn},
      ${campaign.untilOn}, 'open', ${campaign.byName}, ${campaign.at})`);
}

/** Changes columns of a locked campaign. */
export async function updateCampaign(tx: Tx, row: CampaignRow, changes: ColumnChanges): Promise<void> {
  await tx.run(
    sql`update special_campaign c set ${assign(changes)}version = c.version + 1 where c.region = ${row.region} and c.id = ${row.id}`,
  );
}

/** Sum and number of gifts in scope, counter-entries taken off. One total: no branch is set beside another. */
export async function sumGifts(
  tx: Tx,
  campaign: { region: number; id: number },
): Promise<{ total: number; gifts: number }> {
  return await tx.one<{ total: number; gifts: number }>(sql`select
      coalesce(sum(case when e.debit_head = 'cash' then e.amount_fen else -e.amount_fen end), 0)::bigint as total,
      count(*) filter (where e.counters_id is null) - count(*) filter (where e.counters_id is not null) as gifts
    from fund_entry e where e.region = ${campaign.region} and e.campaign_id = ${campaign.id} and e.kind = 'gift'`);
}

/** A gift recorded by one organisation. */
export interface GiftRow {
  readonly id: number;
  readonly amount_fen: number;
  readonly happened_on: string;
  readonly party_zh: string;
  readonly receipt_no: string | null;
  readonly is_countered: boolean;
}

/** Gifts that an organisation recorded, in the order of time, never by sum. */
export function listOwnGifts(tx: Tx, campaign: { region: number; id: number }, orgId: number): Promise<GiftRow[]> {
  return tx.many<GiftRow>(sql`select e.id, e.amount_fen, e.happened_on, e.party_zh, e.receipt_no,
      exists (select from fund_entry c where c.region = e.region and c.counters_id = e.id) as is_countered
    from fund_entry e where e.region = ${campaign.region} and e.campaign_id = ${campaign.id} and e.kind = 'gift' and e.counters_id is null
      and e.org_id = ${orgId} order by e.id desc limit 1000`);
}
