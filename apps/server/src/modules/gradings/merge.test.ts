import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScoringScheme } from '@jishi/domain';
import { fiveGoodStandard } from '@jishi/rules';
import fc from 'fast-check';
import { mergeRatings, spreadOf } from './merge.ts';
import type { RatingRow } from './schema.ts';

const scheme: ScoringScheme = fiveGoodStandard;
const scored = scheme.items.filter((item) => item.effect === 'score');
const vetoes = scheme.items.filter((item) => item.effect === 'veto');

const rating = fc
  .record({
    points: fc.tuple(...scored.map((item) => fc.integer({ min: 0, max: item.maxHundredths }))),
    hits: fc.tuple(...vetoes.map(() => fc.boolean())),
  })
  .map(({ points, hits }) => [
    ...scored.map((item, index) => ({ item: item.id, hundredths: points[index] ?? 0 })),
    ...vetoes.flatMap((item, index) => (hits[index] ? [{ item: item.id, hundredths: 0, isHit: true }] : [])),
  ]);
const ratings = fc.array(rating, { minLength: 1, maxLength: 7 }).map((given) =>
  given.map((entries, index): RatingRow => ({
    reviewer_id: index + 1,
    name: `评审员${index + 1}`,
    entries,
    total_hundredths: 0,
  })),
);

test('the order of raters does not matter', () => {
  fc.assert(
    fc.property(ratings, (given) => {
      assert.deepEqual(mergeRatings(scheme, [...given].reverse()), mergeRatings(scheme, given));
    }),
  );
});

test('the points of an item lie between the lowest and the highest given, and are the mean to half a hundredth', () => {
  fc.assert(
    fc.property(ratings, (given) => {
      const merged = mergeRatings(scheme, given);
      for (const item of scored) {
        const points = given.map((each) => each.entries.find((entry) => entry.item === item.id)?.hundredths ?? 0);
        const { hundredths } = merged.find((entry) => entry.item === item.id) ?? assert.fail(item.id);
        assert.ok(Math.min(...points) <= hundredths && hundredths <= Math.max(...points));
        assert.ok(Math.abs(hundredths - points.reduce((sum, each) => sum + each, 0) / points.length) <= 0.5);
      }
    }),
  );
});

test('a veto is hit when more than half of the raters say so, not at exactly half', () => {
  fc.assert(
    fc.property(ratings, (given) => {
      const merged = mergeRatings(scheme, given);
      for (const item of vetoes) {
        const hits = given.filter((each) => each.entries.some((entry) => entry.item === item.id)).length;
        assert.equal(merged.find((entry) => entry.item === item.id)?.isHit === true, hits * 2 > given.length);
      }
    }),
  );
});

test('a scored item that one rater left open stays open; a deduction nobody else saw counts for its share', () => {
  const [first] = scored;
  assert.ok(first);
  const row = (id: number, entries: RatingRow['entries']): RatingRow => ({
    reviewer_id: id,
    name: `评审员${id}`,
    entries,
    total_hundredths: 0,
  });
  const merged = mergeRatings(scheme, [
    row(1, [
      { item: first.id, hundredths: 400 },
      { item: 'member-penalty', hundredths: 200, noteZh: '处分决定' },
    ]),
    row(2, []),
  ]);
  assert.deepEqual(merged, [{ item: 'member-penalty', hundredths: 100, noteZh: '评审员1：处分决定' }]);
});

test('the spread is the distance of the outermost totals; one rater has none', () => {
  assert.equal(spreadOf([8000, 9499, 8750]), 1499);
  assert.equal(spreadOf([8000]), 0);
  assert.equal(spreadOf([]), 0);
});
