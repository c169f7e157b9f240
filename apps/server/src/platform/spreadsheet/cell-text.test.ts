import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  isoDateToSerial,
  longNumberDoubt,
  normaliseHeading,
  normaliseText,
  numberText,
  serialToIsoDate,
} from './cell-text.ts';

describe('text of a cell', () => {
  const cases = [
    ['blanks of every kind at the ends', ' \u3000张三\u00a0\t', '张三'],
    ['full-width digits and letters', '第３党支部Ａａ', '第3党支部Aa'],
    ['invisible characters', '\ufeff王\u200b芳', '王芳'],
    ['line breaks of other systems', '一\r\n二\r三', '一\n二\n三'],
    ['rare characters and surrogate pairs untouched', '𬱖䶮㛃', '𬱖䶮㛃'],
    ['full-width punctuation untouched', '（东街）', '（东街）'],
  ] as const;
  for (const [what, raw, expected] of cases) it(`normalises ${what}`, () => assert.equal(normaliseText(raw), expected));

  it('puts headings on one line without marks', () => {
    assert.equal(normaliseHeading('* 公民\n身份 号码'), '公民身份号码');
  });
});

describe('numbers', () => {
  const cases = [
    ['0.30000000000000004', '0.3', undefined],
    ['1.2E-7', '0.00000012', undefined],
    ['13800001111', '13800001111', undefined],
    ['999999999999999', '999999999999999', undefined],
    ['1000000000000000', '1000000000000000', 'damaged-number'],
    ['1.1010519491231E+17', '110105194912310000', 'damaged-number'],
  ] as const;
  for (const [raw, text, problem] of cases) {
    it(`writes ${raw} as ${text}`, () => {
      const read = numberText(raw);
      assert.equal(read.text, text);
      assert.equal(read.problem, problem);
    });
  }

  it('doubts text that once was a long number', () => {
    assert.equal(longNumberDoubt('1.10105E+17'), 'suspect-number');
    assert.equal(longNumberDoubt('110105194912310000'), 'suspect-number');
    for (const fine of ['11010519491231002X', '1000', '13800000000', '410621001000'])
      assert.equal(longNumberDoubt(fine), undefined);
  });
});

describe('serial days', () => {
  const cases = [
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, undefined],
    [61, false, '1900-03-01'],
    [45982, false, '2025-11-21'],
    [44520, true, '2025-11-21'],
    [0, true, '1904-01-01'],
    [45982.5, false, '2025-11-21T12:00:00'],
    [-1, false, undefined],
    [3_000_000, false, undefined],
  ] as const;
  for (const [serial, date1904, iso] of cases) {
    it(`reads ${serial} in the ${date1904 ? 1904 : 1900} count as ${iso ?? 'no day'}`, () =>
      assert.equal(serialToIsoDate(serial, date1904), iso));
  }

  it('writes back what it reads, and refuses days that do not exist', () => {
    assert.equal(isoDateToSerial('2025-11-21'), 45982);
    for (const no of ['2025-02-30', '1899-12-31', '20251121', '']) assert.equal(isoDateToSerial(no), undefined);
  });
});
