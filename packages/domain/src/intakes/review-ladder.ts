import { addDuration, type WorkingCalendar } from '../kernel/calendar.ts';
import type { Duration } from '../kernel/duration.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { IntakeKind } from './intake-clock.ts';

/** Rungs of the ladder of a petition, in their order: 复查, 复核. */
export const reviewStages = ['review', 'recheck'] as const;
/** See `reviewStages`. */
export type ReviewStage = (typeof reviewStages)[number];

/** A rung that was asked for. */
export interface Rung {
  readonly stage: ReviewStage;
  readonly answeredOn: IsoDate | null;
}

/** Why no further rung can be asked for. */
export type LadderRefusal =
  | { readonly code: 'intake.not-answered-yet' }
  | { readonly code: 'intake.review-running'; readonly stage: ReviewStage }
  | { readonly code: 'intake.ladder-ended' }
  | { readonly code: 'intake.review-too-late'; readonly stage: ReviewStage; readonly lastDay: IsoDate };

/**
 * The rung that may be asked for now: the review after the reply, the recheck after the review; each within its time
 * from the written answer before it.
 *
 * @param repliedOn day of the written reply
 * @param within time to ask for each rung
 */
export function nextRung(
  repliedOn: IsoDate | null,
  rungs: readonly Rung[],
  within: Readonly<Record<ReviewStage, Duration>>,
  { today, calendar }: { readonly today: IsoDate; readonly calendar: WorkingCalendar },
): Result<ReviewStage, LadderRefusal> {
  if (repliedOn === null) return err({ code: 'intake.not-answered-yet' });
  const running = rungs.find(({ answeredOn }) => answeredOn === null);
  if (running) return err({ code: 'intake.review-running', stage: running.stage });
  const stage = reviewStages[rungs.length];
  if (stage === undefined) return err({ code: 'intake.ladder-ended' });
  const since = rungs.at(-1)?.answeredOn ?? repliedOn;
  const lastDay = addDuration(calendar, since, within[stage]).date;
  return today > lastDay ? err({ code: 'intake.review-too-late', stage, lastDay }) : ok(stage);
}

/** How satisfied the person is with the handling; it says something about the office, nothing about the person. */
export const satisfactions = ['satisfied', 'mostly', 'not'] as const;
/** See `satisfactions`. */
export type Satisfaction = (typeof satisfactions)[number];

/**
 * What follows a rating. Not satisfied leads back to handling once; a petition has its own ladder instead.
 *
 * @param wasReopened whether it went back before
 */
export function afterRating(
  kind: IntakeKind,
  rating: Satisfaction,
  wasReopened: boolean,
): 'closed' | 'reopened' | 'ladder-open' {
  if (rating !== 'not') return 'closed';
  if (kind === 'petition') return 'ladder-open';
  return wasReopened ? 'closed' : 'reopened';
}
