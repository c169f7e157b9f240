import type { MethodDefinition, RunEvent } from '@jishi/domain';
import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { idsOnPath } from '../../platform/ids.ts';
import type { EventRow, HandOverRow, OrgOnPath, RoundBasis, RunRow, StepRow } from './schema.ts';

const runColumns = sql`r.region, r.id, r.org_id, r.path, r.superior_org_id, r.round_id, r.method_id, r.definition_hash, r.title, r.state,
  r.started_on, r.event_on, r.ended_on, r.outcome, r.parties, r.handed_over_from, r.started_by, r.event_count, r.version`;
const stepColumns = sql`s.region, s.id, s.run_id, s.round_id, s.org_id, s.path, s.superior_org_id, s.step_id, s.position, s.primitive, s.state,
  s.acting_org_id, s.subject_id, s.link, s.opened_on, s.due_on, s.first_due_on, s.due_basis, s.earliest_on, s.lapses, s.done_at, s.done_on,
  s.done_by, s.done_by_name, s.doers, s.outcome, s.facts, s.reason, s.seen_at, s.times_opened, s.version`;

/** Keeps a definition or scheme under its hash; the same content is kept once. */
export async function insertDefinition(
  tx: Tx,
  row: { hash: string; methodId: string; version: number; body: string; kind: 'method' | 'scheme'; at: Date },
): Promise<void> {
  await tx.run(sql`insert into method_definition (hash, method_id, version, body, kind, first_used_at)
    values (${row.hash}, ${row.methodId}, ${row.version}, ${row.body}::jsonb, ${row.kind}, ${row.at}) on conflict (hash) do nothing`);
}

/** Content of a hash. */
export async function findDefinition(tx: Tx, hash: string): Promise<{ body: unknown; kind: string } | undefined> {
  return await tx.maybe<{ body: unknown; kind: string }>(
    sql`select d.body, d.kind from method_definition d where d.hash = ${hash}`,
  );
}

/** Local methods in force that an organisation may use: its own and those of its superiors. */
export function listDerivations(
  tx: Tx,
): Promise<{ method_id: string; version: number; hash: string; org_id: number; body: MethodDefinition }[]> {
  return tx.many(sql`select v.method_id, v.version, v.hash, v.org_id, d.body from method_derivation v
    join method_definition d on d.hash = v.hash where v.state = 'in-force' order by v.method_id, v.version desc`);
}

/** Keeps a local method. */
export async function insertDerivation(
  tx: Tx,
  row: {
    region: number;
    id: number;
    orgId: number;
    path: string;
    methodId: string;
    version: number;
    baseId: string;
    baseHash: string;
    body: unknown;
    hash: string;
    at: Date;
    by: string;
  },
): Promise<void> {
  await tx.run(sql`update method_derivation v set state = 'withdrawn' where v.region = ${row.region} and v.org_id = ${row.orgId}
    and v.method_id = ${row.methodId} and v.state = 'in-force'`);
  await tx.run(sql`insert into method_derivation (region, id, org_id, path, method_id, version, base_id, base_hash, body, hash, state, created_at, created_by)
    values (${row.region}, ${row.id}, ${row.orgId}, ${row.path}, ${row.methodId}, ${row.version}, ${row.baseId}, ${row.baseHash},
      ${JSON.stringify(row.body)}::jsonb, ${row.hash}, 'in-force', ${row.at}, ${row.by})`);
}

/** Organisations on a path, root first. A branch sees its superiors, so it can name who acts next. */
export function listOrgsOnPath(tx: Tx, region: number, path: string): Promise<OrgOnPath[]> {
  return tx.many<OrgOnPath>(sql`select o.id, o.region, o.kind, o.lvl, o.path, o.short_name as name from org o
    where o.region = ${region} and o.id = any(${idsOnPath(region, path)}::bigint[]) order by o.lvl`);
}

/** Organisations by id, as far as they are in scope. */
export function listOrgs(tx: Tx, region: number, ids: readonly number[]): Promise<OrgOnPath[]> {
  return tx.many<OrgOnPath>(sql`select o.id, o.region, o.kind, o.lvl, o.path, o.short_name as name from org o
    where o.region = ${region} and o.id = any(${ids}::bigint[])`);
}

/** One organisation in scope. */
export function findOrg(tx: Tx, region: number, id: number): Promise<(OrgOnPath & { state: string }) | undefined> {
  return tx.maybe(sql`select o.id, o.region, o.kind, o.lvl, o.path, o.short_name as name, o.state from org o
    where o.region = ${region} and o.id = ${id}`);
}

/** A run, locked until the end of the transaction: of two who decide at once, one waits. */
export function lockRun(tx: Tx, region: number, id: number): Promise<RunRow | undefined> {
  return tx.maybe<RunRow>(
    sql`select ${runColumns} from method_run r where r.region = ${region} and r.id = ${id} for update`,
  );
}

/** A run for reading. */
export function findRun(tx: Tx, region: number, id: number): Promise<RunRow | undefined> {
  return tx.maybe<RunRow>(sql`select ${runColumns} from method_run r where r.region = ${region} and r.id = ${id}`);
}

/** Run of a step. */
export async function findRunOfStep(tx: Tx, region: number, runStepId: number): Promise<number | undefined> {
  return (
    await tx.maybe<{ run_id: number }>(
      sql`select s.run_id from run_step s where s.region = ${region} and s.id = ${runStepId}`,
    )
  )?.run_id;
}

/** Version of a step, with who moved it last. */
export function findStepVersion(
  tx: Tx,
  region: number,
  runStepId: number,
): Promise<{ version: number; state: string; done_by_name: string | null } | undefined> {
  return tx.maybe(
    sql`select s.version, s.state, s.done_by_name from run_step s where s.region = ${region} and s.id = ${runStepId}`,
  );
}

/** Steps of a run in their order. */
export function listSteps(tx: Tx, region: number, runId: number): Promise<StepRow[]> {
  return tx.many<StepRow>(
    sql`select ${stepColumns} from run_step s where s.region = ${region} and s.run_id = ${runId} order by s.position`,
  );
}

/** Inserts runs, one statement. */
export async function insertRuns(tx: Tx, runs: readonly RunRow[]): Promise<void> {
  await tx.run(sql`insert into method_run (region, id, org_id, path, superior_org_id, round_id, method_id, definition_hash, title, state,
      started_on, event_on, parties, handed_over_from, started_by, event_count)
    select t.region, t.id, t.org_id, t.path, t.superior_org_id, t.round_id, t.method_id, t.definition_hash, t.title, t.state,
      t.started_on, t.event_on, coalesce(t.parties, '{}'), t.handed_over_from, t.started_by, t.event_count
    from jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) as t (region int, id bigint, org_id bigint, path text, superior_org_id bigint,
      round_id bigint, method_id text, definition_hash text, title text, state text, started_on date, event_on date, parties jsonb,
      handed_over_from bigint, started_by bigint, event_count int)`);
}

/** Inserts steps, one statement. */
export async function insertSteps(tx: Tx, steps: readonly StepRow[]): Promise<void> {
  await tx.run(sql`insert into run_step (region, id, run_id, round_id, org_id, path, superior_org_id, step_id, position, primitive, state,
      acting_org_id, subject_id, link, opened_on, due_on, first_due_on, due_basis, earliest_on, lapses, times_opened)
    select t.region, t.id, t.run_id, t.round_id, t.org_id, t.path, t.superior_org_id, t.step_id, t.position, t.primitive, t.state,
      t.acting_org_id, t.subject_id, t.link, t.opened_on, t.due_on, t.first_due_on, t.due_basis, t.earliest_on, t.lapses, t.times_opened
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as t (region int, id bigint, run_id bigint, round_id bigint, org_id bigint,
      path text, superior_org_id bigint, step_id text, position smallint, primitive text, state text, acting_org_id bigint, subject_id bigint,
      link text, opened_on date, due_on date, first_due_on date, due_basis jsonb, earliest_on date, lapses boolean, times_opened int)`);
}

/** Saves the present state of a step; the caller holds the lock of its run. */
export async function updateStep(tx: Tx, step: StepRow): Promise<void> {
  await tx.run(sql`update run_step s set state = ${step.state}, acting_org_id = ${step.acting_org_id}, subject_id = ${step.subject_id},
      link = ${step.link}, opened_on = ${step.opened_on}, due_on = ${step.due_on}, first_due_on = ${step.first_due_on},
      due_basis = ${step.due_basis === null ? null : JSON.stringify(step.due_basis)}::jsonb, earliest_on = ${step.earliest_on},
      lapses = ${step.lapses}, done_at = ${step.done_at}, done_on = ${step.done_on}, done_by = ${step.done_by},
      done_by_name = ${step.done_by_name}, doers = ${step.doers}::bigint[], outcome = ${JSON.stringify(step.outcome)}::jsonb,
      facts = ${JSON.stringify(step.facts)}::jsonb, reason = ${step.reason}, seen_at = ${step.seen_at}, times_opened = ${step.times_opened}, version = s.version + 1
    where s.region = ${step.region} and s.id = ${step.id}`);
}

/** Saves the links of steps that were opened together. */
export async function updateLinks(
  tx: Tx,
  region: number,
  links: readonly { id: number; subject_id: number | null; link: string | null }[],
): Promise<void> {
  await tx.run(sql`update run_step s set subject_id = t.subject_id, link = t.link
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as t (id bigint, subject_id bigint, link text)
    where s.region = ${region} and s.id = t.id`);
}

/** Saves state and counters of a run. */
export async function updateRun(
  tx: Tx,
  run: Pick<RunRow, 'region' | 'id' | 'state' | 'ended_on' | 'outcome' | 'event_count'>,
): Promise<void> {
  await tx.run(sql`update method_run r set state = ${run.state}, ended_on = ${run.ended_on}, outcome = ${JSON.stringify(run.outcome)}::jsonb,
      event_count = ${run.event_count}, version = r.version + 1 where r.region = ${run.region} and r.id = ${run.id}`);
}

/** One event of a run. */
export interface NewEvent {
  readonly region: number;
  readonly id: number;
  readonly run_id: number;
  readonly org_id: number;
  readonly path: string;
  readonly seq: number;
  readonly happened_on: string;
  readonly actor_id: number | null;
  readonly actor_name: string;
  readonly event: RunEvent;
}

/** Appends events, one statement. */
export async function insertEvents(tx: Tx, events: readonly NewEvent[], at: Date): Promise<void> {
  await tx.run(sql`insert into run_event (region, id, run_id, org_id, path, seq, happened_on, at, actor_id, actor_name, event)
    select t.region, t.id, t.run_id, t.org_id, t.path, t.seq, t.happened_on, ${at}, t.actor_id, t.actor_name, t.event
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as t (region int, id bigint, run_id bigint, org_id bigint, path text, seq int,
      happened_on date, actor_id bigint, actor_name text, event jsonb)`);
}

/** Marks the open steps of an organisation in a run as seen. */
export function markSeen(tx: Tx, region: number, runId: number, actingOrgId: number, at: Date): Promise<number> {
  return tx.run(sql`update run_step s set seen_at = ${at} where s.region = ${region} and s.run_id = ${runId} and s.state = 'open'
    and s.acting_org_id = ${actingOrgId} and s.seen_at is null`);
}

/** Calendar of a round and who owns it. */
export function findRoundBasis(tx: Tx, region: number, roundId: number): Promise<RoundBasis | undefined> {
  return tx.maybe<RoundBasis>(sql`select d.org_id, d.calendar, d.title, d.scheme_hash, d.opened_on from method_round d
    where d.region = ${region} and d.id = ${roundId}`);
}

/** Events of a run in order. */
export function listEvents(tx: Tx, region: number, runId: number): Promise<EventRow[]> {
  return tx.many<EventRow>(sql`select e.seq, e.happened_on, e.at, e.actor_name, e.event from run_event e
    where e.region = ${region} and e.run_id = ${runId} order by e.seq`);
}

/** Steps whose date has passed and that lapse, in the order of their ids. */
export function listLapsing(
  tx: Tx,
  today: string,
  afterId: number,
  limit: number,
): Promise<{ region: number; id: number; path: string }[]> {
  return tx.many(sql`select s.region, s.id, s.path from run_step s where s.state = 'open' and s.lapses and s.due_on < ${today}
    and s.id > ${afterId} order by s.id limit ${limit}`);
}

/** Inserts a hand-over. */
export async function insertHandOver(tx: Tx, row: Omit<HandOverRow, 'to_run_id' | 'state' | 'answer'>): Promise<void> {
  await tx.run(sql`insert into hand_over (region, id, org_id, path, from_run_id, from_step_id, to_method_id, acting_org_id, reason, due_on, at)
    values (${row.region}, ${row.id}, ${row.org_id}, ${row.path}, ${row.from_run_id}, ${row.from_step_id}, ${row.to_method_id},
      ${row.acting_org_id}, ${row.reason}, ${row.due_on}, ${row.at})`);
}

/** Hand-overs of a run, both ways. */
export function listHandOvers(tx: Tx, region: number, runId: number): Promise<HandOverRow[]> {
  return tx.many<HandOverRow>(sql`select h.region, h.id, h.org_id, h.path, h.from_run_id, h.from_step_id, h.to_method_id, h.to_run_id,
      h.acting_org_id, h.reason, h.state, h.answer, h.due_on, h.at from hand_over h
    where h.region = ${region} and (h.from_run_id = ${runId} or h.to_run_id = ${runId}) order by h.id`);
}

/** A hand-over, locked. */
export function lockHandOver(tx: Tx, region: number, id: number): Promise<HandOverRow | undefined> {
  return tx.maybe<HandOverRow>(sql`select h.region, h.id, h.org_id, h.path, h.from_run_id, h.from_step_id, h.to_method_id, h.to_run_id,
      h.acting_org_id, h.reason, h.state, h.answer, h.due_on, h.at from hand_over h where h.region = ${region} and h.id = ${id} for update`);
}

/** Answers a hand-over. */
export async function answerHandOver(
  tx: Tx,
  region: number,
  id: number,
  answer: {
    state: 'started' | 'declined' | 'withdrawn';
    runId: number | null;
    text: string | null;
    at: Date;
    by: string;
  },
): Promise<void> {
  await tx.run(sql`update hand_over h set state = ${answer.state}, to_run_id = ${answer.runId}, answer = ${answer.text},
      answered_at = ${answer.at}, answered_by = ${answer.by} where h.region = ${region} and h.id = ${id}`);
}

/** Open hand-overs of a step, ended because the step was returned. */
export function withdrawHandOvers(
  tx: Tx,
  region: number,
  runId: number,
  stepId: string,
  at: Date,
  by: string,
): Promise<{ id: number }[]> {
  return tx.many<{
    id: number;
  }>(sql`update hand_over h set state = 'withdrawn', answered_at = ${at}, answered_by = ${by}
    where h.region = ${region} and h.from_run_id = ${runId} and h.from_step_id = ${stepId} and h.state = 'open' returning h.id`);
}
