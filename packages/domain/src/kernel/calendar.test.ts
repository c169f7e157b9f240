import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, dateOfDayNumber, dayNumber } from './iso-date.ts';
import { durationOf } from './duration.ts';
import {
  addDuration,
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  weekendsOnly,
  workingCalendar,
  workingDayFrom,
} from './calendar.ts';

// National Day 2025: rest from 1 to 8 October, worked on Sunday 28 September and Saturday 11 October.
const october = workingCalendar([
  {
    year: 2025,
    holidays: ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2025-10-${day}`),
    makeUpDays: ['2025-09-28', '2025-10-11'],
  },
]);

test('a make-up Sunday is worked and a holiday Wednesday is not', () => {
  assert.equal(isWorkingDay(october, '2025-09-28'), true);
  assert.equal(isWorkingDay(october, '2025-10-01'), false);
  assert.equal(isWorkingDay(weekendsOnly, '2025-09-28'), false);
});

test('working days skip the holiday week and say so', () => {
  const end = addWorkingDays(october, '2025-09-29', 3);
  assert.equal(end.date, '2025-10-10');
  assert.deepEqual(
    end.skipped.map(({ date }) => date),
    ['01', '02', '03', '04', '05', '06', '07', '08'].map((d) => `2025-10-${d}`),
  );
  assert.deepEqual(end.uncoveredYears, []);
});

test('a year without a notice is flagged', () => {
  assert.deepEqual(addWorkingDays(october, '2025-12-30', 5).uncoveredYears, [2026]);
  assert.deepEqual(countWorkingDays(weekendsOnly, '2025-12-30', '2026-01-02').uncoveredYears, [2025, 2026]);
});

test('a corrected list takes the day out of the other set', () => {
  const corrected = workingCalendar([
    { year: 2025, holidays: ['2025-10-09'], makeUpDays: [] },
    { year: 2025, holidays: [], makeUpDays: ['2025-10-09'] },
  ]);
  assert.equal(isWorkingDay(corrected, '2025-10-09'), true);
});

test('counting and adding working days are inverse in both directions', () => {
  const day = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2025-12-01') }).map(dateOfDayNumber);
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const end = addWorkingDays(october, from, count);
      assert.equal(isWorkingDay(october, end.date), true);
      assert.equal(countWorkingDays(october, from, end.date).days, count);
      assert.equal(end.skipped.length + count, dayNumber(end.date) - dayNumber(from));
      const back = addWorkingDays(october, addDays(end.date, 1), -1);
      assert.equal(back.date, end.date);
    }),
  );
});

test('each unit of a duration moves in its own calendar', () => {
  assert.equal(addDuration(october, '2025-09-29', durationOf('7d')).date, '2025-10-06');
  assert.equal(addDuration(october, '2025-09-29', durationOf('5wd')).date, '2025-10-13');
  assert.equal(addDuration(october, '2025-08-31', durationOf('1m')).date, '2025-09-30');
  assert.equal(addDuration(october, '2024-02-29', durationOf('1y')).date, '2025-02-28');
  assert.equal(addDuration(october, '2025-10-13', durationOf('5wd'), -1).date, '2025-09-29');
  assert.throws(() => addDuration(october, '2025-09-29', durationOf('6h')), RangeError);
});

test('a rest day moves on to the next working day', () => {
  assert.equal(workingDayFrom(october, '2025-10-03'), '2025-10-09');
  assert.equal(workingDayFrom(october, '2025-10-11'), '2025-10-11');
});
