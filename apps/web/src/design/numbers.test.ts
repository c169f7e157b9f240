import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatBytes, formatFen, formatShare, parseNumber, parseYuan } from './numbers.ts';

test('money is read as typed and written with two decimals', () => {
  assert.equal(parseYuan('2,350.5 元'), 235_050);
  assert.equal(parseYuan('１２．３４'), 1_234);
  assert.equal(parseYuan('0.1'), 10);
  for (const typed of ['', '一百', '1.234', '-5', '1.2.3']) assert.equal(parseYuan(typed), undefined, typed);
  assert.equal(formatFen(235_000), '2,350.00');
  assert.equal(formatFen(1_234_567_890_12), '1,234,567,890.12');
  assert.equal(formatFen(-5), '−0.05');
});

test('every amount that is written is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (fen) => assert.equal(parseYuan(formatFen(fen)), fen)),
  );
});

test('a number is a number or nothing', () => {
  assert.equal(parseNumber('1,248'), 1_248);
  assert.equal(parseNumber('-3.5'), -3.5);
  assert.equal(parseNumber('９６．５'), 96.5);
  for (const typed of ['', '三', '1e5', '3月']) assert.equal(parseNumber(typed), undefined, typed);
});

test('a percentage stands with its base', () => {
  assert.equal(formatShare(31, 42), '31 / 42，74%');
  assert.equal(formatShare(0, 0), '0 / 0');
});

test('sizes of files take the largest fitting unit', () => {
  assert.equal(formatBytes(512), '512 B');
  assert.equal(formatBytes(1_536), '1.5 KB');
  assert.equal(formatBytes(20 * 1_048_576), '20 MB');
});
