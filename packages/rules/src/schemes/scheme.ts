import type { ParamRef, WorkField } from '@jishi/domain';

/** Fields whose branches may be judged by their own wording of an item. */
export type SchemeField = Extract<
  WorkField,
  'village' | 'community' | 'government' | 'enterprise' | 'social-organisation'
>;

/** The wording of an item for branches of one field; the points stay the same. */
export interface ItemVariant {
  readonly titleZh: string;
  readonly standardZh: string;
}

/** How an item gets its points. */
export type ItemScoring =
  /** Raters judge by the standard and name what they saw. */
  | { readonly kind: 'manual'; readonly evidenceZh: string }
  /** Computed from records; the rows are shown beside the points. `source` is one of `computedSources`. */
  | { readonly kind: 'computed'; readonly source: string };

/** One item (指标). Points are whole. */
export interface SchemeItem {
  readonly id: string;
  readonly group: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** What full points mean. */
  readonly standardZh: string;
  readonly maxPoints: number;
  readonly scoring: ItemScoring;
  readonly variants?: Readonly<Partial<Record<SchemeField, ItemVariant>>>;
}

/** Points on top (加分项); all together at most `bonusMax`. */
export interface BonusItem {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly points: number;
  readonly maxTimes: number;
  readonly evidenceZh: string;
}

/** Points off (扣分项); all together at most `deductionMax`. */
export interface DeductionItem extends BonusItem {
  /** Where the fact must be established before points are taken off. */
  readonly basisZh: string;
}

/** 一票否决: caps the grade, takes no points. A body has to find it; the cap names it as the reason. */
export interface VetoItem {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** Best grade still possible. */
  readonly cap: string;
  readonly basisZh: string;
  /** The fact is computed and shown to the raters, who still decide. */
  readonly source?: string;
}

/** A scoring scheme (评分标准) as data; frozen by hash when a round opens. */
export interface ScoringScheme {
  readonly id: string;
  readonly version: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly cites: readonly { readonly source: string; readonly note?: string }[];
  readonly total: ParamRef;
  readonly groups: readonly { readonly id: string; readonly titleZh: string; readonly titleEn: string }[];
  readonly items: readonly SchemeItem[];
  readonly bonuses: readonly BonusItem[];
  readonly bonusMax: ParamRef;
  readonly deductions: readonly DeductionItem[];
  readonly deductionMax: ParamRef;
  readonly vetoes: readonly VetoItem[];
  /** From best to worst; points and stars come from the parameters. */
  readonly grades: readonly { readonly id: string; readonly titleZh: string; readonly titleEn: string }[];
  readonly thresholds: ParamRef;
  readonly stars: ParamRef;
  /** Self-score and review that differ by this much need a written reason. */
  readonly differenceFlag: ParamRef;
}
