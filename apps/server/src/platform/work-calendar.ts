import { workingCalendar, type WorkingCalendar } from '@jishi/domain';
import sql from 'sql-template-tag';
import type { Tx } from './db/tx.ts';

/**
 * The calendar of working days as the administrator keeps it: official holidays and make-up days.
 * A year without any entry is flagged by the domain, because its notice is not out yet.
 */
export async function loadWorkCalendar(tx: Tx): Promise<WorkingCalendar> {
  const rows = await tx.many<{ day: string; kind: 'holiday' | 'make-up' }>(
    sql`select c.day, c.kind from work_calendar c order by c.day`,
  );
  const years = new Map<number, { year: number; holidays: string[]; makeUpDays: string[] }>();
  for (const { day, kind } of rows) {
    const year = Number(day.slice(0, 4));
    const list = years.get(year) ?? { year, holidays: [], makeUpDays: [] };
    (kind === 'holiday' ? list.holidays : list.makeUpDays).push(day);
    years.set(year, list);
  }
  return workingCalendar([...years.values()]);
}
