import { addDuration } from '../kernel/calendar.ts';
import type { Instant } from '../kernel/instant.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { stepOf, type MethodDefinition, type Step } from '../methods/definition.ts';
import { isTaken, leadsBack, stepsAfter } from '../methods/graph.ts';
import { resolveTime } from './due.ts';
import { isCheckedByOther, unmetGuards, type UnmetGuard } from './guards.ts';
import { openingEvent, pendingSteps, readySteps } from './opening.ts';
import { durationSetting, type RunFacts } from './run-facts.ts';
import { applyRunEvent, openSteps, stepRun, type RunEvent, type RunState } from './run-state.ts';

/** What people and the clock may ask of a run. `by` is the acting person. */
export type RunCommand =
  | {
      readonly kind: 'start';
      readonly by: number;
      readonly eventOn?: IsoDate;
      readonly eventAt?: Instant;
      readonly roundDates?: Readonly<Record<string, IsoDate>>;
    }
  /** Opens what can open by now: conditions and periods may have come true without anybody acting. */
  | { readonly kind: 'advance' }
  | {
      readonly kind: 'complete';
      readonly step: string;
      readonly by: number;
      readonly doneBy?: readonly number[];
      readonly checkedBy?: readonly number[];
      readonly outcome?: string;
      readonly reasons?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'return';
      readonly step: string;
      readonly to: string;
      readonly by: number;
      readonly reason: string;
    }
  | { readonly kind: 'skip'; readonly step: string; readonly by: number; readonly reason: string }
  | {
      readonly kind: 'extend';
      readonly step: string;
      readonly by: number;
      readonly approvedBy: number;
      readonly dueOn: IsoDate;
      readonly reason: string;
    }
  | { readonly kind: 'lapse'; readonly step: string }
  | { readonly kind: 'lapse-run'; readonly periodEndsOn: IsoDate }
  | { readonly kind: 'set-round-date'; readonly by: number; readonly name: string; readonly date: IsoDate }
  | { readonly kind: 'cancel'; readonly by: number; readonly reason: string };

/** Codes of all refusals of a run. */
export type RunRefusalCode =
  | 'run.already-started'
  | 'run.not-running'
  | 'run.unknown-step'
  | 'run.step-not-open'
  | 'run.step-not-optional'
  | 'run.reason-missing'
  | 'run.records-missing'
  | 'run.condition-unmet'
  | 'run.too-early'
  | 'run.outcome-missing'
  | 'run.outcome-unknown'
  | 'run.check-missing'
  | 'run.same-person'
  | 'run.return-not-allowed'
  | 'run.extension-not-allowed'
  | 'run.extension-too-long'
  | 'run.not-lapsed'
  | 'run.work-done';

/** Why a command was refused, with facts for the text. */
export interface RunRefusal {
  readonly code: RunRefusalCode;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly ruleIds?: readonly string[];
}

type Decision = Result<readonly RunEvent[], RunRefusal>;

/** The events a command leads to on `day`, including the steps it opens and the end of the run. */
export function decideRun(
  command: RunCommand,
  state: RunState,
  definition: MethodDefinition,
  facts: RunFacts,
  day: IsoDate,
): Decision {
  const isStart = command.kind === 'start';
  if (isStart && state.status !== 'not-started') return refuse('run.already-started', { status: state.status });
  if (!isStart && state.status !== 'running') return refuse('run.not-running', { status: state.status });
  if ('step' in command && state.steps[command.step] === undefined)
    return refuse('run.unknown-step', { step: command.step });
  const first = decideFirst(command, state, definition, facts, day);
  return first.ok ? ok(followUp(first.value, state, definition, facts, day)) : first;
}

function decideFirst(
  command: RunCommand,
  state: RunState,
  definition: MethodDefinition,
  facts: RunFacts,
  day: IsoDate,
): Decision {
  const happened = { day, at: facts.now, ...('by' in command ? { by: command.by } : {}) };
  switch (command.kind) {
    case 'start': {
      const { kind: _kind, by: _by, ...about } = command;
      return ok([{ kind: 'run-started', ...happened, ...about }]);
    }
    case 'advance':
      return ok([]);
    case 'complete':
      return decideComplete(command, state, definition, facts, day);
    case 'return':
      return decideReturn(command, state, definition, facts, day);
    case 'skip': {
      const step = stepOf(definition, command.step);
      if (stepRun(state, step.id).state !== 'open') return notOpen(state, step.id);
      if (step.optional !== true) return refuse('run.step-not-optional', { step: step.id, strength: step.strength });
      if (command.reason.trim() === '') return refuse('run.reason-missing', { step: step.id });
      return ok([{ kind: 'step-skipped', ...happened, step: step.id, reason: command.reason }]);
    }
    case 'extend':
      return decideExtend(command, state, definition, facts, day);
    case 'lapse':
      return decideLapse(command.step, state, definition, facts, day);
    case 'lapse-run':
      return decideLapseRun(command.periodEndsOn, state, facts, day);
    case 'set-round-date':
      return ok([{ kind: 'round-date-set', ...happened, name: command.name, date: command.date }]);
    case 'cancel':
      if (command.reason.trim() === '') return refuse('run.reason-missing', {});
      return ok([{ kind: 'run-cancelled', ...happened, reason: command.reason }]);
  }
}

function decideComplete(
  command: RunCommand & { kind: 'complete' },
  state: RunState,
  definition: MethodDefinition,
  facts: RunFacts,
  day: IsoDate,
): Decision {
  const step = stepOf(definition, command.step);
  if (stepRun(state, step.id).state !== 'open') return notOpen(state, step.id);
  const hands = { doneBy: command.doneBy ?? [command.by], checkedBy: command.checkedBy ?? [] };
  const outcome = checkOutcome(step, command.outcome);
  if (!outcome.ok) return outcome;
  const separate = checkHands(step, hands, state);
  if (!separate.ok) return separate;
  const stepFacts = facts.steps?.[step.id] ?? {};
  const missing = (step.records ?? [])
    .filter(({ id, required }) => required !== false && !(stepFacts.recordsPresent ?? []).includes(id))
    .map(({ id }) => id);
  if (missing.length > 0) return refuse('run.records-missing', { step: step.id, missing }, step.ruleIds);
  const early = checkEarliest(step, state, facts, day, command.reasons ?? {});
  if (!early.ok) return early;
  const unmet = unmetGuards(step.completeWhen ?? [], step.strength, stepFacts, hands, facts, day);
  const excused = checkReasons(step, unmet, command.reasons ?? {});
  if (!excused.ok) return excused;
  const completed: RunEvent = {
    kind: 'step-completed',
    day,
    at: facts.now,
    by: command.by,
    step: step.id,
    ...hands,
    ...(command.outcome === undefined ? {} : { outcome: command.outcome }),
    ...(command.reasons === undefined ? {} : { reasons: command.reasons }),
  };
  return ok([completed, ...nextTurn(step, completed, state, definition, facts, day)]);
}

function checkOutcome(step: Step, outcome: string | undefined): Result<true, RunRefusal> {
  const allowed = (step.outcomes ?? []).map(({ id }) => id);
  if (outcome === undefined) {
    return allowed.length === 0 ? ok(true) : refuse('run.outcome-missing', { step: step.id, allowed });
  }
  return allowed.includes(outcome) ? ok(true) : refuse('run.outcome-unknown', { step: step.id, outcome, allowed });
}

/** A person is never the only actor of both a step and its check. */
function checkHands(
  step: Step,
  hands: { readonly doneBy: readonly number[]; readonly checkedBy: readonly number[] },
  state: RunState,
): Result<true, RunRefusal> {
  if (step.checker !== undefined) {
    if (hands.checkedBy.length === 0) return refuse('run.check-missing', { step: step.id });
    if (!isCheckedByOther(hands))
      return refuse('run.same-person', { step: step.id, checks: step.id, persons: hands.doneBy });
  }
  for (const checked of step.checks ?? []) {
    const earlier = stepRun(state, checked);
    const isJudgedByOther = hands.doneBy.some((person) => !earlier.doneBy.includes(person));
    if (earlier.state === 'done' && !isJudgedByOther) {
      return refuse('run.same-person', { step: step.id, checks: checked, persons: hands.doneBy });
    }
  }
  return ok(true);
}

function checkEarliest(
  step: Step,
  state: RunState,
  facts: RunFacts,
  day: IsoDate,
  reasons: Readonly<Record<string, string>>,
): Result<true, RunRefusal> {
  if (step.earliest === undefined) return ok(true);
  const earliest = resolveTime(step.earliest, step.id, state, facts, day);
  if (earliest === undefined || day >= earliest.on) return ok(true);
  if (step.strength !== 'must' && (reasons['earliest'] ?? '').trim() !== '') return ok(true);
  const ruleIds = earliest.ruleId === undefined ? step.ruleIds : [earliest.ruleId];
  return refuse('run.too-early', { step: step.id, earliestOn: earliest.on, day, strength: step.strength }, ruleIds);
}

function checkReasons(
  step: Step,
  unmet: readonly UnmetGuard[],
  reasons: Readonly<Record<string, string>>,
): Result<true, RunRefusal> {
  const blocking = unmet.filter(({ effect }) => effect === 'block');
  if (blocking.length > 0) return refuse('run.condition-unmet', { step: step.id, unmet: blocking }, step.ruleIds);
  const silent = unmet.filter(({ predicate }) => (reasons[predicate] ?? '').trim() === '');
  if (silent.length > 0) return refuse('run.reason-missing', { step: step.id, unmet: silent }, step.ruleIds);
  return ok(true);
}

/** When the outcome leads back: the target opens again, and everything after it up to this step begins another turn. */
function nextTurn(
  step: Step,
  completed: RunEvent & { kind: 'step-completed' },
  state: RunState,
  definition: MethodDefinition,
  facts: RunFacts,
  day: IsoDate,
): readonly RunEvent[] {
  const targets = step.next
    .filter((edge) => isTaken(edge, completed.outcome) && leadsBack(definition, step.id, edge.to))
    .map(({ to }) => to);
  if (targets.length === 0) return [];
  const done = applyRunEvent(state, completed, definition);
  const affected = new Set([...targets, ...stepsAfter(definition, targets), step.id]);
  const resets = [...affected].filter((id) => isTouched(done, id));
  const reset: RunEvent = { kind: 'steps-reset', day, at: facts.now, cause: step.id, resets };
  const next = applyRunEvent(done, reset, definition);
  return [reset, ...targets.map((id) => openingEvent(id, next, definition, facts, day))];
}

/** Has the step begun in this turn? Waiting and returned steps have nothing to take back. */
const isTouched = (state: RunState, id: string): boolean => !['waiting', 'returned'].includes(stepRun(state, id).state);

function decideReturn(
  command: RunCommand & { kind: 'return' },
  state: RunState,
  definition: MethodDefinition,
  facts: RunFacts,
  day: IsoDate,
): Decision {
  const step = stepOf(definition, command.step);
  if (stepRun(state, step.id).state !== 'open') return notOpen(state, step.id);
  const allowed = step.returnsTo ?? [];
  if (!allowed.includes(command.to))
    return refuse('run.return-not-allowed', { step: step.id, to: command.to, allowed });
  const target = stepRun(state, command.to).state;
  if (target !== 'done' && target !== 'skipped') {
    return refuse('run.return-not-allowed', { step: step.id, to: command.to, state: target });
  }
  if (command.reason.trim() === '') return refuse('run.reason-missing', { step: step.id });
  const resets = [command.to, ...stepsAfter(definition, [command.to])];
  const touched = resets.filter((id) => id !== step.id && isTouched(state, id));
  const returned: RunEvent = {
    kind: 'step-returned',
    day,
    at: facts.now,
    by: command.by,
    step: step.id,
    to: command.to,
    reason: command.reason,
    resets: touched,
  };
  const next = applyRunEvent(state, returned, definition);
  // The target opens by the return itself; its predecessors did not change.
  return ok([returned, openingEvent(command.to, next, definition, facts, day)]);
}

function decideExtend(
  command: RunCommand & { kind: 'extend' },
  state: RunState,
  definition: MethodDefinition,
  facts: RunFacts,
  day: IsoDate,
): Decision {
  const step = stepOf(definition, command.step);
  const run = stepRun(state, step.id);
  if (run.state !== 'open') return notOpen(state, step.id);
  const rule = 'extension' in step.params ? step.params.extension : undefined;
  if (rule === undefined || run.dueOn === undefined) return refuse('run.extension-not-allowed', { step: step.id });
  if (command.reason.trim() === '') return refuse('run.reason-missing', { step: step.id });
  if (command.approvedBy === command.by) {
    return refuse('run.same-person', { step: step.id, checks: step.id, persons: [command.by] });
  }
  const times = 'times' in rule ? (rule.times ?? 1) : 1;
  if (run.extensions >= times) return refuse('run.extension-not-allowed', { step: step.id, times });
  const latestOn = latestExtension(rule, step, run.dueOn, state, facts, day);
  if (command.dueOn <= run.dueOn || command.dueOn > latestOn) {
    return refuse('run.extension-too-long', { step: step.id, dueOn: run.dueOn, asked: command.dueOn, latestOn });
  }
  const { dueOn, reason, approvedBy, by } = command;
  return ok([{ kind: 'step-extended', day, at: facts.now, by, step: step.id, dueOn, reason, approvedBy }]);
}

function latestExtension(
  rule: {
    readonly by?: Parameters<typeof durationSetting>[0];
    readonly longest?: Parameters<typeof durationSetting>[0];
  },
  step: Step,
  dueOn: IsoDate,
  state: RunState,
  facts: RunFacts,
  day: IsoDate,
): IsoDate {
  if (rule.by !== undefined) {
    return addDuration(facts.calendar, dueOn, durationSetting(rule.by, facts.valueOf, day)).date;
  }
  // `longest` runs from the same anchor as the due date itself.
  const whole =
    step.due?.kind === 'after' && rule.longest !== undefined ? { ...step.due, within: rule.longest } : undefined;
  return (whole === undefined ? undefined : resolveTime(whole, step.id, state, facts, day)?.on) ?? dueOn;
}

function decideLapse(
  id: string,
  state: RunState,
  definition: MethodDefinition,
  facts: RunFacts,
  day: IsoDate,
): Decision {
  const step = stepOf(definition, id);
  const run = stepRun(state, id);
  if (run.state !== 'open') return notOpen(state, id);
  const isOver = run.dueOn !== undefined && day > run.dueOn;
  if (step.due?.missed !== 'lapses' || !isOver)
    return refuse('run.not-lapsed', { step: id, dueOn: run.dueOn ?? null, day });
  const records = facts.steps?.[id]?.recordsPresent ?? [];
  if (records.length > 0) return refuse('run.work-done', { step: id, records });
  return ok([{ kind: 'step-lapsed', day, at: facts.now, step: id }]);
}

/** A whole occurrence lapses only when its period is over and nothing at all was done. */
function decideLapseRun(periodEndsOn: IsoDate, state: RunState, facts: RunFacts, day: IsoDate): Decision {
  if (day <= periodEndsOn) return refuse('run.not-lapsed', { periodEndsOn, day });
  const worked = Object.keys(state.steps).filter((id) => {
    const hasRecords = (facts.steps?.[id]?.recordsPresent ?? []).length > 0;
    return stepRun(state, id).state === 'done' || hasRecords;
  });
  if (worked.length > 0) return refuse('run.work-done', { steps: worked });
  return ok([{ kind: 'run-lapsed', day, at: facts.now }]);
}

/** Opens every step whose time has come, until nothing more happens, and ends the run when nothing is left. */
function followUp(
  first: readonly RunEvent[],
  state: RunState,
  definition: MethodDefinition,
  facts: RunFacts,
  day: IsoDate,
): readonly RunEvent[] {
  const events = [...first];
  let current = first.reduce((next, event) => applyRunEvent(next, event, definition), state);
  if (current.status !== 'running') return events;
  for (;;) {
    const { ready } = readySteps(current, definition, facts, day);
    if (ready.length === 0) break;
    for (const id of ready) {
      const event = openingEvent(id, current, definition, facts, day);
      events.push(event);
      current = applyRunEvent(current, event, definition);
    }
  }
  if (openSteps(current).length === 0 && pendingSteps(current, definition).length === 0) {
    events.push({ kind: 'run-completed', day, at: facts.now });
  }
  return events;
}

function notOpen(state: RunState, step: string): Decision {
  return refuse('run.step-not-open', { step, state: stepRun(state, step).state });
}

function refuse(
  code: RunRefusalCode,
  facts: Readonly<Record<string, unknown>>,
  ruleIds?: readonly string[],
): { readonly ok: false; readonly error: RunRefusal } {
  return err(ruleIds === undefined ? { code, facts } : { code, facts, ruleIds });
}
