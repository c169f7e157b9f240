import {
  durationSetting,
  type MethodDefinition,
  type RunFacts,
  type StepFacts,
  type ValueOf,
  type WorkingCalendar,
} from '@jishi/domain';
import { addDuration, isClockDuration } from '@jishi/domain';
import type { Clock } from '../../platform/clock.ts';
import type { RuleReader } from '../../platform/rules/rule-book.ts';
import type { StepRow } from './schema.ts';

/** Everything a decision needs besides the state of the run: calendar, rules of the day, what the steps reported. */
export function runFacts(
  clock: Clock,
  calendar: WorkingCalendar,
  rules: RuleReader,
  rows: Iterable<StepRow>,
  present: Readonly<Record<string, StepFacts>> = {},
): RunFacts {
  const kept = Object.fromEntries([...rows].map((row) => [row.step_id, row.facts]));
  return { calendar, valueOf: rules satisfies ValueOf, now: clock.now().toISOString(), steps: { ...kept, ...present } };
}

/**
 * Dates by step that a method proposes when it starts: for each step whose time is a date of the round, the length its
 * own rule `….due` names, counted from the start.
 */
export function proposedCalendar(
  definition: MethodDefinition,
  calendar: WorkingCalendar,
  rules: RuleReader,
  startsOn: string,
): Record<string, string> {
  const dates: Record<string, string> = {};
  for (const { due, ruleIds } of definition.steps) {
    const ruleId = ruleIds?.find((id) => id.endsWith('.due') && id.startsWith('method.'));
    if (due?.kind !== 'round-date' || ruleId === undefined) continue;
    const length = durationSetting({ param: ruleId }, rules, startsOn);
    if (!isClockDuration(length)) dates[due.name] = addDuration(calendar, startsOn, length).date;
  }
  return dates;
}
