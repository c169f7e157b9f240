import { addMonths, monthStart, type IsoDate } from '../kernel/iso-date.ts';

/** First day of the month before. */
export const monthBefore = (month: IsoDate): IsoDate => addMonths(monthStart(month), -1);

/** First day of the month after. */
export const monthAfter = (month: IsoDate): IsoDate => addMonths(monthStart(month), 1);

/** Whole months from one month to another; negative when `to` is earlier. */
export function monthsApart(from: IsoDate, to: IsoDate): number {
  const count = (month: IsoDate): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
}

/** Months from one to the other, both included. */
export function monthsBetween(from: IsoDate, to: IsoDate): IsoDate[] {
  return Array.from({ length: Math.max(0, monthsApart(from, to) + 1) }, (_, index) =>
    addMonths(monthStart(from), index),
  );
}

/** Why a month may not be closed. */
export type ClosingFault = 'closed' | 'not-over' | 'earlier-open';

/**
 * May a month be closed (结账)? Months close in order, each once, and only when they are over.
 *
 * @param lastClosed first day of the last closed month; null when none is
 * @param opened first month of the account
 */
export function closingFault(
  month: IsoDate,
  lastClosed: IsoDate | null,
  opened: IsoDate,
  today: IsoDate,
): ClosingFault | undefined {
  if (lastClosed !== null && month <= lastClosed) return 'closed';
  if (month >= monthStart(today)) return 'not-over';
  const next = lastClosed === null ? monthStart(opened) : monthAfter(lastClosed);
  return month > next ? 'earlier-open' : undefined;
}

/** Whether an entry of a day falls into a closed month. */
export const isInClosedMonth = (day: IsoDate, lastClosed: IsoDate | null): boolean =>
  lastClosed !== null && monthStart(day) <= lastClosed;
