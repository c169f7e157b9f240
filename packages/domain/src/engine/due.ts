import { addDuration, workingDayFrom, type SkippedDay } from '../kernel/calendar.ts';
import { isClockDuration } from '../kernel/duration.ts';
import { addClock, civilDateAt, compareInstants, dayBeginsAt, type Instant } from '../kernel/instant.ts';
import { civilOf, daysInMonth, isoDateOf, type IsoDate } from '../kernel/iso-date.ts';
import type { Anchor, TimeRule } from '../methods/definition.ts';
import type { DurationSetting } from '../methods/settings.ts';
import { durationSetting, valueInForce, type RunFacts } from './run-facts.ts';
import type { RunState, StepRun } from './run-state.ts';

/** A resolved time: the last (or first) day, and the moment where the clock counts. */
export interface ResolvedTime {
  readonly on: IsoDate;
  readonly at?: Instant;
  readonly skipped: readonly SkippedDay[];
  /** Years whose holidays are not known yet: the day may still move. */
  readonly uncoveredYears: readonly number[];
  /** Parameter that gave the length. */
  readonly ruleId?: string;
}

/**
 * The day a time rule means for a step of a run, or undefined while its anchor has not happened. The parameter is read
 * for `day`; where the rules of that day set no time, there is none.
 */
export function resolveTime(
  rule: TimeRule,
  stepId: string,
  state: RunState,
  facts: RunFacts,
  day: IsoDate,
): ResolvedTime | undefined {
  switch (rule.kind) {
    case 'on': {
      const year = civilOf(state.startedOn ?? day).year + (rule.year === 'next' ? 1 : 0);
      const last = Math.min(rule.day, daysInMonth(year, rule.month));
      return plain(isoDateOf({ year, month: rule.month, day: last }));
    }
    case 'round-date': {
      const date = state.roundDates[rule.name];
      return date === undefined ? undefined : plain(date);
    }
    case 'after':
    case 'before': {
      const anchor = anchorTime(rule.anchor, stepId, state, facts);
      const length = rule.kind === 'after' ? rule.within : rule.by;
      if (anchor === undefined || isUnset(length, facts, day)) return undefined;
      return rule.kind === 'after' ? after(rule, anchor, facts, day) : before(rule, anchor, facts, day);
    }
  }
}

/** Is the step past its time and still open? Computed, never stored. The due day itself is in time. */
export function isOverdue(step: StepRun, day: IsoDate, now: Instant): boolean {
  if (step.state !== 'open') return false;
  if (step.dueAt !== undefined) return compareInstants(now, step.dueAt) > 0;
  return step.dueOn !== undefined && day > step.dueOn;
}

const isUnset = (setting: DurationSetting, facts: RunFacts, day: IsoDate): boolean =>
  typeof setting === 'object' && valueInForce(setting.param, facts.valueOf, day) === undefined;

const plain = (on: IsoDate): ResolvedTime => ({ on, skipped: [], uncoveredYears: [] });

function after(
  rule: Extract<TimeRule, { kind: 'after' }>,
  anchor: string,
  facts: RunFacts,
  day: IsoDate,
): ResolvedTime {
  const length = durationSetting(rule.within, facts.valueOf, day);
  const named = typeof rule.within === 'object' ? { ruleId: rule.within.param } : {};
  if (isClockDuration(length)) {
    const at = addClock(isInstant(anchor) ? anchor : dayBeginsAt(anchor), length);
    return { on: civilDateAt(at), at, skipped: [], uncoveredYears: [], ...named };
  }
  const end = addDuration(facts.calendar, dateOf(anchor), length);
  return { on: end.date, skipped: end.skipped, uncoveredYears: end.uncoveredYears, ...named };
}

/** Counted back from the anchor; a notice “5 d before” must be out on that day at the latest. */
function before(
  rule: Extract<TimeRule, { kind: 'before' }>,
  anchor: string,
  facts: RunFacts,
  day: IsoDate,
): ResolvedTime {
  const length = durationSetting(rule.by, facts.valueOf, day);
  const named = typeof rule.by === 'object' ? { ruleId: rule.by.param } : {};
  if (isClockDuration(length)) {
    const at = addClock(isInstant(anchor) ? anchor : dayBeginsAt(anchor), { ...length, amount: -length.amount });
    return { on: civilDateAt(at), at, skipped: [], uncoveredYears: [], ...named };
  }
  const end = addDuration(facts.calendar, dateOf(anchor), length, -1);
  return { on: end.date, skipped: end.skipped, uncoveredYears: end.uncoveredYears, ...named };
}

function anchorTime(anchor: Anchor, stepId: string, state: RunState, facts: RunFacts): string | undefined {
  switch (anchor.kind) {
    case 'run-started':
      return state.startedOn;
    case 'run-event':
      return state.eventAt ?? state.eventOn ?? state.startedOn;
    case 'step-opened': {
      const step = state.steps[stepId];
      return step?.openedAt ?? step?.openedOn;
    }
    case 'step-done': {
      const step = state.steps[anchor.step];
      return step?.state === 'done' ? (step.endedAt ?? step.endedOn) : undefined;
    }
    case 'record':
      return facts.steps?.[anchor.step]?.dates?.[anchor.field];
  }
}

const isInstant = (text: string): boolean => text.length > 10;
const dateOf = (text: string): IsoDate => (isInstant(text) ? civilDateAt(text) : text);

/** The first working day from a due day on, for reminders: none go out on Sundays. */
export const reminderDay = (facts: RunFacts, on: IsoDate): IsoDate => workingDayFrom(facts.calendar, on);
