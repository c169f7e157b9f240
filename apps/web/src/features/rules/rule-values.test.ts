import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kindOfValue, readValue, ruleValueText, typedValue } from './rule-values.ts';

describe('a value of a rule', () => {
  for (const [value, unit, zh, en] of [
    [5, 'persons', '5 人', '5 persons'],
    ['5wd', 'duration', '5 个工作日', '5 working days'],
    ['30min', 'duration', '30 分钟', '30 minutes'],
    [[2, 3], 'fraction', '2/3', '2/3'],
    [['a', 'b'], 'list', 'a、b', 'a, b'],
    [true, 'flag', '是', 'yes'],
    [{ min: 1, max: 3 }, 'persons', 'min 1 人，max 3 人', 'min 1 persons, max 3 persons'],
    [null, 'count', '—', '—'],
  ] as const) {
    it(`${JSON.stringify(value)} is read as ${zh}`, () => {
      assert.equal(ruleValueText(value, unit, 'zh'), zh);
      assert.equal(ruleValueText(value, unit, 'en'), en);
    });
  }

  for (const value of [5, '5wd', [2, 3], ['a', 'b'], true, 'text']) {
    it(`${JSON.stringify(value)} comes back from its field unchanged`, () => {
      assert.deepEqual(readValue(typedValue(value), kindOfValue(value)), value);
    });
  }

  it('typed wrongly is no value', () => {
    for (const [typed, kind] of [
      ['-1', 'number'],
      ['5 days', 'duration'],
      ['1/0', 'fraction'],
      [' ', 'lines'],
      ['maybe', 'yes-no'],
    ] as const) {
      assert.equal(readValue(typed, kind), undefined, typed);
    }
  });
});
