import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCitizenNumber } from './citizen-number.ts';
import { isCreditCode } from './credit-code.ts';

describe('citizen identity numbers', () => {
  it('reads place, birth date and sex', () => {
    assert.deepEqual(readCitizenNumber('11010519491231002x'), {
      ok: true,
      value: { number: '11010519491231002X', placeCode: '110105', bornOn: '1949-12-31', sex: '2' },
    });
    const other = readCitizenNumber('440524 18800101 0014');
    assert.equal(other.ok && other.value.sex, '1');
  });

  const refused = [
    ['a wrong check character', '110105194912310021', 'citizen-number.bad-checksum'],
    ['30 February', '110105194902300026', 'citizen-number.bad-date'],
    ['fifteen digits', '110105491231002', 'citizen-number.malformed'],
    ['a number rounded by a spreadsheet', '1.10105194912310E+17', 'citizen-number.malformed'],
  ] as const;
  for (const [what, text, code] of refused) {
    it(`refuses ${what}`, () => {
      const read = readCitizenNumber(text);
      assert.equal(!read.ok && read.error.code, code);
    });
  }
});

describe('unified social credit codes', () => {
  it('accepts the right check and refuses a wrong one, a wrong length and an unused letter', () => {
    assert.equal(isCreditCode('91350100M000100Y43'), true);
    for (const wrong of ['91350100M000100Y44', '91350100M000100Y4', '9135010OM000100Y43'])
      assert.equal(isCreditCode(wrong), false);
  });
});
