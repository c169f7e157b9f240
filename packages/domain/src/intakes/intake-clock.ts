import { addDuration, countWorkingDays, addWorkingDays, type WorkingCalendar } from '../kernel/calendar.ts';
import { isClockDuration, type Duration } from '../kernel/duration.ts';
import { addDays, dayNumber, type IsoDate } from '../kernel/iso-date.ts';

/** What somebody brings. Reports of wrongdoing are none of these: they leave for the closed path at registration. */
export type IntakeKind = 'service' | 'petition' | 'opinion' | 'enquiry' | 'interpellation' | 'objection' | 'appeal';

/** Why a clock stands still. */
export type PauseReason = 'papers' | 'expert' | 'person-asks' | 'hearing';

/** A time in which a clock stands still: from the day `from`, running again on `until`; open while `until` is null. */
export interface Pause {
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly because: PauseReason;
}

/** Days on which the clock of a matter depends. */
export interface IntakeDays {
  readonly receivedOn: IsoDate;
  readonly acceptedOn: IsoDate | null;
  /** Day on which it went back to handling because the person was not satisfied; the time to reply begins anew. */
  readonly reopenedOn: IsoDate | null;
  /** Whether another person approved the one extension. */
  readonly isExtended: boolean;
  readonly pauses: readonly Pause[];
}

/** Lengths from the dated rules. */
export interface IntakeLengths {
  /** From receipt: to tell the person whether the matter is accepted. */
  readonly notify: Duration;
  /** From acceptance: to reply. */
  readonly reply: Duration;
  readonly extension: Duration;
}

/** The end of one clock and how it was counted. */
export interface ClockEnd {
  readonly from: IsoDate;
  readonly length: Duration;
  /** Days that stood still, in the unit of the length: working days for `wd`, civil days otherwise. */
  readonly pausedDays: number;
  readonly extension: Duration | null;
  /** Last day that is in time. While the clock stands still it moves on with each day. */
  readonly dueOn: IsoDate;
}

/** Clocks of a matter on a day. */
export interface IntakeClock {
  readonly notify: ClockEnd;
  /** Runs from acceptance. */
  readonly reply: ClockEnd | null;
  readonly isPaused: boolean;
}

/**
 * The clocks of a matter: told in time, answered in time. The day of receipt or acceptance does not count, the last day
 * runs to its end.
 *
 * @param today up to which an open pause is counted
 */
export function intakeClock(
  days: IntakeDays,
  lengths: IntakeLengths,
  calendar: WorkingCalendar,
  today: IsoDate,
): IntakeClock {
  const pauses = merge(days.pauses, today);
  const repliesFrom = days.reopenedOn ?? days.acceptedOn;
  return {
    notify: clockEnd(days.receivedOn, lengths.notify, null, pauses, calendar),
    reply:
      repliesFrom === null
        ? null
        : clockEnd(repliesFrom, lengths.reply, days.isExtended ? lengths.extension : null, pauses, calendar),
    isPaused: days.pauses.some(({ until }) => until === null),
  };
}

/** Whether something done on `doneOn` (or not yet, on `today`) is within a clock. */
export function isWithin(end: ClockEnd, doneOn: IsoDate | null, today: IsoDate): boolean {
  return (doneOn ?? today) <= end.dueOn;
}

/** Reasons for which the clock of a kind may stand still. A statutory petition stands still for a hearing of its recheck alone. */
export function pauseReasons(kind: IntakeKind, stage: 'handling' | 'review' | 'recheck'): readonly PauseReason[] {
  if (kind === 'petition') return stage === 'recheck' ? ['hearing'] : [];
  return ['papers', 'expert', 'person-asks'];
}

interface Span {
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/** Pauses in order, overlapping ones joined, open ones up to today. */
function merge(pauses: readonly Pause[], today: IsoDate): readonly Span[] {
  const spans = pauses
    .map(({ from, until }) => ({ from, until: until ?? today }))
    .filter(({ from, until }) => from < until)
    .sort((a, b) => a.from.localeCompare(b.from));
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last === undefined || span.from > last.until) merged.push(span);
    else if (span.until > last.until) merged[merged.length - 1] = { from: last.from, until: span.until };
  }
  return merged;
}

/** Each pause moves the end that stands before it; a pause after the end changes nothing any more. */
function clockEnd(
  from: IsoDate,
  length: Duration,
  extension: Duration | null,
  pauses: readonly Span[],
  calendar: WorkingCalendar,
): ClockEnd {
  if (isClockDuration(length)) throw new RangeError('a matter is counted in days');
  const first = addDuration(calendar, from, length).date;
  let dueOn = extension === null ? first : addDuration(calendar, first, extension).date;
  let pausedDays = 0;
  for (const pause of pauses) {
    const begin = pause.from < from ? from : pause.from;
    if (begin > dueOn || pause.until <= begin) continue;
    const still = daysBetween(begin, pause.until, length, calendar);
    pausedDays += still;
    dueOn = length.unit === 'wd' ? addWorkingDays(calendar, dueOn, still).date : addDays(dueOn, still);
  }
  return { from, length, pausedDays, extension, dueOn };
}

/** Days of [begin, until) that would have counted. */
function daysBetween(begin: IsoDate, until: IsoDate, { unit }: Duration, calendar: WorkingCalendar): number {
  if (unit === 'wd') return countWorkingDays(calendar, addDays(begin, -1), addDays(until, -1)).days;
  return dayNumber(until) - dayNumber(begin);
}
