import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findByLetters, visibleNodes, type TreeBranch, type TreeNode } from './tree.ts';

const node = (id: number, label: string, hasChildren = false, letters?: string): TreeNode => ({
  id,
  label,
  hasChildren,
  letters,
});
const branches = new Map<number | string, TreeBranch>([
  [1, { items: [node(2, '城关镇党委', true, 'cgzdw'), node(3, '善堂镇党委', false, 'stzdw')] }],
  [2, { items: [node(4, '第一党支部')], nextCursor: 'x' }],
]);

test('only the children of open nodes are lines, with level, place and parent', () => {
  const lines = visibleNodes([node(1, '县委', true)], branches, new Set([1]));
  assert.deepEqual(
    lines.map((line) => [line.node.id, line.level, line.place, line.siblings, line.parentId]),
    [
      [1, 1, 1, 1, undefined],
      [2, 2, 1, 2, 1],
      [3, 2, 2, 2, 1],
    ],
  );
});

test('a list of children that is not loaded to its end says so and ends with a line for the rest', () => {
  const lines = visibleNodes([node(1, '县委', true)], branches, new Set([1, 2]));
  const rest = lines.find((line) => line.moreOf);
  assert.equal(rest?.moreOf?.id, 2);
  assert.equal(lines.find((line) => line.node.id === 4)?.siblings, -1);
});

test('letters find the next name by its characters or its initials, and go round', () => {
  const lines = visibleNodes([node(1, '县委', true)], branches, new Set([1]));
  assert.equal(findByLetters(lines, 0, 'st'), 3);
  assert.equal(findByLetters(lines, 2, 'c'), 2);
  assert.equal(findByLetters(lines, 0, '善'), 3);
  assert.equal(findByLetters(lines, 0, 'zz'), undefined);
});
