import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  formatInstant,
  formatLongDate,
  nearness,
  parseDate,
  todayInChina,
  weekday,
} from './dates.ts';

test('reads a date in every usual way of writing', () => {
  const ways = [
    '20261121',
    '2026-11-21',
    '2026.11.21',
    '2026/11/21',
    '2026年11月21日',
    ' 2026年11月21号 ',
    '２０２６．１１．２１',
    '2026—11—21',
  ];
  for (const typed of ways) assert.deepEqual(parseDate(typed), { ok: true, value: '2026-11-21' }, typed);
  assert.deepEqual(parseDate('2026-1-2'), { ok: true, value: '2026-01-02' });
});

test('tells a day that does not exist from what is no date', () => {
  for (const typed of ['2026-02-30', '20260229', '2026-13-01', '2026-00-10', '2999-01-01', '1899-12-31']) {
    assert.deepEqual(parseDate(typed), { ok: false, reason: 'no-such-day' }, typed);
  }
  assert.deepEqual(parseDate('2024-02-29'), { ok: true, value: '2024-02-29' });
  for (const typed of ['', '昨天', '26-11-21', '2026-11', '2026112', '11/21/2026']) {
    assert.deepEqual(parseDate(typed), { ok: false, reason: 'format' }, typed);
  }
});

test('whatever day of the calendar is written out is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 73_000 }), (days) => {
      const date = addDays('1900-01-01', days);
      assert.deepEqual(parseDate(date), { ok: true, value: date });
      assert.deepEqual(parseDate(formatLongDate(date)), { ok: true, value: date });
      assert.equal(daysBetween('1900-01-01', date), days);
    }),
  );
});

test('a month later is held back to the end of a shorter month', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29');
  assert.equal(addMonths('2026-03-31', -1), '2026-02-28');
  assert.equal(addMonths('2026-11-21', 2), '2027-01-21');
});

test('instants are shown in China time on whatever device', () => {
  assert.equal(formatInstant('2026-11-20T16:30:00Z'), '2026-11-21 00:30');
  assert.equal(todayInChina(new Date('2026-11-20T15:59:00Z')), '2026-11-20');
  assert.equal(todayInChina(new Date('2026-11-20T16:00:00Z')), '2026-11-21');
});

test('only near dates get words', () => {
  assert.deepEqual(nearness('2026-11-21', '2026-11-21'), { word: 'today', count: 0 });
  assert.deepEqual(nearness('2026-11-22', '2026-11-21'), { word: 'tomorrow', count: 1 });
  assert.deepEqual(nearness('2026-11-20', '2026-11-21'), { word: 'yesterday', count: 1 });
  assert.deepEqual(nearness('2026-11-23', '2026-11-21'), { word: 'daysLeft', count: 2 });
  assert.deepEqual(nearness('2026-11-10', '2026-11-21'), { word: 'daysPast', count: 11 });
  assert.equal(nearness('2027-11-21', '2026-11-21'), undefined);
});

test('the week begins on Monday', () => {
  assert.equal(weekday('2026-11-23'), 1);
  assert.equal(weekday('2026-11-22'), 7);
});
