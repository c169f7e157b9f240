import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Threshold } from '../kernel/fraction.ts';
import { checkCandidates } from './candidates.ts';
import { checkCount, compareCounts } from './check-count.ts';
import { ballotFault, countBallots, type Ballot, type BallotRule, type Mark } from './count-ballots.ts';
import { decideMotion } from './decide-motion.ts';
import { decideRound, type RoundHeads, type RoundRule } from './decide-round.ts';
import { quorumOf } from './electorate.ts';
import { quorumOfBodies } from './quorum-of-bodies.ts';
import { takeAct, type VoteAct, type VoteState } from './vote-course.ts';

const moreThanHalf = (base: Threshold['base']): Threshold => ({ base, compare: 'gt', fraction: [1, 2] });
const election: RoundRule = {
  kind: 'election',
  pass: moreThanHalf('present'),
  seats: 2,
  runoff: false,
  tie: 'runoff',
  tooFewWinners: 'another-round',
};
const paper: BallotRule = { options: ['a', 'b', 'c'], maxMarks: 2, writeIns: true };
const marks = (text: string): Ballot => ({
  marks: Object.fromEntries([...text].map((option): [string, Mark] => [option, 'for'])),
});
const decide = (ballots: readonly string[], rule = election, heads: Partial<RoundHeads> = {}) => {
  const count = countBallots(ballots.map(marks), { ...paper, maxMarks: rule.seats });
  const all = { expected: ballots.length, present: ballots.length, out: ballots.length, ...heads };
  const decided = decideRound(count, rule, all);
  assert.ok(decided.ok);
  return decided.value;
};

test('three seats need four candidates, five six, seven nine, nine eleven: the surplus is rounded up', () => {
  const surplus = { fraction: [1, 5] } as const;
  for (const [seats, needed] of [
    [3, 4],
    [5, 6],
    [6, 8],
    [7, 9],
    [9, 11],
    [11, 14],
  ] as const) {
    assert.deepEqual(checkCandidates(needed, seats, surplus), { ok: true, value: { needed } });
    const refused = checkCandidates(needed - 1, seats, surplus);
    assert.deepEqual(refused.ok ? {} : refused.error.facts, {
      seats,
      surplus: needed - seats,
      needed,
      candidates: needed - 1,
      missing: 1,
    });
  }
  assert.equal(checkCandidates(1, 1, undefined).ok, true);
  assert.equal(checkCandidates(5, 5, { persons: 1 }).ok, false);
});

test('a ballot with more marks than seats is invalid, one with fewer or none is valid', () => {
  assert.equal(ballotFault(marks('ab'), paper), undefined);
  assert.equal(ballotFault(marks('a'), paper), undefined);
  assert.equal(ballotFault(marks(''), paper), undefined);
  assert.equal(ballotFault(marks('abc'), paper), 'over-marked');
  assert.equal(ballotFault({ ...marks('ab'), writeIns: ['王芳'] }, paper), 'over-marked');
  assert.equal(ballotFault({ ...marks('a'), writeIns: ['王芳'] }, paper), undefined);
  assert.equal(
    ballotFault({ ...marks('a'), writeIns: ['王芳'] }, { ...paper, writeIns: false }),
    'write-in-not-allowed',
  );
  assert.equal(ballotFault({ marks: {}, writeIns: ['王芳', '王 芳'] }, paper), 'name-twice');
  assert.equal(ballotFault(marks('d'), paper), 'unknown-option');
});

test('a candidate is elected by strictly more than half of those present', () => {
  const votesFor = (present: number, votes: number) => {
    const ballots = Array.from({ length: present }, (_none, no) => (no < votes ? 'a' : ''));
    return decide(ballots, { ...election, seats: 1 }).chosen.length === 1;
  };
  assert.equal(votesFor(8, 4), false);
  assert.equal(votesFor(8, 5), true);
  assert.equal(votesFor(9, 5), true);
});

test('those present who hand in no ballot stay in the base of an election', () => {
  assert.deepEqual(
    decide(['a', 'a', 'a', 'a'], { ...election, seats: 1 }, { present: 8, expected: 8, out: 8 }).chosen,
    [],
  );
});

test('a share of valid ballots leaves invalid ones out of the base', () => {
  const rule = { ...election, seats: 1, pass: moreThanHalf('valid') };
  const ballots = ['a', 'a', '', 'ab', 'ab', 'ab'];
  const outcome = decide(ballots, rule);
  assert.deepEqual([outcome.valid, outcome.needed, outcome.chosen], [3, 2, ['a']]);
  assert.deepEqual(decide(ballots, { ...rule, pass: moreThanHalf('present') }).chosen, []);
});

test('equals at the last seat are voted on again among themselves, and then the most votes win', () => {
  const tied = decide(['ab', 'ac', 'ab', 'ac']);
  assert.deepEqual(tied.chosen, ['a']);
  // Exactly half is not more than half: neither passed, so this is no tie but a seat to fill.
  assert.equal(tied.next.code, 'another-round');
  const equals = decide(['ab', 'ac', 'bc', 'ab', 'ac', 'bc'], { ...election, seats: 2 });
  assert.deepEqual(equals.chosen, []);
  assert.deepEqual(equals.next, { code: 'runoff', seats: 2, options: ['a', 'b', 'c'] });
  const runoff = decide(['a', 'a', 'b', 'b', 'c'], { ...election, seats: 1, runoff: true });
  assert.deepEqual(runoff.next, { code: 'runoff', seats: 1, options: ['a', 'b'] });
  const settled = decide(['a', 'a', 'b', 'c', ''], { ...election, seats: 1, runoff: true });
  assert.deepEqual([settled.chosen, settled.next.code], [['a'], 'none']);
  assert.equal(decide(['ab', 'ac', 'bc', 'ab', 'ac', 'bc'], { ...election, tie: 'lost' }).next.code, 'another-round');
});

test('too few winners leave seats for another round, or for fewer seats', () => {
  const one = decide(['ab', 'ac', 'a', 'a']);
  assert.deepEqual(one.chosen, ['a']);
  assert.deepEqual(one.next, { code: 'another-round', seats: 1, options: ['b', 'c'] });
  assert.equal(decide(['ab', 'ac'], { ...election, tooFewWinners: 'fewer-seats' }).next.code, 'fewer-seats');
});

test('a written-in name is elected as any other', () => {
  const count = countBallots(
    [{ marks: {}, writeIns: ['王 芳'] }, { marks: {}, writeIns: ['王芳'] }, marks('a')],
    paper,
  );
  assert.deepEqual(count.writeIns, [{ name: '王芳', inFavour: 2 }]);
  const decided = decideRound(count, { ...election, seats: 1 }, { expected: 3, present: 3, out: 3 });
  assert.deepEqual(decided.ok && decided.value.chosen, ['w:王芳']);
});

test('more ballots back than out make the round void, as many do not', () => {
  const count = countBallots([marks('a'), marks('b')], paper);
  const heads = { expected: 3, present: 3 };
  assert.equal(decideRound(count, election, { ...heads, out: 2 }).ok, true);
  const refused = decideRound(count, election, { ...heads, out: 1 });
  assert.deepEqual(refused.ok ? {} : refused.error, { code: 'vote.more-back-than-out', facts: { back: 2, out: 1 } });
});

test('admission counts against those expected, an election against those present', () => {
  const motion: RoundRule = { ...election, kind: 'motion', seats: null, pass: moreThanHalf('expected') };
  const ballots = ['a', 'a', 'a', 'a', 'a', ''];
  const heads = { expected: 10, present: 6, out: 6 };
  assert.deepEqual(decide(ballots, motion, heads).chosen, []);
  assert.deepEqual(decide(ballots, { ...motion, pass: moreThanHalf('present') }, heads).chosen, ['a']);
  assert.deepEqual(decide(ballots, motion, { ...heads, written: { a: 1 } }).chosen, ['a']);
});

test('a nomination without a share puts forward the most votes, and asks for no further round', () => {
  const { pass: _none, ...open } = election;
  const outcome = decide(['a', 'a', 'b', ''], { ...open, kind: 'nomination', seats: 1 });
  assert.deepEqual([outcome.chosen, outcome.next.code], [['a'], 'none']);
  assert.deepEqual(decide(['', ''], { ...open, kind: 'nomination', seats: 1 }).next.code, 'none');
});

test('one of several bodies is enough, and they are not added up', () => {
  const villagers: Threshold = { base: 'expected', compare: 'gt', fraction: [1, 2] };
  const households: Threshold = { base: 'expected', compare: 'ge', fraction: [2, 3] };
  const bodies = (villagersThere: number, householdsThere: number) =>
    quorumOfBodies([
      { expected: 100, present: villagersThere, quorum: villagers },
      { expected: 30, present: householdsThere, quorum: households },
    ]);
  assert.deepEqual(bodies(51, 0), { ok: true, value: { body: 0 } });
  assert.deepEqual(bodies(50, 20), { ok: true, value: { body: 1 } });
  const refused = bodies(50, 19);
  assert.deepEqual(refused.ok ? [] : refused.error.facts.bodies.map(({ missing }) => missing), [1, 1]);
});

test('a quorum of exactly four fifths fails before and passes from the day the comparison changed', () => {
  const heads = { expected: 10, present: 8 };
  const until: Threshold = { base: 'expected', compare: 'gt', fraction: [4, 5] };
  assert.equal(quorumOf(heads, until).ok, false);
  assert.equal(quorumOf(heads, { ...until, compare: 'ge' }).ok, true);
});

test('counts that contradict each other are told apart', () => {
  const count = countBallots([marks('a'), marks('ab'), marks('abc')], paper);
  assert.deepEqual(checkCount(count, paper), []);
  const codes = (change: object) => checkCount({ ...count, ...change }, paper).map(({ code }) => code);
  assert.deepEqual(codes({ invalid: 4 }).slice(0, 1), ['more-invalid-than-back']);
  assert.deepEqual(codes({ back: 2.5 }), ['not-whole']);
  assert.deepEqual(codes({ invalid: 0 }), [
    'votes-not-valid-ballots',
    'votes-not-valid-ballots',
    'votes-not-valid-ballots',
  ]);
  assert.deepEqual(codes({ writeIns: [{ name: '王芳', inFavour: 2 }] }), ['more-votes-than-marks']);
});

test('two counts are compared number by number', () => {
  const one = countBallots([marks('a'), marks('ab')], paper);
  const two = countBallots([marks('a'), marks('a')], paper);
  assert.deepEqual(compareCounts(one, one), []);
  assert.deepEqual(compareCounts(one, two), [{ field: 'for:b', first: 1, second: 0 }]);
});

const anyBallot: fc.Arbitrary<Ballot> = fc.record({
  marks: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<Mark>('for', 'against', 'abstain')),
  writeIns: fc.array(fc.constantFrom('王芳', '李 娜'), { maxLength: 2 }),
});

test('the order of ballots does not matter, to the count or to what it decides', () => {
  fc.assert(
    fc.property(fc.array(anyBallot, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (ballots, order) => {
      const keys = new Map(ballots.map((ballot) => [ballot, order.next().value]));
      const shuffled = ballots.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
      const heads = { expected: 30, present: 30, out: 30 };
      const [one, two] = [countBallots(ballots, paper), countBallots(shuffled, paper)];
      assert.deepEqual(one, two);
      assert.deepEqual(decideRound(one, election, heads), decideRound(two, election, heads));
    }),
  );
});

test('every count of ballots is free of contradictions, and never elects more than the seats', () => {
  fc.assert(
    fc.property(fc.array(anyBallot, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (ballots, seats) => {
      const rule = { ...paper, maxMarks: seats };
      const count = countBallots(ballots, rule);
      assert.deepEqual(checkCount(count, rule), []);
      const decided = decideRound(count, { ...election, seats }, { expected: 40, present: 40, out: ballots.length });
      assert.ok(decided.ok);
      const { chosen, next, options } = decided.value;
      assert.ok(chosen.length <= seats);
      if (next.code !== 'none') assert.equal(chosen.length + next.seats, seats);
      const worst = Math.min(...options.filter(({ option }) => chosen.includes(option)).map(({ votes }) => votes));
      const best = Math.max(
        0,
        ...options.filter((each) => each.passed && !chosen.includes(each.option)).map(({ votes }) => votes),
      );
      assert.ok(chosen.length === 0 || worst >= best);
    }),
  );
});

test('a motion decided from ballots agrees with one decided from heads', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60), fc.nat(10), (expected, a, b, c) => {
      const present = Math.min(a, expected);
      const inFavour = Math.min(b, present);
      const writtenInFavour = Math.min(c, expected - present);
      const rule = {
        quorum: { base: 'expected', compare: 'gt', fraction: [1, 2] },
        pass: moreThanHalf('expected'),
      } as const;
      const told = decideMotion(
        { expected, present, inFavour, against: present - inFavour, abstained: 0, writtenInFavour },
        rule,
      );
      if (!told.ok) return;
      const ballots = Array.from({ length: present }, (_none, no) => marks(no < inFavour ? 'a' : ''));
      const counted = decideRound(
        countBallots(ballots, { options: ['a'], maxMarks: null, writeIns: false }),
        { ...election, kind: 'motion', seats: null, pass: rule.pass },
        { expected, present, out: present, written: { a: writtenInFavour } },
      );
      assert.equal(counted.ok && counted.value.chosen.length === 1, told.value === 'carried');
    }),
  );
});

// The whole course of an election, played at random: candidates, two tellers who may err, ballots that may be too many.
interface Played {
  state: VoteState;
  round: number;
  seats: number;
  runoff: boolean;
  options: readonly string[];
  out: number;
  ballots: readonly Ballot[];
  entries: Readonly<Record<'one' | 'two', ReturnType<typeof countBallots> | undefined>>;
  elected: readonly string[];
  outcome: ReturnType<typeof decide> | undefined;
}
type Move = { readonly act: VoteAct; readonly ballot: Ballot; readonly slip: boolean; readonly teller: 'one' | 'two' };

const anyMove: fc.Arbitrary<Move> = fc.record({
  act: fc.oneof(
    { weight: 12, arbitrary: fc.constant<VoteAct>('cast') },
    { weight: 6, arbitrary: fc.constantFrom<VoteAct>('open', 'count', 'settle', 'declare', 'next-round', 'rerun') },
    { weight: 3, arbitrary: fc.constantFrom<VoteAct>('close', 'close', 'close', 'close', 'close', 'void') },
  ),
  // Mostly agreement, so that courses reach their end.
  ballot: fc.oneof({ weight: 4, arbitrary: fc.constant(marks('ab')) }, { weight: 1, arbitrary: anyBallot }),
  slip: fc.nat(5).map((each) => each === 0),
  teller: fc.constantFrom('one' as const, 'two' as const),
});
const members = 6;

function play(played: Played, { act, ballot, slip, teller }: Move): Played {
  const moved = takeAct(played.state, act);
  if (!moved.ok) return played;
  const rule: BallotRule = { options: played.options, maxMarks: played.seats, writeIns: false };
  const after = { ...played, state: moved.value };
  const fresh = { ballots: [], out: 0, entries: { one: undefined, two: undefined }, outcome: undefined };
  switch (act) {
    case 'open':
      return { ...after, ...fresh, out: members };
    case 'cast':
      return { ...after, ballots: [...played.ballots, ballot] };
    case 'count': {
      const count = countBallots(played.ballots, rule);
      const entered = slip ? { ...count, back: count.back + 1, invalid: count.invalid + 1 } : count;
      return { ...after, entries: { ...played.entries, [teller]: entered } };
    }
    case 'settle': {
      const { one, two } = played.entries;
      if (!one || !two || compareCounts(one, two).length > 0) return played;
      const decided = decideRound(
        one,
        { ...election, seats: played.seats, runoff: played.runoff },
        { expected: members, present: members, out: played.out },
      );
      if (!decided.ok) return { ...played, state: 'void' };
      return { ...after, outcome: decided.value, elected: [...played.elected, ...decided.value.chosen] };
    }
    case 'declare':
      return played.outcome?.next.code === 'none' ? after : played;
    case 'next-round': {
      const next = played.outcome?.next;
      if (!next || next.code === 'none') return played;
      return {
        ...after,
        ...fresh,
        round: played.round + 1,
        seats: next.seats,
        options: next.options,
        runoff: next.code === 'runoff',
      };
    }
    case 'rerun':
      return { ...after, ...fresh, round: played.round + 1 };
    default:
      return after;
  }
}

test('no sequence of acts reaches a forbidden state', () => {
  let declared = 0;
  fc.assert(
    fc.property(fc.array(anyMove, { minLength: 40, maxLength: 160 }), (moves) => {
      let played: Played = {
        state: 'prepared',
        round: 1,
        seats: 2,
        runoff: false,
        options: ['a', 'b', 'c'],
        out: 0,
        ballots: [],
        entries: { one: undefined, two: undefined },
        elected: [],
        outcome: undefined,
      };
      for (const move of moves) {
        const before = played;
        played = play(played, move);
        assert.ok(
          before.state !== 'declared' || played === before || played.state === 'declared',
          'nothing follows a declaration',
        );
        assert.ok(played.elected.length <= 2, 'never more elected than seats');
        assert.equal(new Set(played.elected).size, played.elected.length, 'nobody is elected twice');
        if (played.state === 'counted' || played.state === 'declared') {
          assert.ok(played.ballots.length <= played.out, 'never more ballots back than out');
          assert.ok(played.outcome, 'counted by two who agree');
        }
        if (played.state === 'declared') {
          declared += 1;
          assert.equal(played.outcome?.next.code, 'none', 'nothing is left open');
        }
        if (played.state === 'open' && before.state === 'prepared')
          assert.equal(played.ballots.length, 0, 'every round starts empty');
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(declared > 0, 'the random courses reach a declaration');
});
