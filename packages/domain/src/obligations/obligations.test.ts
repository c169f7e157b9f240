import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { weekendsOnly } from '../kernel/calendar.ts';
import { durationOf } from '../kernel/duration.ts';
import { addDays } from '../kernel/iso-date.ts';
import { calendarAnchor, duePeriods, occurrences } from './occurrences.ts';
import { evaluateQuotas } from './quotas.ts';

const year = { from: '2026-01-01', until: '2026-12-31' };
const quarters = duePeriods(durationOf('3m'), '2026-01-01', year, weekendsOnly);

test('a quarterly duty falls due four times a year', () => {
  assert.deepEqual(
    quarters.map(({ from, until }) => [from, until]),
    [
      ['2026-01-01', '2026-03-31'],
      ['2026-04-01', '2026-06-30'],
      ['2026-07-01', '2026-09-30'],
      ['2026-10-01', '2026-12-31'],
    ],
  );
});

test('a missed occurrence stays missed and does not merge into the next', () => {
  const rows = occurrences(
    quarters,
    [
      { act: 1, on: '2026-01-20' },
      { act: 2, on: '2026-07-01' },
      { act: 3, on: '2026-07-02' },
    ],
    '2026-08-01',
  );
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['met', 'missed', 'met', 'ahead'],
  );
  assert.deepEqual(rows[2]?.acts, [2, 3]);
});

test('the last day is in time and the day after is not', () => {
  const state = (on: string, today: string) => occurrences(quarters.slice(0, 1), [{ act: 1, on }], today)[0]?.state;
  assert.equal(state('2026-03-31', '2026-04-01'), 'met');
  assert.equal(state('2026-04-01', '2026-04-01'), 'missed');
  assert.equal(occurrences(quarters.slice(0, 1), [], '2026-03-31')[0]?.state, 'running');
});

test('months that begin on the thirty-first do not drift', () => {
  const months = duePeriods(durationOf('1m'), '2026-01-31', { from: '2026-01-31', until: '2026-06-30' }, weekendsOnly);
  assert.deepEqual(
    months.map(({ from }) => from),
    ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'],
  );
});

test('calendar periods begin with the month, the quarter, the half-year and the year', () => {
  const anchor = (length: string) => calendarAnchor(durationOf(length), '2026-11-21');
  assert.deepEqual(['1m', '2m', '3m', '6m', '1y', '5m', '7d'].map(anchor), [
    '2026-11-01',
    '2026-11-01',
    '2026-10-01',
    '2026-07-01',
    '2026-01-01',
    '2026-11-21',
    '2026-11-21',
  ]);
});

test('ten visits and three deeds a month are two quotas', () => {
  const act = (kind: string, from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ act: from + index, kind, on: addDays('2026-03-01', index) }));
  const quotas = [
    { kind: 'visit', per: durationOf('1m'), atLeast: 10, since: '2026-02-10' },
    { kind: 'deed', per: durationOf('1m'), atLeast: 3, since: '2026-02-10' },
  ];
  const [visits, deeds] = evaluateQuotas(
    quotas,
    [...act('visit', 1, 9), ...act('deed', 100, 3)],
    { from: '2026-02-01', until: '2026-03-31' },
    '2026-04-01',
    weekendsOnly,
  );
  assert.deepEqual(
    visits?.periods.map(({ state, missing }) => [state, missing]),
    [
      ['missed', 10],
      ['missed', 1],
    ],
  );
  assert.deepEqual(
    deeds?.periods.map(({ state }) => state),
    ['missed', 'met'],
  );
  assert.deepEqual([deeds?.met, deeds?.missed], [1, 1]);
});

test('one act counted twice is one act', () => {
  const twice = [
    { act: 1, on: '2026-01-05' },
    { act: 1, on: '2026-01-05' },
  ];
  assert.equal(occurrences(quarters.slice(0, 1), twice, '2026-02-01', 2)[0]?.missing, 1);
});

test('periods follow each other without gap or overlap, and every act falls into exactly one', () => {
  const every = fc.constantFrom('7d', '5wd', '1m', '2m', '3m', '6m', '1y').map(durationOf);
  fc.assert(
    fc.property(every, fc.nat(400), fc.nat(700), (length, start, offset) => {
      const anchor = addDays('2024-01-01', start);
      const day = addDays(anchor, offset);
      const periods = duePeriods(length, anchor, { from: anchor, until: addDays(anchor, 800) }, weekendsOnly);
      periods.forEach((period, index) => {
        const next = periods[index + 1];
        if (next !== undefined) assert.equal(addDays(period.until, 1), next.from);
      });
      const holding = occurrences(periods, [{ act: 1, on: day }], day).filter(({ acts }) => acts.length === 1);
      assert.equal(holding.length, 1);
    }),
  );
});

test('a duty without length or by the clock is refused', () => {
  assert.throws(() => duePeriods(durationOf('0d'), '2026-01-01', year, weekendsOnly), RangeError);
  assert.throws(() => duePeriods(durationOf('6h'), '2026-01-01', year, weekendsOnly), RangeError);
});
