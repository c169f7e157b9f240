import type { Fraction } from '../kernel/fraction.ts';

/**
 * Splits a sum by weights so that the parts are whole fen and add up exactly: each gets the whole part of its share, the
 * fen left over go to the largest remainders, the earlier first.
 *
 * @throws RangeError when nothing has a weight or a weight is negative
 */
export function splitByWeights(totalFen: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0 || weights.some((weight) => weight < 0)) throw new RangeError('a split needs weights above zero');
  const sign = totalFen < 0 ? -1n : 1n;
  const total = BigInt(Math.abs(totalFen));
  const parts = weights.map((weight, index) => {
    const product = total * BigInt(weight);
    return { index, whole: product / BigInt(sum), rest: product % BigInt(sum) };
  });
  let left = total - parts.reduce((all, { whole }) => all + whole, 0n);
  const byRest = [...parts].sort((a, b) => (b.rest > a.rest ? 1 : b.rest < a.rest ? -1 : a.index - b.index));
  const extra = new Set<number>();
  for (const { index } of byRest) {
    if (left <= 0n) break;
    extra.add(index);
    left -= 1n;
  }
  return parts.map(({ index, whole }) => Number(sign * (whole + (extra.has(index) ? 1n : 0n))));
}

/** Part of a sum that goes up, and part that stays: together exactly the sum. A half fen goes up. */
export function splitShare(
  totalFen: number,
  [numerator, denominator]: Fraction,
): { readonly upFen: number; readonly keptFen: number } {
  const upFen = Number((BigInt(totalFen) * BigInt(numerator) * 2n + BigInt(denominator)) / (BigInt(denominator) * 2n));
  return { upFen, keptFen: totalFen - upFen };
}
