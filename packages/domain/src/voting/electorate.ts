import { leastReaching, reaches, type Threshold } from '../kernel/fraction.ts';
import { ageOn, type IsoDate } from '../kernel/iso-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** Both days belong to the period; without `until` it still runs. */
export interface Period {
  readonly from: IsoDate;
  readonly until?: IsoDate;
}

/** The five classes that may be left out of the count after approval and with the assembly's consent (xuanju_2020). */
export type ExcusableClass =
  | 'cannot-express-will'
  | 'abroad-half-year'
  | 'serving-sentence'
  | 'bedridden'
  | 'relation-not-moved';

/** Facts about one person, as they are known on the day. */
export interface ElectorFacts {
  readonly person: number;
  /** When the person belonged to the body: the membership relation, the committee seat, the delegate's mandate. */
  readonly belongs: readonly Period[];
  /** `none` for villagers and residents, whose right does not depend on membership. */
  readonly membership: 'full' | 'probationary' | 'none';
  /** Day from which the person is a full member (转正). */
  readonly fullFrom?: IsoDate;
  readonly disciplinaryProbation?: readonly Period[];
  readonly detained?: readonly Period[];
  readonly rightsDeprived?: readonly Period[];
  readonly bornOn?: IsoDate;
  readonly excused?: {
    readonly class: ExcusableClass;
    /** Higher organisation agreed on this day. */
    readonly approvedOn?: IsoDate;
    /** The assembly agreed on this day; the day of the meeting itself counts. */
    readonly consentedOn?: IsoDate;
  };
}

/** Why somebody does not count. */
export type ExclusionReason =
  | 'not-in-body'
  | 'probationary-member'
  | 'disciplinary-probation'
  | 'detained'
  | 'rights-deprived'
  | 'under-age'
  | ExcusableClass;

/** Which rules apply on the day; the caller takes them from the dated parameters. */
export interface ElectorateRules {
  /** Only full members have the vote. False for villagers, residents and counts of all members. */
  readonly fullMembersOnly: boolean;
  /** Since 2020-07-13 the rights of detained members are suspended. */
  readonly detainedSuspended: boolean;
  /** Whether the five classes may be left out at all (elections, not ordinary meetings). */
  readonly excusable: boolean;
  /** Completed years, for villagers and residents. */
  readonly minAge?: number;
}

/** Who counts on a day, frozen when the meeting opens. Nothing is added or taken later. */
export interface Electorate {
  readonly on: IsoDate;
  readonly expected: readonly number[];
  readonly excluded: readonly {
    readonly person: number;
    readonly reason: ExclusionReason;
    readonly since?: IsoDate;
  }[];
  /** Excusable but not yet approved or consented: they still count. */
  readonly pending: readonly {
    readonly person: number;
    readonly class: ExcusableClass;
    readonly missing: readonly ('approval' | 'consent')[];
  }[];
}

/** Too few are present; the motion is not lost, there was no meeting that could decide. */
export interface QuorumNotMet {
  readonly code: 'meeting.quorum-not-met';
  readonly facts: {
    readonly present: number;
    readonly expected: number;
    readonly least: number;
    readonly missing: number;
  };
}

/** Somebody was counted who does not belong to the frozen electorate. */
export interface NotEntitled {
  readonly code: 'meeting.not-entitled';
  readonly facts: { readonly persons: readonly number[] };
}

/** Who counts for a body on `day`, with the reason for everybody who does not. The order of the facts is irrelevant. */
export function freezeElectorate(people: readonly ElectorFacts[], rules: ElectorateRules, day: IsoDate): Electorate {
  const expected: number[] = [];
  const excluded: { person: number; reason: ExclusionReason; since?: IsoDate }[] = [];
  const pending: { person: number; class: ExcusableClass; missing: readonly ('approval' | 'consent')[] }[] = [];
  for (const facts of people.toSorted((a, b) => a.person - b.person)) {
    const found = exclusionOf(facts, rules, day);
    if (found !== undefined) {
      excluded.push({ person: facts.person, ...found });
      continue;
    }
    expected.push(facts.person);
    const missing = missingForExcuse(facts, day);
    if (rules.excusable && facts.excused !== undefined && missing.length > 0) {
      pending.push({ person: facts.person, class: facts.excused.class, missing });
    }
  }
  return { on: day, expected, excluded, pending };
}

/** Is the quorum there? `present` are people; each counts once and must belong to the electorate. */
export function checkQuorum(
  electorate: Electorate,
  present: readonly number[],
  threshold: Threshold,
): Result<{ readonly present: number; readonly expected: number }, QuorumNotMet | NotEntitled> {
  const persons = [...new Set(present)];
  const strangers = persons.filter((person) => !electorate.expected.includes(person));
  if (strangers.length > 0) return err({ code: 'meeting.not-entitled', facts: { persons: strangers } });
  const heads = { present: persons.length, expected: electorate.expected.length };
  return quorumOf(heads, threshold);
}

/** As `checkQuorum`, on head counts. Nobody expected is no meeting. */
export function quorumOf(
  heads: { readonly present: number; readonly expected: number },
  threshold: Threshold,
): Result<{ readonly present: number; readonly expected: number }, QuorumNotMet> {
  if (heads.expected > 0 && reaches(heads.present, heads, threshold)) return ok(heads);
  const least = Math.max(1, leastReaching(heads, threshold));
  const missing = least - heads.present;
  return err({ code: 'meeting.quorum-not-met', facts: { ...heads, least, missing } });
}

/** Does the period contain the day? */
export const covers = ({ from, until }: Period, day: IsoDate): boolean =>
  from <= day && (until === undefined || day <= until);

type Found = { readonly reason: ExclusionReason; readonly since?: IsoDate } | undefined;

function exclusionOf(facts: ElectorFacts, rules: ElectorateRules, day: IsoDate): Found {
  if (!facts.belongs.some((period) => covers(period, day))) return { reason: 'not-in-body' };
  if (rules.fullMembersOnly) {
    const isFull = facts.membership === 'full' && (facts.fullFrom === undefined || facts.fullFrom <= day);
    if (!isFull) return { reason: 'probationary-member' };
    const watched = running(facts.disciplinaryProbation, day);
    if (watched !== undefined) return { reason: 'disciplinary-probation', since: watched };
  }
  const detained = running(facts.detained, day);
  if (rules.detainedSuspended && detained !== undefined) return { reason: 'detained', since: detained };
  const deprived = running(facts.rightsDeprived, day);
  if (deprived !== undefined) return { reason: 'rights-deprived', since: deprived };
  if (rules.minAge !== undefined && !hasAge(facts, rules.minAge, day)) return { reason: 'under-age' };
  if (rules.excusable && facts.excused !== undefined && missingForExcuse(facts, day).length === 0) {
    return { reason: facts.excused.class };
  }
  return undefined;
}

function running(periods: readonly Period[] | undefined, day: IsoDate): IsoDate | undefined {
  return periods?.find((period) => covers(period, day))?.from;
}

function missingForExcuse({ excused }: ElectorFacts, day: IsoDate): readonly ('approval' | 'consent')[] {
  if (excused === undefined) return [];
  const { approvedOn, consentedOn } = excused;
  const isApproved = approvedOn !== undefined && approvedOn <= day;
  const isConsented = consentedOn !== undefined && consentedOn <= day;
  return [...(isApproved ? [] : (['approval'] as const)), ...(isConsented ? [] : (['consent'] as const))];
}

function hasAge({ bornOn }: ElectorFacts, years: number, day: IsoDate): boolean {
  return bornOn !== undefined && ageOn(bornOn, day) >= years;
}
