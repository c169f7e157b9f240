import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lockoutOf } from './lockout.ts';

const limits = { lockoutAttempts: 5, lockoutWindowMinutes: 15, lockoutMinutes: 15 };
const start = Date.parse('2026-11-20T02:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000);
/** Instants in minutes after the start. */
const wrongAt = (...minutes: number[]) => lockoutOf(minutes.map(at), limits);

describe('waiting after wrong attempts', () => {
  it('takes four wrong attempts without a wait and tells that one is left', () => {
    assert.deepEqual(wrongAt(0, 1, 2, 3), { lockedUntil: undefined, attemptsLeft: 1 });
  });

  it('brings a wait of 15 minutes from the fifth on', () => {
    assert.deepEqual(wrongAt(0, 1, 2, 3, 4).lockedUntil, at(19));
  });

  it('doubles the wait when five more follow', () => {
    assert.deepEqual(wrongAt(0, 1, 2, 3, 4, 19, 20, 21, 22, 23).lockedUntil, at(23 + 30));
  });

  it('never waits longer than a day', () => {
    const failures: Date[] = [];
    let next = start;
    for (let n = 0; n < 60; n++) {
      failures.push(new Date(next));
      next = Math.max(next, lockoutOf(failures, limits).lockedUntil?.getTime() ?? 0) + 1;
    }
    const last = failures.at(-1)?.getTime() ?? 0;
    assert.equal(lockoutOf(failures, limits).lockedUntil?.getTime(), last + 24 * 3_600_000);
  });

  it('starts a new count after a pause longer than the window', () => {
    assert.notEqual(wrongAt(0, 1, 2, 3, 18).lockedUntil, undefined);
    assert.deepEqual(wrongAt(0, 1, 2, 3, 18.5), { lockedUntil: undefined, attemptsLeft: 4 });
  });

  it('counts the pause from the end of a wait', () => {
    assert.equal(wrongAt(0, 1, 2, 3, 4, 34).attemptsLeft, 4);
    assert.deepEqual(wrongAt(0, 1, 2, 3, 4, 30, 31, 32, 33, 34).lockedUntil, at(34 + 30));
  });
});
