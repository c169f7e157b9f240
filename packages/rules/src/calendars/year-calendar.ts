import type { IsoDate } from '@jishi/domain';

/** Public holidays (放假) and make-up working days (调休上班) of one year, as the yearly notice names them. */
export interface YearCalendar {
  readonly year: number;
  /** Id of the notice in `sources`. */
  readonly source: string;
  /** Every day off the notice names, weekends inside the holiday included. */
  readonly holidays: readonly IsoDate[];
  /** Saturdays and Sundays that are worked. */
  readonly makeUpDays: readonly IsoDate[];
}
