import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDifference, formatPoints, parsePoints } from './points.ts';

test('points are written without needless zeros and read back to the same hundredths', () => {
  for (const hundredths of [0, 5, 50, 450, 8750, 9999, 10_000]) {
    assert.equal(parsePoints(formatPoints(hundredths)), hundredths);
  }
});

test('what is no number of points with two decimals is not read', () => {
  for (const typed of ['', 'a', '-1', '1.234', '1e3', '12345', '1,5']) assert.equal(parsePoints(typed), undefined);
});

test('a full-width decimal point is understood', () => {
  assert.equal(parsePoints('9．5'), 950);
});

test('a difference shows its direction', () => {
  assert.equal(formatDifference(-450), '−4.5');
  assert.equal(formatDifference(200), '+2');
  assert.equal(formatDifference(0), '0');
});
