/**
 * Civil date `YYYY-MM-DD` (公历日期, Asia/Shanghai). Plain text, so that it compares with `<` and travels through
 * JSON and PostgreSQL unchanged; check what comes from outside with `isIsoDate`.
 */
export type IsoDate = string;

/** Year, month 1–12, day 1–31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for an existing day between the years 1 and 9999: 30 February and 2023-02-29 are refused. */
export function isIsoDate(text: unknown): text is IsoDate {
  if (typeof text !== 'string') return false;
  const match = shape.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** @throws RangeError when `date` is no existing day: a caller inside the product has a bug. */
export function civilOf(date: IsoDate): CivilDate {
  if (!isIsoDate(date)) throw new RangeError(`not a civil date: ${String(date)}`);
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

/** @throws RangeError when the parts are no existing day. */
export function isoDateOf({ year, month, day }: CivilDate): IsoDate {
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  const text = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  civilOf(text);
  return text;
}

/** Gregorian leap year. */
export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** 28–31; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01 (may be negative). Counted without a clock library: years of 400 are 146097 days. */
export function dayNumber(date: IsoDate): number {
  const { year, month, day } = civilOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayNumber`. */
export function dateOfDayNumber(days: number): IsoDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  return isoDateOf({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day });
}

/** `days` may be negative. */
export const addDays = (date: IsoDate, days: number): IsoDate => dateOfDayNumber(dayNumber(date) + days);

/** Days from `from` to `until`, negative when `until` is earlier. */
export const daysBetween = (from: IsoDate, until: IsoDate): number => dayNumber(until) - dayNumber(from);

/**
 * Calendar months later (or earlier), keeping the day of the month and clamped to the month's end:
 * 2011-08-31 plus 6 months is 2012-02-29.
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = civilOf(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return isoDateOf({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** Calendar years later, clamped: 2012-02-29 plus one year is 2013-02-28. */
export const addYears = (date: IsoDate, years: number): IsoDate => addMonths(date, years * 12);

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: IsoDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/**
 * Full months from `from` until `until`, as the calendar counts them with clamping: from 2011-08-31 to 2012-02-29
 * are six. Negative spans count as 0.
 */
export function completedMonths(from: IsoDate, until: IsoDate): number {
  const a = civilOf(from);
  const b = civilOf(until);
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  return Math.max(0, addMonths(from, months) <= until ? months : months - 1);
}

/**
 * Age in completed years (周岁). The birthday itself counts as completed; who was born on 29 February completes a year
 * on 1 March of a common year. A day before birth gives 0.
 */
export function ageOn(birthDate: IsoDate, on: IsoDate): number {
  const born = civilOf(birthDate);
  const day = civilOf(on);
  const beforeBirthday = day.month < born.month || (day.month === born.month && day.day < born.day);
  return Math.max(0, day.year - born.year - (beforeBirthday ? 1 : 0));
}

/** The first day of the month. */
export const monthStart = (date: IsoDate): IsoDate => `${date.slice(0, 8)}01`;

/** The last day of the month. */
export function monthEnd(date: IsoDate): IsoDate {
  const { year, month } = civilOf(date);
  return isoDateOf({ year, month, day: daysInMonth(year, month) });
}
