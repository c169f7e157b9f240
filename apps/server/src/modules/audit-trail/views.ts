import type { AuditFilter } from '@jishi/contract';
import sql, { join, type Sql } from 'sql-template-tag';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';

/** An entry with the name of its organisation and its place in the chain. */
export interface AuditRow {
  readonly region: number;
  readonly id: number;
  readonly at: Date;
  readonly user_id: number | null;
  readonly actor_name: string;
  readonly role: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: number | null;
  readonly org_id: number | null;
  readonly org_name: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly rule_ids: readonly string[];
  readonly definition_hash: string | null;
  readonly chain_no: number | null;
}

/** Where a page ends: entries are read backwards by time, then by id. */
export interface AuditPlace {
  readonly at: string;
  readonly id: number;
}

export type AuditFilters = z.output<typeof AuditFilter>;

const columns = sql`e.region, e.id, e.at, e.user_id, e.actor_name, e.role, e.action, e.subject_kind, e.subject_id, e.org_id,
  e.facts, e.rule_ids, e.definition_hash,
  (select s.seq from audit_seal s where s.region = e.region and s.event_id = e.id) as chain_no`;

/**
 * Entries newest first, as far as the scope of the transaction goes.
 *
 * @param days civil days in China; `until` is the last day counted
 */
export function listEvents(
  tx: Tx,
  filter: AuditFilters,
  before: AuditPlace | undefined,
  limit: number,
): Promise<Omit<AuditRow, 'org_name'>[]> {
  const conditions = conditionsOf(filter);
  if (before) conditions.push(sql`(e.at, e.id) < (${before.at}::timestamptz, ${before.id}::bigint)`);
  return tx.many(
    sql`select ${columns} from audit_event e where ${join(conditions, ' and ')} order by e.at desc, e.id desc limit ${limit}`,
  );
}

/** One entry in scope. */
export function findEvent(tx: Tx, id: number): Promise<Omit<AuditRow, 'org_name'> | undefined> {
  return tx.maybe(
    sql`select ${columns} from audit_event e where e.region = ${regionOf(id)} and e.id = ${id} and not e.sealed`,
  );
}

function conditionsOf(filter: AuditFilters): Sql[] {
  const conditions = [sql`not e.sealed`];
  if (filter.who) conditions.push(sql`e.actor_name like ${`%${filter.who.replace(/[\\%_]/g, '\\$&')}%`}`);
  if (filter.userId !== undefined) conditions.push(sql`e.user_id = ${filter.userId}`);
  if (filter.action) {
    // `member` finds all acts on members, `member.reveal` one of them.
    conditions.push(
      filter.action.includes('.')
        ? sql`e.action = ${filter.action}`
        : sql`starts_with(e.action, ${`${filter.action}.`})`,
    );
  }
  if (filter.subjectKind) conditions.push(sql`e.subject_kind = ${filter.subjectKind}`);
  if (filter.subjectId !== undefined) conditions.push(sql`e.subject_id = ${filter.subjectId}`);
  if (filter.orgId !== undefined) conditions.push(sql`e.org_id = ${filter.orgId}`);
  if (filter.from) conditions.push(sql`e.at >= (${filter.from}::date)::timestamp at time zone 'Asia/Shanghai'`);
  if (filter.until) conditions.push(sql`e.at < (${filter.until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  return conditions;
}

/** Lists of persons that left the platform, newest first. */
export function listExports(
  tx: Tx,
  before: AuditPlace | undefined,
  limit: number,
): Promise<Omit<AuditRow, 'org_name'>[]> {
  const conditions = [sql`e.action = 'export.take'`, sql`not e.sealed`];
  if (before) conditions.push(sql`(e.at, e.id) < (${before.at}::timestamptz, ${before.id}::bigint)`);
  return tx.many(
    sql`select ${columns} from audit_event e where ${join(conditions, ' and ')} order by e.at desc, e.id desc limit ${limit}`,
  );
}

/** Length and head of each chain. */
export function chainHeads(tx: Tx): Promise<{ region: number; sealed: number; hash: string; unsealed: number }[]> {
  return tx.many(sql`select distinct on (s.region) s.region, s.seq as sealed, s.hash,
      (select count(*) from audit_unsealed u where u.region = s.region) as unsealed
    from audit_seal s order by s.region, s.seq desc`);
}

/** Names of organisations, whatever the scope: an entry says where it happened. Leaves the transaction without scope. */
export async function namesOfOrgs(tx: Tx, orgIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (orgIds.length === 0) return new Map();
  await tx.setScope({ path: '', everything: true });
  const rows = await tx.many<{ id: number; short_name: string }>(
    sql`select o.id, o.short_name from org o where o.id = any(${orgIds}::bigint[])`,
  );
  await tx.setScope({ path: null });
  return new Map(rows.map((row) => [row.id, row.short_name]));
}

/** Number of sealed entries, which nobody reads here. Leaves the transaction without scope. */
export async function countSealed(tx: Tx): Promise<number> {
  await tx.setScope({ path: '', everything: true });
  const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from audit_event e where e.sealed`);
  await tx.setScope({ path: null });
  return n;
}
