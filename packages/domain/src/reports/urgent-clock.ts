import { addClock, compareInstants, type Instant } from '../kernel/instant.ts';
import type { Duration } from '../kernel/duration.ts';

/** Moments of an urgent report; all are kept as they were first written. */
export interface UrgentMoments {
  /** When it happened, not when somebody heard of it. */
  readonly eventAt: Instant;
  readonly phonedAt: Instant | null;
  /** When the signed written report left. */
  readonly writtenAt: Instant | null;
}

/** Lengths from the dated rules, by the clock. */
export interface UrgentLengths {
  readonly phone: Duration;
  readonly written: Duration;
  /** After this a report is missed, whatever came later. */
  readonly never: Duration;
}

/** `due`: nothing yet, and still in time. */
export type UrgentClass = 'due' | 'in-time' | 'late' | 'missed';

/** How an urgent report stands. */
export interface UrgentTiming {
  readonly phoneDueAt: Instant;
  readonly writtenDueAt: Instant;
  readonly neverAfter: Instant;
  readonly phone: UrgentClass;
  readonly written: UrgentClass;
}

/**
 * Classes an urgent report against its clocks, all of them from the event. Exactly six hours is in time, exactly
 * twenty-four is late, a moment more is missed. Whether something was concealed is never computed: somebody finds it,
 * hears those concerned and says so.
 */
export function urgentTiming(moments: UrgentMoments, lengths: UrgentLengths, now: Instant): UrgentTiming {
  const { eventAt } = moments;
  const phoneDueAt = addClock(eventAt, lengths.phone);
  const writtenDueAt = addClock(eventAt, lengths.written);
  const neverAfter = addClock(eventAt, lengths.never);
  const classOf = (done: Instant | null, due: Instant): UrgentClass => {
    const at = done ?? now;
    if (compareInstants(at, neverAfter) > 0) return 'missed';
    if (compareInstants(at, due) > 0) return 'late';
    return done === null ? 'due' : 'in-time';
  };
  return {
    phoneDueAt,
    writtenDueAt,
    neverAfter,
    phone: classOf(moments.phonedAt, phoneDueAt),
    written: classOf(moments.writtenAt, writtenDueAt),
  };
}

/** Who may change the moment of the event after it was reported: a later one would shorten the delay of the reporter. */
export function mayCorrectEvent(before: Instant, after: Instant, by: 'reporter' | 'receiver'): boolean {
  return by === 'receiver' || compareInstants(after, before) <= 0;
}
