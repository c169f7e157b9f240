import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barOf, handlingPath } from './conflict.ts';

test('who is complained about is kept away, and everybody in the organisation they lead', () => {
  assert.deepEqual(barOf([{ memberId: 7, leads: ['1.2.3.'] }]), { memberIds: [7], path: '1.2.3.' });
  assert.deepEqual(barOf([{ memberId: 7, leads: [] }]), { memberIds: [7], path: null });
});

test('two leaders are kept away together with everything below what both belong to', () => {
  assert.equal(
    barOf([
      { memberId: 7, leads: ['1.2.3.'] },
      { memberId: 8, leads: ['1.2.4.'] },
    ]).path,
    '1.2.',
  );
  assert.equal(barOf([{ memberId: 7, leads: ['1.2.3.', '1.2.'] }]).path, '1.2.');
});

test('a matter about a leader is handled by the next organisation above, another one where it was received', () => {
  assert.equal(handlingPath('1.2.3.', { memberIds: [7], path: '1.2.3.' }), '1.2.');
  assert.equal(handlingPath('1.2.3.', { memberIds: [7], path: '1.2.' }), '1.');
  assert.equal(handlingPath('1.2.', { memberIds: [7], path: '1.2.3.' }), '1.2.');
  assert.equal(handlingPath('1.5.', { memberIds: [7], path: '1.2.3.' }), '1.5.');
  assert.equal(handlingPath('1.2.3.', { memberIds: [7], path: null }), '1.2.3.');
});

test('nobody in the tree can handle a matter about the head of its top', () => {
  assert.equal(handlingPath('1.2.', { memberIds: [7], path: '1.' }), null);
});
