import { err, ok, type Result } from './result.ts';

/** d civil days, wd working days, m calendar months, y calendar years, h and min clock time. */
export type DurationUnit = 'd' | 'wd' | 'm' | 'y' | 'h' | 'min';

/** A length of time whose meaning depends on the calendar; `amount` is a whole number ≥ 0. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

/** Text form of a duration, as definitions write it: '5d', '3wd', '1m', '1y', '6h', '30min'. */
export type DurationText = `${number}${DurationUnit}`;

/** The text is no duration. */
export interface DurationRefusal {
  readonly code: 'duration.malformed';
  readonly facts: { readonly text: string };
}

const shape = /^(0|[1-9]\d{0,4})(wd|min|d|m|y|h)$/;

/** Reads '15wd'. Signs, fractions, blanks and leading zeros are refused. */
export function parseDuration(text: string): Result<Duration, DurationRefusal> {
  const match = shape.exec(text);
  if (match === null) return err({ code: 'duration.malformed', facts: { text } });
  return ok({ amount: Number(match[1]), unit: unitOf(match[2] ?? '') });
}

/** @throws RangeError when the text is no duration: for definitions that were checked before. */
export function durationOf(text: string): Duration {
  const parsed = parseDuration(text);
  if (!parsed.ok) throw new RangeError(`not a duration: ${text}`);
  return parsed.value;
}

/** The inverse of `parseDuration`. */
export const formatDuration = ({ amount, unit }: Duration): DurationText => `${amount}${unit}`;

/** 'd', 'wd', 'm' and 'y' move dates; 'h' and 'min' move instants. */
export const isClockDuration = ({ unit }: Duration): boolean => unit === 'h' || unit === 'min';

function unitOf(text: string): DurationUnit {
  switch (text) {
    case 'wd':
    case 'min':
    case 'm':
    case 'y':
    case 'h':
      return text;
    default:
      return 'd';
  }
}
