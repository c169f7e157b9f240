import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldRule } from '../methods/fields.ts';
import { checkFormValues } from './check-values.ts';

const fields: readonly FieldRule[] = [
  { id: 'talkedOn', titleZh: '谈话日期', kind: 'date', required: true },
  { id: 'summary', titleZh: '谈话要点', kind: 'long-text', required: true, maxLength: 5 },
  {
    id: 'opinion',
    titleZh: '意见',
    kind: 'choice',
    choices: [{ value: 'agree', titleZh: '同意' }],
  },
  {
    id: 'problems',
    titleZh: '存在问题',
    kind: 'list',
    required: true,
    minRows: 2,
    columns: [{ id: 'text', titleZh: '问题', kind: 'text', required: true }],
  },
];
const complete = {
  talkedOn: '2026-11-20',
  summary: '态度端正',
  problems: [{ text: '一' }, { text: '二' }],
};
const faultsOf = (values: Record<string, unknown>, completeness: 'draft' | 'signed' = 'signed') =>
  checkFormValues(fields, values, '2026-11-21', completeness).map(({ path }) => path);

test('a complete form has no faults', () => {
  assert.deepEqual(faultsOf(complete), []);
});

test('a draft may be empty, a signed form may not', () => {
  assert.deepEqual(faultsOf({}, 'draft'), []);
  assert.deepEqual(faultsOf({}), ['talkedOn', 'summary', 'problems']);
});

test('a date after the day of signing and a day that does not exist are refused', () => {
  assert.deepEqual(faultsOf({ ...complete, talkedOn: '2026-11-22' }), ['talkedOn']);
  assert.deepEqual(faultsOf({ ...complete, talkedOn: '2026-02-30' }), ['talkedOn']);
});

test('length counts characters, so a rare character beyond the basic plane counts once', () => {
  assert.deepEqual(faultsOf({ ...complete, summary: '𬱖𬱖𬱖𬱖𬱖' }), []);
  assert.deepEqual(faultsOf({ ...complete, summary: '𬱖𬱖𬱖𬱖𬱖𬱖' }), ['summary']);
});

test('rows are checked cell by cell and counted against their least number', () => {
  assert.deepEqual(faultsOf({ ...complete, problems: [{ text: '' }] }), ['problems.0.text', 'problems']);
});

test('unknown fields and unknown choices are refused', () => {
  assert.deepEqual(faultsOf({ ...complete, extra: 1, opinion: 'maybe' }), ['extra', 'opinion']);
});

test('a deadline may lie ahead, an event may not', () => {
  const deadline: readonly FieldRule[] = [{ id: 'dueOn', titleZh: '完成时间', kind: 'date', isAhead: true }];
  assert.deepEqual(checkFormValues(deadline, { dueOn: '2027-01-01' }, '2026-11-21', 'signed'), []);
});
