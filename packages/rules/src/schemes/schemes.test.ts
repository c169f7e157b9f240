import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFormalism, formalismSources, valueAt } from '@jishi/domain';
import { orgRatingCodes } from '../codes/index.ts';
import {
  gradingBonusMax,
  gradingGradeThresholds,
  gradingSchemeTotal,
  gradingStarMap,
  orgRatingStandard,
  parameters,
} from '../parameters/index.ts';
import { sources } from '../sources/index.ts';
import { computedSources, fiveGoodStandard, schemes } from './index.ts';

const parameterIds = new Set(parameters.map(({ id }) => id));

for (const scheme of schemes) {
  test(`${scheme.titleZh}: the items add up to the total, each in a known group`, () => {
    const points = scheme.items.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
    assert.equal(points, valueAt(gradingSchemeTotal, '2026-03-02').value);
    const groups = scheme.groups.map(({ id }) => id);
    for (const { id, group, maxPoints } of scheme.items) {
      assert.ok(groups.includes(group), id);
      assert.ok(Number.isSafeInteger(maxPoints) && maxPoints > 0, id);
    }
    for (const group of groups) {
      const count = scheme.items.filter((item) => item.group === group).length;
      assert.ok(count >= 2 && count <= 5, group);
    }
  });

  test(`${scheme.titleZh}: ids are unique, parameters, sources and computed sources are known`, () => {
    const ids = [scheme.groups, scheme.items, scheme.bonuses, scheme.deductions, scheme.vetoes].map((list) =>
      list.map(({ id }) => id),
    );
    for (const list of ids) assert.equal(new Set(list).size, list.length);
    for (const { source } of scheme.cites)
      assert.ok(
        sources.some(({ id }) => id === source),
        source,
      );
    const { total, bonusMax, deductionMax, thresholds, stars, differenceFlag } = scheme;
    for (const { param } of [total, bonusMax, deductionMax, thresholds, stars, differenceFlag]) {
      assert.ok(parameterIds.has(param), param);
    }
    const named = [
      ...scheme.items.flatMap(({ scoring }) => (scoring.kind === 'computed' ? [scoring.source] : [])),
      ...scheme.vetoes.flatMap(({ source }) => (source === undefined ? [] : [source])),
    ];
    for (const source of named)
      assert.ok(
        computedSources.some(({ id }) => id === source),
        source,
      );
  });

  test(`${scheme.titleZh}: grades are those of the code list, covered by thresholds and stars without a gap`, () => {
    const grades: readonly string[] = scheme.grades.map(({ id }) => id);
    assert.deepEqual(
      grades,
      orgRatingCodes.items.map(({ code }) => code),
    );
    const thresholds = valueAt(gradingGradeThresholds, '2026-03-02').value;
    assert.deepEqual(
      thresholds.map(({ grade }) => grade),
      grades,
    );
    const points = thresholds.map(({ fromPoints }) => fromPoints);
    assert.deepEqual(
      points,
      [...new Set(points)].sort((a, b) => b - a),
    );
    assert.equal(points.at(-1), 0, 'the last grade begins at no points');
    assert.deepEqual(Object.keys(valueAt(gradingStarMap, '2026-03-02').value), grades);
    for (const { id, cap } of scheme.vetoes) assert.ok(scheme.grades.some((grade) => grade.id === cap), id);
  });

  test(`${scheme.titleZh}: nothing is judged by check-ins, likes, log-ins, minutes or rankings`, () => {
    const texts = [
      ...scheme.items.flatMap(({ titleZh, standardZh, variants }) => [
        titleZh,
        standardZh,
        ...Object.values(variants ?? {}).flatMap((variant) => [variant.titleZh, variant.standardZh]),
      ]),
      ...[...scheme.bonuses, ...scheme.deductions, ...scheme.vetoes].map(({ titleZh }) => titleZh),
    ];
    for (const text of texts) assert.deepEqual(findFormalism(text), [], text);
    for (const { id } of computedSources) assert.ok(!formalismSources.has(id), id);
  });
}

test('the five “good” are those of the opinions of 2012, in their order', () => {
  assert.deepEqual(
    fiveGoodStandard.groups.map(({ titleZh }) => titleZh),
    valueAt(orgRatingStandard, '2026-03-02').value,
  );
});

test('all bonuses together do not exceed their limit', () => {
  const most = fiveGoodStandard.bonuses.reduce((sum, { points, maxTimes }) => sum + points * maxTimes, 0);
  assert.ok(most <= valueAt(gradingBonusMax, '2026-03-02').value);
});

test('every rule behind a computed item exists', () => {
  for (const { ruleIds } of computedSources) for (const id of ruleIds) assert.ok(parameterIds.has(id), id);
});
