import sql, { join } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';

/** A day that departs from the plain week. */
export interface CalendarDay {
  readonly day: string;
  readonly kind: 'holiday' | 'make-up';
  readonly name_zh: string;
}

/** A year whose list is known. */
export interface CalendarYearRow {
  readonly year: number;
  readonly source_zh: string;
  readonly version: number;
  /** Null: as it came with the product. */
  readonly changed_by: number | null;
}

/** Known years, oldest first. */
export function listYears(tx: Tx): Promise<CalendarYearRow[]> {
  return tx.many(sql`select y.year, y.source_zh, y.version, y.changed_by from work_calendar_year y order by y.year`);
}

/** A known year, locked for a change. */
export function lockYear(tx: Tx, year: number): Promise<CalendarYearRow | undefined> {
  return tx.maybe(
    sql`select y.year, y.source_zh, y.version, y.changed_by from work_calendar_year y where y.year = ${year} for update`,
  );
}

/** A known year. */
export function findYear(tx: Tx, year: number): Promise<CalendarYearRow | undefined> {
  return tx.maybe(
    sql`select y.year, y.source_zh, y.version, y.changed_by from work_calendar_year y where y.year = ${year}`,
  );
}

/** Days of a year, in order. */
export function listDays(tx: Tx, year: number): Promise<CalendarDay[]> {
  return tx.many(sql`select c.day, c.kind, c.name_zh from work_calendar c
    where c.day >= ${`${year}-01-01`}::date and c.day < ${`${year + 1}-01-01`}::date order by c.day`);
}

/** Replaces the list of a year. @param by null for the list that comes with the product */
export async function saveYear(
  tx: Tx,
  year: { readonly year: number; readonly sourceZh: string; readonly by: number | null; readonly at: Date },
  days: readonly CalendarDay[],
): Promise<void> {
  await tx.run(sql`insert into work_calendar_year (year, source_zh, version, changed_by, changed_at)
    values (${year.year}, ${year.sourceZh}, 1, ${year.by}, ${year.at})
    on conflict (year) do update set source_zh = excluded.source_zh, version = work_calendar_year.version + 1,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`);
  await tx.run(
    sql`delete from work_calendar where day >= ${`${year.year}-01-01`}::date and day < ${`${year.year + 1}-01-01`}::date`,
  );
  if (days.length === 0) return;
  const rows = days.map(({ day, kind, name_zh }) => sql`(${day}::date, ${kind}, ${name_zh}, ${year.at}::timestamptz)`);
  await tx.run(sql`insert into work_calendar (day, kind, name_zh, changed_at) values ${join(rows)}`);
}
