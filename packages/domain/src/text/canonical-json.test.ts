import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

test('the order of keys does not matter, the order of lists does', () => {
  assert.equal(canonicalJson({ b: 1, a: [2, { d: null, c: '支部' }] }), '{"a":[2,{"c":"支部","d":null}],"b":1}');
  assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]));
  assert.equal(canonicalJson({ a: 1, b: undefined }), canonicalJson({ a: 1 }));
  assert.equal(canonicalJson(-0), '0');
});

test('what plain data cannot hold is refused', () => {
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  for (const wrong of [() => 1, undefined, 1n, Number.NaN, [undefined], new Map(), loop, { f: () => 1 }]) {
    assert.throws(() => canonicalJson(wrong), TypeError);
  }
});

test('reading it back and writing it again gives the same text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      assert.equal(canonicalJson(JSON.parse(text)), text);
    }),
  );
});
