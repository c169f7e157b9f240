/** Result of reading a typed date: the civil date, or why it is none. */
export type ParsedDate =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: 'format' | 'no-such-day' };

const forms = [
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})(?:日|号)?$/,
];

/**
 * Reads a date as people type it: 20261121, 2026-11-21, 2026.11.21, 2026/11/21, 2026年11月21日,
 * full-width digits and spaces included. The year has four digits, 1900 to 2099.
 */
export function parseDate(typed: string): ParsedDate {
  const text = typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[－—–]/g, '-')
    .replace(/[．。]/g, '.')
    .replace(/\s+/g, '');
  for (const form of forms) {
    const match = form.exec(text);
    if (match) return checkDay(Number(match[1]), Number(match[2]), Number(match[3]));
  }
  return { ok: false, reason: 'format' };
}

/** Civil date of a year, a month (1–12) and a day; not checked. */
export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Number of days of a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Civil date `days` after (or before, when negative) another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Civil date `months` later; the day is held back to the end of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const newYear = Math.floor(count / 12);
  const newMonth = (count % 12) + 1;
  return isoDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** Whole days from one civil date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Day of the week of a civil date, Monday 1 … Sunday 7. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** Today in China, whatever the clock zone of the device. For display; what counts is decided by the server. */
export function todayInChina(now: Date = new Date()): string {
  return chinaTime(now).slice(0, 10);
}

/** An instant as `2026-11-21 14:30` in China time (UTC+8, no summer time since 1991). */
export function formatInstant(instant: string | Date): string {
  return chinaTime(typeof instant === 'string' ? new Date(instant) : instant);
}

/** Clock time `14:30` of an instant in China. */
export function formatClock(instant: string | Date): string {
  return formatInstant(instant).slice(11);
}

/** A civil date as `2026年11月21日`, for printed papers and notices. */
export function formatLongDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** How near a date is: the words a person would add to it. Nothing beyond 60 days. */
export function nearness(
  date: string,
  today: string,
): { readonly word: 'today' | 'tomorrow' | 'yesterday' | 'daysLeft' | 'daysPast'; readonly count: number } | undefined {
  const count = daysBetween(today, date);
  if (count === 0) return { word: 'today', count };
  if (count === 1) return { word: 'tomorrow', count };
  if (count === -1) return { word: 'yesterday', count: 1 };
  if (Math.abs(count) > 60) return undefined;
  return count > 0 ? { word: 'daysLeft', count } : { word: 'daysPast', count: -count };
}

function checkDay(year: number, month: number, day: number): ParsedDate {
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return { ok: false, reason: 'no-such-day' };
  }
  return { ok: true, value: isoDate(year, month, day) };
}

function chinaTime(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
