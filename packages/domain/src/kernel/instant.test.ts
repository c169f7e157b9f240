import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { durationOf, parseDuration } from './duration.ts';
import {
  addClock,
  civilDateAt,
  compareInstants,
  dayBeginsAt,
  instantOf,
  millisOf,
  minutesBetween,
  parseInstant,
} from './instant.ts';

test('reads UTC and offsets, refuses impossible clocks', () => {
  assert.equal(parseInstant('1970-01-01T00:00:00Z'), 0);
  assert.equal(parseInstant('1970-01-01T08:00:00+08:00'), 0);
  for (const wrong of [
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01',
    '2026-01-01T00:00:00',
  ]) {
    assert.equal(parseInstant(wrong), undefined, wrong);
  }
});

test('the civil day changes at midnight in China', () => {
  assert.equal(civilDateAt('2026-11-20T15:59:59.999Z'), '2026-11-20');
  assert.equal(civilDateAt('2026-11-20T16:00:00Z'), '2026-11-21');
  assert.equal(dayBeginsAt('2026-11-21'), '2026-11-20T16:00:00.000Z');
});

test('six hours run by the clock through the night', () => {
  const due = addClock('2026-11-20T20:30:00Z', durationOf('6h'));
  assert.equal(due, '2026-11-21T02:30:00.000Z');
  assert.equal(minutesBetween('2026-11-20T20:30:00Z', due), 360);
  assert.ok(compareInstants('2026-11-21T02:30:00Z', due) === 0);
  assert.throws(() => addClock('2026-11-20T20:30:00Z', durationOf('1d')), RangeError);
});

test('writing and reading instants agree with the platform clock format', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 4e12 }), (millis) => {
      assert.equal(instantOf(millis), new Date(millis).toISOString());
      assert.equal(millisOf(instantOf(millis)), millis);
    }),
  );
});

test('durations are whole and carry one unit', () => {
  assert.deepEqual(parseDuration('30min'), { ok: true, value: { amount: 30, unit: 'min' } });
  assert.deepEqual(parseDuration('3wd'), { ok: true, value: { amount: 3, unit: 'wd' } });
  assert.deepEqual(parseDuration('1m'), { ok: true, value: { amount: 1, unit: 'm' } });
  for (const wrong of ['', '5', 'd', '-1d', '1.5h', ' 5d', '05d', '5D', '1w', '5mins']) {
    assert.equal(parseDuration(wrong).ok, false, wrong);
  }
});
