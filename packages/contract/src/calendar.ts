import { z } from 'zod';
import { IsoDate, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

const Day = z.object({ day: IsoDate, nameZh: z.string().trim().max(20, { error: '名称不超过 20 个字。' }) });

/** Working days of one year: what departs from the plain week. */
export const CalendarYear = z.object({
  year: z.number().int(),
  /** False: the notice of that year is not entered, only weekends are known. */
  known: z.boolean(),
  sourceZh: z.string().nullable(),
  /** Whether an administrator changed the list that came with the product. */
  edited: z.boolean(),
  version: z.number().int(),
  holidays: z.array(Day),
  makeUpDays: z.array(Day),
});

const YearParams = z.object({
  year: z.coerce.number().int().min(2000, { error: '年份从 2000 年起。' }).max(2100, { error: '年份到 2100 年止。' }),
});

/** Public holidays and make-up working days (工作日历). */
export const calendarRoutes = defineRoutes('calendar', {
  overview: {
    method: 'GET',
    path: '/api/calendar',
    permission: 'signed-in',
    summary: '工作日历：已知年份与缺年提醒',
    response: z.object({
      years: z.array(z.number().int()),
      /** From 1 November: the year whose list is still missing. */
      missingYear: z.number().int().nullable(),
    }),
  },
  year: {
    method: 'GET',
    path: '/api/calendar/:year',
    permission: 'signed-in',
    summary: '某年的节假日与调休',
    params: YearParams,
    response: CalendarYear,
  },
  save: {
    method: 'PUT',
    path: '/api/calendar/:year',
    permission: 'calendar.edit',
    summary: '保存某年的节假日与调休',
    params: YearParams,
    body: z.object({
      version: Version,
      sourceZh: z
        .string()
        .trim()
        .min(2, { error: '请写明通知的名称和文号。' })
        .max(200, { error: '来源不超过 200 个字。' }),
      holidays: z.array(Day).max(80, { error: '放假不超过 80 天。' }),
      makeUpDays: z.array(Day).max(40, { error: '调休上班不超过 40 天。' }),
    }),
    response: CalendarYear,
  },
});
