import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Threshold } from '../kernel/fraction.ts';
import { dateOfDayNumber } from '../kernel/iso-date.ts';
import { findValueAt, RuleNotInForce, valueAt, type Parameter } from './parameter.ts';
import { checkOverride, resolveParameter, type Override } from './override.ts';
import { isAtLeastAsStrict } from './tighter.ts';

const cite = { source: 'fazhan_2014', article: '7', confidence: 'verified' } as const;

const talk: Parameter<number> = {
  id: 'dev.applicant.talk.deadline',
  titleZh: '收到入党申请书后派人谈话的期限',
  unit: 'm',
  compare: 'le',
  values: [
    { from: '1990-08-01', value: null, cite: { confidence: 'known' } },
    { from: '2014-05-28', value: 1, cite },
    { from: '2030-01-01', to: '2030-12-31', value: 2, cite },
  ],
};

const quorum: Parameter<Threshold> = {
  id: 'meeting.party_assembly.quorum',
  titleZh: '支部党员大会表决有效人数',
  unit: 'threshold',
  compare: 'ge',
  values: [{ from: null, value: { base: 'expected', compare: 'ge', fraction: [1, 2] }, cite }],
};

test('a value holds from its first day and not on the day before', () => {
  assert.equal(findValueAt(talk, '2014-05-27'), undefined);
  assert.equal(valueAt(talk, '2014-05-28').value, 1);
  assert.deepEqual(valueAt(talk, '2029-12-31'), {
    value: 1,
    cite,
    from: '2014-05-28',
    compare: 'le',
  });
  assert.equal(valueAt(talk, '2030-12-31').value, 2);
});

test('asking outside the period of a rule is a fault', () => {
  assert.throws(() => valueAt(talk, '1980-01-01'), RuleNotInForce);
  assert.throws(() => valueAt(talk, '2031-01-01'), RuleNotInForce);
  assert.throws(() => valueAt(talk, '2013-01-01'), { parameterId: talk.id, date: '2013-01-01' });
});

test('a value of unknown beginning holds as far back as needed', () => {
  assert.equal(valueAt(quorum, '1921-07-23').from, null);
});

test('the value in force does not depend on the order in the file', () => {
  const day = fc.integer({ min: 7000, max: 22_000 }).map(dateOfDayNumber);
  fc.assert(
    fc.property(day, fc.shuffledSubarray([...talk.values], { minLength: 3 }), (date, values) => {
      assert.deepEqual(findValueAt({ ...talk, values }, date), findValueAt(talk, date));
    }),
  );
});

const county = <T>(parameter: Parameter<T>, value: T, orgId = 1): Override<T> => ({
  parameterId: parameter.id,
  orgId,
  values: [{ from: '2024-01-01', value, cite: { confidence: 'known', note: '县委文件' } }],
});

test('a national limit may be tightened, never loosened', () => {
  const three: Parameter<number> = { ...talk, values: [{ from: '2014-05-28', value: 3, cite }] };
  assert.equal(checkOverride(three, county(three, 2)).ok, true);
  assert.equal(checkOverride(three, county(three, 3)).ok, true);
  const looser = checkOverride(three, county(three, 4));
  assert.equal(looser.ok ? '' : looser.error.code, 'parameter.override-loosens');
});

test('an override is held against every national value its period touches', () => {
  const refused = checkOverride(talk, {
    ...county(talk, 2),
    values: [{ from: '2029-06-01', value: 2, cite }],
  });
  assert.equal(refused.ok ? '' : refused.error.code, 'parameter.override-loosens');
  const later: Parameter<number> = {
    ...talk,
    values: [
      { from: '2014-05-28', value: 3, cite },
      { from: '2026-01-01', value: 1, cite },
    ],
  };
  const stale = checkOverride(later, county(later, 2));
  assert.deepEqual(stale.ok ? '' : stale.error.facts, {
    parameterId: talk.id,
    national: 1,
    local: 2,
    compare: 'le',
    on: '2026-01-01',
  });
});

test('what cannot be compared cannot be overridden nationally but can locally', () => {
  const decider: Parameter<string> = {
    id: 'dev.activist.decider',
    titleZh: '由谁确定',
    unit: 'enum',
    values: [{ from: null, value: '支部委员会', cite }],
  };
  const refused = checkOverride(decider, county(decider, '书记'));
  assert.equal(refused.ok ? '' : refused.error.code, 'parameter.not-overridable');
  assert.equal(checkOverride({ ...decider, level: 'local' }, county(decider, '书记')).ok, true);
  assert.equal(checkOverride(decider, county(talk, 1) as never).ok, false);
});

test('the nearest local override wins, a national one only gets stricter on the way down', () => {
  const local: Parameter<number> = {
    ...talk,
    level: 'local',
    values: [{ from: '2014-05-28', value: 3, cite }],
  };
  const national: Parameter<number> = { ...local, level: 'national' };
  const chain = [county(local, 2, 10), county(local, 5, 20)];
  const a = resolveParameter(local, chain, '2024-06-01');
  assert.deepEqual([a.value, a.layer, a.orgId], [5, 'override', 20]);
  const b = resolveParameter(national, chain, '2024-06-01');
  assert.deepEqual([b.value, b.orgId, b.ignored], [2, 10, [{ orgId: 20, value: 5 }]]);
  const c = resolveParameter(national, chain, '2023-12-31');
  assert.deepEqual([c.value, c.layer, c.ignored], [3, 'national', []]);
});

test('a cap that is empty by default holds where an organisation has set one, and only there', () => {
  const cap: Parameter<number> = {
    ...talk,
    id: 'grading.good.max_count',
    level: 'local',
    values: [{ from: null, value: null, cite }],
  };
  assert.throws(() => resolveParameter(cap, [], '2026-11-20'), RuleNotInForce);
  const set = [{ parameterId: cap.id, orgId: 1, values: [{ from: '2026-01-01', value: 100, cite }] }];
  assert.equal(resolveParameter(cap, set, '2026-11-20').value, 100);
  assert.throws(() => resolveParameter(cap, set, '2025-12-31'), RuleNotInForce);
});

test('a threshold on another base is not comparable', () => {
  const strict = (
    fraction: readonly [number, number],
    compare: 'ge' | 'gt',
    base: 'expected' | 'present' = 'expected',
  ) => isAtLeastAsStrict(valueAt(quorum, '2024-01-01').value, { base, compare, fraction }, 'ge');
  assert.equal(strict([1, 2], 'gt'), true);
  assert.equal(strict([2, 3], 'ge'), true);
  assert.equal(strict([49, 100], 'gt'), false);
  assert.equal(strict([2, 3], 'ge', 'present'), undefined);
});

test('ranges, fractions and durations know what is stricter', () => {
  assert.equal(isAtLeastAsStrict({ min: 1, max: 2 }, { min: 2, max: 2 }, undefined), true);
  assert.equal(isAtLeastAsStrict({ min: 1, max: 2 }, { min: 1 }, undefined), false);
  assert.equal(isAtLeastAsStrict([1, 3], [1, 4], 'le'), true);
  assert.equal(isAtLeastAsStrict('1/3', '1/2', 'le'), false);
  assert.equal(isAtLeastAsStrict('7d', '10d', 'ge'), true);
  assert.equal(isAtLeastAsStrict('7d', '5wd', 'ge'), undefined);
});
