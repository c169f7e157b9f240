import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  completedMonths,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  isIsoDate,
  monthEnd,
  weekdayOf,
} from './iso-date.ts';

const anyDay = fc.integer({ min: -200_000, max: 200_000 }).map(dateOfDayNumber);

test('refuses days that do not exist', () => {
  for (const wrong of [
    '2023-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-1-1',
    '',
    20240101,
  ]) {
    assert.equal(isIsoDate(wrong), false, String(wrong));
  }
  assert.equal(isIsoDate('2024-02-29'), true);
});

test('adding months keeps the day and clamps it to the end of the month', () => {
  assert.equal(addMonths('2011-08-31', 6), '2012-02-29');
  assert.equal(addMonths('2012-02-29', 12), '2013-02-28');
  assert.equal(addMonths('2024-03-31', -1), '2024-02-29');
  assert.equal(addMonths('2024-01-15', -13), '2022-12-15');
  assert.equal(addYears('2012-02-29', 4), '2016-02-29');
});

test('probation that began on the last day of August and was extended ends on the last day of February', () => {
  assert.equal(addMonths(addYears('2011-08-31', 1), 6), '2013-02-28');
});

test('the eighteenth birthday itself counts', () => {
  assert.equal(ageOn('2006-05-20', '2024-05-19'), 17);
  assert.equal(ageOn('2006-05-20', '2024-05-20'), 18);
  assert.equal(ageOn('2004-02-29', '2022-02-28'), 17);
  assert.equal(ageOn('2004-02-29', '2022-03-01'), 18);
  assert.equal(ageOn('2024-05-20', '2020-01-01'), 0);
});

test('completed months agree with adding months', () => {
  assert.equal(completedMonths('2011-08-31', '2012-02-29'), 6);
  assert.equal(completedMonths('2011-08-31', '2012-02-28'), 5);
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (from, months) => {
      assert.equal(completedMonths(from, addMonths(from, months)), months);
    }),
  );
});

test('day numbers and dates are one to one and keep the order', () => {
  assert.equal(dayNumber('1970-01-01'), 0);
  assert.equal(dayNumber('2000-03-01'), 11_017);
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      const moved = addDays(date, days);
      assert.equal(daysBetween(date, moved), days);
      assert.equal(addDays(moved, -days), date);
      assert.equal(Math.sign(days), moved < date ? -1 : moved > date ? 1 : 0);
    }),
  );
});

test('weeks run from Monday to Sunday', () => {
  assert.equal(weekdayOf('2026-11-21'), 6);
  assert.equal(weekdayOf('2026-11-23'), 1);
  fc.assert(fc.property(anyDay, (date) => assert.equal(weekdayOf(addDays(date, 7)), weekdayOf(date))));
});

test('the month ends before the next one begins', () => {
  assert.equal(monthEnd('2024-02-10'), '2024-02-29');
  fc.assert(fc.property(anyDay, (date) => assert.equal(addDays(monthEnd(date), 1).slice(8), '01')));
});
