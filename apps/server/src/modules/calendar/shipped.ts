import { yearCalendars } from '@jishi/rules';
import type { Platform } from '../../platform/platform.ts';
import * as store from './store.ts';

/** Writes the lists that come with the product; a year that an administrator saved stays as it is. */
export async function writeShippedCalendars({
  db,
  clock,
  rules,
}: Pick<Platform, 'db' | 'clock' | 'rules'>): Promise<void> {
  await db.write(
    { path: null },
    async (tx) => {
      const known = new Map((await store.listYears(tx)).map((row) => [row.year, row]));
      for (const { year, source, holidays, makeUpDays } of yearCalendars) {
        const days: store.CalendarDay[] = [
          ...holidays.map((day) => ({ day, kind: 'holiday' as const, name_zh: '放假' })),
          ...makeUpDays.map((day) => ({ day, kind: 'make-up' as const, name_zh: '调休上班' })),
        ];
        const row = known.get(year);
        if (row && (row.changed_by !== null || sameDays(await store.listDays(tx, year), days))) continue;
        await store.saveYear(
          tx,
          { year, sourceZh: rules.source(source)?.titleZh ?? source, by: null, at: clock.now() },
          days,
        );
      }
    },
    { audited: false },
  );
}

function sameDays(a: readonly store.CalendarDay[], b: readonly store.CalendarDay[]): boolean {
  const key = (days: readonly store.CalendarDay[]) =>
    days
      .map(({ day, kind }) => `${day} ${kind}`)
      .sort()
      .join();
  return key(a) === key(b);
}
