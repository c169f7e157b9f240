/** Categories of payers (党费交纳类别), each with its own way to the monthly sum. */
export const duesCategories = [
  'salaried',
  'annual-salary',
  'self-employed',
  'retired',
  'farmer',
  'low-income',
] as const;
/** See `duesCategories`. */
export type DuesCategory = (typeof duesCategories)[number];

/** One band; the rate of the band that holds the base applies to the whole base. */
export interface RateBand {
  /** Highest base of the band in fen, included; null: no upper end. */
  readonly upToFen: number | null;
  /** Basis points: 50 is 0.5%. */
  readonly rateBp: number;
}

/** The rules of one month, read for its first day. */
export interface DuesRules {
  readonly salaried: readonly RateBand[];
  readonly retired: readonly RateBand[];
  /** Lowest and highest monthly sum of a farmer in fen, both allowed. */
  readonly farmer: { readonly min?: number; readonly max?: number };
  readonly lowIncomeFen: number;
  /** `yuan` and `jiao` where a province rounds; anything else keeps fen. */
  readonly rounding: string;
}

/** What is entered about a payer: a base for those with an income, a sum for farmers, nothing for the fixed sum. */
export interface DuesEntry {
  readonly category: DuesCategory;
  readonly baseFen?: number | undefined;
  readonly fixedFen?: number | undefined;
}

/** Why no sum follows from an entry. */
export type DuesFault = 'base-missing' | 'base-not-asked' | 'fixed-missing' | 'fixed-not-asked' | 'fixed-out-of-range';

/** Monthly sum, and the rate it came from where there is one. */
export interface DuesPayable {
  readonly monthlyFen: number;
  readonly rateBp: number | null;
}

/** Whether the sum of a category follows from an income. */
export const needsBase = (category: DuesCategory): boolean => category !== 'farmer' && category !== 'low-income';

/**
 * Dues payable for one month (应交党费).
 *
 * @returns the sum in fen, rounded half up to the unit of the place (our choice; the text is silent), or what is wrong
 * @source dangfei_2008, articles 2–6: the rate of the band applies to the whole base, not marginally
 */
export function duesPayable(entry: DuesEntry, rules: DuesRules): DuesPayable | DuesFault {
  const { category, baseFen, fixedFen } = entry;
  if (!needsBase(category) && baseFen !== undefined) return 'base-not-asked';
  if (category !== 'farmer' && fixedFen !== undefined) return 'fixed-not-asked';
  if (category === 'low-income') return { monthlyFen: rules.lowIncomeFen, rateBp: null };
  if (category === 'farmer') return ofFarmer(fixedFen, rules);
  if (baseFen === undefined || baseFen < 0) return 'base-missing';
  const band = bandOf(baseFen, category === 'retired' ? rules.retired : rules.salaried);
  return { monthlyFen: rounded(baseFen * band.rateBp, rules.rounding), rateBp: band.rateBp };
}

/** The band that holds a base; its upper end is included. @throws RangeError when the bands have no open end */
export function bandOf(baseFen: number, bands: readonly RateBand[]): RateBand {
  const band = bands.find(({ upToFen }) => upToFen === null || baseFen <= upToFen);
  if (!band) throw new RangeError('the last band of dues has no open end');
  return band;
}

function ofFarmer(fixedFen: number | undefined, { farmer }: DuesRules): DuesPayable | DuesFault {
  if (fixedFen === undefined) return 'fixed-missing';
  if (fixedFen < (farmer.min ?? 0) || fixedFen > (farmer.max ?? Number.MAX_SAFE_INTEGER)) return 'fixed-out-of-range';
  return { monthlyFen: fixedFen, rateBp: null };
}

/** Fen × basis points, brought to whole fen, jiao or yuan, half up. */
function rounded(fenTimesBp: number, rounding: string): number {
  const unit = rounding === 'yuan' ? 100 : rounding === 'jiao' ? 10 : 1;
  const divisor = 10_000 * unit;
  return Math.floor((fenTimesBp * 2 + divisor) / (divisor * 2)) * unit;
}
