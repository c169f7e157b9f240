import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandId } from '@jishi/domain';
import { indicatorAgeBands, indicators } from './index.ts';

test('indicators have ids of their own, a counting rule in words and buckets without a double', () => {
  assert.equal(new Set(indicators.map(({ id }) => id)).size, indicators.length);
  for (const { id, ruleZh, titleZh, by, buckets = [] } of indicators) {
    assert.match(titleZh, /[一-龥]/, id);
    assert.match(ruleZh, /。$/, id);
    assert.equal(new Set(buckets.map((bucket) => bucket.id)).size, buckets.length, id);
    assert.equal(by === undefined, buckets.length === 0, id);
  }
});

test('the age buckets are the bands of the bulletin', () => {
  const ids = indicators.find(({ id }) => id === 'members-by-age')?.buckets?.map((bucket) => bucket.id);
  assert.deepEqual(ids, indicatorAgeBands.map(bandId));
});

test('indicators are plain data', () => assert.deepEqual(structuredClone(indicators), indicators));
