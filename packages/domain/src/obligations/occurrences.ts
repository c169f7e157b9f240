import { addDuration, type WorkingCalendar } from '../kernel/calendar.ts';
import { isClockDuration, type Duration } from '../kernel/duration.ts';
import { addDays, addMonths, addYears, civilOf, isoDateOf, type IsoDate } from '../kernel/iso-date.ts';

/** A stretch of days, both ends inclusive, in which something is due. */
export interface DuePeriod {
  /** Counts from 0 at the anchor; the identity of an occurrence. */
  readonly index: number;
  readonly from: IsoDate;
  /** Last day in time. */
  readonly until: IsoDate;
}

/** Something that happened on a day. `act` is its id; one act counts once. */
export interface Act {
  readonly act: number;
  readonly on: IsoDate;
}

/** `running` may still be met, `missed` stays missed. */
export type OccurrenceState = 'met' | 'running' | 'missed' | 'ahead';

/** One due occurrence with what was done for it. */
export interface Occurrence extends DuePeriod {
  readonly state: OccurrenceState;
  readonly acts: readonly number[];
  /** Acts still needed. */
  readonly missing: number;
}

/**
 * Periods of a length, one after the other, that touch the range. Months and years start from the anchor's day and
 * are clamped, so that nothing drifts: every period is counted from the anchor, not from the one before.
 *
 * @param anchor first day of period 0; `calendarAnchor` gives months, quarters and years as the calendar has them
 * @throws RangeError for an empty length and for hours and minutes
 */
export function duePeriods(
  every: Duration,
  anchor: IsoDate,
  range: { readonly from: IsoDate; readonly until: IsoDate },
  calendar: WorkingCalendar,
): readonly DuePeriod[] {
  if (every.amount < 1 || isClockDuration(every))
    throw new RangeError('an obligation needs whole days, months or years');
  const periods: DuePeriod[] = [];
  for (let index = 0, from = anchor; from <= range.until; index += 1) {
    const next = startOf(every, anchor, index + 1, calendar);
    const until = addDays(next, -1);
    if (until >= range.from) periods.push({ index, from, until });
    from = next;
  }
  return periods;
}

/** The first day of the calendar period of this length that contains `date`: month, quarter, half-year or year. */
export function calendarAnchor(every: Duration, date: IsoDate): IsoDate {
  const { year, month } = civilOf(date);
  if (every.unit === 'y') return isoDateOf({ year, month: 1, day: 1 });
  if (every.unit !== 'm' || 12 % every.amount !== 0) return date;
  const first = Math.floor((month - 1) / every.amount) * every.amount + 1;
  return isoDateOf({ year, month: first, day: 1 });
}

/**
 * What became of each occurrence by `today`. An act counts for the period of its own day: late work does not mend a
 * missed period, and two acts in one period do not cover the next.
 *
 * @param atLeast acts needed in each period
 */
export function occurrences(
  periods: readonly DuePeriod[],
  acts: readonly Act[],
  today: IsoDate,
  atLeast = 1,
): readonly Occurrence[] {
  const unique = [...new Map(acts.map((act) => [act.act, act])).values()];
  return periods.map((period) => {
    const done = unique.filter(({ on }) => period.from <= on && on <= period.until).map(({ act }) => act);
    const missing = Math.max(0, atLeast - done.length);
    return { ...period, acts: done, missing, state: stateOf(period, missing, today) };
  });
}

function stateOf({ from, until }: DuePeriod, missing: number, today: IsoDate): OccurrenceState {
  if (missing === 0) return 'met';
  if (today > until) return 'missed';
  return today < from ? 'ahead' : 'running';
}

function startOf(every: Duration, anchor: IsoDate, index: number, calendar: WorkingCalendar): IsoDate {
  const amount = every.amount * index;
  if (every.unit === 'm') return addMonths(anchor, amount);
  if (every.unit === 'y') return addYears(anchor, amount);
  return addDuration(calendar, anchor, { ...every, amount }).date;
}
