import { addDuration, type WorkingCalendar } from '../kernel/calendar.ts';
import type { Duration } from '../kernel/duration.ts';
import type { Fraction } from '../kernel/fraction.ts';
import type { IsoDate } from '../kernel/iso-date.ts';

/** A visit as quotas see it. */
export interface CountedVisit {
  readonly visitorId: number;
  /** What was visited, as written; blanks do not tell two places apart. */
  readonly place: string;
  readonly doneOn: IsoDate;
}

/** Whether a visit counts beside those already counted: the same place on the same day by the same person counts once. */
export function countsOnce(visit: CountedVisit, counted: readonly CountedVisit[]): boolean {
  const key = keyOf(visit);
  return !counted.some((other) => keyOf(other) === key);
}

/** Last day on which a visit is entered in time; a later entry is taken and marked. */
export function enteredBy(doneOn: IsoDate, within: Duration, calendar: WorkingCalendar): IsoDate {
  return addDuration(calendar, doneOn, within).date;
}

/** How many of `visits` are looked at again: the share, rounded up, at least one where there is any. */
export function recheckSize(visits: number, [part, whole]: Fraction): number {
  return Math.min(visits, Math.ceil((visits * part) / whole));
}

/**
 * Draws those that are looked at again, each with the same chance.
 *
 * @param random numbers in [0, 1), one for each draw; the domain makes none itself
 */
export function drawForRecheck<T>(visits: readonly T[], size: number, random: () => number): readonly T[] {
  const left = [...visits];
  const drawn: T[] = [];
  while (drawn.length < size && left.length > 0) {
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return drawn;
}

const keyOf = ({ visitorId, place, doneOn }: CountedVisit): string =>
  `${visitorId} ${doneOn} ${place.replace(/\s/gu, '')}`;
