import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';

/** Filters of a list of runs; the subtree comes from the scope. */
export interface RunFilter {
  readonly orgId?: number | undefined;
  readonly methodId?: string | undefined;
  readonly roundId?: number | undefined;
  readonly state?: string | undefined;
  readonly startedBy?: number | undefined;
}

/** A run with the step that is open and due first. */
export interface RunListRow {
  readonly id: number;
  readonly title: string;
  readonly method_id: string;
  readonly definition_hash: string;
  readonly org_id: number;
  readonly org_name: string;
  readonly state: string;
  readonly started_on: string;
  readonly ended_on: string | null;
  readonly step_id: string | null;
  readonly due_on: string | null;
}

/** Runs, newest first. */
export function listRuns(
  tx: Tx,
  filter: RunFilter,
  limit: number,
  before?: { startedOn: string; id: number },
): Promise<RunListRow[]> {
  return tx.many<RunListRow>(sql`select r.id, r.title, r.method_id, r.definition_hash, r.org_id, o.short_name as org_name, r.state,
      r.started_on, r.ended_on, s.step_id, s.due_on
    from method_run r
    join org o on o.region = r.region and o.id = r.org_id
    left join lateral (select s.step_id, s.due_on from run_step s where s.region = r.region and s.run_id = r.id and s.state = 'open'
      order by coalesce(s.due_on, date '9999-12-31'), s.position limit 1) s on true
    where true
      ${filter.orgId === undefined ? empty : sql`and r.org_id = ${filter.orgId}`}
      ${filter.methodId === undefined ? empty : sql`and r.method_id = ${filter.methodId}`}
      ${filter.roundId === undefined ? empty : sql`and r.round_id = ${filter.roundId}`}
      ${filter.state === undefined ? empty : sql`and r.state = ${filter.state}`}
      ${filter.startedBy === undefined ? empty : sql`and r.started_by = ${filter.startedBy}`}
      ${before ? sql`and (r.started_on, r.id) < (${before.startedOn}::date, ${before.id})` : empty}
    order by r.started_on desc, r.id desc limit ${limit}`);
}
