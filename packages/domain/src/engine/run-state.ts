import type { Instant } from '../kernel/instant.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import { startingSteps, type MethodDefinition } from '../methods/definition.ts';
import { incoming } from '../methods/graph.ts';

/** The states of every step. `returned` sent the run back and waits for its turn again. Overdue is no state. */
export type StepState = 'waiting' | 'open' | 'done' | 'returned' | 'skipped' | 'lapsed';

/** States of a run. */
export type RunStatus = 'not-started' | 'running' | 'completed' | 'lapsed' | 'cancelled';

/** One turn of a step that is over; its records stay. */
export interface PastAttempt {
  readonly attempt: number;
  readonly openedOn: IsoDate | null;
  readonly endedOn: IsoDate;
  readonly endedAs: 'done' | 'returned' | 'skipped' | 'lapsed' | 'withdrawn';
  readonly outcome?: string;
  readonly reason?: string;
  readonly doneBy: readonly number[];
  readonly checkedBy: readonly number[];
}

/** A step of a run. */
export interface StepRun {
  readonly state: StepState;
  /** 0 before the first turn. */
  readonly attempt: number;
  readonly openedOn?: IsoDate;
  readonly openedAt?: Instant;
  readonly endedOn?: IsoDate;
  readonly endedAt?: Instant;
  readonly dueOn?: IsoDate;
  readonly dueAt?: Instant;
  /** The due day of the first turn; a task that was sent back keeps it. */
  readonly firstDueOn?: IsoDate;
  readonly extensions: number;
  readonly outcome?: string;
  readonly reason?: string;
  readonly doneBy: readonly number[];
  readonly checkedBy: readonly number[];
  readonly history: readonly PastAttempt[];
}

/** A run; always the fold of its events. */
export interface RunState {
  readonly status: RunStatus;
  readonly startedOn?: IsoDate;
  readonly startedAt?: Instant;
  readonly endedOn?: IsoDate;
  /** The day or moment the run is about. */
  readonly eventOn?: IsoDate;
  readonly eventAt?: Instant;
  /** Dates of the round by name. */
  readonly roundDates: Readonly<Record<string, IsoDate>>;
  readonly steps: Readonly<Record<string, StepRun>>;
}

interface Happened {
  readonly day: IsoDate;
  readonly at: Instant;
  /** Person who did it; absent when the platform did (opening, lapsing). */
  readonly by?: number;
}

/** What may happen to a run. Events are appended, never changed. */
export type RunEvent = Happened &
  (
    | {
        readonly kind: 'run-started';
        readonly eventOn?: IsoDate;
        readonly eventAt?: Instant;
        readonly roundDates?: Readonly<Record<string, IsoDate>>;
      }
    | { readonly kind: 'step-opened'; readonly step: string; readonly dueOn?: IsoDate; readonly dueAt?: Instant }
    | {
        readonly kind: 'step-completed';
        readonly step: string;
        readonly outcome?: string;
        readonly doneBy: readonly number[];
        readonly checkedBy: readonly number[];
        /** Why a condition that should hold as a rule did not, by predicate. */
        readonly reasons?: Readonly<Record<string, string>>;
      }
    | {
        readonly kind: 'step-returned';
        readonly step: string;
        readonly to: string;
        readonly reason: string;
        /** Steps between, which go back to waiting. */
        readonly resets: readonly string[];
      }
    /** An outcome led back to an earlier step; it and the steps after it begin another turn. */
    | { readonly kind: 'steps-reset'; readonly cause: string; readonly resets: readonly string[] }
    | { readonly kind: 'step-skipped'; readonly step: string; readonly reason: string }
    | { readonly kind: 'step-lapsed'; readonly step: string }
    | {
        readonly kind: 'step-extended';
        readonly step: string;
        readonly dueOn: IsoDate;
        readonly reason: string;
        readonly approvedBy: number;
      }
    | { readonly kind: 'round-date-set'; readonly name: string; readonly date: IsoDate }
    | { readonly kind: 'run-completed' }
    | { readonly kind: 'run-lapsed' }
    | { readonly kind: 'run-cancelled'; readonly reason: string }
  );

const untouched: StepRun = {
  state: 'waiting',
  attempt: 0,
  extensions: 0,
  doneBy: [],
  checkedBy: [],
  history: [],
};

/** A run before its first event. */
export function emptyRun(definition: MethodDefinition): RunState {
  const steps = Object.fromEntries(definition.steps.map(({ id }) => [id, untouched]));
  return { status: 'not-started', roundDates: {}, steps };
}

/** The state after all events, in order. */
export const foldRun = (events: readonly RunEvent[], definition: MethodDefinition): RunState =>
  events.reduce((state, event) => applyRunEvent(state, event, definition), emptyRun(definition));

/** The state after one event. Events were decided before; applying one never refuses. */
export function applyRunEvent(state: RunState, event: RunEvent, definition: MethodDefinition): RunState {
  switch (event.kind) {
    case 'run-started':
      return started(emptyRun(definition), event);
    case 'step-opened':
      return put(state, event.step, (step) => open(step, event));
    case 'step-completed':
      return put(state, event.step, (step) => ({
        ...end(step, 'done', event),
        doneBy: event.doneBy,
        checkedBy: event.checkedBy,
        ...(event.outcome === undefined ? {} : { outcome: event.outcome }),
      }));
    case 'step-returned': {
      const sentBack = put(state, event.step, (step) =>
        archive(end(step, 'returned', event, event.reason), event.day, 'returned'),
      );
      return event.resets.reduce((next, id) => put(next, id, (step) => reset(step, event.day)), sentBack);
    }
    case 'steps-reset':
      return event.resets.reduce((next, id) => put(next, id, (step) => reset(step, event.day)), state);
    case 'step-skipped':
      return put(state, event.step, (step) => end(step, 'skipped', event, event.reason));
    case 'step-lapsed':
      return put(state, event.step, (step) => end(step, 'lapsed', event));
    case 'step-extended':
      return put(state, event.step, ({ dueAt: _replaced, ...step }) => ({
        ...step,
        dueOn: event.dueOn,
        extensions: step.extensions + 1,
      }));
    case 'round-date-set':
      return { ...state, roundDates: { ...state.roundDates, [event.name]: event.date } };
    case 'run-completed':
      return { ...state, status: 'completed', endedOn: event.day };
    case 'run-lapsed':
      return { ...lapseOpen(state, event), status: 'lapsed', endedOn: event.day };
    case 'run-cancelled':
      return { ...state, status: 'cancelled', endedOn: event.day };
  }
}

/** Ids of the steps people can work on now. */
export const openSteps = (state: RunState): readonly string[] =>
  Object.keys(state.steps).filter((id) => state.steps[id]?.state === 'open');

/** The step's record. @throws RangeError when the definition has no such step. */
export function stepRun(state: RunState, id: string): StepRun {
  const step = state.steps[id];
  if (step === undefined) throw new RangeError(`run has no step ${id}`);
  return step;
}

/** Has the step got its turn by its predecessors, apart from joins and conditions? Starting steps always have. */
export function hasTurn(state: RunState, definition: MethodDefinition, id: string): boolean {
  if (stepRun(state, id).attempt === 0 && startingSteps(definition).includes(id)) return true;
  const edges = incoming(definition).get(id) ?? [];
  return edges.some(({ from, edge }) => {
    const before = state.steps[from.id];
    if (before === undefined) return false;
    if (before.state === 'skipped' || before.state === 'lapsed') return edge.outcomes === undefined;
    if (before.state !== 'done') return false;
    return edge.outcomes === undefined || (before.outcome !== undefined && edge.outcomes.includes(before.outcome));
  });
}

function put(state: RunState, id: string, change: (step: StepRun) => StepRun): RunState {
  return { ...state, steps: { ...state.steps, [id]: change(stepRun(state, id)) } };
}

function started(state: RunState, event: RunEvent & { kind: 'run-started' }): RunState {
  return {
    ...state,
    status: 'running',
    startedOn: event.day,
    startedAt: event.at,
    roundDates: event.roundDates ?? {},
    ...(event.eventOn === undefined ? {} : { eventOn: event.eventOn }),
    ...(event.eventAt === undefined ? {} : { eventAt: event.eventAt }),
  };
}

function open(step: StepRun, event: RunEvent & { kind: 'step-opened' }): StepRun {
  const firstDueOn = step.firstDueOn ?? event.dueOn;
  return {
    state: 'open',
    attempt: step.attempt + 1,
    openedOn: event.day,
    openedAt: event.at,
    extensions: step.extensions,
    doneBy: [],
    checkedBy: [],
    history: step.history,
    ...(event.dueOn === undefined ? {} : { dueOn: event.dueOn }),
    ...(event.dueAt === undefined ? {} : { dueAt: event.dueAt }),
    ...(firstDueOn === undefined ? {} : { firstDueOn }),
  };
}

function end(step: StepRun, state: StepState, { day, at, by }: Happened, reason?: string): StepRun {
  return {
    ...step,
    state,
    endedOn: day,
    endedAt: at,
    doneBy: by === undefined ? step.doneBy : [by],
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Keeps the turn in the history; the records of it stay where they are. */
function archive(step: StepRun, day: IsoDate, endedAs: PastAttempt['endedAs']): StepRun {
  const past: PastAttempt = {
    attempt: step.attempt,
    openedOn: step.openedOn ?? null,
    endedOn: step.endedOn ?? day,
    endedAs,
    doneBy: step.doneBy,
    checkedBy: step.checkedBy,
    ...(step.outcome === undefined ? {} : { outcome: step.outcome }),
    ...(step.reason === undefined ? {} : { reason: step.reason }),
  };
  return { ...step, history: [...step.history, past] };
}

function reset(step: StepRun, day: IsoDate): StepRun {
  if (step.state === 'waiting' || step.state === 'returned') return step;
  const kept = archive(step, day, step.state === 'open' ? 'withdrawn' : step.state);
  return {
    ...untouched,
    attempt: kept.attempt,
    extensions: kept.extensions,
    history: kept.history,
    ...(kept.firstDueOn === undefined ? {} : { firstDueOn: kept.firstDueOn }),
  };
}

function lapseOpen(state: RunState, event: RunEvent): RunState {
  const lapsed = Object.keys(state.steps).filter((id) => ['open', 'waiting'].includes(stepRun(state, id).state));
  return lapsed.reduce((next, id) => put(next, id, (step) => end(step, 'lapsed', event)), state);
}
