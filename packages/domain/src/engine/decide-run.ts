import type { IsoDate } from '../kernel/iso-date.ts';
import { ok } from '../kernel/result.ts';
import { stepOf, type MethodDefinition, type Step } from '../methods/definition.ts';
import { stepsAfter } from '../methods/graph.ts';
import { decideComplete } from './complete-step.ts';
import { decideExtend } from './extend-step.ts';
import { openingEvent, pendingSteps, readySteps } from './opening.ts';
import { isTouched, notOpen, refuseRun, type Decision, type RunCommand } from './run-command.ts';
import { valueInForce, type RunFacts } from './run-facts.ts';
import { applyRunEvent, openSteps, stepRun, type RunEvent, type RunState } from './run-state.ts';

/** The events a command leads to on `day`, including the steps it opens and the end of the run. */
export function decideRun(
  command: RunCommand,
  state: RunState,
  definition: MethodDefinition,
  facts: RunFacts,
  day: IsoDate,
): Decision {
  const isStart = command.kind === 'start';
  if (isStart && state.status !== 'not-started') return refuseRun('run.already-started', { status: state.status });
  if (!isStart && state.status !== 'running') return refuseRun('run.not-running', { status: state.status });
  if ('step' in command && state.steps[command.step] === undefined)
    return refuseRun('run.unknown-step', { step: command.step });
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
      if (step.optional !== true) return refuseRun('run.step-not-optional', { step: step.id, strength: step.strength });
      if (command.reason.trim() === '') return refuseRun('run.reason-missing', { step: step.id });
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
      if (command.reason.trim() === '') return refuseRun('run.reason-missing', {});
      return ok([{ kind: 'run-cancelled', ...happened, reason: command.reason }]);
  }
}

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
    return refuseRun('run.return-not-allowed', { step: step.id, to: command.to, allowed });
  const target = stepRun(state, command.to).state;
  if (target !== 'done' && target !== 'skipped') {
    return refuseRun('run.return-not-allowed', { step: step.id, to: command.to, state: target });
  }
  if (command.reason.trim() === '') return refuseRun('run.reason-missing', { step: step.id });
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
    return refuseRun('run.not-lapsed', { step: id, dueOn: run.dueOn ?? null, day });
  const records = facts.steps?.[id]?.recordsPresent ?? [];
  if (records.length > 0) return refuseRun('run.work-done', { step: id, records });
  return ok([{ kind: 'step-lapsed', day, at: facts.now, step: id }]);
}

/** A whole occurrence lapses only when its period is over and nothing at all was done. */
function decideLapseRun(periodEndsOn: IsoDate, state: RunState, facts: RunFacts, day: IsoDate): Decision {
  if (day <= periodEndsOn) return refuseRun('run.not-lapsed', { periodEndsOn, day });
  const worked = Object.keys(state.steps).filter((id) => {
    const hasRecords = (facts.steps?.[id]?.recordsPresent ?? []).length > 0;
    return stepRun(state, id).state === 'done' || hasRecords;
  });
  if (worked.length > 0) return refuseRun('run.work-done', { steps: worked });
  return ok([{ kind: 'run-lapsed', day, at: facts.now }]);
}

/** Do the rules of the day know the step? */
const isInForce = ({ onlyWhen }: Step, facts: RunFacts, day: IsoDate): boolean =>
  onlyWhen === undefined || valueInForce(onlyWhen.param, facts.valueOf, day) === true;

/** Nobody skips a step that the rules of the day do not know: the run passes it by, without a person. */
const passedBy = (step: string, facts: RunFacts, day: IsoDate): RunEvent => ({
  kind: 'step-skipped',
  day,
  at: facts.now,
  step,
  reason: '当日有效的规定没有这一步',
});

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
      const event = isInForce(stepOf(definition, id), facts, day)
        ? openingEvent(id, current, definition, facts, day)
        : passedBy(id, facts, day);
      events.push(event);
      current = applyRunEvent(current, event, definition);
    }
  }
  if (openSteps(current).length === 0 && pendingSteps(current, definition).length === 0) {
    events.push({ kind: 'run-completed', day, at: facts.now });
  }
  return events;
}
