import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDuration, countWorkingDays, isIsoDate, isWorkingDay, weekdayOf, workingCalendar } from '@jishi/domain';
import { sources } from '../sources/index.ts';
import { yearCalendars } from './index.ts';

const calendar = workingCalendar(yearCalendars);

for (const { year, source, holidays, makeUpDays } of yearCalendars) {
  test(`the days of ${year} exist, lie in the year, and none is both off and worked`, () => {
    for (const day of [...holidays, ...makeUpDays]) assert.ok(isIsoDate(day) && day.startsWith(`${year}-`), day);
    assert.equal(new Set([...holidays, ...makeUpDays]).size, holidays.length + makeUpDays.length);
    assert.ok(sources.some(({ id }) => id === source));
  });

  test(`every make-up day of ${year} is a Saturday or Sunday`, () => {
    for (const day of makeUpDays) assert.ok(weekdayOf(day) >= 6, day);
  });

  test(`${year} has the working days that remain after weekends and statutory holidays`, () => {
    const days = countWorkingDays(calendar, `${year - 1}-12-31`, `${year}-12-31`).days;
    // 11 statutory days off until 2024, 13 from 2025; days lost on weekends are made good.
    assert.equal(days, year === 2024 ? 251 : 248);
  });
}

test('the National Day holiday of 2026 moves the end of a three-working-day period to 10 October', () => {
  assert.ok(isWorkingDay(calendar, '2026-10-10'));
  assert.equal(addDuration(calendar, '2026-09-30', { amount: 3, unit: 'wd' }).date, '2026-10-10');
});
