import type { IsoDate } from '../kernel/iso-date.ts';
import { ok, type Result } from '../kernel/result.ts';
import { stepOf, type Guard, type MethodDefinition, type Step } from '../methods/definition.ts';
import { isTaken, leadsBack, stepsAfter } from '../methods/graph.ts';
import { resolveTime } from './due.ts';
import { isCheckedByOther, unmetGuards, type UnmetGuard } from './guards.ts';
import { openingEvent } from './opening.ts';
import { isTouched, notOpen, refuseRun, type Decision, type RunCommand, type RunRefusal } from './run-command.ts';
import type { RunFacts } from './run-facts.ts';
import { applyRunEvent, stepRun, type RunEvent, type RunState } from './run-state.ts';

/** Ends a step when its records, hands, times and conditions allow it; an outcome may lead back. */
export function decideComplete(
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
  if (missing.length > 0) return refuseRun('run.records-missing', { step: step.id, missing }, step.ruleIds);
  const early = checkEarliest(step, state, facts, day, command.reasons ?? {});
  if (!early.ok) return early;
  const unmet = unmetGuards(guardsFor(step, command.outcome), step.strength, stepFacts, hands, facts, day);
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

/** Conditions of the step that this outcome has to meet. */
const guardsFor = ({ completeWhen = [] }: Step, outcome: string | undefined): readonly Guard[] =>
  completeWhen.filter(({ forOutcomes }) => forOutcomes === undefined || forOutcomes.includes(outcome ?? ''));

function checkOutcome(step: Step, outcome: string | undefined): Result<true, RunRefusal> {
  const allowed = (step.outcomes ?? []).map(({ id }) => id);
  if (outcome === undefined) {
    return allowed.length === 0 ? ok(true) : refuseRun('run.outcome-missing', { step: step.id, allowed });
  }
  return allowed.includes(outcome) ? ok(true) : refuseRun('run.outcome-unknown', { step: step.id, outcome, allowed });
}

/** A person is never the only actor of both a step and its check. */
function checkHands(
  step: Step,
  hands: { readonly doneBy: readonly number[]; readonly checkedBy: readonly number[] },
  state: RunState,
): Result<true, RunRefusal> {
  if (step.checker !== undefined) {
    if (hands.checkedBy.length === 0) return refuseRun('run.check-missing', { step: step.id });
    if (!isCheckedByOther(hands))
      return refuseRun('run.same-person', { step: step.id, checks: step.id, persons: hands.doneBy });
  }
  for (const checked of step.checks ?? []) {
    const earlier = stepRun(state, checked);
    const isJudgedByOther = hands.doneBy.some((person) => !earlier.doneBy.includes(person));
    if (earlier.state === 'done' && !isJudgedByOther) {
      return refuseRun('run.same-person', { step: step.id, checks: checked, persons: hands.doneBy });
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
  return refuseRun('run.too-early', { step: step.id, earliestOn: earliest.on, day, strength: step.strength }, ruleIds);
}

function checkReasons(
  step: Step,
  unmet: readonly UnmetGuard[],
  reasons: Readonly<Record<string, string>>,
): Result<true, RunRefusal> {
  const blocking = unmet.filter(({ effect }) => effect === 'block');
  if (blocking.length > 0) return refuseRun('run.condition-unmet', { step: step.id, unmet: blocking }, step.ruleIds);
  const silent = unmet.filter(({ predicate }) => (reasons[predicate] ?? '').trim() === '');
  if (silent.length > 0) return refuseRun('run.reason-missing', { step: step.id, unmet: silent }, step.ruleIds);
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
