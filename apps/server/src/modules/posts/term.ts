import { addDays, addMonths, addYears, durationOf } from '@jishi/domain';

/** Day after the last of a term that begins on `day`: terms run in calendar days, months and years. */
export function termEnd(day: string, term: string): string {
  const { amount, unit } = durationOf(term);
  if (unit === 'y') return addYears(day, amount);
  return unit === 'm' ? addMonths(day, amount) : addDays(day, amount);
}
