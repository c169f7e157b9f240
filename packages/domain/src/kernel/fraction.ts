/** A positive share as whole numbers; denominator > 0. Never a float, so no vote is decided by rounding. */
export type Fraction = readonly [numerator: number, denominator: number];

/** How a count is held against its limit: `ge` 以上 includes the number itself, `gt` 超过 does not. */
export type Compare = 'ge' | 'gt' | 'le' | 'lt' | 'eq';

/**
 * A share of a head count that must be reached. `base` says of whom: expected (应到), present (实到), or of the valid
 * ballots (有效票), which exist only once a vote is counted.
 */
export interface Threshold {
  readonly base: 'expected' | 'present' | 'valid';
  readonly compare: 'ge' | 'gt';
  readonly fraction: Fraction;
}

/** Reads '1/2', '80%' or '1'. Undefined when the text is no fraction. */
export function parseFraction(text: string): Fraction | undefined {
  const share = /^(\d{1,9})(?:\/([1-9]\d{0,8}))?$/.exec(text);
  if (share) return [Number(share[1]), Number(share[2] ?? 1)];
  const percent = /^(\d{1,9})%$/.exec(text);
  return percent ? [Number(percent[1]), 100] : undefined;
}

/** Negative, 0 or positive as `a` is smaller than, equal to or greater than `b`. Exact for all safe products. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const left = BigInt(a[0]) * BigInt(b[1]);
  const right = BigInt(b[0]) * BigInt(a[1]);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Does `count` stand in the relation `compare` to `fraction` of `total`? Compared as whole numbers. */
export function relates(count: number, compare: Compare, fraction: Fraction, total: number): boolean {
  const order = compareFractions([count, 1], [fraction[0] * total, fraction[1]]);
  return holds(order, compare);
}

/** Does a value with this order (`-1 | 0 | 1` against its limit) satisfy `compare`? */
export function holds(order: number, compare: Compare): boolean {
  switch (compare) {
    case 'ge':
      return order >= 0;
    case 'gt':
      return order > 0;
    case 'le':
      return order <= 0;
    case 'lt':
      return order < 0;
    case 'eq':
      return order === 0;
  }
}

/** Head counts a threshold is held against; `valid` only where ballots were counted. */
export interface Heads {
  readonly expected: number;
  readonly present: number;
  readonly valid?: number;
}

/** True when `count` out of the head counts `heads` reaches the threshold. */
export function reaches(count: number, heads: Heads, { base, compare, fraction }: Threshold): boolean {
  return relates(count, compare, fraction, headsOf(heads, base));
}

/** The smallest whole count that reaches the threshold; lets a screen say “还差 2 人”. */
export function leastReaching(heads: Heads, { base, compare, fraction }: Threshold): number {
  const product = BigInt(fraction[0]) * BigInt(headsOf(heads, base));
  const denominator = BigInt(fraction[1]);
  const floor = product / denominator;
  const exact = product % denominator === 0n;
  return Number(compare === 'ge' && exact ? floor : floor + 1n);
}

/** @throws RangeError when valid ballots are asked for before any were counted: a fault of the definition */
function headsOf(heads: Heads, base: Threshold['base']): number {
  const count = heads[base];
  if (count === undefined) throw new RangeError(`no count of ${base}`);
  return count;
}

/** Fraction of a whole, rounded up: the surplus seats of an election (差额) are `ceil(seats × surplus)`. */
export function shareRoundedUp([numerator, denominator]: Fraction, total: number): number {
  return Number((BigInt(numerator) * BigInt(total) + BigInt(denominator) - 1n) / BigInt(denominator));
}

/** Fraction of a whole, rounded down: how many may be graded 优秀 under a cap. */
export function shareRoundedDown([numerator, denominator]: Fraction, total: number): number {
  return Number((BigInt(numerator) * BigInt(total)) / BigInt(denominator));
}
