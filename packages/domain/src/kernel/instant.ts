import { dateOfDayNumber, dayNumber, isIsoDate, type IsoDate } from './iso-date.ts';
import { isClockDuration, type Duration } from './duration.ts';

/** A moment in UTC, `2026-11-21T03:44:00Z` or with milliseconds. The 6-hour report needs these; a date is not enough. */
export type Instant = string;

const shape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;
const dayMs = 86_400_000;
/** China has kept one time, UTC+8 without summer time, since 1992. */
const shanghaiMs = 8 * 3_600_000;

/** Milliseconds since 1970-01-01T00:00Z, or undefined when the text is no instant. Offsets are accepted. */
export function parseInstant(text: string): number | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, date = '', hour = '', minute = '', second = '', fraction = '', zone = 'Z'] = match;
  if (!isIsoDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const millis = Number(fraction.padEnd(3, '0').slice(0, 3));
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + millis;
  return dayNumber(date) * dayMs + time - offsetMs(zone);
}

/** @throws RangeError when the text is no instant. */
export function millisOf(instant: Instant): number {
  const millis = parseInstant(instant);
  if (millis === undefined) throw new RangeError(`not an instant: ${instant}`);
  return millis;
}

/** The instant in UTC with milliseconds, as `Date.toISOString` writes it. */
export function instantOf(millis: number): Instant {
  const day = Math.floor(millis / dayMs);
  const rest = millis - day * dayMs;
  const part = (value: number, width: number) => String(Math.floor(value)).padStart(width, '0');
  const clock = [part(rest / 3_600_000, 2), part((rest / 60_000) % 60, 2), part((rest / 1000) % 60, 2)].join(':');
  return `${dateOfDayNumber(day)}T${clock}.${part(rest % 1000, 3)}Z`;
}

/** Civil day in China at this instant. */
export const civilDateAt = (instant: Instant): IsoDate =>
  dateOfDayNumber(Math.floor((millisOf(instant) + shanghaiMs) / dayMs));

/** The instant at which the civil day begins in China. */
export const dayBeginsAt = (date: IsoDate): Instant => instantOf(dayNumber(date) * dayMs - shanghaiMs);

/**
 * Hours and minutes later, by the clock: rest days count.
 *
 * @throws RangeError for calendar units, see `addDuration`
 */
export function addClock(instant: Instant, duration: Duration): Instant {
  if (!isClockDuration(duration)) throw new RangeError('calendar units are counted on dates');
  return instantOf(millisOf(instant) + duration.amount * (duration.unit === 'h' ? 3_600_000 : 60_000));
}

/** Whole minutes from `from` until `until`, rounded towards zero; negative when `until` is earlier. */
export function minutesBetween(from: Instant, until: Instant): number {
  return Math.trunc((millisOf(until) - millisOf(from)) / 60_000);
}

/** Order of two instants whatever their spelling: negative, 0 or positive. */
export const compareInstants = (a: Instant, b: Instant): number => millisOf(a) - millisOf(b);

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
