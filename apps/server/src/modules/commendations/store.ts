import sql, { empty } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { CommendationRow, NewCommendation } from './schema.ts';

const columns = sql`c.region, c.id, c.org_id, o.short_name as org_name, coalesce(s.short_name, '') as superior_name, c.path, c.decider_org_id,
  d.short_name as decider_name, c.run_step_id, c.round_id, c.kind, c.title_zh, c.year, c.grade, c.grade_title, c.stars, c.state,
  c.conferred_on, c.valid_until, c.plaque_number, c.plaque_hung_on, c.withdrawn_reason, c.version`;
const from = sql`from commendation c
  join org o on o.region = c.region and o.id = c.org_id
  left join org s on s.region = o.region and s.id = o.parent_id
  join org d on d.region = c.region and d.id = c.decider_org_id`;

/** Honours, locked in the order of their ids. */
export function lockCommendations(tx: Tx, ids: readonly number[]): Promise<CommendationRow[]> {
  return tx.many<CommendationRow>(
    sql`select ${columns} ${from} where c.id = any(${[...ids]}::bigint[]) order by c.id for update of c`,
  );
}

/** An honour by id. */
export function findCommendation(tx: Tx, id: number): Promise<CommendationRow | undefined> {
  return tx.maybe<CommendationRow>(sql`select ${columns} ${from} where c.region = ${regionOf(id)} and c.id = ${id}`);
}

/** Latest honour of a step. */
export function commendationOfStep(tx: Tx, region: number, runStepId: number): Promise<CommendationRow | undefined> {
  return tx.maybe<CommendationRow>(
    sql`select ${columns} ${from} where c.region = ${region} and c.run_step_id = ${runStepId} order by c.id desc limit 1`,
  );
}

/** Adds a nomination. */
export async function insertCommendation(
  tx: Tx,
  id: number,
  item: NewCommendation,
  by: number | null,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into commendation (region, id, org_id, path, decider_org_id, run_step_id, round_id, kind, title_zh, reason_zh, year,
      grade, grade_title, stars, score_hundredths, state, nominated_by, valid_until, created_at)
    values (${item.region}, ${id}, ${item.orgId}, ${item.path}, ${item.deciderOrgId}, ${item.runStepId}, ${item.roundId}, ${item.kind},
      ${item.titleZh}, ${item.reasonZh}, ${item.year}, ${item.grade}, ${item.gradeTitle}, ${item.stars}, ${item.scoreHundredths},
      'nominated', ${by}, ${item.validUntil}, ${at})`);
}

/** Changes columns of a locked honour and raises its version. */
export async function updateCommendation(tx: Tx, row: CommendationRow, changes: ColumnChanges): Promise<void> {
  await tx.run(sql`update commendation c set ${assign(changes)}version = c.version + 1
    where c.region = ${row.region} and c.id = ${row.id}`);
}

/** Honours in scope by id, after the cursor. */
export function listCommendations(
  tx: Tx,
  filter: {
    state?: string | undefined;
    roundId?: number | undefined;
    orgId?: number | undefined;
    stars?: number | undefined;
    after: number | null;
    limit: number;
  },
): Promise<CommendationRow[]> {
  return tx.many<CommendationRow>(sql`select ${columns} ${from} where true
    ${filter.state === undefined ? empty : sql`and c.state = ${filter.state}`}
    ${filter.roundId === undefined ? empty : sql`and c.round_id = ${filter.roundId}`}
    ${filter.orgId === undefined ? empty : sql`and c.org_id = ${filter.orgId}`}
    ${filter.stars === undefined ? empty : sql`and c.stars = ${filter.stars}`}
    ${filter.after === null ? empty : sql`and c.id > ${filter.after}`}
    order by c.id limit ${filter.limit}`);
}

/** One batch of a round at a time: two of them together must not pass the caps that each alone keeps. */
export async function lockRound(tx: Tx, region: number, roundId: number): Promise<void> {
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended('commendation round', ${region}::bigint * 549755813888 + ${roundId}::bigint))`,
  );
}

/** How many organisations of a round hold a grade already, and how many take part. */
export async function countGrade(
  tx: Tx,
  region: number,
  roundId: number,
  grade: string,
): Promise<{ conferred: number; total: number }> {
  return await tx.one<{ conferred: number; total: number }>(sql`select
    (select count(*) from commendation c where c.region = ${region} and c.round_id = ${roundId} and c.grade = ${grade} and c.state = 'conferred') as conferred,
    (select count(*) from method_run r where r.region = ${region} and r.round_id = ${roundId} and r.state <> 'cancelled') as total`);
}

/** Shows the stars of an organisation on the public board; the newest replace the older. */
export async function putStars(tx: Tx, row: CommendationRow, validUntil: string | null): Promise<void> {
  await tx.run(sql`insert into star_entry (region, org_id, commendation_id, org_name, superior_name, stars, year, valid_until)
    values (${row.region}, ${row.org_id}, ${row.id}, ${row.org_name}, ${row.superior_name}, ${row.stars}, ${row.year}, ${validUntil})
    on conflict (region, org_id) do update set commendation_id = excluded.commendation_id, org_name = excluded.org_name,
      superior_name = excluded.superior_name, stars = excluded.stars, year = excluded.year, valid_until = excluded.valid_until
      where star_entry.year <= excluded.year`);
}

/** Takes the stars of a withdrawn or expired honour off the board. */
export async function removeStars(tx: Tx, row: CommendationRow): Promise<void> {
  await tx.run(
    sql`delete from star_entry e where e.region = ${row.region} and e.org_id = ${row.org_id} and e.commendation_id = ${row.id}`,
  );
}

/** Honours whose validity is over. */
export function listExpired(tx: Tx, today: string): Promise<{ id: number }[]> {
  return tx.many(
    sql`select c.id from commendation c where c.state = 'conferred' and c.valid_until < ${today} order by c.id limit 5000`,
  );
}
