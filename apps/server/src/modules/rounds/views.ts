import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';

/** Steps in one state below one superior. */
export interface ProgressRow {
  readonly superior_org_id: number | null;
  readonly step_id: string;
  readonly state: string;
  readonly n: number;
  readonly late: number;
}

/** Counts of a round, read from one index; their number follows the steps and superiors, not the organisations. */
export function countProgress(tx: Tx, region: number, roundId: number, today: string): Promise<ProgressRow[]> {
  return tx.many<ProgressRow>(sql`select s.superior_org_id, s.step_id, s.state, count(*)::int as n,
      (count(*) filter (where s.state = 'open' and s.due_on < ${today}))::int as late
    from run_step s where s.region = ${region} and s.round_id = ${roundId} group by 1, 2, 3`);
}

/** Short names of organisations. */
export function orgNames(
  tx: Tx,
  region: number,
  ids: readonly number[],
): Promise<{ id: number; name: string; sort_no: number }[]> {
  return tx.many(sql`select o.id, o.short_name as name, o.sort_no from org o where o.region = ${region} and o.id = any(${ids}::bigint[])
    order by o.sort_no, o.id`);
}

/** Which runs of a round a list shows. */
export interface RoundRunFilter {
  readonly stepId?: string | undefined;
  readonly state?: string | undefined;
  readonly late?: boolean | undefined;
  readonly superiorOrgId?: number | undefined;
}

/** A run of a round with its open steps. */
export interface RoundRunRow {
  readonly run_id: number;
  readonly org_id: number;
  readonly path: string;
  readonly org_name: string;
  readonly superior_name: string | null;
  readonly run_state: string;
  readonly step_ids: string[];
  readonly due_on: string | null;
  readonly overdue: boolean;
  readonly reminded_at: Date | null;
}

/** Runs of a round in the order of the tree. */
export function listRoundRuns(
  tx: Tx,
  region: number,
  roundId: number,
  today: string,
  filter: RoundRunFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<RoundRunRow[]> {
  const byStep =
    filter.stepId === undefined && filter.state === undefined && filter.late !== true
      ? empty
      : sql`and exists (select 1 from run_step f where f.region = r.region and f.run_id = r.id
          ${filter.stepId === undefined ? empty : sql`and f.step_id = ${filter.stepId}`}
          ${filter.state === undefined ? empty : sql`and f.state = ${filter.state}`}
          ${filter.late === true ? sql`and f.state = 'open' and f.due_on < ${today}` : empty})`;
  // The page is cut before anything is joined to it, so that a plan made without statistics (a round opened a moment
  // ago) stays as quick as one made with them.
  return tx.many<RoundRunRow>(sql`with page as materialized (
      select r.region, r.id, r.org_id, r.path, r.superior_org_id, r.state from method_run r
      where r.region = ${region} and r.round_id = ${roundId} and r.state <> 'cancelled'
        ${filter.superiorOrgId === undefined ? empty : sql`and r.superior_org_id = ${filter.superiorOrgId}`}
        ${page.after === undefined ? empty : sql`and r.path > ${page.after}`} ${byStep}
      order by r.path limit ${page.limit})
    select r.id as run_id, r.org_id, r.path, o.short_name as org_name, p.short_name as superior_name,
      r.state as run_state, coalesce(s.step_ids, '{}') as step_ids, s.due_on, coalesce(s.due_on < ${today}, false) as overdue, t.reminded_at
    from page r
    join org o on o.region = r.region and o.id = r.org_id
    left join org p on p.region = r.region and p.id = r.superior_org_id
    left join lateral (select array_agg(s.step_id order by s.position) as step_ids, min(s.due_on) as due_on, array_agg(s.id) as ids
      from run_step s where s.region = r.region and s.run_id = r.id and s.state = 'open') s on true
    left join lateral (select max(t.reminded_at) as reminded_at from todo t
      where t.region = r.region and t.subject_kind = 'run-step' and t.subject_id = any(s.ids) and t.done_at is null) t on true
    order by r.path`);
}

/** Open duties of late steps in a round, with who has to act. */
export interface LateTodo {
  readonly todo_id: number;
  readonly run_step_id: number;
  readonly org_id: number;
  readonly path: string;
  readonly role: string;
  readonly about_name: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly link: string;
  readonly due_on: string;
  readonly reminded_at: Date | null;
}

/** Late duties of a round that lie with the organisations themselves. */
export function listLateTodos(
  tx: Tx,
  region: number,
  roundId: number,
  today: string,
  filter: {
    readonly stepId?: string | undefined;
    readonly superiorOrgId?: number | undefined;
    readonly runIds?: readonly number[] | undefined;
  },
): Promise<LateTodo[]> {
  return tx.many<LateTodo>(sql`select t.id as todo_id, s.id as run_step_id, t.org_id, t.path, t.role, t.about_name, t.title_zh, t.title_en, t.link,
      t.due_on, t.reminded_at
    from run_step s
    join todo t on t.region = s.region and t.subject_kind = 'run-step' and t.subject_id = s.id and t.done_at is null
    where s.region = ${region} and s.round_id = ${roundId} and s.state = 'open' and s.due_on < ${today}
      ${filter.stepId === undefined ? empty : sql`and s.step_id = ${filter.stepId}`}
      ${filter.superiorOrgId === undefined ? empty : sql`and s.superior_org_id = ${filter.superiorOrgId}`}
      ${filter.runIds === undefined ? empty : sql`and s.run_id = any(${[...filter.runIds]}::bigint[])`}
    order by t.path`);
}
