import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkScheme, findFormalism, formalismSources, totalRange, valueAt } from '@jishi/domain';
import { orgRatingCodes } from '../codes/index.ts';
import {
  gradingBonusMax,
  gradingDeductionMax,
  gradingGradeThresholds,
  gradingSchemeTotal,
  gradingStarMap,
  orgRatingStandard,
  parameters,
} from '../parameters/index.ts';
import { computedSources, fiveGoodStandard, fiveGoodWordings, schemes } from './index.ts';

const day = '2026-03-02';
const points = (effect: string): number =>
  fiveGoodStandard.items.filter((item) => item.effect === effect).reduce((sum, item) => sum + item.maxHundredths, 0);

for (const scheme of schemes) {
  test(`${scheme.titleZh} may be saved: no gap, no overlap, no formalism, uploads only with a reason`, () => {
    assert.deepEqual(checkScheme(scheme), { ok: true, value: scheme });
  });

  test(`${scheme.titleZh}: what is automatic is counted from a known source`, () => {
    const automatic = scheme.items.filter(({ kind }) => kind === 'automatic');
    assert.ok(automatic.length > 0);
    for (const { id, source } of automatic)
      assert.ok(
        computedSources.some((known) => known.id === source),
        id,
      );
  });
}

test('the five “good” are those of the opinions of 2012, in their order, with two to five items each', () => {
  const scored = fiveGoodStandard.items.filter(({ effect }) => effect === 'score');
  const groups = [...new Set(scored.map(({ groupZh }) => groupZh))];
  assert.deepEqual(groups, valueAt(orgRatingStandard, day).value);
  for (const group of groups) {
    const count = scored.filter(({ groupZh }) => groupZh === group).length;
    assert.ok(count >= 2 && count <= 5, group);
  }
});

test('the items add up to the total, bonuses and deductions stay within their limits', () => {
  assert.equal(points('score'), valueAt(gradingSchemeTotal, day).value * 100);
  assert.equal(fiveGoodStandard.bonusCapHundredths, valueAt(gradingBonusMax, day).value * 100);
  assert.ok(points('deduction') <= valueAt(gradingDeductionMax, day).value * 100);
  assert.equal(totalRange(fiveGoodStandard).most, 10_500);
});

test('grades are those of the code list; thresholds and stars are those of the parameters', () => {
  const { grades } = fiveGoodStandard;
  assert.deepEqual(
    grades.map(({ id }) => id),
    orgRatingCodes.items.map(({ code }) => code),
  );
  assert.deepEqual(
    grades.map(({ id, fromHundredths }) => ({ grade: id, fromPoints: fromHundredths / 100 })),
    valueAt(gradingGradeThresholds, day).value,
  );
  assert.deepEqual(Object.fromEntries(grades.map(({ id, stars }) => [id, stars])), valueAt(gradingStarMap, day).value);
});

test('a wording for one field belongs to an item and judges by no formalism', () => {
  for (const wordings of Object.values(fiveGoodWordings)) {
    for (const [id, { titleZh, standardZh }] of Object.entries(wordings)) {
      assert.ok(
        fiveGoodStandard.items.some((item) => item.id === id),
        id,
      );
      assert.deepEqual(findFormalism(`${titleZh}\n${standardZh}`), [], id);
    }
  }
});

test('every rule behind a computed source exists, and no source counts the use of the platform', () => {
  const parameterIds = new Set(parameters.map(({ id }) => id));
  for (const { id, ruleIds } of computedSources) {
    assert.ok(!formalismSources.has(id), id);
    for (const rule of ruleIds) assert.ok(parameterIds.has(rule), rule);
  }
});
