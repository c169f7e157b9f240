import { compareFractions, type Compare, type Fraction, type Threshold } from '../kernel/fraction.ts';
import { parseDuration } from '../kernel/duration.ts';

/**
 * Is `candidate` at least as strict as `base` under this direction of limit? Understands numbers, fractions
 * (`[n,d]` or 'n/d'), thresholds, durations of one unit and `{min,max}` ranges.
 *
 * @returns undefined when the two cannot be compared; the caller must then refuse
 */
export function isAtLeastAsStrict(
  base: unknown,
  candidate: unknown,
  compare: Compare | undefined,
): boolean | undefined {
  if (isThreshold(base) && isThreshold(candidate)) return thresholdIsAsStrict(base, candidate);
  if (isRange(base) && isRange(candidate)) return rangeIsWithin(base, candidate);
  const order = orderOf(candidate, base);
  if (order === undefined || compare === undefined) return undefined;
  switch (compare) {
    case 'ge':
    case 'gt':
      return order >= 0;
    case 'le':
    case 'lt':
      return order <= 0;
    case 'eq':
      return order === 0;
  }
}

/** Another base is not comparable: two thirds of those present may be fewer people than half of those expected. */
function thresholdIsAsStrict(base: Threshold, candidate: Threshold): boolean | undefined {
  if (base.base !== candidate.base) return undefined;
  const order = compareFractions(candidate.fraction, base.fraction);
  if (order !== 0) return order > 0;
  return candidate.compare === base.compare || candidate.compare === 'gt';
}

interface Range {
  readonly min?: number;
  readonly max?: number;
}

function rangeIsWithin(base: Range, candidate: Range): boolean {
  const low = base.min === undefined || (candidate.min !== undefined && candidate.min >= base.min);
  const high = base.max === undefined || (candidate.max !== undefined && candidate.max <= base.max);
  return low && high;
}

function orderOf(a: unknown, b: unknown): number | undefined {
  const [left, right] = [asFraction(a), asFraction(b)];
  if (left && right) return compareFractions(left, right);
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  const [first, second] = [parseDuration(a), parseDuration(b)];
  if (!first.ok || !second.ok || first.value.unit !== second.value.unit) return undefined;
  return Math.sign(first.value.amount - second.value.amount);
}

function asFraction(value: unknown): Fraction | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return [value, 1];
  if (Array.isArray(value) && value.length === 2 && value.every((part) => Number.isSafeInteger(part))) {
    return value[1] > 0 ? [value[0], value[1]] : undefined;
  }
  const text = typeof value === 'string' ? /^(\d{1,9})\/([1-9]\d{0,8})$/.exec(value) : null;
  return text ? [Number(text[1]), Number(text[2])] : undefined;
}

function isThreshold(value: unknown): value is Threshold {
  return typeof value === 'object' && value !== null && 'base' in value && 'fraction' in value;
}

function isRange(value: unknown): value is Range {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && ('min' in value || 'max' in value);
}
