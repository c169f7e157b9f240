import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compareFractions,
  leastReaching,
  parseFraction,
  reaches,
  shareRoundedDown,
  shareRoundedUp,
  type Threshold,
} from './fraction.ts';

const half = (compare: 'ge' | 'gt'): Threshold => ({ base: 'expected', compare, fraction: [1, 2] });
const fourFifths = (compare: 'ge' | 'gt'): Threshold => ({
  base: 'expected',
  compare,
  fraction: [4, 5],
});

test('半数以上 includes half and 超过半数 does not', () => {
  assert.equal(reaches(5, { expected: 10, present: 6 }, half('ge')), true);
  assert.equal(reaches(5, { expected: 10, present: 6 }, half('gt')), false);
  assert.equal(reaches(6, { expected: 10, present: 6 }, half('gt')), true);
  assert.equal(reaches(5, { expected: 11, present: 6 }, half('ge')), false);
});

test('an election quorum of exactly four fifths failed before July 2020 and passes since', () => {
  assert.equal(reaches(8, { expected: 10, present: 8 }, fourFifths('gt')), false);
  assert.equal(reaches(8, { expected: 10, present: 8 }, fourFifths('ge')), true);
  assert.equal(reaches(5, { expected: 7, present: 5 }, fourFifths('ge')), false);
  assert.equal(reaches(6, { expected: 7, present: 6 }, fourFifths('ge')), true);
});

test('winners need more than half of those present', () => {
  const win: Threshold = { base: 'present', compare: 'gt', fraction: [1, 2] };
  for (const [present, votes, elected] of [
    [8, 4, false],
    [8, 5, true],
    [9, 5, true],
    [9, 4, false],
  ] as const) {
    assert.equal(reaches(votes, { expected: 10, present }, win), elected);
  }
});

test('surplus seats are rounded up', () => {
  for (const [seats, candidates] of [
    [3, 4],
    [5, 6],
    [6, 8],
    [7, 9],
    [9, 11],
    [11, 14],
  ] as const) {
    assert.equal(seats + shareRoundedUp([1, 5], seats), candidates);
  }
  assert.equal(shareRoundedDown([1, 3], 10), 3);
});

test('the least count that reaches a threshold reaches it and one less does not', () => {
  const threshold = fc.record({
    base: fc.constantFrom('expected' as const, 'present' as const),
    compare: fc.constantFrom('ge' as const, 'gt' as const),
    fraction: fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 20 })),
  });
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), threshold, (expected, present, rule) => {
      const heads = { expected, present };
      const least = leastReaching(heads, rule);
      assert.equal(reaches(least, heads, rule), true);
      assert.equal(least > 0 && reaches(least - 1, heads, rule), false);
    }),
  );
});

test('fractions are read exactly and compared without rounding', () => {
  assert.deepEqual(parseFraction('2/3'), [2, 3]);
  assert.deepEqual(parseFraction('80%'), [80, 100]);
  assert.equal(parseFraction('1/0'), undefined);
  assert.equal(parseFraction('0.5'), undefined);
  assert.equal(compareFractions([333_333_333, 1_000_000_000], [1, 3]), -1);
});
