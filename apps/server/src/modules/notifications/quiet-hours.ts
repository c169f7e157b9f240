import {
  civilDateAt,
  dayBeginsAt,
  isWorkingDay,
  millisOf,
  workingDayFrom,
  addDays,
  type WorkingCalendar,
} from '@jishi/domain';

/** Hours in which nobody is disturbed, as clock times in China; they may cross midnight. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

/**
 * When a message may go out: at once on a working day outside the quiet hours, otherwise at the end of them on the next
 * working day. What is urgent goes at once.
 */
export function sendTime(now: Date, calendar: WorkingCalendar, quiet: QuietHours, isUrgent = false): Date {
  if (isUrgent) return now;
  const day = civilDateAt(now.toISOString());
  const minute = Math.floor((now.getTime() - millisOf(dayBeginsAt(day))) / 60_000);
  const [from, until] = [minutesOf(quiet.from), minutesOf(quiet.until)];
  if (!isWorkingDay(calendar, day)) return at(workingDayFrom(calendar, day), until);
  const isBefore = minute < until && (from > until || minute >= from);
  const isAfter = from > until && minute >= from;
  if (isBefore) return at(day, until);
  if (isAfter) return at(workingDayFrom(calendar, addDays(day, 1)), until);
  return now;
}

function at(day: string, minute: number): Date {
  return new Date(millisOf(dayBeginsAt(day)) + minute * 60_000);
}

function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
