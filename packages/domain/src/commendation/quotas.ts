import { relates, shareRoundedUp, type Fraction } from '../kernel/fraction.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** One nominee and the groups the person or organisation belongs to (一线, 农村, 女). */
export interface Nominee {
  readonly id: number;
  readonly groups: readonly string[];
  /** Organisation that nominates, for quotas per organisation. */
  readonly nominatedBy: number;
}

/** Limits of one commendation, resolved from the dated parameters. */
export interface CommendationLimits {
  /** Most that may be commended in all. */
  readonly atMost?: number;
  /** Most that one organisation may nominate. */
  readonly atMostPerOrg?: Readonly<Record<number, number>>;
  /** Least shares of groups, e.g. front line (生产、工作一线). */
  readonly shares?: readonly { readonly group: string; readonly atLeast: Fraction }[];
  /** Who may not be commended, with the reason: under a penalty, accident in the year. */
  readonly barred?: readonly { readonly id: number; readonly reason: string }[];
}

/** A limit that is not kept; all of them are reported at once. */
export type CommendationFault =
  | {
      readonly code: 'commendation.over-quota';
      readonly facts: { readonly atMost: number; readonly nominated: number; readonly over: number };
    }
  | {
      readonly code: 'commendation.over-org-quota';
      readonly facts: {
        readonly org: number;
        readonly atMost: number;
        readonly nominated: number;
        readonly over: number;
      };
    }
  | {
      readonly code: 'commendation.share-not-reached';
      readonly facts: {
        readonly group: string;
        readonly atLeast: Fraction;
        readonly of: number;
        readonly found: number;
        /** How many must be exchanged for nominees of the group. */
        readonly missing: number;
      };
    }
  | { readonly code: 'commendation.nominated-twice'; readonly facts: { readonly id: number } }
  | { readonly code: 'commendation.barred'; readonly facts: { readonly id: number; readonly reason: string } };

/** Do the nominations keep the quota, the share of the front line and the bars? The computation excludes nobody. */
export function checkNominations(
  nominees: readonly Nominee[],
  limits: CommendationLimits,
): Result<true, readonly CommendationFault[]> {
  const faults: CommendationFault[] = [];
  const nominated = nominees.length;
  const { atMost } = limits;
  if (atMost !== undefined && nominated > atMost) {
    faults.push({ code: 'commendation.over-quota', facts: { atMost, nominated, over: nominated - atMost } });
  }
  for (const [org, most] of Object.entries(limits.atMostPerOrg ?? {})) {
    const count = nominees.filter(({ nominatedBy }) => nominatedBy === Number(org)).length;
    if (count > most) {
      const facts = { org: Number(org), atMost: most, nominated: count, over: count - most };
      faults.push({ code: 'commendation.over-org-quota', facts });
    }
  }
  for (const { group, atLeast } of limits.shares ?? []) {
    const found = nominees.filter(({ groups }) => groups.includes(group)).length;
    if (relates(found, 'ge', atLeast, nominated)) continue;
    const missing = shareRoundedUp(atLeast, nominated) - found;
    faults.push({ code: 'commendation.share-not-reached', facts: { group, atLeast, of: nominated, found, missing } });
  }
  const ids = nominees.map(({ id }) => id);
  for (const id of new Set(ids.filter((candidate, index) => ids.indexOf(candidate) !== index))) {
    faults.push({ code: 'commendation.nominated-twice', facts: { id } });
  }
  for (const { id, reason } of limits.barred ?? []) {
    if (ids.includes(id)) faults.push({ code: 'commendation.barred', facts: { id, reason } });
  }
  return faults.length === 0 ? ok(true) : err(faults);
}
