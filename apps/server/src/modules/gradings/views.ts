import type { ScoringScheme } from '@jishi/domain';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';

/** A round as the board needs it. */
export interface BoardRound {
  readonly region: number;
  readonly id: number;
  readonly title: string;
  readonly year: number;
  readonly state: string;
  readonly previous_round_id: number | null;
  readonly definition: {
    readonly steps: readonly { readonly id: string; readonly titleZh: string; readonly titleEn: string }[];
  };
  readonly scheme: ScoringScheme | null;
}

/** A round in scope with its method and its scheme. */
export function findRound(tx: Tx, id: number): Promise<BoardRound | undefined> {
  return tx.maybe<BoardRound>(sql`select r.region, r.id, r.title, r.year, r.state, r.previous_round_id, d.body as definition, s.body as scheme
    from method_round r join method_definition d on d.hash = r.definition_hash left join method_definition s on s.hash = r.scheme_hash
    where r.region = ${regionOf(id)} and r.id = ${id}`);
}

/**
 * Leaves out the steps of cancelled runs. There are few of those, so they are looked up once: a join with the runs would
 * cost a look-up for each step, and the planner, who expects a handful, would choose it.
 */
const notCancelled = (round: BoardRound): Sql => sql`s.run_id <> all(array(
  select r.id from method_run r where r.region = ${round.region} and r.round_id = ${round.id} and r.state = 'cancelled'))`;

/** Steps of a round by state and lateness: one read of the progress index. */
export function countSteps(
  tx: Tx,
  round: BoardRound,
  today: string,
): Promise<{ step_id: string; done: number; open: number; waiting: number; late: number; due_on: string | null }[]> {
  return tx.many(sql`select s.step_id,
      count(*) filter (where s.state in ('done', 'skipped')) as done,
      count(*) filter (where s.state = 'open') as open,
      count(*) filter (where s.state in ('waiting', 'returned')) as waiting,
      count(*) filter (where s.state = 'open' and s.due_on < ${today}) as late,
      min(s.due_on) filter (where s.state = 'open') as due_on
    from run_step s where s.region = ${round.region} and s.round_id = ${round.id} and ${notCancelled(round)} group by s.step_id`);
}

/**
 * Present grade of each branch of a round: conferred, else decided, else proposed by the review. What is no grade of
 * the scheme (a decision of another kind, a grade of an older scheme) counts as none.
 */
function gradesOf(region: number, roundId: number | null, order: readonly string[]): Sql {
  return sql`select u.org_id, u.path, u.stars, case when u.grade = any(${[...order]}::text[]) then u.grade end as grade from (
      select r.org_id, r.path, coalesce(c.grade, a.decided_value, g.proposed_grade) as grade, c.stars
      from method_run r
      left join grading_result g on g.region = r.region and g.round_id = r.round_id and g.org_id = r.org_id
      left join lateral (select x.grade, x.stars from commendation x where x.region = r.region and x.round_id = r.round_id
        and x.org_id = r.org_id and x.state in ('conferred', 'expired') order by x.id desc limit 1) c on true
      left join lateral (select x.decided_value from approval_request x where x.region = r.region and x.round_id = r.round_id
        and x.org_id = r.org_id and x.decision is not null order by x.id desc limit 1) a on true
      where r.region = ${region} and r.round_id = ${roundId} and r.state <> 'cancelled') u`;
}

/** Grades of a round, best first. */
const orderOf = (round: BoardRound): string[] => round.scheme?.grades.map((grade) => grade.id) ?? [];

/** How the grades of this round are distributed against those of the last. */
export function countGrades(
  tx: Tx,
  round: BoardRound,
): Promise<{ grade: string | null; last: string | null; n: number }[]> {
  return tx.many(sql`with present as (${gradesOf(round.region, round.id, orderOf(round))}),
      past as (${gradesOf(round.region, round.previous_round_id, orderOf(round))})
    select p.grade, l.grade as last, count(*) as n from present p left join past l on l.org_id = p.org_id group by p.grade, l.grade`);
}

/** Branches whose review differs from the self-score by as much as needs a reason. */
export async function countFlagged(tx: Tx, round: BoardRound): Promise<number> {
  return (
    await tx.one<{ n: number }>(
      sql`select count(*) as n from grading_result g join method_run r on r.region = g.region and r.id = g.run_id and r.state <> 'cancelled'
        where g.region = ${round.region} and g.round_id = ${round.id} and g.flagged`,
    )
  ).n;
}

/** Progress by superior: branches, branches with nothing left to do in the round, branches that are late. */
export function countTownships(
  tx: Tx,
  round: BoardRound,
  today: string,
): Promise<{ org_id: number; name: string; total: number; done: number; late: number }[]> {
  return tx.many(sql`with runs as (
      select s.superior_org_id as org_id, s.run_id,
        bool_and(s.state in ('done', 'skipped', 'lapsed')) as done,
        bool_or(s.state = 'open' and s.due_on < ${today}) as late
      from run_step s where s.region = ${round.region} and s.round_id = ${round.id} and ${notCancelled(round)} group by s.superior_org_id, s.run_id),
    sums as materialized (select u.org_id, count(*) as total, count(*) filter (where u.done) as done, count(*) filter (where u.late) as late
      from runs u group by u.org_id)
    select s.org_id, o.short_name as name, s.total, s.done, s.late
    from sums s join org o on o.region = ${round.region} and o.id = s.org_id order by o.path limit 500`);
}

/** A branch on the board. */
export interface GradingRowData {
  readonly run_id: number;
  readonly org_id: number;
  readonly path: string;
  readonly org_name: string;
  readonly superior_name: string;
  readonly step_id: string | null;
  readonly due_on: string | null;
  readonly late: boolean;
  readonly self_hundredths: number | null;
  readonly review_hundredths: number | null;
  readonly flagged: boolean;
  readonly proposed_grade: string | null;
  readonly grade: string | null;
  readonly stars: number | null;
  readonly last_grade: string | null;
  readonly last_stars: number | null;
}

/** Filters of the board's rows; every number of the board is one of them. */
export interface RowFilter {
  readonly townshipId?: number | undefined;
  readonly stepId?: string | undefined;
  readonly stepState?: 'open' | 'done' | 'waiting' | 'late' | undefined;
  readonly late?: boolean | undefined;
  /** Nothing left to do in the round. */
  readonly finished?: boolean | undefined;
  readonly grade?: string | undefined;
  /** Grade of the last round. */
  readonly lastGrade?: string | undefined;
  readonly movement?: 'up' | 'same' | 'down' | 'none' | undefined;
  readonly flagged?: boolean | undefined;
  readonly q?: string | undefined;
  readonly after: string | null;
  readonly limit: number;
}

/** Branches of a round in the order of the tree, after the cursor (a path). */
export function listRows(tx: Tx, round: BoardRound, filter: RowFilter, today: string): Promise<GradingRowData[]> {
  const order = orderOf(round);
  const rank = (column: Sql) => sql`array_position(${order}::text[], ${column})`;
  const conditions: Sql[] = [sql`true`];
  if (filter.grade !== undefined)
    conditions.push(filter.grade === 'none' ? sql`b.grade is null` : sql`b.grade = ${filter.grade}`);
  if (filter.lastGrade !== undefined)
    conditions.push(filter.lastGrade === 'none' ? sql`l.grade is null` : sql`l.grade = ${filter.lastGrade}`);
  if (filter.finished)
    conditions.push(sql`not exists (select 1 from run_step e where e.region = r.region and e.run_id = r.id
      and e.state not in ('done', 'skipped', 'lapsed'))`);
  if (filter.late)
    conditions.push(sql`exists (select 1 from run_step e where e.region = r.region and e.run_id = r.id and e.state = 'open'
      and e.due_on < ${today})`);
  if (filter.movement !== undefined) conditions.push(movementCondition(filter.movement, rank));
  if (filter.q !== undefined && filter.q !== '')
    conditions.push(sql`(strpos(o.name, ${filter.q}) > 0 or strpos(o.initials, lower(${filter.q})) > 0)`);
  return tx.many<GradingRowData>(sql`with present as (${gradesOf(round.region, round.id, orderOf(round))}),
      past as (${gradesOf(round.region, round.previous_round_id, orderOf(round))})
    select r.id as run_id, r.org_id, r.path, o.short_name as org_name, u.short_name as superior_name, n.step_id, n.due_on,
      coalesce(n.due_on < ${today}, false) as late, g.self_hundredths, g.review_hundredths, coalesce(g.flagged, false) as flagged,
      g.proposed_grade, b.grade, b.stars, l.grade as last_grade, l.stars as last_stars
    from method_run r
    join org o on o.region = r.region and o.id = r.org_id
    left join org u on u.region = r.region and u.id = r.superior_org_id
    left join lateral (select s.step_id, s.due_on from run_step s where s.region = r.region and s.run_id = r.id and s.state = 'open'
      order by s.due_on < ${today} desc nulls last, s.position limit 1) n on true
    left join grading_result g on g.region = r.region and g.round_id = r.round_id and g.org_id = r.org_id
    left join present b on b.org_id = r.org_id
    left join past l on l.org_id = r.org_id
    where r.region = ${round.region} and r.round_id = ${round.id} and r.state <> 'cancelled'
      ${filter.townshipId === undefined ? empty : sql`and r.superior_org_id = ${filter.townshipId}`}
      ${filter.flagged ? sql`and g.flagged` : empty}
      ${stepCondition(filter, today)}
      and ${join(conditions, ' and ')}
      ${filter.after === null ? empty : sql`and r.path > ${filter.after}`}
    order by r.path limit ${filter.limit}`);
}

function stepCondition(filter: RowFilter, today: string): Sql {
  if (filter.stepId === undefined) return empty;
  const state = filter.stepState ?? 'open';
  const states =
    state === 'done' ? sql`('done', 'skipped')` : state === 'waiting' ? sql`('waiting', 'returned')` : sql`('open')`;
  return sql`and exists (select 1 from run_step e where e.region = r.region and e.run_id = r.id and e.step_id = ${filter.stepId}
    and e.state in ${states} ${state === 'late' ? sql`and e.due_on < ${today}` : empty})`;
}

function movementCondition(movement: 'up' | 'same' | 'down' | 'none', rank: (column: Sql) => Sql): Sql {
  const [now, before] = [rank(sql`b.grade`), rank(sql`l.grade`)];
  switch (movement) {
    case 'up':
      return sql`${now} < ${before}`;
    case 'same':
      return sql`${now} = ${before}`;
    case 'down':
      return sql`${now} > ${before}`;
    case 'none':
      return sql`(b.grade is null or l.grade is null)`;
  }
}
