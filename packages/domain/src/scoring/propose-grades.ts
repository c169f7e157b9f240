import { shareRoundedDown } from '../kernel/fraction.ts';
import type { GradeCap, Hundredths, ScoringScheme } from './scheme.ts';
import type { GradeFinding } from './total.ts';

/** One subject of a round with its grade before caps. */
export interface RoundResult {
  readonly subject: number;
  readonly totalHundredths: Hundredths;
  readonly finding: GradeFinding;
  /** Points of the tie-breaking items, in the order of the scheme. */
  readonly tieKeys?: readonly Hundredths[];
}

/** Where a subject stands among those who reached a grade, and why there. */
export interface Standing {
  readonly subject: number;
  readonly totalHundredths: Hundredths;
  /** From 1; equal results share a rank. */
  readonly rank: number;
  /** What put the subject before the next one. */
  readonly decidedBy: 'total' | 'tie-breaker' | 'undecided';
  readonly tiedWith: readonly number[];
}

/** A subject over the limit of a grade. The body decides; nothing is lowered by the computation. */
export interface CapProposal {
  readonly subject: number;
  readonly from: string;
  readonly to: string;
  readonly cap: GradeCap;
  readonly allowed: number;
  readonly reached: number;
  readonly rank: number;
  /** Equal with somebody inside the limit: the computation cannot tell them apart. */
  readonly isTie: boolean;
  readonly tiedWith: readonly number[];
}

/** Grades as proposed to the body that fixes them. */
export interface GradeProposal {
  readonly grades: readonly { readonly subject: number; readonly grade: string }[];
  readonly exceeding: readonly CapProposal[];
  readonly standings: readonly Standing[];
}

/**
 * Holds the results of a round against the share and count caps of the scheme and proposes who exceeds them. Those
 * proposed for the next grade count there too. The order depends on the results only, not on the order they came in.
 *
 * @param round number of subjects a share refers to, when it is more than the results handed in
 */
export function proposeGrades(
  scheme: ScoringScheme,
  results: readonly RoundResult[],
  round = results.length,
): GradeProposal {
  const ordered = results.toSorted(better);
  const grade = new Map(ordered.map(({ subject, finding }) => [subject, finding.grade]));
  const exceeding: CapProposal[] = [];
  scheme.grades.forEach(({ id }, index) => {
    const cap = mergedCap(scheme.caps ?? [], id);
    const next = scheme.grades[index + 1];
    if (cap === undefined || next === undefined) return;
    const reached = ordered.filter(({ subject }) => grade.get(subject) === id);
    const allowed = allowedBy(cap, round);
    reached.slice(allowed).forEach((result, offset) => {
      grade.set(result.subject, next.id);
      exceeding.push(proposal(result, reached, { cap, allowed, rank: allowed + offset + 1, from: id, to: next.id }));
    });
  });
  return {
    grades: ordered.map(({ subject }) => ({ subject, grade: grade.get(subject) ?? '' })),
    exceeding,
    standings: ordered.map((result, index) => standingOf(result, ordered, index)),
  };
}

/** How many may have the grade: the smaller of the share, rounded down, and the count. */
export function allowedBy(cap: GradeCap, round: number): number {
  const byShare = cap.atMostShare === undefined ? round : shareRoundedDown(cap.atMostShare, round);
  return Math.min(byShare, cap.atMostCount ?? byShare);
}

function mergedCap(caps: readonly GradeCap[], grade: string): GradeCap | undefined {
  const own = caps.filter((cap) => cap.grade === grade);
  const [first, ...others] = own;
  if (first === undefined) return undefined;
  return others.reduce<GradeCap>((tightest, cap) => {
    const counts = [tightest.atMostCount, cap.atMostCount].filter((count) => count !== undefined);
    const share = smallerShare(tightest.atMostShare, cap.atMostShare);
    return {
      grade,
      ...(counts.length === 0 ? {} : { atMostCount: Math.min(...counts) }),
      ...(share === undefined ? {} : { atMostShare: share }),
    };
  }, first);
}

function smallerShare(a: GradeCap['atMostShare'], b: GradeCap['atMostShare']): GradeCap['atMostShare'] {
  if (a === undefined || b === undefined) return a ?? b;
  return a[0] * b[1] <= b[0] * a[1] ? a : b;
}

function proposal(
  result: RoundResult,
  reached: readonly RoundResult[],
  rest: Pick<CapProposal, 'cap' | 'allowed' | 'rank' | 'from' | 'to'>,
): CapProposal {
  const tiedWith = reached
    .filter((other) => other !== result && merit(other, result) === 0)
    .map(({ subject }) => subject);
  const inside = reached.slice(0, rest.allowed).map(({ subject }) => subject);
  return {
    subject: result.subject,
    ...rest,
    reached: reached.length,
    isTie: tiedWith.some((subject) => inside.includes(subject)),
    tiedWith,
  };
}

function standingOf(result: RoundResult, ordered: readonly RoundResult[], index: number): Standing {
  const tiedWith = ordered
    .filter((other) => other !== result && merit(other, result) === 0)
    .map(({ subject }) => subject);
  const next = ordered[index + 1];
  const sameTotal = next !== undefined && next.totalHundredths === result.totalHundredths;
  const decidedBy = !sameTotal ? 'total' : merit(result, next) === 0 ? 'undecided' : 'tie-breaker';
  const rank = 1 + ordered.filter((other) => merit(other, result) < 0).length;
  return { subject: result.subject, totalHundredths: result.totalHundredths, rank, decidedBy, tiedWith };
}

/** Better results first; what is equal in merit is ordered by id, so that the list is stable. */
function better(a: RoundResult, b: RoundResult): number {
  return merit(a, b) || a.subject - b.subject;
}

function merit(a: RoundResult, b: RoundResult): number {
  if (a.totalHundredths !== b.totalHundredths) return b.totalHundredths - a.totalHundredths;
  const keys = Math.max(a.tieKeys?.length ?? 0, b.tieKeys?.length ?? 0);
  for (let index = 0; index < keys; index += 1) {
    const difference = (b.tieKeys?.[index] ?? 0) - (a.tieKeys?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
