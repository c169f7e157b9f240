import type { Fraction } from '../kernel/fraction.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { EvidenceRule } from '../methods/fields.ts';
import { findFormalism, formalismSources } from '../methods/formalism.ts';

/** Points are whole hundredths: 87.5 points are 8750. */
export type Hundredths = number;

/** What an item does: `score` adds up to its maximum, `veto` caps the grade and has no points. */
export type ItemEffect = 'score' | 'bonus' | 'deduction' | 'veto';

/** One line of a scheme (指标、加分项、扣分项、一票否决). */
export interface SchemeItem {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string;
  readonly groupZh?: string;
  readonly effect: ItemEffect;
  /** `automatic` items are computed from rows of the platform and show them; nobody types them. */
  readonly kind: 'manual' | 'automatic';
  /** Most points the item can give or take; 0 for a veto. */
  readonly maxHundredths: Hundredths;
  /** Share of the total in basis points, in a `weighted` scheme; the weights of all score items sum to 10000. */
  readonly weightBp?: number;
  /** What an automatic item counts, e.g. `meetings-held-in-time`. */
  readonly source?: string;
  readonly standardZh?: string;
  readonly evidence?: readonly EvidenceRule[];
  /** Highest grade still possible once the veto is confirmed. */
  readonly vetoCap?: string;
}

/** A grade: from this total up to the next better grade. */
export interface SchemeGrade {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string;
  readonly fromHundredths: Hundredths;
  /** Star values that mean this grade, highest first; 较差 is two stars or fewer. */
  readonly stars?: readonly number[];
}

/** Not more than this share, or this number, may get the grade. The smaller limit counts. */
export interface GradeCap {
  readonly grade: string;
  readonly atMostShare?: Fraction;
  readonly atMostCount?: number;
}

/** One version of a scheme; frozen for a round. */
export interface ScoringScheme {
  readonly id: string;
  readonly version: number;
  readonly titleZh: string;
  readonly titleEn?: string;
  /** `points`: maxima are added. `weighted`: each item counts by its weight. */
  readonly mode: 'points' | 'weighted';
  readonly items: readonly SchemeItem[];
  /** Best grade first. */
  readonly grades: readonly SchemeGrade[];
  readonly caps?: readonly GradeCap[];
  /** Most that all bonus items together may add. */
  readonly bonusCapHundredths?: Hundredths;
  /** Items whose points decide between equal totals, most important first. */
  readonly tieBreakers?: readonly string[];
}

/** Why a scheme may not be saved; `at` names the item or grade. */
export interface SchemeFault {
  readonly code:
    | 'scheme.formalism'
    | 'scheme.item-twice'
    | 'scheme.no-items'
    | 'scheme.points-malformed'
    | 'scheme.weights-do-not-sum-to-one'
    | 'scheme.weight-missing'
    | 'scheme.source-missing'
    | 'scheme.veto-without-cap'
    | 'scheme.unknown-grade'
    | 'scheme.no-grades'
    | 'scheme.grade-twice'
    | 'scheme.grades-not-descending'
    | 'scheme.grades-leave-gap'
    | 'scheme.stars-overlap'
    | 'scheme.cap-malformed'
    | 'scheme.unknown-item'
    | 'scheme.upload-without-reason';
  readonly at: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

type Report = (code: SchemeFault['code'], at: string, facts?: Readonly<Record<string, unknown>>) => void;

/**
 * May the scheme be saved? Points are whole, weights sum to 1, the grade map is total and without gaps, vetoes cap a
 * grade, and nothing is judged by check-ins, likes, log-ins, study minutes, online time, shares or points rankings.
 */
export function checkScheme(scheme: ScoringScheme): Result<ScoringScheme, readonly SchemeFault[]> {
  const faults: SchemeFault[] = [];
  const report: Report = (code, at, facts = {}) => faults.push({ code, at, facts });
  checkItems(scheme, report);
  checkGrades(scheme, report);
  for (const cap of scheme.caps ?? []) checkCap(scheme, cap, report);
  for (const id of scheme.tieBreakers ?? []) {
    if (!scheme.items.some((item) => item.id === id)) report('scheme.unknown-item', 'tieBreakers', { item: id });
  }
  return faults.length === 0 ? ok(scheme) : err(faults);
}

/** Lowest and highest total the scheme can give. Deductions never push a total below 0. */
export function totalRange(scheme: ScoringScheme): { readonly least: Hundredths; readonly most: Hundredths } {
  const scored = scheme.items.filter(({ effect }) => effect === 'score');
  const bonuses = sum(
    scheme.items.filter(({ effect }) => effect === 'bonus').map(({ maxHundredths }) => maxHundredths),
  );
  const parts = scored.map(({ maxHundredths, weightBp }) =>
    scheme.mode === 'weighted' ? maxHundredths * (weightBp ?? 0) : maxHundredths * 10_000,
  );
  const base = Math.ceil(sum(parts) / 10_000);
  return { least: 0, most: base + Math.min(bonuses, scheme.bonusCapHundredths ?? bonuses) };
}

function checkItems(scheme: ScoringScheme, report: Report): void {
  if (!scheme.items.some(({ effect }) => effect === 'score')) report('scheme.no-items', 'items');
  const seen = new Set<string>();
  for (const item of scheme.items) {
    if (seen.has(item.id)) report('scheme.item-twice', item.id);
    seen.add(item.id);
    checkItem(scheme, item, report);
  }
  if (scheme.mode !== 'weighted') return;
  const total = sum(scheme.items.filter(({ effect }) => effect === 'score').map(({ weightBp }) => weightBp ?? 0));
  if (total !== 10_000) report('scheme.weights-do-not-sum-to-one', 'items', { totalBp: total });
}

function checkItem(scheme: ScoringScheme, item: SchemeItem, report: Report): void {
  checkItemPoints(scheme, item, report);
  if (item.kind === 'automatic' && (item.source ?? '') === '') report('scheme.source-missing', item.id);
  if (item.effect === 'veto' && item.vetoCap === undefined) report('scheme.veto-without-cap', item.id);
  if (item.vetoCap !== undefined && !scheme.grades.some(({ id }) => id === item.vetoCap)) {
    report('scheme.unknown-grade', item.id, { grade: item.vetoCap });
  }
  for (const { id, required, reasonZh } of item.evidence ?? []) {
    if (required === true && (reasonZh ?? '').trim() === '') {
      report('scheme.upload-without-reason', item.id, { evidence: id });
    }
  }
  reportFormalism(item, report);
}

function checkItemPoints(scheme: ScoringScheme, item: SchemeItem, report: Report): void {
  const { maxHundredths: most, weightBp } = item;
  const fits = item.effect === 'veto' ? most === 0 : most > 0;
  if (!Number.isSafeInteger(most) || !fits) report('scheme.points-malformed', item.id, { maxHundredths: most });
  const needsWeight = scheme.mode === 'weighted' && item.effect === 'score';
  const hasWeight = weightBp !== undefined && Number.isSafeInteger(weightBp) && weightBp > 0;
  if (needsWeight && !hasWeight) report('scheme.weight-missing', item.id, { weightBp: weightBp ?? null });
}

/** National rules on reducing burdens: such quantities are no basis of appraisal or grading. */
function reportFormalism(item: SchemeItem, report: Report): void {
  const text = [item.titleZh, item.titleEn ?? '', item.standardZh ?? '', item.groupZh ?? ''].join('\n');
  for (const finding of findFormalism(text)) report('scheme.formalism', item.id, { title: item.titleZh, ...finding });
  if (item.source !== undefined && formalismSources.has(item.source)) {
    report('scheme.formalism', item.id, {
      title: item.titleZh,
      quantity: item.source,
      matched: item.source,
      reasonZh: '不得以这类数量作为考核评价依据。',
    });
  }
}

function checkGrades(scheme: ScoringScheme, report: Report): void {
  const { grades } = scheme;
  const last = grades.at(-1);
  if (last === undefined) return report('scheme.no-grades', 'grades');
  if (last.fromHundredths > totalRange(scheme).least) {
    report('scheme.grades-leave-gap', last.id, { from: last.fromHundredths, least: totalRange(scheme).least });
  }
  const stars = new Set<number>();
  grades.forEach((grade, index) => {
    const better = grades[index - 1];
    if (grades.findIndex(({ id }) => id === grade.id) !== index) report('scheme.grade-twice', grade.id);
    if (!Number.isSafeInteger(grade.fromHundredths))
      report('scheme.points-malformed', grade.id, { from: grade.fromHundredths });
    if (better !== undefined && grade.fromHundredths >= better.fromHundredths) {
      report('scheme.grades-not-descending', grade.id, {
        from: grade.fromHundredths,
        betterFrom: better.fromHundredths,
      });
    }
    for (const star of grade.stars ?? []) {
      const isAboveBetter = better?.stars?.some((above) => star >= above) === true;
      if (stars.has(star) || isAboveBetter) report('scheme.stars-overlap', grade.id, { star });
      stars.add(star);
    }
  });
}

function checkCap(scheme: ScoringScheme, cap: GradeCap, report: Report): void {
  const { grade, atMostCount: count, atMostShare: share } = cap;
  if (!scheme.grades.some(({ id }) => id === grade)) report('scheme.unknown-grade', 'caps', { grade });
  const isCount = count === undefined || (Number.isSafeInteger(count) && count >= 0);
  const isShare = share === undefined || (share[0] >= 0 && share[1] > 0 && share[0] <= share[1]);
  const isLast = scheme.grades.at(-1)?.id === grade;
  if ((count === undefined && share === undefined) || !isCount || !isShare || isLast) {
    report('scheme.cap-malformed', 'caps', { grade, atMostCount: count ?? null, atMostShare: share ?? null, isLast });
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
