import type { IsoDate } from '../kernel/iso-date.ts';
import { stepOf, type MethodDefinition } from '../methods/definition.ts';
import { incoming, stepsAfter } from '../methods/graph.ts';
import { resolveTime } from './due.ts';
import { unmetGuards } from './guards.ts';
import type { RunFacts } from './run-facts.ts';
import { hasTurn, openSteps, stepRun, type RunEvent, type RunState } from './run-state.ts';

/** Why a step whose turn has come is not open yet. */
export interface HeldStep {
  readonly step: string;
  readonly because: 'join' | 'condition';
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Steps whose turn has come: a predecessor ended towards them and they are not open or done. */
export function pendingSteps(state: RunState, definition: MethodDefinition): readonly string[] {
  return definition.steps.map(({ id }) => id).filter((id) => isIdle(state, id) && hasTurn(state, definition, id));
}

/**
 * The steps that open now, and what holds the others back. A join waits for every branch that may still arrive, and
 * for none that can no longer come.
 */
export function readySteps(
  state: RunState,
  definition: MethodDefinition,
  facts: RunFacts,
  day: IsoDate,
): { readonly ready: readonly string[]; readonly held: readonly HeldStep[] } {
  const pending = pendingSteps(state, definition);
  const held: HeldStep[] = [];
  const free: string[] = [];
  for (const id of pending) {
    const hold = conditionHold(id, definition, facts, day);
    if (hold === undefined) free.push(id);
    else held.push(hold);
  }
  const awaiting = new Map(free.map((id) => [id, stillComing(id, state, definition, pending)] as const));
  const ready = free.filter((id) => awaiting.get(id)?.length === 0);
  for (const id of free) {
    if (!ready.includes(id)) held.push({ step: id, because: 'join', facts: { waitsFor: awaiting.get(id) ?? [] } });
  }
  return { ready, held };
}

/** The event that opens a step on `day`, with its due date under the rule of that day. */
export function openingEvent(
  id: string,
  state: RunState,
  definition: MethodDefinition,
  facts: RunFacts,
  day: IsoDate,
): RunEvent {
  const step = stepOf(definition, id);
  const before = stepRun(state, id);
  // The anchor “opened” must see today, not an earlier turn.
  const opened: RunState = {
    ...state,
    steps: { ...state.steps, [id]: { ...before, openedOn: day, openedAt: facts.now } },
  };
  const base = { kind: 'step-opened', step: id, day, at: facts.now } as const;
  if (step.params.primitive === 'task' && before.firstDueOn !== undefined) return { ...base, dueOn: before.firstDueOn };
  const due = step.due === undefined ? undefined : resolveTime(step.due, id, opened, facts, day);
  if (due === undefined) return base;
  return due.at === undefined ? { ...base, dueOn: due.on } : { ...base, dueOn: due.on, dueAt: due.at };
}

function isIdle(state: RunState, id: string): boolean {
  const { state: now } = stepRun(state, id);
  return now === 'waiting' || now === 'returned';
}

function conditionHold(id: string, definition: MethodDefinition, facts: RunFacts, day: IsoDate): HeldStep | undefined {
  const step = stepOf(definition, id);
  const unmet = unmetGuards(step.opensWhen ?? [], step.strength, facts.steps?.[id] ?? {}, noHands, facts, day);
  const blocking = unmet.filter(({ effect }) => effect === 'block');
  if (blocking.length > 0) return { step: id, because: 'condition', facts: { unmet: blocking } };
  return undefined;
}

const noHands = { doneBy: [], checkedBy: [] };

/** Predecessors of a join that may still end towards it: open ones, and those an open or pending step can reach. */
function stillComing(
  id: string,
  state: RunState,
  definition: MethodDefinition,
  pending: readonly string[],
): readonly string[] {
  const edges = incoming(definition).get(id) ?? [];
  // Who sent the run back waits for what comes again, even where any branch was enough the first time.
  const takesAny = stepOf(definition, id).join === 'any' && stepRun(state, id).state !== 'returned';
  if (takesAny || edges.length < 2) return [];
  const sources = [...openSteps(state), ...pending].filter((source) => source !== id);
  const mayPass = (passed: string) => passed !== id && isIdle(state, passed);
  const live = new Set([...sources, ...[...stepsAfter(definition, sources, mayPass)].filter(mayPass)]);
  return edges.map(({ from }) => from.id).filter((from) => live.has(from));
}
