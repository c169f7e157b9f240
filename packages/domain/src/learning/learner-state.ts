import type { IsoDate } from '../kernel/iso-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** Test of a plan (考试): passed from `passMark` of `of` marks on. */
export interface LearningTest {
  readonly passMark: number;
  readonly of: number;
}

/** One taking of the test by one person. */
export interface TestTaking {
  readonly takenOn: IsoDate;
  readonly isPassed: boolean;
}

/** Where a learner stands: 应学、已学、合格、待补考补学、不合格. */
export type LearnerState = 'enrolled' | 'attended' | 'passed' | 'make-up' | 'not-passed';

/** What a plan asks of each person besides being there; days and class hours stand in the relation "or". */
export interface LearnerDemand {
  readonly minDays: number | null;
  readonly minMinutes: number | null;
  readonly hasTest: boolean;
  /** How often a failed test may be repeated. */
  readonly repeats: number;
}

/** What a person has done within a plan. */
export interface LearnerRecord {
  readonly days: number;
  readonly learntMinutes: number;
  readonly takings: readonly TestTaking[];
}

/** Why a result of a test is not taken. */
export type TestRefusal =
  | { readonly code: 'learning.passed-already'; readonly facts: { readonly takenOn: IsoDate } }
  | { readonly code: 'learning.test-again'; readonly facts: { readonly times: number } }
  | {
      readonly code: 'learning.test-too-late';
      readonly facts: { readonly takenOn: IsoDate; readonly last: IsoDate };
    };

/** Whether marks reach the pass mark, which itself passes. */
export const isPass = (marks: number, test: LearningTest): boolean => marks >= test.passMark;

/**
 * May a person take the test on `on`? Once; after a failure again as a make-up, as often as `times` allows, not before
 * the failure and not after its window.
 *
 * @param last last day of the make-up, counted from the first failure
 */
export function checkTaking(
  before: readonly TestTaking[],
  on: IsoDate,
  makeUp: { readonly times: number; readonly last: IsoDate },
): Result<true, TestRefusal> {
  const passed = before.find(({ isPassed }) => isPassed);
  if (passed) return err({ code: 'learning.passed-already', facts: { takenOn: passed.takenOn } });
  const [first] = before;
  if (!first) return ok(true);
  if (before.length > makeUp.times) return err({ code: 'learning.test-again', facts: { times: makeUp.times } });
  if (on < first.takenOn || on > makeUp.last)
    return err({ code: 'learning.test-too-late', facts: { takenOn: first.takenOn, last: makeUp.last } });
  return ok(true);
}

/** Whether enough days or enough class hours were learnt; where both are asked for, either suffices. */
export function reachesTime(record: LearnerRecord, { minDays, minMinutes }: LearnerDemand): boolean {
  const asked = [
    ...(minDays === null ? [] : [record.days >= minDays]),
    ...(minMinutes === null ? [] : [record.learntMinutes >= minMinutes]),
  ];
  return asked.length === 0 || asked.includes(true);
}

/**
 * State of a learner. Somebody who was there but has too little time or failed once is to make up; who failed as often
 * as allowed has not passed.
 */
export function learnerState(record: LearnerRecord, demand: LearnerDemand): LearnerState {
  if (record.days === 0) return 'enrolled';
  const isTestPassed = record.takings.some(({ isPassed }) => isPassed);
  if (demand.hasTest && !isTestPassed && record.takings.length > demand.repeats) return 'not-passed';
  if (demand.hasTest && !isTestPassed && record.takings.length > 0) return 'make-up';
  if (!reachesTime(record, demand)) return 'make-up';
  return demand.hasTest && !isTestPassed ? 'attended' : 'passed';
}

/** Class hours (学时) of some minutes, cut to tenths: nobody is credited what was not learnt. */
export function classHoursOf(minutes: number, minutesPerHour: number): number {
  return Math.floor((minutes * 10) / minutesPerHour) / 10;
}
