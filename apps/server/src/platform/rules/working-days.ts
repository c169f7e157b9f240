import { workingCalendar, type WorkingCalendar } from '@jishi/domain';
import { yearCalendars } from '@jishi/rules';
import sql from 'sql-template-tag';
import type { Tx } from '../db/tx.ts';

/**
 * The working calendar as it stands: the yearly notices, with what an administrator has entered or corrected since.
 * A corrected day counts for every date computed from now on; dates already given to people stay.
 */
export async function loadWorkingCalendar(tx: Tx): Promise<WorkingCalendar> {
  const rows = await tx.many<{ day: string; kind: 'holiday' | 'make-up' }>(
    sql`select w.day, w.kind from work_calendar w order by w.day`,
  );
  if (rows.length === 0) return national;
  const years = new Set(rows.map(({ day }) => Number(day.slice(0, 4))));
  const entered = [...years].map((year) => {
    const ofYear = rows.filter(({ day }) => Number(day.slice(0, 4)) === year);
    const days = (kind: string) => ofYear.filter((row) => row.kind === kind).map(({ day }) => day);
    return { year, holidays: days('holiday'), makeUpDays: days('make-up') };
  });
  return workingCalendar([...yearCalendars, ...entered]);
}

const national = workingCalendar(yearCalendars);
