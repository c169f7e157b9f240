import {
  applyRunEvent,
  resolveTime,
  stepOf,
  type RunEvent,
  type RunFacts,
  type RunState,
  type Step,
} from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { closeTodos, moveTodos, openTodos, type NewTodo } from '../todos/index.ts';
import { actingOf } from './acting.ts';
import type { Handlers } from './handlers.ts';
import { contextOf, rowOf } from './loading.ts';
import { projectRun, projectStep, touchedBy } from './project.ts';
import type { ActingOrg, DueBasis, LoadedRun, RunRow, StepRow } from './schema.ts';
import * as store from './store.ts';

/** What saving needs. */
export interface SavingDeps {
  readonly platform: Pick<Platform, 'ids' | 'clock' | 'audit'>;
  readonly handlers: Handlers;
}

/** What the finished step left, kept on its row. */
export type StepResults = Readonly<Record<string, Partial<Pick<StepRow, 'outcome' | 'facts' | 'done_by_name'>>>>;

/** What was decided, and the facts it was decided on. */
export interface Decided {
  readonly events: readonly RunEvent[];
  readonly facts: RunFacts;
  readonly results?: StepResults;
}

/**
 * Saves decided events: the trail of the run, the rows they change, the duties that end and begin, and what the
 * primitives make for the steps that open. All in the caller's transaction.
 */
export async function saveEvents(
  tx: Tx,
  deps: SavingDeps,
  actor: Actor,
  loaded: LoadedRun,
  { events, facts, results = {} }: Decided,
): Promise<LoadedRun> {
  const { platform } = deps;
  const after = events.reduce((state, event) => applyRunEvent(state, event, loaded.definition), loaded.state);
  await appendEvents(tx, platform, actor, loaded.run, events);
  const rows = new Map(loaded.rows);
  const next: LoadedRun = { ...loaded, state: after, rows };
  for (const id of touchedBy(events, loaded.state, after)) {
    const before = rowOf(loaded, id);
    const row = { ...projectStep(before, loaded.state, after), ...results[id] };
    rows.set(id, row);
    if (before.state === 'open') await endDuties(tx, platform, actor, before, row);
  }
  const opened = new Set(events.flatMap((event) => (event.kind === 'step-opened' ? [event.step] : [])));
  for (const id of touchedBy(events, loaded.state, after)) {
    if (opened.has(id) && after.steps[id]?.state === 'open')
      rows.set(id, await openStep(tx, deps, actor, next, id, facts));
    await store.updateStep(tx, rowOf(next, id));
  }
  const run = projectRun(loaded.run, after, loaded.run.event_count + events.length);
  await store.updateRun(tx, run);
  return { ...next, run };
}

/** Appends to the trail of a run. */
async function appendEvents(
  tx: Tx,
  platform: SavingDeps['platform'],
  actor: Actor,
  run: RunRow,
  events: readonly RunEvent[],
): Promise<void> {
  const rows: store.NewEvent[] = [];
  for (const [index, event] of events.entries()) {
    rows.push({
      region: run.region,
      id: await platform.ids.next(tx, run.region),
      run_id: run.id,
      org_id: run.org_id,
      path: run.path,
      seq: run.event_count + index + 1,
      happened_on: event.day,
      actor_id: actor.userId,
      actor_name: actor.displayName,
      event,
    });
  }
  await store.insertEvents(tx, rows, platform.clock.now());
}

async function endDuties(
  tx: Tx,
  platform: SavingDeps['platform'],
  actor: Actor,
  before: StepRow,
  after: StepRow,
): Promise<void> {
  if (after.state === 'open' && after.times_opened === before.times_opened) {
    if (after.due_on !== before.due_on) await moveTodos(tx, 'run-step', before.id, after.due_on);
    return;
  }
  const outcome = after.state === 'done' ? 'done' : after.state === 'lapsed' ? 'lapsed' : 'withdrawn';
  await closeTodos(tx, platform, actor, 'run-step', before.id, outcome);
}

/** Opens one step: who acts, by when and why, the record of the primitive, the duty. */
async function openStep(
  tx: Tx,
  deps: SavingDeps,
  actor: Actor,
  loaded: LoadedRun,
  id: string,
  facts: RunFacts,
): Promise<StepRow> {
  const day = deps.platform.clock.today();
  const step = stepOf(loaded.definition, id);
  const acting = actingOf(step, loaded.above, loaded.run, loaded.round?.org_id);
  const row: StepRow = {
    ...rowOf(loaded, id),
    ...timesOf(step, loaded.state, facts, day),
    acting_org_id: acting.org.id,
    seen_at: null,
  };
  const made = await deps.handlers.get(step.params.primitive).open(tx, actor, contextOf(loaded, row, day));
  await openTodos(tx, deps.platform, [dutyOf(loaded, row, step, acting)]);
  return { ...row, subject_id: made.subjectId ?? row.subject_id, link: made.link ?? row.link };
}

/** When a step may end at the earliest, and how its date came about. */
export function timesOf(
  step: Step,
  state: RunState,
  facts: RunFacts,
  day: string,
): Pick<StepRow, 'earliest_on' | 'due_basis'> {
  const due = step.due === undefined ? undefined : resolveTime(step.due, step.id, state, facts, day);
  const earliest = step.earliest === undefined ? undefined : resolveTime(step.earliest, step.id, state, facts, day);
  const basis: DueBasis | null =
    due === undefined || step.due === undefined
      ? null
      : {
          kind: step.due.kind,
          skipped: due.skipped,
          uncoveredYears: due.uncoveredYears,
          ...(due.ruleId === undefined ? {} : { ruleId: due.ruleId }),
        };
  return { earliest_on: earliest?.on ?? null, due_basis: basis };
}

/** The duty of a step. What a superior has to do for many organisations of a round is one group. */
export function dutyOf(loaded: Pick<LoadedRun, 'run' | 'above'>, row: StepRow, step: Step, acting: ActingOrg): NewTodo {
  const { run, above } = loaded;
  const group =
    run.round_id === null || acting.org.id === run.org_id
      ? undefined
      : {
          key: `round:${run.round_id}:${step.id}`,
          titleZh: `${run.title} · ${step.titleZh}`,
          titleEn: `${run.title} · ${step.titleEn}`,
          link: `/rounds/${run.round_id}?step=${step.id}&state=open`,
        };
  return {
    orgId: acting.org.id,
    path: run.path,
    roles: acting.roles,
    aboutOrgId: run.org_id,
    aboutName: above.at(-1)?.name ?? '',
    kind: 'step',
    titleZh: `${run.title} · ${step.titleZh}`,
    titleEn: `${run.title} · ${step.titleEn}`,
    link: `/runs/${run.id}/${step.id}`,
    subjectKind: 'run-step',
    subjectId: row.id,
    dueOn: row.due_on,
    ...(group ? { group } : {}),
  };
}
