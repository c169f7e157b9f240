import { monthStart, type IsoDate } from '../kernel/iso-date.ts';

/** One month of a member's dues. */
export interface DuesMonth {
  /** First day of the month. */
  readonly month: IsoDate;
  readonly dueFen: number;
  readonly paidFen: number;
}

/**
 * Consecutive months without paying (连续不交党费), counted back from `until`. A month that was paid, even in part, or
 * that is exempt (nothing due) ends the row; so does a payment made in the month, whatever month it was for.
 *
 * @param until first day of the last month that counts: the present one is not over and never does
 * @param paidOn days on which the member paid
 * @source dangfei_2008, article 13: months are counted, not days
 */
export function monthsWithoutPaying(months: readonly DuesMonth[], paidOn: readonly IsoDate[], until: IsoDate): number {
  const paidIn = new Set(paidOn.map(monthStart));
  const counted = months.filter(({ month }) => month <= until);
  const lastPayment =
    [...paidIn]
      .filter((month) => month <= until)
      .sort()
      .at(-1) ?? '';
  const breaks = counted.filter(({ dueFen, paidFen }) => dueFen === 0 || paidFen > 0).map(({ month }) => month);
  const last = [lastPayment, ...breaks].sort().at(-1) ?? '';
  return counted.filter(({ month }) => month > last).length;
}

/** What is still owed over all months; a month paid in excess does not make up for another. */
export const owedFen = (months: readonly DuesMonth[]): number =>
  months.reduce((sum, { dueFen, paidFen }) => sum + Math.max(0, dueFen - paidFen), 0);

/**
 * Spreads a payment over open months, the oldest first.
 *
 * @returns parts that add up to the amount, or undefined when more is paid than is owed
 */
export function spreadPayment(
  amountFen: number,
  open: readonly DuesMonth[],
): readonly { readonly month: IsoDate; readonly amountFen: number }[] | undefined {
  let left = amountFen;
  const parts: { month: IsoDate; amountFen: number }[] = [];
  for (const { month, dueFen, paidFen } of [...open].sort((a, b) => a.month.localeCompare(b.month))) {
    const part = Math.min(left, Math.max(0, dueFen - paidFen));
    if (part > 0) parts.push({ month, amountFen: part });
    left -= part;
  }
  return left === 0 ? parts : undefined;
}
