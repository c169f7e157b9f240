import sql, { empty, type Sql } from 'sql-template-tag';
import type { PairingLoad } from '@jishi/domain';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { NewPairing, PairingRow } from './schema.ts';

const columns = sql`p.region, p.id, p.org_id, o.short_name as org_name, p.path, p.run_step_id, p.kind, p.title_zh, p.goal_zh, p.agreement,
  p.helper_kind, p.helper_id, p.helper_name, p.helper_key, p.partner_kind, p.partner_id, p.partner_name, p.partner_key, p.full_members_only,
  p.conflict_required, p.conflict, p.conflict_zh, p.helper_agreed_on, p.partner_agreed_on, p.limits, p.contact_per, p.contact_at_least, p.consent_on,
  p.state, p.from_on, p.until_on, p.ended_on, p.end_reason, p.end_note, p.version,
  (select count(*) from pairing_duty d where d.region = p.region and d.pairing_id = p.id and d.state = 'open') as open_duties`;
// The person concerned may read the pairing of another branch, whose organisation is not in scope.
const from = sql`from pairing p left join org o on o.region = p.region and o.id = p.org_id`;

/** A pairing that can be read. */
export function findPairing(tx: Tx, id: number): Promise<PairingRow | undefined> {
  return tx.maybe<PairingRow>(sql`select ${columns} ${from} where p.region = ${regionOf(id)} and p.id = ${id}`);
}

/** As `findPairing`, locked. */
export function lockPairing(tx: Tx, id: number): Promise<PairingRow | undefined> {
  return tx.maybe<PairingRow>(
    sql`select ${columns} ${from} where p.region = ${regionOf(id)} and p.id = ${id} for update of p`,
  );
}

/** Pairings a step of a run asked for. */
export function pairingsOfStep(tx: Tx, region: number, runStepId: number): Promise<PairingRow[]> {
  return tx.many<PairingRow>(
    sql`select ${columns} ${from} where p.region = ${region} and p.run_step_id = ${runStepId} order by p.id`,
  );
}

/** Filters of the list. */
export interface PairingFilter {
  readonly orgId?: number | undefined;
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly runStepId?: number | undefined;
  readonly after: number | null;
  readonly limit: number;
}

/** Pairings in scope by id, after the cursor. */
export function listPairings(tx: Tx, filter: PairingFilter): Promise<PairingRow[]> {
  const and = (given: unknown, condition: Sql) => (given === undefined || given === null ? empty : condition);
  return tx.many<PairingRow>(sql`select ${columns} ${from} where true
    ${and(filter.orgId, sql`and p.org_id = ${filter.orgId ?? 0}`)}
    ${and(filter.state, sql`and p.state = ${filter.state ?? ''}`)}
    ${and(filter.kind, sql`and p.kind = ${filter.kind ?? ''}`)}
    ${and(filter.runStepId, sql`and p.run_step_id = ${filter.runStepId ?? 0}`)}
    ${and(filter.after, sql`and p.id > ${filter.after}`)} order by p.id limit ${filter.limit}`);
}

/** Pairings of one member, on either side. */
export function pairingsOf(tx: Tx, region: number, memberId: number): Promise<PairingRow[]> {
  return tx.many<PairingRow>(sql`select ${columns} ${from} where p.region = ${region}
    and ((p.helper_kind = 'member' and p.helper_id = ${memberId}) or (p.partner_kind = 'member' and p.partner_id = ${memberId}))
    order by p.id desc limit 100`);
}

/** Adds a pairing; false when both sides are paired in this kind already. */
export async function insertPairing(
  tx: Tx,
  id: number,
  pairing: NewPairing,
  by: number | null,
  at: Date,
): Promise<boolean> {
  const { helper, partner } = pairing;
  const n =
    await tx.run(sql`insert into pairing (region, id, org_id, path, run_step_id, kind, title_zh, goal_zh, agreement, helper_kind, helper_id,
      helper_name, helper_key, partner_kind, partner_id, partner_name, partner_key, full_members_only, conflict_required, limits, contact_per,
      contact_at_least, until_on, consent_on, proposed_by, created_at)
    values (${pairing.region}, ${id}, ${pairing.orgId}, ${pairing.path}, ${pairing.runStepId}, ${pairing.kind}, ${pairing.titleZh}, ${pairing.goalZh},
      ${pairing.agreement}, ${helper.kind}, ${helper.id}, ${helper.name}, ${helper.key}, ${partner.kind}, ${partner.id}, ${partner.name}, ${partner.key},
      ${pairing.fullMembersOnly}, ${pairing.conflictRequired}, ${JSON.stringify(pairing.limits)}, ${pairing.contactPer}, ${pairing.contactAtLeast},
      ${pairing.untilOn}, ${pairing.consentOn}, ${by}, ${at}) on conflict do nothing`);
  return n === 1;
}

/** Changes columns of a locked pairing and raises its version. */
export async function updatePairing(tx: Tx, row: PairingRow, changes: ColumnChanges): Promise<void> {
  await tx.run(
    sql`update pairing p set ${assign(changes)}version = p.version + 1 where p.region = ${row.region} and p.id = ${row.id}`,
  );
}

/** Both sides of a kind, held until the end of the transaction, so that two at once do not pass a limit together. */
export async function lockSides(tx: Tx, row: PairingRow): Promise<void> {
  // In one order, so that two that share both sides do not wait for each other.
  for (const key of [`h ${row.helper_key}`, `p ${row.partner_key}`].sort())
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`pairing ${row.region} ${row.kind} ${key}`}, 0))`);
}

/** Pairings of the kind that both sides have, in the whole place. */
export async function loadOf(tx: Tx, row: PairingRow): Promise<PairingLoad> {
  const found = await tx.one<{ partners: number; helpers: number }>(
    sql`select l.partners, l.helpers from pairing_load(${row.region}, ${row.kind}, ${row.helper_key}, ${row.partner_key}) l`,
  );
  return { partnersOfHelper: found.partners, helpersOfPartner: found.helpers };
}

/** A duty of a pairing. */
export interface DutyRow {
  readonly region: number;
  readonly id: number;
  readonly title_zh: string;
  readonly due_on: string | null;
  readonly state: 'open' | 'done' | 're-assigned';
  readonly moved_to: number | null;
}

/** Duties of a pairing. */
export function listDuties(tx: Tx, row: PairingRow): Promise<DutyRow[]> {
  return tx.many<DutyRow>(sql`select d.region, d.id, d.title_zh, d.due_on, d.state, d.moved_to from pairing_duty d
    where d.region = ${row.region} and d.pairing_id = ${row.id} order by d.id`);
}

/** Adds a duty. */
export async function insertDuty(
  tx: Tx,
  row: PairingRow,
  duty: { readonly id: number; readonly titleZh: string; readonly dueOn: string | null; readonly at: Date },
): Promise<void> {
  await tx.run(sql`insert into pairing_duty (region, id, pairing_id, org_id, path, title_zh, due_on, created_at)
    values (${row.region}, ${duty.id}, ${row.id}, ${row.org_id}, ${row.path}, ${duty.titleZh}, ${duty.dueOn}, ${duty.at})`);
}

/** Settles a duty. */
export async function settleDuty(
  tx: Tx,
  duty: DutyRow,
  change: { readonly state: 'done' | 're-assigned'; readonly movedTo: number | null; readonly on: string },
): Promise<void> {
  await tx.run(sql`update pairing_duty d set state = ${change.state}, moved_to = ${change.movedTo}, settled_on = ${change.on}
    where d.region = ${duty.region} and d.id = ${duty.id}`);
}

/** A contact. */
export interface ContactRow {
  readonly id: number;
  readonly on_day: string;
  readonly source_kind: string;
  readonly about_zh: string;
}

/** Contacts of a pairing, the latest first. */
export function listContacts(tx: Tx, row: PairingRow): Promise<ContactRow[]> {
  return tx.many<ContactRow>(sql`select c.id, c.on_day, c.source_kind, c.about_zh from pairing_contact c
    where c.region = ${row.region} and c.pairing_id = ${row.id} order by c.on_day desc, c.id desc limit 500`);
}

/** Counts a contact; false when this visit counts already. */
export async function insertContact(
  tx: Tx,
  row: PairingRow,
  contact: {
    readonly id: number;
    readonly on: string;
    readonly sourceKind: 'visit' | 'talk' | 'entry';
    readonly sourceId: number;
    readonly aboutZh: string;
    readonly by: number | null;
    readonly at: Date;
  },
): Promise<boolean> {
  const n =
    await tx.run(sql`insert into pairing_contact (region, id, pairing_id, org_id, path, on_day, source_kind, source_id, about_zh, recorded_by, recorded_at)
    values (${row.region}, ${contact.id}, ${row.id}, ${row.org_id}, ${row.path}, ${contact.on}, ${contact.sourceKind}, ${contact.sourceId},
      ${contact.aboutZh}, ${contact.by}, ${contact.at}) on conflict do nothing`);
  return n === 1;
}

/** Pairings of residents and households whose consent has run out. */
export function listConsentOver(tx: Tx, today: string): Promise<PairingRow[]> {
  return tx.many<PairingRow>(sql`select ${columns} ${from}
    where p.state <> 'ended' and p.consent_on is not null and p.until_on < ${today} order by p.id limit 1000 for update of p`);
}

/** Pairings of an organisation that run. */
export async function countRunning(tx: Tx, org: { readonly region: number; readonly id: number }): Promise<number> {
  const row = await tx.one<{ n: number }>(
    sql`select count(*) as n from pairing p where p.region = ${org.region} and p.org_id = ${org.id} and p.state = 'active'`,
  );
  return row.n;
}
