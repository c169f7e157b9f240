import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definitionOf, type DeclareValues } from './declaring.ts';

const values: DeclareValues = {
  key: 'reserve',
  titleZh: '后备干部',
  subject: 'member',
  sensitive: false,
  statuses: '培养对象\n\n 后备干部 ',
  fields: '培养联系人*\n备注',
  reviewEvery: '6m',
  basis: 'consent',
  expiresAfter: '1y',
};
const titles = { enter: '列入', leave: '移出' };

test('statuses follow each other in the order of the lines, and each leads off the register', () => {
  const made = definitionOf(values, titles);
  assert.deepEqual(
    made.transitions.map(({ from, to }) => [from, to]),
    [
      [null, 's1'],
      ['s1', 's2'],
      ['s1', null],
      ['s2', null],
    ],
  );
  assert.deepEqual(made.fields, [
    { key: 'f1', titleZh: '培养联系人', required: true },
    { key: 'f2', titleZh: '备注', required: false },
  ]);
  assert.equal('basis' in made, false);
});

test('a list of households carries its basis and its end', () => {
  const made = definitionOf({ ...values, subject: 'household' }, titles);
  assert.deepEqual([made.basis, made.expiresAfter], ['consent', '1y']);
});
