import sql, { empty, join, raw } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { CaseRow, HistoryEntry, NewCase } from './schema.ts';

const columns = sql`c.*, o.short_name as org_name, d.short_name as decider_name, a.short_name as appeal_org_name`;
const from = sql`from consequence_case c left join org o on o.region = c.region and o.id = c.org_id
  left join org d on d.region = c.region and d.id = c.decider_org_id left join org a on a.region = c.region and a.id = c.appeal_org_id`;

/** Names the office under which the rest of the transaction reads cases. */
export async function enterAs(tx: Tx, role: string): Promise<void> {
  await tx.one(sql`select set_config('app.office', ${role}, true) as office`);
}

/** A case the reader may see. */
export function findCase(tx: Tx, id: number): Promise<CaseRow | undefined> {
  return tx.maybe<CaseRow>(sql`select ${columns} ${from} where c.region = ${regionOf(id)} and c.id = ${id}`);
}

/** As `findCase`, locked; for the offices alone. */
export function lockCase(tx: Tx, id: number): Promise<CaseRow | undefined> {
  return tx.maybe<CaseRow>(
    sql`select ${columns} ${from} where c.region = ${regionOf(id)} and c.id = ${id} for update of c`,
  );
}

/** Cases of the office, the newest first. */
export function listCases(
  tx: Tx,
  filter: {
    readonly state?: string | undefined;
    readonly runStepId?: number | undefined;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<CaseRow[]> {
  return tx.many<CaseRow>(sql`select ${columns} ${from} where true
    ${filter.state === undefined ? empty : sql`and c.state = ${filter.state}`}
    ${filter.runStepId === undefined ? empty : sql`and c.run_step_id = ${filter.runStepId}`}
    ${filter.before === null ? empty : sql`and c.id < ${filter.before}`} order by c.id desc limit ${filter.limit}`);
}

/** Cases that concern a member. */
export function casesAbout(tx: Tx, region: number, memberId: number): Promise<CaseRow[]> {
  return tx.many<CaseRow>(
    sql`select ${columns} ${from} where c.region = ${region} and c.member_id = ${memberId} order by c.id desc limit 100`,
  );
}

const written = [
  'region',
  'org_id',
  'path',
  'owner_roles',
  'decider_org_id',
  'decider_depth',
  'decider_roles',
  'appeal_org_id',
  'appeal_depth',
  'appeal_roles',
  'run_step_id',
  'kind',
  'title_zh',
  'subject_kind',
  'member_id',
  'subject_org_id',
  'subject_name',
  'subject_key',
  'fact_zh',
  'fact_key',
  'fact_on',
  'basis_zh',
  'measures',
  'collective',
  'helper_allowed',
  'appeal_within',
  'review_every',
  'liftable',
  'state',
  'proposed_by_zh',
  'opened_by',
  'history',
] as const satisfies readonly (keyof NewCase)[];

/** Adds a case; false when the same fact was dealt with already, whether the writer may see that case or not. */
export async function insertCase(tx: Tx, id: number, found: NewCase, at: Date): Promise<boolean> {
  const values = written.map((column) => {
    const value = found[column];
    if (column === 'measures' || column === 'history') return sql`${JSON.stringify(value)}::jsonb`;
    return sql`${Array.isArray(value) ? [...(value as readonly string[])] : value}`;
  });
  const n = await tx.run(sql`insert into consequence_case (id, created_at, ${raw(written.join(', '))})
    values (${id}, ${at}, ${join(values)}) on conflict do nothing`);
  return n === 1;
}

/** Changes columns of a locked case, adds to its history and raises its version. */
export async function updateCase(tx: Tx, row: CaseRow, changes: ColumnChanges, entry: HistoryEntry): Promise<void> {
  await tx.run(sql`update consequence_case c set ${assign(changes)}history = c.history || ${JSON.stringify([entry])}::jsonb, version = c.version + 1
    where c.region = ${row.region} and c.id = ${row.id}`);
}

/** Accounts of a member, for telling them. */
export function accountsOf(tx: Tx, region: number, memberId: number): Promise<{ id: number }[]> {
  return tx.many(
    sql`select u.id from app_user u where u.region = ${region} and u.member_id = ${memberId} and u.state <> 'removed' order by u.id`,
  );
}

/** How far the cases of a step are, without whom they concern. */
export async function statesOfStep(tx: Tx, region: number, runStepId: number): Promise<readonly string[]> {
  const rows = await tx.many<{ state: string }>(
    sql`select s.state from consequence_step_states(${region}, ${runStepId}) s`,
  );
  return rows.map(({ state }) => state);
}

/** Cases whose review is due or whose term is over, and of which nobody was told. */
export function listReviewsDue(tx: Tx, today: string): Promise<CaseRow[]> {
  return tx.many<CaseRow>(sql`select ${columns} ${from} where c.state = 'running' and not c.review_told
    and (c.next_review_on <= ${today} or c.term_until <= ${today}) order by c.id limit 1000 for update of c`);
}

/** Notes that a review was announced. */
export async function noteReviewTold(tx: Tx, row: CaseRow): Promise<void> {
  await tx.run(
    sql`update consequence_case c set review_told = true where c.region = ${row.region} and c.id = ${row.id}`,
  );
}
