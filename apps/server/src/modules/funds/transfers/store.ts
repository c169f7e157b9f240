import sql, { empty } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../../platform/db/assign.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { regionOf } from '../../../platform/ids.ts';

export type TransferState = 'asked' | 'sent' | 'received' | 'refused' | 'taken-back' | 'declined';

/** Row of `fund_transfer` with the names a page shows. */
export interface TransferRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly upper_org_id: number;
  readonly upper_org_name: string;
  readonly direction: 'up' | 'down';
  readonly kind: string;
  readonly state: TransferState;
  readonly amount_fen: number;
  readonly base_fen: number | null;
  readonly share: string | null;
  readonly from_month: string | null;
  readonly through_month: string | null;
  readonly campaign_id: number | null;
  readonly run_step_id: number | null;
  readonly purpose_zh: string;
  readonly decision_zh: string | null;
  readonly reason: string | null;
  readonly from_account_id: number | null;
  readonly to_account_id: number | null;
  readonly sent_by_name: string | null;
  readonly sent_on: string | null;
  readonly received_by_name: string | null;
  readonly received_on: string | null;
  readonly version: number;
}

const columns = sql`t.region, t.id, t.org_id, o.short_name as org_name, t.path, t.upper_org_id, u.short_name as upper_org_name, t.direction, t.kind,
  t.state, t.amount_fen, t.base_fen, t.share, t.from_month, t.through_month, t.campaign_id, t.run_step_id, t.purpose_zh, t.decision_zh, t.reason,
  t.from_account_id, t.to_account_id, t.sent_by_name, t.sent_on, t.received_by_name, t.received_on, t.version`;
const from = sql`from fund_transfer t join org o on o.region = t.region and o.id = t.org_id
  join org u on u.region = t.region and u.id = t.upper_org_id`;

/** A transfer, locked. */
export function lockTransfer(tx: Tx, id: number): Promise<TransferRow | undefined> {
  return tx.maybe<TransferRow>(
    sql`select ${columns} ${from} where t.region = ${regionOf(id)} and t.id = ${id} for update of t`,
  );
}

/** Adds a transfer. */
export async function insertTransfer(
  tx: Tx,
  key: { region: number; id: number; orgId: number; path: string; upperOrgId: number; at: Date },
  facts: ColumnChanges,
): Promise<void> {
  await tx.run(sql`insert into fund_transfer (region, id, org_id, path, upper_org_id, direction, kind, state, amount_fen, base_fen, share, from_month,
      through_month, campaign_id, run_step_id, purpose_zh, decision_zh, reason, from_account_id, sent_by_name, sent_on, created_at)
    values (${key.region}, ${key.id}, ${key.orgId}, ${key.path}, ${key.upperOrgId}, ${facts['direction']}, ${facts['kind']}, ${facts['state']},
      ${facts['amount_fen']}, ${facts['base_fen'] ?? null}, ${facts['share'] ?? null}, ${facts['from_month'] ?? null},
      ${facts['through_month'] ?? null}, ${facts['campaign_id'] ?? null}, ${facts['run_step_id'] ?? null}, ${facts['purpose_zh'] ?? ''},
      ${facts['decision_zh'] ?? null}, ${facts['reason'] ?? null}, ${facts['from_account_id'] ?? null}, ${facts['sent_by_name'] ?? null},
      ${facts['sent_on'] ?? null}, ${key.at})`);
}

/** Changes columns of a locked transfer. */
export async function updateTransfer(tx: Tx, row: TransferRow, changes: ColumnChanges): Promise<void> {
  await tx.run(
    sql`update fund_transfer t set ${assign(changes)}version = t.version + 1 where t.region = ${row.region} and t.id = ${row.id}`,
  );
}

/** Transfers in scope, newest first. */
export function listTransfers(
  tx: Tx,
  filter: { direction?: string | undefined; state?: string | undefined; before: number | null; limit: number },
): Promise<TransferRow[]> {
  return tx.many<TransferRow>(sql`select ${columns} ${from} where true
    ${filter.direction === undefined ? empty : sql`and t.direction = ${filter.direction}`}
    ${filter.state === undefined ? empty : sql`and t.state = ${filter.state}`}
    ${filter.before === null ? empty : sql`and t.id < ${filter.before}`}
    order by t.id desc limit ${filter.limit}`);
}

/** Transfers of a step of a run. */
export function transfersOfStep(tx: Tx, region: number, runStepId: number): Promise<TransferRow[]> {
  return tx.many<TransferRow>(
    sql`select ${columns} ${from} where t.region = ${region} and t.run_step_id = ${runStepId} order by t.id`,
  );
}

/** Last month that went up from an account or is on its way; null when none did. */
export async function remittedThrough(tx: Tx, account: { region: number; id: number }): Promise<string | null> {
  const { through } = await tx.one<{
    through: string | null;
  }>(sql`select max(t.through_month) as through from fund_transfer t
    where t.region = ${account.region} and t.from_account_id = ${account.id} and t.direction = 'up' and t.campaign_id is null
      and t.state in ('sent', 'received', 'refused')`);
  return through;
}

/** What a share is taken of over some months: own dues and what came from below; large payments and gifts go up whole. */
export async function remittanceBase(
  tx: Tx,
  account: { region: number; id: number },
  months: { from: string; through: string },
): Promise<{ shared: number; whole: number }> {
  return await tx.one<{ shared: number; whole: number }>(sql`select
      coalesce(sum(${cash}) filter (where e.kind in ('dues', 'remittance-in')), 0)::bigint as shared,
      coalesce(sum(${cash}) filter (where e.kind = 'large-dues'), 0)::bigint as whole
    from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id}
      and e.month between ${months.from} and ${months.through}`);
}

/** Gifts to a campaign in an account, and what of them went up already or came from below. */
export async function campaignBase(
  tx: Tx,
  account: { region: number; id: number },
  campaignId: number,
): Promise<number> {
  const { base } = await tx.one<{ base: number }>(sql`select coalesce(sum(${cash}), 0)::bigint as base
    from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id} and e.campaign_id = ${campaignId}`);
  return base;
}

const cash = sql`case when e.debit_head = 'cash' then e.amount_fen else -e.amount_fen end`;
