import { addDuration } from '../kernel/calendar.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import { ok } from '../kernel/result.ts';
import { stepOf, type MethodDefinition, type Step } from '../methods/definition.ts';
import { resolveTime } from './due.ts';
import { notOpen, refuseRun, type Decision, type RunCommand } from './run-command.ts';
import { durationSetting, type RunFacts } from './run-facts.ts';
import { stepRun, type RunState } from './run-state.ts';

/** Extends a deadline: as often and as long as the step says, approved by somebody else. */
export function decideExtend(
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
  if (rule === undefined || run.dueOn === undefined) return refuseRun('run.extension-not-allowed', { step: step.id });
  if (command.reason.trim() === '') return refuseRun('run.reason-missing', { step: step.id });
  if (command.approvedBy === command.by) {
    return refuseRun('run.same-person', { step: step.id, checks: step.id, persons: [command.by] });
  }
  const times = 'times' in rule ? (rule.times ?? 1) : 1;
  if (run.extensions >= times) return refuseRun('run.extension-not-allowed', { step: step.id, times });
  const latestOn = latestExtension(rule, step, run.dueOn, state, facts, day);
  if (command.dueOn <= run.dueOn || command.dueOn > latestOn) {
    return refuseRun('run.extension-too-long', { step: step.id, dueOn: run.dueOn, asked: command.dueOn, latestOn });
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
