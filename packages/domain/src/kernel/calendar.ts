import { addDays, addMonths, addYears, civilOf, weekdayOf, type IsoDate } from './iso-date.ts';
import { isClockDuration, type Duration } from './duration.ts';

/**
 * The working days (工作日) as the State Council's yearly notice fixes them. Days not named follow the week.
 * A year outside `knownYears` is computed from the week alone and flagged, because its notice is not out yet.
 */
export interface WorkingCalendar {
  readonly holidays: ReadonlySet<IsoDate>;
  /** Saturdays and Sundays that are worked (调休上班). */
  readonly makeUpDays: ReadonlySet<IsoDate>;
  readonly knownYears: ReadonlySet<number>;
}

/** A day that did not count, and why. */
export interface SkippedDay {
  readonly date: IsoDate;
  readonly because: 'weekend' | 'holiday';
}

/** Where a period ends, with the explanation a screen shows. */
export interface PeriodEnd {
  readonly date: IsoDate;
  readonly skipped: readonly SkippedDay[];
  /** Years whose holidays are not known: the date may still move when the notice appears. */
  readonly uncoveredYears: readonly number[];
}

/** A calendar that knows nothing but weekends. */
export const weekendsOnly: WorkingCalendar = {
  holidays: new Set(),
  makeUpDays: new Set(),
  knownYears: new Set(),
};

/** Joins the yearly lists. A later list corrects an earlier one for the same day. */
export function workingCalendar(
  years: readonly {
    readonly year: number;
    readonly holidays: readonly IsoDate[];
    readonly makeUpDays: readonly IsoDate[];
  }[],
): WorkingCalendar {
  const [holidays, makeUpDays] = [new Set<IsoDate>(), new Set<IsoDate>()];
  for (const list of years) {
    move(list.holidays, makeUpDays, holidays);
    move(list.makeUpDays, holidays, makeUpDays);
  }
  return { holidays, makeUpDays, knownYears: new Set(years.map(({ year }) => year)) };
}

/** Why `date` is no working day, or undefined when it is one. */
export function restReason(calendar: WorkingCalendar, date: IsoDate): SkippedDay['because'] | undefined {
  if (calendar.makeUpDays.has(date)) return undefined;
  if (calendar.holidays.has(date)) return 'holiday';
  return weekdayOf(date) >= 6 ? 'weekend' : undefined;
}

/** Is work done on `date`? */
export const isWorkingDay = (calendar: WorkingCalendar, date: IsoDate): boolean =>
  restReason(calendar, date) === undefined;

/**
 * The day `count` working days after `from`; the starting day is not counted. A negative count goes back, 0 is
 * `from` itself, working day or not.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: IsoDate, count: number): PeriodEnd {
  const step = count < 0 ? -1 : 1;
  const skipped: SkippedDay[] = [];
  let date = from;
  let left = Math.abs(count);
  while (left > 0) {
    date = addDays(date, step);
    const because = restReason(calendar, date);
    if (because === undefined) left -= 1;
    else skipped.push({ date, because });
  }
  return { date, skipped, uncoveredYears: uncovered(calendar, from, date) };
}

/** Working days after `from` up to and including `until`; 0 when `until` is not later. */
export function countWorkingDays(
  calendar: WorkingCalendar,
  from: IsoDate,
  until: IsoDate,
): {
  readonly days: number;
  readonly skipped: readonly SkippedDay[];
  readonly uncoveredYears: readonly number[];
} {
  const skipped: SkippedDay[] = [];
  let days = 0;
  for (let date = addDays(from, 1); date <= until; date = addDays(date, 1)) {
    const because = restReason(calendar, date);
    if (because === undefined) days += 1;
    else skipped.push({ date, because });
  }
  return { days, skipped, uncoveredYears: until < from ? [] : uncovered(calendar, from, until) };
}

/** `date` itself when it is a working day, otherwise the next one. */
export function workingDayFrom(calendar: WorkingCalendar, date: IsoDate): IsoDate {
  return isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, 1).date;
}

/**
 * The last day of a period that starts the day after `from`.
 *
 * @param direction -1 counts back, e.g. to the last day a notice may be sent
 * @throws RangeError for hours and minutes: those move instants, see `addClock`
 */
export function addDuration(
  calendar: WorkingCalendar,
  from: IsoDate,
  duration: Duration,
  direction: 1 | -1 = 1,
): PeriodEnd {
  const amount = duration.amount * direction;
  if (isClockDuration(duration)) throw new RangeError('hours and minutes are counted on instants');
  if (duration.unit === 'wd') return addWorkingDays(calendar, from, amount);
  const date =
    duration.unit === 'd'
      ? addDays(from, amount)
      : duration.unit === 'm'
        ? addMonths(from, amount)
        : addYears(from, amount);
  return { date, skipped: [], uncoveredYears: [] };
}

function uncovered(calendar: WorkingCalendar, a: IsoDate, b: IsoDate): number[] {
  const [first, last] = a <= b ? [a, b] : [b, a];
  const years: number[] = [];
  for (let { year } = civilOf(first); year <= civilOf(last).year; year += 1) {
    if (!calendar.knownYears.has(year)) years.push(year);
  }
  return years;
}

function move(days: readonly IsoDate[], from: Set<IsoDate>, to: Set<IsoDate>): void {
  for (const day of days) {
    from.delete(day);
    to.add(day);
  }
}
