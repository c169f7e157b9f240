import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTaking, classHoursOf, isPass, learnerState, reachesTime, type LearnerDemand } from './learner-state.ts';

const failed = { takenOn: '2026-11-10', isPassed: false };
const makeUp = { times: 1, last: '2026-11-25' };
const demand: LearnerDemand = { minDays: 3, minMinutes: 24 * 45, hasTest: true, repeats: 1 };
const plain: LearnerDemand = { minDays: null, minMinutes: null, hasTest: false, repeats: 1 };

test('the pass mark itself passes, one below does not', () => {
  assert.deepEqual(
    [59, 60, 100].map((marks) => isPass(marks, { passMark: 60, of: 100 })),
    [false, true, true],
  );
});

test('a failed test is repeated once, within its window', () => {
  const ask = (before: Parameters<typeof checkTaking>[0], on: string) => {
    const result = checkTaking(before, on, makeUp);
    return result.ok ? 'ok' : result.error.code;
  };
  assert.equal(ask([], '2026-11-10'), 'ok');
  assert.equal(ask([failed], '2026-11-25'), 'ok');
  assert.equal(ask([failed], '2026-11-26'), 'learning.test-too-late');
  assert.equal(ask([failed], '2026-11-09'), 'learning.test-too-late');
  assert.equal(ask([failed, failed], '2026-11-20'), 'learning.test-again');
  assert.equal(ask([{ ...failed, isPassed: true }], '2026-11-20'), 'learning.passed-already');
});

test('three days or 24 class hours suffice, one of both is enough', () => {
  const record = (days: number, learntMinutes: number) => reachesTime({ days, learntMinutes, takings: [] }, demand);
  assert.deepEqual([record(3, 0), record(2, 1080), record(2, 1079), record(0, 0)], [true, true, false, false]);
  assert.equal(reachesTime({ days: 0, learntMinutes: 0, takings: [] }, plain), true);
});

test('a learner is enrolled, has attended, passes or makes up', () => {
  const state = (days: number, takings: readonly (typeof failed)[], asked = demand) =>
    learnerState({ days, learntMinutes: 0, takings }, asked);
  const passed = { ...failed, isPassed: true };
  assert.equal(state(0, []), 'enrolled');
  assert.equal(state(3, []), 'attended');
  assert.equal(state(2, []), 'make-up');
  assert.equal(state(2, [passed]), 'make-up');
  assert.equal(state(3, [failed]), 'make-up');
  assert.equal(state(3, [failed, passed]), 'passed');
  assert.equal(state(3, [failed, failed]), 'not-passed');
  assert.equal(state(3, [failed], { ...demand, repeats: 0 }), 'not-passed');
  assert.equal(state(1, [], plain), 'passed');
});

test('class hours are cut, not rounded up', () => {
  assert.deepEqual(
    [0, 44, 45, 89, 1439].map((minutes) => classHoursOf(minutes, 45)),
    [0, 0.9, 1, 1.9, 31.9],
  );
});
