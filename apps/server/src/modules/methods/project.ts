import { stepRun, type MethodDefinition, type RunEvent, type RunState } from '@jishi/domain';
import type { RunRow, RunStatus, StepRow } from './schema.ts';

/** Row of a step after events; what only the row knows (record, link, facts, a date the round has moved) is kept. */
export function projectStep(row: StepRow, before: RunState, after: RunState): StepRow {
  const step = stepRun(after, row.step_id);
  const dueMoved = stepRun(before, row.step_id).dueOn !== step.dueOn;
  const isDone = step.state === 'done';
  return {
    ...row,
    state: step.state,
    opened_on: step.openedOn ?? row.opened_on,
    due_on: dueMoved || step.state === 'waiting' ? (step.dueOn ?? null) : row.due_on,
    first_due_on: step.firstDueOn ?? null,
    done_at: isDone && step.endedAt !== undefined ? new Date(step.endedAt) : null,
    done_on: step.state === 'waiting' || step.state === 'open' ? null : (step.endedOn ?? null),
    done_by: isDone ? (step.doneBy[0] ?? null) : null,
    done_by_name: isDone ? row.done_by_name : null,
    doers: step.doneBy,
    reason: step.reason ?? null,
    times_opened: step.attempt,
    ...(step.state === 'waiting' ? { seen_at: null, acting_org_id: null } : {}),
  };
}

const statuses: Readonly<Record<RunState['status'], RunStatus>> = {
  'not-started': 'running',
  running: 'running',
  completed: 'done',
  lapsed: 'lapsed',
  cancelled: 'cancelled',
};

/** State and end of a run as stored. */
export function projectRun(run: RunRow, state: RunState, eventCount: number): RunRow {
  return { ...run, state: statuses[state.status], ended_on: state.endedOn ?? null, event_count: eventCount };
}

/** Steps whose row changes by these events. */
export function touchedBy(events: readonly RunEvent[], before: RunState, after: RunState): ReadonlySet<string> {
  const named = events.flatMap((event) => ('step' in event ? [event.step] : []));
  const changed = Object.keys(after.steps).filter((id) => before.steps[id] !== after.steps[id]);
  return new Set([...named, ...changed]);
}

/** Rows of the steps of a new run, all waiting. */
export function waitingRows(run: RunRow, definition: MethodDefinition, ids: readonly number[]): StepRow[] {
  return definition.steps.map((step, index) => ({
    region: run.region,
    id: ids[index] ?? missing(),
    run_id: run.id,
    round_id: run.round_id,
    org_id: run.org_id,
    path: run.path,
    superior_org_id: run.superior_org_id,
    step_id: step.id,
    position: index,
    primitive: step.params.primitive,
    state: 'waiting',
    acting_org_id: null,
    subject_id: null,
    link: null,
    opened_on: null,
    due_on: null,
    first_due_on: null,
    due_basis: null,
    earliest_on: null,
    lapses: step.due?.missed === 'lapses',
    done_at: null,
    done_on: null,
    done_by: null,
    done_by_name: null,
    doers: [],
    outcome: {},
    facts: {},
    reason: null,
    seen_at: null,
    times_opened: 0,
    version: 0,
  }));
}

function missing(): never {
  throw new Error('too few ids for the steps of a run');
}
