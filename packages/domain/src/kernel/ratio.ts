/** An exact ratio in lowest terms; denominator > 0. Means and weighted sums stay exact until they are rounded once. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** @throws RangeError when the denominator is 0. */
export function ratio(numerator: number | bigint, denominator: number | bigint): Ratio {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)];
  if (bottom === 0n) throw new RangeError('a ratio to nothing');
  const sign = bottom < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom * sign);
  return { numerator: (top * sign) / divisor, denominator: (bottom * sign) / divisor };
}

/** Exact sum; of nothing it is 0. */
export const sumRatios = (ratios: readonly Ratio[]): Ratio =>
  ratios.reduce(
    (a, b) => ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator),
    { numerator: 0n, denominator: 1n },
  );

/** Exact product. */
export const timesRatio = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.numerator * b.numerator, a.denominator * b.denominator);

/** Negative, 0 or positive as `a` is smaller than, equal to or greater than `b`. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whole number, half up (towards plus infinity). */
export function roundRatio({ numerator, denominator }: Ratio): number {
  const doubled = 2n * numerator + denominator;
  const quotient = doubled / (2n * denominator);
  // Division of whole numbers cuts towards zero; below zero that is one too high unless it comes out even.
  const isCut = doubled < 0n && doubled % (2n * denominator) !== 0n;
  return Number(isCut ? quotient - 1n : quotient);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : greatestCommonDivisor(b, a % b);
}
