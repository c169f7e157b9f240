import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Threshold } from '../kernel/fraction.ts';
import { decideMotion, type Tally } from './decide-motion.ts';
import { checkQuorum, freezeElectorate, type ElectorFacts, type ElectorateRules } from './electorate.ts';

const election: ElectorateRules = { fullMembersOnly: true, detainedSuspended: true, excusable: true };
const person = (id: number, extras: Partial<ElectorFacts> = {}): ElectorFacts => ({
  person: id,
  belongs: [{ from: '2010-01-01' }],
  membership: 'full',
  ...extras,
});
const on = '2024-06-01';
const reasonOf = (facts: Partial<ElectorFacts>, rules = election, day = on) =>
  freezeElectorate([person(1, facts)], rules, day).excluded[0]?.reason ?? 'counts';

test('probationary members, members under disciplinary probation and detained members do not count', () => {
  assert.equal(reasonOf({}), 'counts');
  assert.equal(reasonOf({ membership: 'probationary' }), 'probationary-member');
  assert.equal(
    reasonOf({ disciplinaryProbation: [{ from: '2023-06-02', until: '2024-06-01' }] }),
    'disciplinary-probation',
  );
  assert.equal(reasonOf({ disciplinaryProbation: [{ from: '2023-06-01', until: '2024-05-31' }] }), 'counts');
  assert.equal(reasonOf({ detained: [{ from: '2024-05-01' }] }), 'detained');
  assert.equal(reasonOf({ detained: [{ from: '2024-05-01' }] }, { ...election, detainedSuspended: false }), 'counts');
});

test('a member counts from the day of full membership and while belonging to the branch', () => {
  assert.equal(reasonOf({ fullFrom: '2024-06-02' }), 'probationary-member');
  assert.equal(reasonOf({ fullFrom: '2024-06-01' }), 'counts');
  assert.equal(reasonOf({ belongs: [{ from: '2010-01-01', until: '2024-05-31' }] }), 'not-in-body');
  assert.equal(reasonOf({ belongs: [{ from: '2024-06-01' }] }), 'counts');
});

test('the five classes leave the count only after approval and consent', () => {
  const excused = { class: 'bedridden' } as const;
  assert.equal(reasonOf({ excused }), 'counts');
  assert.equal(reasonOf({ excused: { ...excused, approvedOn: '2024-05-20' } }), 'counts');
  assert.equal(reasonOf({ excused: { ...excused, approvedOn: '2024-05-20', consentedOn: on } }), 'bedridden');
  assert.equal(reasonOf({ excused: { ...excused, approvedOn: '2024-06-02', consentedOn: on } }), 'counts');
  const full = { ...excused, approvedOn: '2024-05-20', consentedOn: on };
  assert.equal(reasonOf({ excused: full }, { ...election, excusable: false }), 'counts');
  assert.deepEqual(freezeElectorate([person(1, { excused })], election, on).pending, [
    { person: 1, class: 'bedridden', missing: ['approval', 'consent'] },
  ]);
});

test('villagers count from their eighteenth birthday', () => {
  const villagers: ElectorateRules = { fullMembersOnly: false, detainedSuspended: false, excusable: false, minAge: 18 };
  assert.equal(reasonOf({ membership: 'none', bornOn: '2006-06-02' }, villagers), 'under-age');
  assert.equal(reasonOf({ membership: 'none', bornOn: '2006-06-01' }, villagers), 'counts');
  assert.equal(reasonOf({ membership: 'none' }, villagers), 'under-age');
});

test('everybody is either expected or excluded, exactly once, whatever the order', () => {
  const anybody = fc.record({
    membership: fc.constantFrom('full' as const, 'probationary' as const),
    detained: fc.constantFrom([], [{ from: '2024-01-01' }]),
    disciplinaryProbation: fc.constantFrom([], [{ from: '2024-01-01', until: '2024-12-31' }]),
  });
  fc.assert(
    fc.property(fc.array(anybody, { maxLength: 40 }), (list) => {
      const people = list.map((facts, index) => person(index + 1, facts));
      const frozen = freezeElectorate(people, election, on);
      const all = [...frozen.expected, ...frozen.excluded.map((row) => row.person)].toSorted((a, b) => a - b);
      assert.deepEqual(
        all,
        people.map((one) => one.person),
      );
      assert.deepEqual(freezeElectorate(people.toReversed(), election, on), frozen);
    }),
  );
});

const fourFifths: Threshold = { base: 'expected', compare: 'ge', fraction: [4, 5] };

test('a quorum counts people once and only those who belong', () => {
  const electorate = freezeElectorate(
    [1, 2, 3, 4, 5].map((id) => person(id)),
    election,
    on,
  );
  assert.equal(checkQuorum(electorate, [1, 2, 3, 4], fourFifths).ok, true);
  const short = checkQuorum(electorate, [1, 2, 3, 3], fourFifths);
  assert.deepEqual(short.ok ? '' : short.error, {
    code: 'meeting.quorum-not-met',
    facts: { present: 3, expected: 5, least: 4, missing: 1 },
  });
  const stranger = checkQuorum(electorate, [1, 2, 3, 9], fourFifths);
  assert.equal(stranger.ok ? '' : stranger.error.code, 'meeting.not-entitled');
  assert.equal(checkQuorum(freezeElectorate([], election, on), [], fourFifths).ok, false);
});

const half = (compare: 'ge' | 'gt'): Threshold => ({ base: 'expected', compare, fraction: [1, 2] });
const tally = (expected: number, present: number, inFavour: number, writtenInFavour = 0): Tally => ({
  expected,
  present,
  inFavour,
  against: present - inFavour,
  abstained: 0,
  writtenInFavour,
});
const outcome = (counts: Tally, quorum: Threshold) => {
  const result = decideMotion(counts, { quorum, pass: half('gt') });
  return result.ok ? result.value : result.error.code;
};

test('an ordinary assembly needs half present and more than half of those expected in favour', () => {
  assert.equal(outcome(tally(10, 4, 4), half('ge')), 'meeting.quorum-not-met');
  assert.equal(outcome(tally(10, 5, 5), half('ge')), 'rejected');
  assert.equal(outcome(tally(10, 6, 6), half('ge')), 'carried');
  assert.equal(outcome(tally(10, 6, 5), half('ge')), 'rejected');
});

test('admission needs more than half present, and written opinions add to votes but not to attendance', () => {
  assert.equal(outcome(tally(10, 5, 5), half('gt')), 'meeting.quorum-not-met');
  assert.equal(outcome(tally(10, 6, 5), half('gt')), 'rejected');
  assert.equal(outcome(tally(10, 6, 6), half('gt')), 'carried');
  assert.equal(outcome(tally(10, 6, 5, 1), half('gt')), 'carried');
  assert.equal(outcome(tally(10, 5, 5, 5), half('gt')), 'meeting.quorum-not-met');
});

test('counts that contradict each other are refused', () => {
  assert.equal(outcome(tally(5, 6, 6), half('ge')), 'vote.tally-malformed');
  assert.equal(outcome({ ...tally(10, 6, 6), against: 1 }, half('ge')), 'vote.tally-malformed');
  assert.equal(outcome(tally(10, 9, 9, 2), half('ge')), 'vote.tally-malformed');
  assert.equal(outcome(tally(10, 6.5, 6), half('ge')), 'vote.tally-malformed');
});

test('one more vote in favour never turns carried into rejected', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), fc.nat(300), (expected, a, b) => {
      const present = Math.min(a, expected);
      const inFavour = Math.min(b, Math.max(0, present - 1));
      const before = outcome(tally(expected, present, inFavour), half('ge'));
      const after = outcome(tally(expected, present, Math.min(present, inFavour + 1)), half('ge'));
      if (before === 'carried') assert.equal(after, 'carried');
    }),
  );
});
