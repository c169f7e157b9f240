import { addDuration, type WorkingCalendar } from '../kernel/calendar.ts';
import type { Duration } from '../kernel/duration.ts';
import { daysBetween, type IsoDate } from '../kernel/iso-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** A part of the work and how long it takes. */
export interface NodeLength {
  readonly titleZh: string;
  /** In d, wd, m or y. */
  readonly takes: Duration;
}

/** A milestone with its day. */
export interface ScheduledNode {
  readonly titleZh: string;
  readonly dueOn: IsoDate;
}

/** A plan made from its end. */
export interface BackwardSchedule {
  /** Day after which the first part begins. */
  readonly beginsOn: IsoDate;
  readonly nodes: readonly ScheduledNode[];
}

/** There is not enough time: the work would have to begin before the task does. */
export interface ScheduleRefusal {
  readonly code: 'task.not-enough-time';
  readonly facts: { readonly beginsOn: IsoDate; readonly startsOn: IsoDate; readonly days: number };
}

/**
 * Schedules milestones from the end (倒排工期): the last one is due on the last day, each earlier one as long before
 * the next as the next one takes.
 *
 * @param startsOn first day on which work may begin; it does not count
 */
export function scheduleBackwards(
  parts: readonly NodeLength[],
  startsOn: IsoDate,
  endsOn: IsoDate,
  calendar: WorkingCalendar,
): Result<BackwardSchedule, ScheduleRefusal> {
  const nodes: ScheduledNode[] = [];
  let day = endsOn;
  for (const { titleZh, takes } of [...parts].reverse()) {
    nodes.unshift({ titleZh, dueOn: day });
    day = addDuration(calendar, day, takes, -1).date;
  }
  if (day < startsOn) {
    return err({
      code: 'task.not-enough-time',
      facts: { beginsOn: day, startsOn, days: daysBetween(day, startsOn) },
    });
  }
  return ok({ beginsOn: day, nodes });
}

/** A milestone of a method: so long after the start, or so long before the end. */
export interface NodeRule {
  readonly titleZh: string;
  readonly afterStart?: Duration;
  readonly beforeEnd?: Duration;
}

/** Days of the milestones a method names, each kept within the task; one without a rule is due at the end. */
export function scheduleNodes(
  rules: readonly NodeRule[],
  startsOn: IsoDate,
  endsOn: IsoDate,
  calendar: WorkingCalendar,
): readonly ScheduledNode[] {
  const within = (day: IsoDate): IsoDate => (day < startsOn ? startsOn : day > endsOn ? endsOn : day);
  return rules
    .map(({ titleZh, afterStart, beforeEnd }) => ({
      titleZh,
      dueOn: within(
        beforeEnd !== undefined
          ? addDuration(calendar, endsOn, beforeEnd, -1).date
          : afterStart !== undefined
            ? addDuration(calendar, startsOn, afterStart).date
            : endsOn,
      ),
    }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
