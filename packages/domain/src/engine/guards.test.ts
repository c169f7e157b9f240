import { test } from 'node:test';
import assert from 'node:assert/strict';
import { workingCalendar } from '../kernel/calendar.ts';
import type { Guard } from '../methods/definition.ts';
import { predicates } from '../methods/definition.ts';
import { aMethod, aStep } from '../methods/method.samples.ts';
import { resolveTime } from './due.ts';
import { unmetGuards } from './guards.ts';
import {
  countSetting,
  durationSetting,
  fractionSetting,
  SettingMismatch,
  thresholdSetting,
  type RunFacts,
  type StepFacts,
  type ValueOf,
} from './run-facts.ts';
import { emptyRun } from './run-state.ts';

const values: Readonly<
  Record<
    string,
    { value: unknown; unit: 'm' | 'd' | 'wd' | 'persons' | 'fraction' | 'threshold' | 'text' | 'h'; compare?: string }
  >
> = {
  'a.months': { value: { usual: 3, extended: 6 }, unit: 'm' },
  'a.days': { value: 5, unit: 'wd' },
  'a.hours': { value: 6, unit: 'h' },
  'a.text': { value: '15wd', unit: 'text' },
  'a.persons': { value: { min: 1, max: 2 }, unit: 'persons' },
  'a.share': { value: [1, 2], unit: 'fraction', compare: 'gt' },
  'a.share-text': { value: '2/3', unit: 'fraction', compare: 'ge' },
  'a.threshold': { value: { base: 'present', compare: 'gt', fraction: [1, 2] }, unit: 'threshold' },
};
const valueOf: ValueOf = (id) => values[id] ?? { value: null, unit: 'text' };
const context: RunFacts = {
  valueOf,
  now: '2026-03-02T00:00:00Z',
  calendar: workingCalendar([{ year: 2026, holidays: ['2026-03-04'], makeUpDays: [] }]),
};
const on = '2026-03-02';

const holds = (guard: Guard, facts: StepFacts, hands = { doneBy: [1], checkedBy: [2] }) =>
  unmetGuards([guard], 'must', facts, hands, context, on).length === 0;

test('every predicate has a case that holds, a case that does not, and fails when nothing is known', () => {
  const cases: readonly (readonly [Guard, StepFacts, StepFacts])[] = [
    [
      { predicate: 'recordsPresent', args: { record: 'minutes' } },
      { recordsPresent: ['minutes'] },
      { recordsPresent: ['photo'] },
    ],
    [
      { predicate: 'quorumMet', args: { threshold: { param: 'a.share' } } },
      { heads: { expected: 10, present: 6 } },
      { heads: { expected: 10, present: 5 } },
    ],
    [
      { predicate: 'thresholdReached', args: { threshold: { param: 'a.threshold' } } },
      { heads: { expected: 10, present: 6 }, inFavour: 4 },
      { heads: { expected: 10, present: 6 }, inFavour: 3 },
    ],
    [{ predicate: 'allItemsClosed', args: { record: 'list' } }, { openItems: { list: 0 } }, { openItems: { list: 1 } }],
    [{ predicate: 'noOpenObjections' }, { openObjections: 0 }, { openObjections: 1 }],
    [{ predicate: 'periodOver' }, { periodEndsOn: '2026-03-01' }, { periodEndsOn: '2026-03-02' }],
    [
      { predicate: 'minimumElapsed', args: { atLeast: { param: 'a.months' } } },
      { startedOn: '2025-12-02' },
      { startedOn: '2025-12-03' },
    ],
    [
      { predicate: 'countReached', args: { of: 'introducers', atLeast: 2 } },
      { counts: { introducers: 2 } },
      { counts: { introducers: 1 } },
    ],
    [
      { predicate: 'countReached', args: { of: 'introducers', atLeast: 2, atMost: 2 } },
      { counts: { introducers: 2 } },
      { counts: { introducers: 3 } },
    ],
    [
      { predicate: 'eitherCountReached', args: { of: 'days', atLeast: 3, orOf: 'hours', orAtLeast: 24 } },
      { counts: { days: 2, hours: 24 } },
      { counts: { days: 2, hours: 23 } },
    ],
    [{ predicate: 'approved' }, { isApproved: true }, { isApproved: false }],
    [
      { predicate: 'fourFactsNamed' },
      { factsNamed: ['leader', 'office', 'person', 'goal'] },
      { factsNamed: ['leader', 'office', 'person'] },
    ],
    [{ predicate: 'sameMatter' }, { matters: ['修路', '修路'] }, { matters: ['修路', '打井'] }],
    [{ predicate: 'noDebt' }, { hasDebt: false }, { hasDebt: true }],
    [{ predicate: 'heard' }, { wasHeard: true }, { wasHeard: false }],
    [
      { predicate: 'attended', args: { relation: 'applicant,introducer' } },
      { attended: ['applicant', 'introducer'] },
      { attended: ['applicant'] },
    ],
    [{ predicate: 'fullMembers' }, { notFullMembers: [] }, { notFullMembers: [7] }],
  ];
  for (const [guard, good, bad] of cases) {
    assert.equal(holds(guard, good), true, guard.predicate);
    assert.equal(holds(guard, bad), false, guard.predicate);
    assert.equal(holds(guard, {}), false, `${guard.predicate} without facts`);
  }
  assert.equal(holds({ predicate: 'checkedByOther' }, {}), true);
  assert.equal(holds({ predicate: 'checkedByOther' }, {}, { doneBy: [1], checkedBy: [1] }), false);
  assert.deepEqual(
    [...new Set([...cases.map(([guard]) => guard.predicate), 'checkedByOther'])].toSorted(),
    [...predicates].toSorted(),
  );
});

test('a since-field is preferred to the beginning of the run', () => {
  const guard = { predicate: 'minimumElapsed', args: { atLeast: '1y', since: 'activistOn' } } as const;
  assert.equal(holds(guard, { startedOn: '2020-01-01', dates: { activistOn: '2025-03-02' } }), true);
  assert.equal(holds(guard, { startedOn: '2020-01-01', dates: { activistOn: '2025-03-03' } }), false);
});

test('settings read parameters of several shapes', () => {
  assert.deepEqual(durationSetting('5d', valueOf, on), { amount: 5, unit: 'd' });
  assert.deepEqual(durationSetting({ param: 'a.months' }, valueOf, on), { amount: 3, unit: 'm' });
  assert.deepEqual(durationSetting({ param: 'a.text' }, valueOf, on), { amount: 15, unit: 'wd' });
  assert.equal(countSetting({ param: 'a.persons' }, valueOf, on), 1);
  assert.deepEqual(fractionSetting({ param: 'a.share-text' }, valueOf, on), [2, 3]);
  assert.deepEqual(thresholdSetting({ param: 'a.share' }, valueOf, on), {
    base: 'expected',
    compare: 'gt',
    fraction: [1, 2],
  });
  assert.deepEqual(thresholdSetting({ param: 'a.share', base: 'present', compare: 'ge' }, valueOf, on), {
    base: 'present',
    compare: 'ge',
    fraction: [1, 2],
  });
  assert.equal(thresholdSetting({ param: 'a.threshold' }, valueOf, on).base, 'present');
  for (const read of [durationSetting, countSetting, fractionSetting]) {
    assert.throws(() => read({ param: 'a.nothing' }, valueOf, on), SettingMismatch);
  }
});

test('time rules count forward, back, on a day of the year and on a date of the round', () => {
  const method = aMethod([aStep('a', ['b']), aStep('b', [])]);
  const run = { ...emptyRun(method), startedOn: '2026-03-02', roundDates: { review: '2026-06-30' } };
  const at = (rule: Parameters<typeof resolveTime>[0], facts = context) => resolveTime(rule, 'b', run, facts, on);
  const start = { kind: 'run-started' } as const;
  const wd = at({ kind: 'after', within: { param: 'a.days' }, anchor: start });
  assert.deepEqual(
    [wd?.on, wd?.ruleId, wd?.skipped.map(({ date }) => date)],
    ['2026-03-10', 'a.days', ['2026-03-04', '2026-03-07', '2026-03-08']],
  );
  const meeting = { kind: 'record', step: 'a', field: 'heldOn' } as const;
  const held = { ...context, steps: { a: { dates: { heldOn: '2026-03-20' } } } };
  assert.equal(at({ kind: 'before', by: '5d', anchor: meeting }, held)?.on, '2026-03-15');
  assert.equal(at({ kind: 'before', by: '5d', anchor: meeting }), undefined);
  assert.equal(at({ kind: 'after', within: '5d', anchor: { kind: 'step-done', step: 'a' } }), undefined);
  assert.equal(at({ kind: 'on', month: 2, day: 31, year: 'next' })?.on, '2027-02-28');
  assert.equal(at({ kind: 'round-date', name: 'review' })?.on, '2026-06-30');
  assert.equal(at({ kind: 'round-date', name: 'unset' }), undefined);
  assert.equal(at({ kind: 'after', within: { param: 'a.hours' }, anchor: start })?.at, '2026-03-01T22:00:00.000Z');
});
