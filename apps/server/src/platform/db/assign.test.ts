import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assign, jsonValue } from './assign.ts';

test('columns become parameters in their order, undefined ones are left out', () => {
  const { text, values } = assign({ state: 'done', reason: undefined, done_on: null, tags: ['a'] });
  assert.equal(text, 'state = $1, done_on = $2, tags = $3, ');
  assert.deepEqual(values, ['done', null, ['a']]);
});

test('a value for a jsonb column travels as text with its type', () => {
  const { text, values } = assign({ facts: jsonValue([]) });
  assert.equal(text, 'facts = $1::jsonb, ');
  assert.deepEqual(values, ['[]']);
});

test('nothing to change is no text, what is no column name is a fault', () => {
  assert.throws(() => assign({ 'state = 1; --': 'x' }), /not a column/);
  assert.equal(assign({}).text, '');
});
