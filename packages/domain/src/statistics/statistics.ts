import { advance, type LifeCycle } from '../kernel/life-cycle.ts';
import { ageOn, type IsoDate } from '../kernel/iso-date.ts';
import { err, type Result } from '../kernel/result.ts';

/** States of a snapshot. */
export type SnapshotState = 'frozen' | 'checked' | 'signed' | 'released' | 'corrected';

/** What happens to a snapshot. */
export type SnapshotAct = 'check' | 'sign' | 'release' | 'correct';

/** `frozen → checked → signed → released → corrected`; a correction is a further snapshot, the old one stays readable. */
export const snapshotCycle: LifeCycle<SnapshotState, SnapshotAct> = {
  check: { from: ['frozen'], to: 'checked' },
  sign: { from: ['checked'], to: 'signed' },
  release: { from: ['signed'], to: 'released' },
  correct: { from: ['frozen', 'checked', 'signed', 'released'], to: 'corrected' },
};

/** State after an act, or why it is not possible. */
export function snapshotAfter(
  state: SnapshotState,
  act: SnapshotAct,
): Result<
  SnapshotState,
  { readonly code: 'statistics.wrong-state'; readonly facts: { state: SnapshotState; act: SnapshotAct } }
> {
  const next = advance(snapshotCycle, state, act);
  return next.ok ? next : err({ code: 'statistics.wrong-state', facts: { state, act } });
}

/** What an indicator counts, as data: the rows come from a source, the bucket of a row from one of its properties. */
export interface Indicator {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly unitZh: '人' | '个' | '次';
  /** `stock`: as at the reference date; `flow`: between the day after the opening date and the reference date. */
  readonly kind: 'stock' | 'flow';
  /** Set of rows. */
  readonly source: IndicatorSource;
  /** Property of a row that sorts it into a bucket; absent: one number. */
  readonly by?: string;
  /** Buckets in their order; others are appended as they come. */
  readonly buckets?: readonly { readonly id: string; readonly titleZh: string; readonly titleEn: string }[];
  /** Counting rule in words, shown with the number. */
  readonly ruleZh: string;
  readonly ruleEn: string;
  /** A new counting rule is a new version; snapshots keep the version they were counted with. */
  readonly version: number;
  /** About persons: small numbers are withheld in public releases. */
  readonly aboutPersons: boolean;
}

/** Sets of rows that can be counted. */
export type IndicatorSource =
  | 'orgs'
  | 'members-opening'
  | 'members'
  | 'members-in'
  | 'members-out'
  | 'meetings'
  | 'gradings';

/** One number of a breakdown. */
export interface Cell {
  readonly bucket: string;
  readonly n: number;
}

/** A number that may be withheld. */
export interface PublicCell {
  readonly bucket: string;
  readonly n: number | null;
}

/**
 * Withholds what would point at a person: numbers from 1 to below `least`, and one more where a single gap could be
 * closed from the total. Nothing is withheld where nothing is small; zero points at nobody.
 *
 * @param least smallest number that is shown
 */
export function withholdSmall(cells: readonly Cell[], least: number): readonly PublicCell[] {
  const isSmall = ({ n }: Cell) => n > 0 && n < least;
  const hidden = new Set(cells.filter(isSmall).map(({ bucket }) => bucket));
  const sumHidden = () => cells.filter(({ bucket }) => hidden.has(bucket)).reduce((sum, { n }) => sum + n, 0);
  // One gap, or gaps that together are still small, could be computed from the total: the next larger goes too.
  while (hidden.size > 0 && (hidden.size < 2 || sumHidden() < least)) {
    const next = cells
      .filter(({ bucket, n }) => n > 0 && !hidden.has(bucket))
      .sort((a, b) => a.n - b.n || a.bucket.localeCompare(b.bucket))[0];
    if (!next) break;
    hidden.add(next.bucket);
  }
  return cells.map(({ bucket, n }) => ({ bucket, n: hidden.has(bucket) ? null : n }));
}

/** A total with its breakdown: where every part had to be withheld, the total goes too unless it is large enough. */
export function withholdTotal(total: number, least: number): number | null {
  return total > 0 && total < least ? null : total;
}

/** Opening, what came and went, closing. */
export interface Balance {
  readonly opening: number;
  readonly came: number;
  readonly went: number;
  readonly closing: number;
}

/** Result of a check: what was expected, what was found. */
export interface CheckResult {
  readonly id: string;
  readonly holds: boolean;
  readonly expected: number;
  readonly found: number;
}

/** Opening plus what came minus what went is the closing number. */
export function checkBalance({ opening, came, went, closing }: Balance): CheckResult {
  const expected = opening + came - went;
  return { id: 'balance', holds: expected === closing, expected, found: closing };
}

/** The parts of a breakdown add up to their total. */
export function checkSum(id: string, total: number, parts: readonly Cell[]): CheckResult {
  const found = parts.reduce((sum, { n }) => sum + n, 0);
  return { id: `sum-${id}`, holds: found === total, expected: total, found };
}

/** Band an age falls into, `31-35`, `≤30`, `≥61`; bands are whole years, both ends included. */
export function ageBandOf(
  bornOn: IsoDate,
  on: IsoDate,
  bands: readonly (readonly [from: number | null, to: number | null])[],
): string | undefined {
  const age = ageOn(bornOn, on);
  const band = bands.find(([from, to]) => (from === null || age >= from) && (to === null || age <= to));
  return band && bandId(band);
}

/** Id of a band. */
export function bandId([from, to]: readonly [from: number | null, to: number | null]): string {
  if (from === null) return `0-${to ?? ''}`;
  return to === null ? `${from}-` : `${from}-${to}`;
}
