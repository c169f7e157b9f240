import { addDays, addMonths, civilOf, isoDateOf, type Duration } from '@jishi/domain';

/** A half-open period with its last day. */
export interface Period {
  readonly from: string;
  readonly until: string;
  readonly lastDay: string;
}

/**
 * The calendar period of a length that holds a day: months, quarters, half years and years begin in January, so that
 * 每季度一次 means the quarter of the calendar and not three months from the last meeting.
 *
 * @throws RangeError for lengths that do not divide a year: they have no calendar period
 */
export function periodOf(length: Duration, day: string): Period {
  const months = length.unit === 'y' ? 12 * length.amount : length.unit === 'm' ? length.amount : 0;
  if (months === 0 || (12 % months !== 0 && months % 12 !== 0)) {
    throw new RangeError(`no calendar period of ${length.amount}${length.unit}`);
  }
  const { year, month } = civilOf(day);
  const first = months >= 12 ? 1 : month - ((month - 1) % months);
  const firstYear = months > 12 ? year - (year % (months / 12)) : year;
  const from = isoDateOf({ year: firstYear, month: first, day: 1 });
  const until = addMonths(from, months);
  return { from, until, lastDay: addDays(until, -1) };
}
