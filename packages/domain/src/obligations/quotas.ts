import type { WorkingCalendar } from '../kernel/calendar.ts';
import type { Duration } from '../kernel/duration.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import { calendarAnchor, duePeriods, occurrences, type Act, type Occurrence } from './occurrences.ts';

/** At least so many acts of a kind in each period. Several quotas stand side by side (十次走访、三件实事). */
export interface Quota {
  readonly kind: string;
  readonly per: Duration;
  readonly atLeast: number;
  /** First day of the obligation; periods follow the calendar from the one that contains it. */
  readonly since: IsoDate;
}

/** An act of a kind. */
export interface QuotaAct extends Act {
  readonly kind: string;
}

/** One quota with its periods. */
export interface QuotaResult {
  readonly quota: Quota;
  readonly periods: readonly Occurrence[];
  readonly met: number;
  readonly missed: number;
}

/** Holds acts against several quotas at once; an act counts once for each quota of its kind. */
export function evaluateQuotas(
  quotas: readonly Quota[],
  acts: readonly QuotaAct[],
  range: { readonly from: IsoDate; readonly until: IsoDate },
  today: IsoDate,
  calendar: WorkingCalendar,
): readonly QuotaResult[] {
  return quotas.map((quota) => {
    const anchor = calendarAnchor(quota.per, quota.since);
    const periods = duePeriods(quota.per, anchor, range, calendar);
    const own = acts.filter(({ kind, on }) => kind === quota.kind && on >= quota.since);
    const rows = occurrences(periods, own, today, quota.atLeast);
    const count = (state: Occurrence['state']) => rows.filter((row) => row.state === state).length;
    return { quota, periods: rows, met: count('met'), missed: count('missed') };
  });
}
