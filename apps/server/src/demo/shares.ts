import type { Random } from './random.ts';

/** Splits `total` by weights into whole numbers that add up to it (largest remainders). */
export function splitByWeight(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((added, weight) => added + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((added, part) => added + part, 0);
  const byRemainder = exact
    .map((value, index) => [value - Math.floor(value), index] as const)
    .sort((x, y) => y[0] - x[0] || x[1] - y[1]);
  for (const [, index] of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/**
 * Indexes of exactly `count` items, drawn without replacement with chances by weight
 * (Efraimidis and Spirakis 2006), so that a share holds to the person while it leans where it should.
 */
export function drawByWeight(weights: readonly number[], count: number, random: Random): Set<number> {
  const keyed = weights.map((weight, index) => [weight <= 0 ? -1 : random.next() ** (1 / weight), index] as const);
  keyed.sort((x, y) => y[0] - x[0] || x[1] - y[1]);
  return new Set(keyed.slice(0, count).map(([, index]) => index));
}

/** Indexes in ascending order of their score. */
export function rankByScore(scores: readonly number[]): number[] {
  return scores
    .map((score, index) => [score, index] as const)
    .sort((x, y) => x[0] - y[0] || x[1] - y[1])
    .map(([, index]) => index);
}
