import { addDuration, type SkippedDay, type WorkingCalendar } from '../kernel/calendar.ts';
import type { Duration } from '../kernel/duration.ts';
import { addDays, type IsoDate } from '../kernel/iso-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** One text that was posted; changing the text posts a new one. */
export interface Posting {
  readonly postedOn: IsoDate;
  /** Hash of the text; equal hashes are the same text put up again. */
  readonly textHash: string;
  readonly takenDownOn?: IsoDate;
}

/** An objection; who raised it is none of the notice's business. */
export interface NoticeObjection {
  readonly id: number;
  readonly receivedOn: IsoDate;
  readonly answeredOn?: IsoDate;
}

/** When a notice period ends, counted from the last text. */
export interface NoticePeriod {
  /** First day that counts: the day after posting. */
  readonly firstDay: IsoDate;
  /** Last day on which objections are taken. */
  readonly lastDay: IsoDate;
  /** First day on which the next step may happen. */
  readonly mayProceedOn: IsoDate;
  readonly skipped: readonly SkippedDay[];
  readonly uncoveredYears: readonly number[];
  /** How often the text was changed and the period began again. */
  readonly restarts: number;
}

/** Why the next step must wait. */
export type NoticeRefusal =
  | { readonly code: 'notice.not-posted'; readonly facts: Readonly<Record<string, never>> }
  | {
      readonly code: 'notice.period-running';
      readonly facts: { readonly lastDay: IsoDate; readonly mayProceedOn: IsoDate };
    }
  | { readonly code: 'notice.objections-unanswered'; readonly facts: { readonly objections: readonly number[] } }
  | {
      readonly code: 'notice.taken-down-early';
      readonly facts: { readonly takenDownOn: IsoDate; readonly lastDay: IsoDate };
    };

/**
 * The period of a notice. The day of posting does not count; the last day runs to its end. A changed text starts the
 * period anew from its own day.
 *
 * @param length in d, wd, m or y
 * @returns undefined when nothing was posted
 */
export function noticePeriod(
  postings: readonly Posting[],
  length: Duration,
  calendar: WorkingCalendar,
): NoticePeriod | undefined {
  const { start, restarts } = currentText(postings);
  if (start === undefined) return undefined;
  const end = addDuration(calendar, start.postedOn, length);
  return {
    firstDay: addDays(start.postedOn, 1),
    lastDay: end.date,
    mayProceedOn: addDays(end.date, 1),
    skipped: end.skipped,
    uncoveredYears: end.uncoveredYears,
    restarts,
  };
}

/** May the next step happen on `day`? Only after the last day, and with every objection answered. */
export function mayProceed(
  postings: readonly Posting[],
  length: Duration,
  objections: readonly NoticeObjection[],
  calendar: WorkingCalendar,
  day: IsoDate,
): Result<NoticePeriod, NoticeRefusal> {
  const period = noticePeriod(postings, length, calendar);
  if (period === undefined) return err({ code: 'notice.not-posted', facts: {} });
  const { lastDay, mayProceedOn } = period;
  const takenDownOn = currentText(postings).last?.takenDownOn;
  if (takenDownOn !== undefined && takenDownOn <= lastDay) {
    return err({ code: 'notice.taken-down-early', facts: { takenDownOn, lastDay } });
  }
  if (day < mayProceedOn) return err({ code: 'notice.period-running', facts: { lastDay, mayProceedOn } });
  const open = objections
    .filter(({ receivedOn, answeredOn }) => receivedOn <= day && (answeredOn === undefined || answeredOn > day))
    .map(({ id }) => id);
  return open.length === 0 ? ok(period) : err({ code: 'notice.objections-unanswered', facts: { objections: open } });
}

/** The posting from which the period of the present text runs. Putting the same text up again does not restart it. */
function currentText(postings: readonly Posting[]) {
  const ordered = postings.toSorted((a, b) => (a.postedOn < b.postedOn ? -1 : a.postedOn > b.postedOn ? 1 : 0));
  let start: Posting | undefined;
  let restarts = 0;
  for (const posting of ordered) {
    if (start?.textHash === posting.textHash) continue;
    if (start !== undefined) restarts += 1;
    start = posting;
  }
  return { start, restarts, last: ordered.at(-1) };
}
