import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { citizenCheckCharacter, expandLegacyNumber, readCitizenNumber } from './citizen-number.ts';
import { isCreditCode, readCreditCode } from './credit-code.ts';
import { readOrgCode } from './org-code.ts';

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

describe('what is wrong and what would be right', () => {
  it('names the expected check character', () => {
    const read = readCitizenNumber('110105194912310021');
    assert.deepEqual(!read.ok && read.error.facts, { expected: 'X', found: '1' });
    const credit = readCreditCode('91350100M000100Y44');
    assert.deepEqual(!credit.ok && credit.error.facts, { expected: '3', found: '4' });
    const org = readOrgCode('M000100Y-5');
    assert.deepEqual(!org.ok && org.error, { code: 'org-code.bad-checksum', facts: { expected: '4', found: '5' } });
  });

  it('expands a number of fifteen digits and knows the century of the very old', () => {
    assert.deepEqual(expandLegacyNumber('110105491231002'), { ok: true, value: '11010519491231002X' });
    const old = expandLegacyNumber('110105991231997');
    assert.equal(old.ok && old.value.slice(6, 10), '1899');
    const read = readCitizenNumber('110105491231002');
    assert.equal(!read.ok && read.error.facts['expanded'], '11010519491231002X');
    assert.equal(expandLegacyNumber('110105491331002').ok, false);
  });

  it('refuses impossible places and births after the day', () => {
    const place = readCitizenNumber('990105194912310027');
    assert.equal(!place.ok && place.error.code, 'citizen-number.bad-place');
    const later = readCitizenNumber('11010519491231002X', '1949-12-30');
    assert.equal(!later.ok && later.error.code, 'citizen-number.born-later');
    assert.equal(readCitizenNumber('11010519491231002X', '1949-12-31').ok, true);
  });

  it('names the unused letter and its place', () => {
    const read = readCreditCode('9135010OM000100Y43');
    assert.deepEqual(!read.ok && read.error, {
      code: 'credit-code.unused-letter',
      facts: { letter: 'O', position: 8 },
    });
    const code = readCreditCode('91350100M000100Y43');
    assert.deepEqual(code.ok && [code.value.authority, code.value.category, code.value.orgCode], [
      '9',
      '1',
      'M000100Y4',
    ]);
  });

  it('finds every single wrong digit', () => {
    const digits = fc.array(fc.nat(9), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (base, at, shift) => {
        const changed = base.map((digit, index) => (index === at ? (digit + shift) % 10 : digit));
        assert.notEqual(citizenCheckCharacter(base.join('')), citizenCheckCharacter(changed.join('')));
      }),
    );
  });
});
