import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkMakeUp, duePersons, minutesOfHours, standingOf, type StudyEntry } from './study-credits.ts';

const year = { from: '2026-01-01', until: '2026-12-31', minMinutes: minutesOfHours(32, 45), minSessions: 2 };
const entry = (id: number, extras: Partial<StudyEntry> = {}): StudyEntry => ({
  id,
  person: 1,
  on: '2026-03-01',
  studyMinutes: 720,
  session: id,
  ...extras,
});

test('hours are the sum of entries inside the period', () => {
  const entries = [entry(1), entry(2, { on: '2026-12-31' }), entry(3, { on: '2027-01-01' }), entry(4, { person: 2 })];
  assert.deepEqual(standingOf(1, entries, year), {
    person: 1,
    studyMinutes: 1440,
    sessions: 2,
    missingMinutes: 0,
    missingSessions: 0,
    isFulfilled: true,
  });
  assert.equal(
    standingOf(1, [entry(1, { studyMinutes: 1439 }), entry(2, { studyMinutes: 0 })], year).missingMinutes,
    1,
  );
});

test('a counter-entry takes minutes and the session back', () => {
  const standing = standingOf(1, [entry(1), entry(2, { studyMinutes: -720, counters: 1, session: 1 })], year);
  assert.deepEqual([standing.studyMinutes, standing.sessions], [0, 0]);
});

test('a session is made up once, inside its period, by who missed it', () => {
  const ask = (on: string, entries: readonly StudyEntry[]) => {
    const result = checkMakeUp({ person: 1, session: 9, on }, entries, year);
    return result.ok ? 'ok' : result.error.code;
  };
  assert.equal(ask('2026-12-31', []), 'ok');
  assert.equal(ask('2027-01-01', []), 'learning.make-up-outside-period');
  assert.equal(ask('2026-06-01', [entry(1, { session: 9 })]), 'learning.attended');
  const made = entry(2, { session: 20, makesUpFor: 9 });
  assert.equal(ask('2026-06-01', [made]), 'learning.already-made-up');
  assert.equal(ask('2026-06-01', [made, entry(3, { counters: 2, studyMinutes: -720 })]), 'ok');
});

test('who is due is listed before the deadline, not after', () => {
  const entries = [entry(1), entry(2), entry(3, { person: 2 })];
  assert.deepEqual(duePersons([1, 2, 3], entries, year, '2026-11-01', '2026-10-31'), []);
  assert.deepEqual(
    duePersons([1, 2, 3], entries, year, '2026-11-01', '2026-11-01').map(({ person }) => person),
    [3, 2],
  );
});

test('the order of entries does not change the sum', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300), { maxLength: 20 }), (minutes) => {
      const entries = minutes.map((studyMinutes, index) => entry(index + 1, { studyMinutes }));
      assert.deepEqual(standingOf(1, entries.toReversed(), year), standingOf(1, entries, year));
      assert.equal(
        standingOf(1, entries, year).studyMinutes,
        minutes.reduce((sum, one) => sum + one, 0),
      );
    }),
  );
});
