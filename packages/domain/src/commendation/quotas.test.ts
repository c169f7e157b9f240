import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkNominations, type CommendationLimits, type Nominee } from './quotas.ts';

const nominees = (count: number, frontLine: number): Nominee[] =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    nominatedBy: 1 + (index % 2),
    groups: index < frontLine ? ['front-line'] : [],
  }));
const faults = (list: readonly Nominee[], limits: CommendationLimits) => {
  const result = checkNominations(list, limits);
  return result.ok ? [] : result.error;
};
const frontLine = { shares: [{ group: 'front-line', atLeast: [3, 5] as const }] };

test('a quota includes its own number', () => {
  assert.deepEqual(faults(nominees(10, 0), { atMost: 10 }), []);
  assert.deepEqual(faults(nominees(11, 0), { atMost: 10 }), [
    { code: 'commendation.over-quota', facts: { atMost: 10, nominated: 11, over: 1 } },
  ]);
  assert.equal(faults(nominees(5, 0), { atMostPerOrg: { 1: 2 } })[0]?.code, 'commendation.over-org-quota');
});

test('the front line must make up its share, and the shortfall is named', () => {
  assert.deepEqual(faults(nominees(5, 3), frontLine), []);
  assert.deepEqual(faults(nominees(10, 5), frontLine)[0]?.facts, {
    group: 'front-line',
    atLeast: [3, 5],
    of: 10,
    found: 5,
    missing: 1,
  });
});

test('nobody is commended twice or against a bar', () => {
  const [first] = nominees(1, 0);
  assert.ok(first);
  assert.deepEqual(
    faults([first, first], { barred: [{ id: 1, reason: '处分影响期内' }] }).map(({ code }) => code),
    ['commendation.nominated-twice', 'commendation.barred'],
  );
});

test('exchanging the missing number reaches the share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (count, part) => {
      const found = Math.min(part, count);
      const [fault] = faults(nominees(count, found), frontLine);
      const missing = fault?.code === 'commendation.share-not-reached' ? fault.facts.missing : 0;
      assert.deepEqual(faults(nominees(count, found + missing), frontLine), []);
      if (missing > 0) assert.equal(faults(nominees(count, found + missing - 1), frontLine).length, 1);
    }),
  );
});
