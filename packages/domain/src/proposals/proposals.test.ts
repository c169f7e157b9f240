import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  countSeconders,
  decideProposal,
  mayProposal,
  proposalStates,
  secondersNeeded,
  type ProposalAct,
  type ProposalFacts,
  type ProposalState,
} from './proposal-state.ts';

const facts = (over: Partial<ProposalFacts> = {}): ProposalFacts => ({
  state: 'submitted',
  proposerUserId: 100,
  proposerMember: 1,
  entitled: [1, 2, 3, 4, 5, 6, 7],
  seconders: [],
  rule: { least: 2, share: null },
  mayConvert: true,
  ...over,
});
const after = (act: ProposalAct, over: Partial<ProposalFacts> = {}): string => {
  const decided = decideProposal(act, facts(over));
  return decided.ok ? decided.value : decided.error.code;
};

test('only who is on the entitled list seconds, once, and not the proposer', () => {
  assert.equal(after({ kind: 'second', member: 2 }), 'submitted');
  assert.equal(after({ kind: 'second', member: 1 }), 'proposal.own-seconder');
  assert.equal(after({ kind: 'second', member: 8 }), 'proposal.not-entitled');
  assert.equal(after({ kind: 'second', member: 2 }, { seconders: [2] }), 'proposal.seconded-already');
  assert.equal(after({ kind: 'second', member: 2 }, { state: 'screened' }), 'proposal.wrong-state');
});

test('a share of the list is rounded up, and the larger of number and share counts', () => {
  assert.equal(secondersNeeded({ least: 1, share: [1, 3] }, 6), 2);
  assert.equal(secondersNeeded({ least: 1, share: [1, 3] }, 7), 3);
  assert.equal(secondersNeeded({ least: 5, share: [1, 3] }, 7), 5);
  assert.equal(secondersNeeded({ least: 0, share: null }, 7), 0);
});

test('seconders who left the list, doubles and the proposer do not count', () => {
  assert.equal(countSeconders(facts({ seconders: [1, 2, 2, 9] })), 1);
});

test('it is admitted with enough seconders and declined with a reason', () => {
  const state = 'screened' as const;
  assert.equal(after({ kind: 'admit', by: 5 }, { state, seconders: [2] }), 'proposal.seconders-missing');
  assert.equal(after({ kind: 'admit', by: 5 }, { state, seconders: [2, 3] }), 'admitted');
  assert.equal(after({ kind: 'decline', by: 5, reason: ' ' }, { state }), 'proposal.reason-missing');
  assert.equal(after({ kind: 'decline', by: 5, reason: '不属本会议职权' }, { state }), 'declined');
  assert.equal(after({ kind: 'convert', by: 5, reason: '作为建议' }, { state }), 'converted');
  assert.equal(
    after({ kind: 'convert', by: 5, reason: '作为建议' }, { state, mayConvert: false }),
    'proposal.not-convertible',
  );
});

test('nobody screens an own proposal', () => {
  assert.equal(after({ kind: 'screen', by: 100 }), 'proposal.own-screening');
  assert.equal(after({ kind: 'screen', by: 101 }), 'screened');
  assert.equal(after({ kind: 'admit', by: 100 }, { state: 'screened', seconders: [2, 3] }), 'proposal.own-screening');
});

test('from every state a way leads to an answer', () => {
  const kinds = ['screen', 'admit', 'convert', 'decline', 'put-on-agenda', 'decide', 'answer'] as const;
  for (const start of proposalStates) {
    const reached = new Set<ProposalState>([start]);
    // A set hands out what is added while it is walked through.
    for (const state of reached) {
      for (const kind of kinds) {
        const act = { kind, by: 5, reason: '原因', text: '答复' } as ProposalAct;
        const decided = decideProposal(act, facts({ state, seconders: [2, 3] }));
        if (decided.ok) reached.add(decided.value);
      }
    }
    assert.ok(reached.has('answered'), start);
  }
});

test('random acts never put on the agenda what was not admitted, nor admit without seconders', () => {
  const act = fc.record({
    kind: fc.constantFrom('second', 'screen', 'admit', 'convert', 'decline', 'put-on-agenda', 'decide', 'answer'),
    by: fc.constantFrom(5, 100),
    member: fc.integer({ min: 1, max: 9 }),
    reason: fc.constantFrom('', '原因'),
    text: fc.constantFrom('', '答复'),
  }) as unknown as fc.Arbitrary<ProposalAct>;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let state: ProposalState = 'submitted';
      const seconders: number[] = [];
      let admitted = false;
      for (const each of acts) {
        const decided = decideProposal(each, facts({ state, seconders }));
        if (!decided.ok) continue;
        assert.ok(mayProposal(each.kind, state));
        if (each.kind === 'second') seconders.push(each.member);
        if (each.kind === 'admit') assert.ok(seconders.length >= 2);
        admitted ||= each.kind === 'admit';
        state = decided.value;
        if (state === 'on-agenda' || state === 'decided') assert.ok(admitted);
      }
      assert.equal(new Set(seconders).size, seconders.length);
      assert.ok(!seconders.includes(1));
    }),
  );
});
