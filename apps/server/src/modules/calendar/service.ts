import type { CalendarYear } from '@jishi/contract';
import { isIsoDate, weekdayOf } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput, type InputFault } from '../../platform/refusal.ts';
import * as store from './store.ts';

type Year = z.input<typeof CalendarYear>;

/** A day with its name, as given by the administrator. */
interface NamedDay {
  readonly day: string;
  readonly nameZh: string;
}

/** What the administrator saves for one year. */
export interface CalendarInput {
  readonly version: number;
  readonly sourceZh: string;
  readonly holidays: readonly NamedDay[];
  readonly makeUpDays: readonly NamedDay[];
}

/** The working calendar as it is read and kept. */
export type CalendarService = ReturnType<typeof createCalendarService>;

export function createCalendarService({ audit, clock }: Platform) {
  const view = async (tx: Tx, year: number): Promise<Year> => {
    const [row, days] = [await store.findYear(tx, year), await store.listDays(tx, year)];
    const named = (kind: store.CalendarDay['kind']) =>
      days.filter((day) => day.kind === kind).map(({ day, name_zh }) => ({ day, nameZh: name_zh }));
    return {
      year,
      known: row !== undefined,
      sourceZh: row?.source_zh ?? null,
      edited: row !== undefined && row.changed_by !== null,
      version: row?.version ?? 0,
      holidays: named('holiday'),
      makeUpDays: named('make-up'),
    };
  };
  return {
    view,

    /** Known years; from 1 November also the next year while its list is missing. */
    async overview(tx: Tx): Promise<{ years: number[]; missingYear: number | null }> {
      const years = (await store.listYears(tx)).map(({ year }) => year);
      return { years, missingYear: missingYear(years, clock.today()) };
    },

    async save(tx: Tx, actor: Actor, year: number, input: CalendarInput): Promise<Year> {
      const faults = [
        ...dayFaults(year, 'holidays', input.holidays),
        ...dayFaults(year, 'makeUpDays', input.makeUpDays),
        ...makeUpFaults(input),
      ];
      if (faults.length > 0) refuseInput(faults);
      const before = await store.lockYear(tx, year);
      if ((before?.version ?? 0) !== input.version) refuse('record.changed-meanwhile', { by: '另一位管理员' });
      const was = await view(tx, year);
      await store.saveYear(tx, { year, sourceZh: input.sourceZh, by: actor.userId, at: clock.now() }, [
        ...input.holidays.map(({ day, nameZh }) => ({ day, kind: 'holiday' as const, name_zh: nameZh })),
        ...input.makeUpDays.map(({ day, nameZh }) => ({ day, kind: 'make-up' as const, name_zh: nameZh })),
      ]);
      await audit.append(tx, actor, {
        action: 'calendar.edit',
        subjectKind: 'calendar-year',
        subjectId: year,
        facts: { sourceZh: input.sourceZh, ...changesOf(was, input) },
      });
      return await view(tx, year);
    },
  };
}

/** The next year, from 1 November on, while its list is missing; before that, the present year when even that is missing. */
export function missingYear(known: readonly number[], today: string): number | null {
  const year = Number(today.slice(0, 4));
  if (!known.includes(year)) return year;
  return today.slice(5) >= '11-01' && !known.includes(year + 1) ? year + 1 : null;
}

function dayFaults(year: number, field: 'holidays' | 'makeUpDays', days: readonly NamedDay[]): InputFault[] {
  const seen = new Set<string>();
  return days.flatMap(({ day }, index): InputFault[] => {
    const fault = (message: string) => [{ path: `${field}.${index}.day`, message }];
    const noSuchDay = `没有 ${day} 这一天，请改正。`;
    if (!isIsoDate(day)) return fault(noSuchDay);
    if (!day.startsWith(`${year}-`)) return fault(`${day} 不在 ${year} 年内，请改正。`);
    if (seen.has(day)) return fault(`${day} 重复了，请删去一个。`);
    seen.add(day);
    return [];
  });
}

function makeUpFaults({ holidays, makeUpDays }: CalendarInput): InputFault[] {
  const off = new Set(holidays.map(({ day }) => day));
  return makeUpDays.flatMap(({ day }, index): InputFault[] => {
    const path = `makeUpDays.${index}.day`;
    if (!isIsoDate(day)) return [];
    if (off.has(day)) return [{ path, message: `${day} 既放假又上班，请核对通知。` }];
    return weekdayOf(day) < 6 ? [{ path, message: `${day} 不是周六或周日，本来就上班，请核对通知。` }] : [];
  });
}

function changesOf(was: Year, now: CalendarInput) {
  const days = (list: readonly { readonly day: string }[]) => new Set(list.map(({ day }) => day));
  const minus = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((day) => !b.has(day));
  const [oldOff, newOff, oldOn, newOn] = [
    days(was.holidays),
    days(now.holidays),
    days(was.makeUpDays),
    days(now.makeUpDays),
  ];
  return {
    holidaysAdded: minus(newOff, oldOff),
    holidaysRemoved: minus(oldOff, newOff),
    makeUpDaysAdded: minus(newOn, oldOn),
    makeUpDaysRemoved: minus(oldOn, newOn),
  };
}
