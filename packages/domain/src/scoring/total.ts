import { ratio, roundRatio } from '../kernel/ratio.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Hundredths, SchemeGrade, SchemeItem, ScoringScheme } from './scheme.ts';

/** Points one rater gives to one item. For deductions, the points taken; for a veto, 0 with `isHit`. */
export interface ScoreEntry {
  readonly item: string;
  readonly hundredths: Hundredths;
  /** For a veto: it applies. */
  readonly isHit?: boolean;
  readonly noteZh?: string;
  readonly evidence?: readonly string[];
  /** Rows behind an automatic item. */
  readonly rows?: readonly number[];
}

/** Self, review and final scores stand side by side; none overwrites another. */
export type ScorePhase = 'self' | 'review' | 'final';

/** Why an entry is refused. */
export interface EntryFault {
  readonly code:
    | 'score.unknown-item'
    | 'score.item-twice'
    | 'score.out-of-range'
    | 'score.evidence-missing'
    | 'score.automatic-item'
    | 'score.item-missing';
  readonly item: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** One line of the explanation of a total. */
export interface ScoreLine {
  readonly item: string;
  readonly effect: SchemeItem['effect'];
  readonly hundredths: Hundredths;
  /** What the line adds to the total, in ten-thousandths of a hundredth (weights are basis points). */
  readonly contribution: number;
}

/** A total with everything that led to it. */
export interface ScoreTotal {
  readonly totalHundredths: Hundredths;
  readonly baseHundredths: Hundredths;
  readonly bonusHundredths: Hundredths;
  /** Bonus that the cap of the scheme cut off. */
  readonly bonusCutHundredths: Hundredths;
  readonly deductionHundredths: Hundredths;
  readonly vetoes: readonly string[];
  readonly lines: readonly ScoreLine[];
}

/** A grade by points, and what lowered it. */
export interface GradeFinding {
  readonly grade: string;
  readonly gradeByPoints: string;
  /** Vetoes that cap the grade below what the points give. */
  readonly cappedBy: readonly string[];
}

/** Do the entries fit the scheme? A final sheet must hold every scored item; others may be drafts. */
export function checkEntries(
  scheme: ScoringScheme,
  entries: readonly ScoreEntry[],
  phase: ScorePhase,
  options: { readonly isComplete: boolean; readonly isComputed?: boolean } = { isComplete: true },
): Result<true, readonly EntryFault[]> {
  const isComputed = options.isComputed === true;
  const given = entries.map((entry) => entry.item);
  const faults = [
    ...entries.flatMap((entry, index) =>
      given.indexOf(entry.item) === index
        ? entryFaults(scheme, entry, isComputed)
        : [fault('score.item-twice', entry.item)],
    ),
    ...(options.isComplete ? missingItems(scheme, given, isComputed) : []),
  ];
  return faults.length === 0 ? ok(true) : err(faults.map((found) => ({ ...found, facts: { phase, ...found.facts } })));
}

function entryFaults(scheme: ScoringScheme, entry: ScoreEntry, isComputed: boolean): EntryFault[] {
  const item = scheme.items.find(({ id }) => id === entry.item);
  if (item === undefined) return [fault('score.unknown-item', entry.item)];
  const faults: EntryFault[] = [];
  if (item.kind === 'automatic' && !isComputed) faults.push(fault('score.automatic-item', item.id));
  const { hundredths } = entry;
  if (!Number.isSafeInteger(hundredths) || hundredths < 0 || hundredths > item.maxHundredths) {
    faults.push(fault('score.out-of-range', item.id, { hundredths, most: item.maxHundredths }));
  }
  const isClaimed = hundredths > 0 || entry.isHit === true;
  const missing = (item.evidence ?? []).filter(
    ({ id, required }) => required === true && isClaimed && !(entry.evidence ?? []).includes(id),
  );
  return [...faults, ...missing.map(({ id }) => fault('score.evidence-missing', item.id, { evidence: id }))];
}

function missingItems(scheme: ScoringScheme, given: readonly string[], isComputed: boolean): EntryFault[] {
  return scheme.items
    .filter(({ effect, kind }) => effect === 'score' && (kind === 'manual' || isComputed))
    .filter(({ id }) => !given.includes(id))
    .map(({ id }) => fault('score.item-missing', id));
}

const fault = (code: EntryFault['code'], item: string, facts: Readonly<Record<string, unknown>> = {}): EntryFault => ({
  code,
  item,
  facts,
});

/** The total of checked entries, in whole hundredths; weighted sums are rounded once, half up. */
export function totalOf(scheme: ScoringScheme, entries: readonly ScoreEntry[]): ScoreTotal {
  const lines: ScoreLine[] = [];
  const vetoes: string[] = [];
  for (const item of scheme.items) {
    const entry = entries.find((candidate) => candidate.item === item.id);
    if (item.effect === 'veto') {
      if (entry?.isHit === true) vetoes.push(item.id);
      continue;
    }
    const hundredths = entry?.hundredths ?? 0;
    lines.push({
      item: item.id,
      effect: item.effect,
      hundredths,
      contribution: contributionOf(scheme, item, hundredths),
    });
  }
  const sumOf = (effect: SchemeItem['effect']) =>
    lines.filter((line) => line.effect === effect).reduce((total, line) => total + line.contribution, 0);
  const baseHundredths = roundRatio(ratio(sumOf('score'), 10_000));
  const earned = roundRatio(ratio(sumOf('bonus'), 10_000));
  const bonusHundredths = Math.min(earned, scheme.bonusCapHundredths ?? earned);
  const deductionHundredths = roundRatio(ratio(-sumOf('deduction'), 10_000));
  return {
    totalHundredths: Math.max(0, baseHundredths + bonusHundredths - deductionHundredths),
    baseHundredths,
    bonusHundredths,
    bonusCutHundredths: earned - bonusHundredths,
    deductionHundredths,
    vetoes,
    lines,
  };
}

/** The grade of a total. A veto caps the grade; it takes no points. */
export function gradeOf(scheme: ScoringScheme, total: Pick<ScoreTotal, 'totalHundredths' | 'vetoes'>): GradeFinding {
  const index = scheme.grades.findIndex(({ fromHundredths }) => total.totalHundredths >= fromHundredths);
  const byPoints = index === -1 ? scheme.grades.length - 1 : index;
  const caps = scheme.items
    .filter(({ id, effect }) => effect === 'veto' && total.vetoes.includes(id))
    .map(({ id, vetoCap }) => ({ id, index: scheme.grades.findIndex((grade) => grade.id === vetoCap) }));
  const capped = Math.max(byPoints, ...caps.map((cap) => cap.index));
  return {
    grade: gradeAt(scheme, capped).id,
    gradeByPoints: gradeAt(scheme, byPoints).id,
    cappedBy: caps.filter((cap) => cap.index > byPoints).map(({ id }) => id),
  };
}

/** May this number of stars be given with the grade? A grade may mean several (较差: two or fewer). */
export const isStarOfGrade = (scheme: ScoringScheme, grade: string, stars: number): boolean =>
  scheme.grades.find(({ id }) => id === grade)?.stars?.includes(stars) === true;

/** Where self, review and final scores differ, item by item; shown, never levelled. */
export function compareSheets(
  scheme: ScoringScheme,
  sheets: Readonly<Partial<Record<ScorePhase, readonly ScoreEntry[]>>>,
): readonly { readonly item: string; readonly self?: number; readonly review?: number; readonly final?: number }[] {
  const pointsOf = (phase: ScorePhase, item: string) => sheets[phase]?.find((entry) => entry.item === item)?.hundredths;
  return scheme.items.map(({ id }) => {
    const [self, review, final] = [pointsOf('self', id), pointsOf('review', id), pointsOf('final', id)];
    return {
      item: id,
      ...(self === undefined ? {} : { self }),
      ...(review === undefined ? {} : { review }),
      ...(final === undefined ? {} : { final }),
    };
  });
}

function contributionOf(scheme: ScoringScheme, item: SchemeItem, hundredths: Hundredths): number {
  if (item.effect === 'deduction') return -hundredths * 10_000;
  if (item.effect === 'bonus' || scheme.mode === 'points') return hundredths * 10_000;
  return hundredths * (item.weightBp ?? 0);
}

function gradeAt(scheme: ScoringScheme, index: number): SchemeGrade {
  const grade = scheme.grades[index];
  if (grade === undefined) throw new RangeError(`scheme ${scheme.id} has no grade ${index}`);
  return grade;
}
