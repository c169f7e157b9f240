import type { Fraction } from '@jishi/domain';

/** A number of persons or days with limits. `usual…` and `maxUsual` are “as a rule” (一般): a deviation needs a reason. */
export interface CountRange {
  readonly min?: number;
  readonly max?: number;
  readonly usualMin?: number;
  readonly usualMax?: number;
  readonly maxUsual?: number;
}

/** Seats of a committee: the usual number from–to, and the most there may be. */
export interface CommitteeSeats {
  readonly usual: readonly [fewest: number, most: number];
  readonly max?: number;
}

/** Term of office in years: fixed, a choice the higher organisation fixes, or a span. */
export type TermLength =
  | number
  | { readonly options: readonly number[] }
  | { readonly min: number; readonly max: number };

/** One band of dues (党费): the rate applies to the *whole* base, not to the part inside the band. */
export interface DuesBand {
  /** Highest base of the band in fen, included; null: no upper end. */
  readonly upToFen: number | null;
  /** Basis points: 50 is 0.5%. */
  readonly rateBp: number;
}

/** One of several ways to reach a number: the share of these people. */
export interface Share {
  readonly who: string;
  readonly compare: 'ge' | 'gt';
  readonly fraction: Fraction;
}

/** A share of a body that certain people must make up. */
export interface Ratio {
  readonly compare: 'ge' | 'gt';
  readonly fraction: Fraction;
}

/** A period in months as it usually runs, and with the longest extension. */
export interface UsualAndExtended {
  readonly usual: number;
  readonly extended: number;
}

/** Points from which a grade is given, the number itself included; grades are listed from best to worst. */
export interface GradeThreshold {
  /** Code of `orgRatingCodes`. */
  readonly grade: string;
  readonly fromPoints: number;
}
