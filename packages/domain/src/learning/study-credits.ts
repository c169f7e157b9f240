import type { IsoDate } from '../kernel/iso-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** One entry of the credit ledger; a correction is a counter-entry with negative minutes. */
export interface StudyEntry {
  readonly id: number;
  readonly person: number;
  readonly on: IsoDate;
  readonly studyMinutes: number;
  readonly session: number;
  /** Session this entry makes up for. */
  readonly makesUpFor?: number;
  /** Entry this one takes back. */
  readonly counters?: number;
}

/** What is asked of a person in a period; both days inclusive. */
export interface StudyRequirement {
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly minMinutes: number;
  readonly minSessions?: number;
}

/** Where a person stands. */
export interface StudyStanding {
  readonly person: number;
  readonly studyMinutes: number;
  readonly sessions: number;
  readonly missingMinutes: number;
  readonly missingSessions: number;
  readonly isFulfilled: boolean;
}

/** Why a make-up is refused. */
export type MakeUpRefusal =
  | {
      readonly code: 'learning.already-made-up';
      readonly facts: { readonly person: number; readonly session: number; readonly entry: number };
    }
  | { readonly code: 'learning.attended'; readonly facts: { readonly person: number; readonly session: number } }
  | {
      readonly code: 'learning.make-up-outside-period';
      readonly facts: { readonly on: IsoDate; readonly from: IsoDate; readonly until: IsoDate };
    };

/** Minutes of a class hour (学时) as the county counts it: the caller reads it from the parameter. */
export const minutesOfHours = (hours: number, minutesPerHour: number): number => hours * minutesPerHour;

/** Sum of a person's entries in a period. Hours are never typed in, only summed. */
export function standingOf(
  person: number,
  entries: readonly StudyEntry[],
  requirement: StudyRequirement,
): StudyStanding {
  const own = inPeriod(entries, requirement).filter((entry) => entry.person === person);
  const studyMinutes = own.reduce((sum, entry) => sum + entry.studyMinutes, 0);
  const countered = new Set(own.map(({ counters }) => counters));
  const attended = own.filter(({ id, counters }) => counters === undefined && !countered.has(id));
  const sessions = new Set(attended.map(({ session, makesUpFor }) => makesUpFor ?? session)).size;
  const missingMinutes = Math.max(0, requirement.minMinutes - studyMinutes);
  const missingSessions = Math.max(0, (requirement.minSessions ?? 0) - sessions);
  return {
    person,
    studyMinutes,
    sessions,
    missingMinutes,
    missingSessions,
    isFulfilled: missingMinutes === 0 && missingSessions === 0,
  };
}

/**
 * Persons who still have to learn, listed before the deadline: from `listFrom` on, and all of them once it passed.
 * Sorted by what is missing, most first; a list for those who help, not a ranking for the wall.
 */
export function duePersons(
  persons: readonly number[],
  entries: readonly StudyEntry[],
  requirement: StudyRequirement,
  listFrom: IsoDate,
  day: IsoDate,
): readonly StudyStanding[] {
  if (day < listFrom) return [];
  return persons
    .map((person) => standingOf(person, entries, requirement))
    .filter(({ isFulfilled }) => !isFulfilled)
    .toSorted(
      (a, b) => b.missingMinutes - a.missingMinutes || b.missingSessions - a.missingSessions || a.person - b.person,
    );
}

/** May a missed session be made up on `on`? Once, inside its period, and not by somebody who was there. */
export function checkMakeUp(
  makeUp: { readonly person: number; readonly session: number; readonly on: IsoDate },
  entries: readonly StudyEntry[],
  period: { readonly from: IsoDate; readonly until: IsoDate },
): Result<true, MakeUpRefusal> {
  const { person, session, on } = makeUp;
  if (on < period.from || on > period.until) {
    return err({ code: 'learning.make-up-outside-period', facts: { on, from: period.from, until: period.until } });
  }
  const countered = new Set(entries.map(({ counters }) => counters));
  const own = entries.filter(
    (entry) => entry.person === person && entry.counters === undefined && !countered.has(entry.id),
  );
  if (own.some((entry) => entry.session === session && entry.makesUpFor === undefined)) {
    return err({ code: 'learning.attended', facts: { person, session } });
  }
  const before = own.find(({ makesUpFor }) => makesUpFor === session);
  return before === undefined
    ? ok(true)
    : err({ code: 'learning.already-made-up', facts: { person, session, entry: before.id } });
}

function inPeriod(
  entries: readonly StudyEntry[],
  { from, until }: { readonly from: IsoDate; readonly until: IsoDate },
) {
  return entries.filter(({ on }) => from <= on && on <= until);
}
