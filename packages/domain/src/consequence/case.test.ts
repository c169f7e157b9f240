import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  caseAfter,
  caseCycle,
  checkDecision,
  factKey,
  termFrom,
  type CaseAct,
  type CaseFacts,
  type CaseState,
} from './case.ts';

const facts: CaseFacts = {
  state: 'heard',
  measures: [
    { id: 'rectify', titleZh: '限期改正', term: '12m' },
    { id: 'persuade', titleZh: '劝其退党' },
  ],
  heardOn: '2026-11-10',
  helperAllowed: true,
  decidedByPerson: true,
};
const decide = (changed: object, decision: object = {}) => {
  const result = checkDecision(
    { ...facts, ...changed },
    { measureId: 'persuade', decidedOn: '2026-11-20', ...decision },
  );
  return result.ok ? 'ok' : result.error.code;
};

describe('a measure against somebody', () => {
  it('is decided by people after the person was heard, not before', () => {
    assert.equal(decide({}), 'ok');
    assert.equal(decide({ decidedByPerson: false }), 'consequence.automatic');
    assert.equal(decide({ state: 'investigated' }), 'consequence.wrong-state');
    assert.equal(decide({ heardOn: null }), 'consequence.not-heard');
    assert.equal(decide({ heardOn: '2026-11-20' }), 'ok');
    assert.equal(decide({ heardOn: '2026-11-21' }), 'consequence.heard-after');
  });

  it('stands in the closed catalogue, with a term no longer than its own', () => {
    assert.equal(decide({}, { measureId: 'expel' }), 'consequence.not-in-catalogue');
    assert.equal(decide({}, { measureId: 'rectify' }), 'consequence.term-missing');
    assert.equal(decide({}, { measureId: 'rectify', term: '12m' }), 'ok');
    assert.equal(decide({}, { measureId: 'rectify', term: '1y' }), 'ok');
    assert.equal(decide({}, { measureId: 'rectify', term: '13m' }), 'consequence.term-too-long');
  });

  it('runs from the day it was served, not from the decision', () => {
    assert.deepEqual(termFrom('2026-11-25', '6m'), { from: '2026-11-25', until: '2027-05-25' });
    assert.equal(termFrom('2026-11-25', null), null);
  });

  it('is not taken twice for the same fact, however it is typed', () => {
    assert.equal(factKey('２０２６年 民主评议，不合格。'), factKey('2026年民主评议不合格'));
    assert.notEqual(factKey('2026年民主评议不合格'), factKey('2025年民主评议不合格'));
  });

  it('is never served undecided or decided unheard, in whatever order people try', () => {
    const acts = Object.keys(caseCycle) as CaseAct[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 60 }), (tries) => {
        let state: CaseState = 'proposed';
        const done: CaseAct[] = [];
        for (const act of tries) {
          const next = caseAfter(state, act);
          if (!next.ok) continue;
          state = next.value;
          done.push(act);
        }
        const order: readonly CaseAct[] = ['open', 'investigate', 'hear', 'decide', 'serve', 'run', 'review'];
        const firsts = order.map((act) => done.indexOf(act));
        firsts.forEach((at, index) => {
          if (at < 0) return;
          assert.ok(firsts.slice(0, index).every((before) => before >= 0 && before < at));
        });
        if (state === 'dropped') assert.ok(!done.includes('decide'));
      }),
    );
  });
});
