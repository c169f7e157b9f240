import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  checkActivate,
  checkAgreed,
  checkEndPairing,
  checkLoad,
  helpersMissing,
  limitOf,
  type PairingFacts,
} from './pairing.ts';

const proposed: PairingFacts = {
  state: 'proposed',
  conflict: 'none',
  conflictRequired: true,
  helperAgreed: true,
  partnerAgreed: true,
  openDuties: 0,
};
const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'ok' : result.error?.code;

describe('a pairing', () => {
  it('gives an activist one or two mentors, an applicant exactly two introducers', () => {
    const mentors = { helpersPerPartner: { atLeast: 1, atMost: 2 } };
    const introducers = { helpersPerPartner: { atLeast: 2, atMost: 2 } };
    const load = (helpersOfPartner: number) => ({ partnersOfHelper: 0, helpersOfPartner });
    assert.equal(codeOf(checkLoad(load(1), mentors)), 'ok');
    assert.equal(codeOf(checkLoad(load(2), mentors)), 'pairing.partner-full');
    assert.deepEqual(
      [0, 1, 2].map((count) => helpersMissing(count, mentors)),
      [1, 0, 0],
    );
    assert.deepEqual(
      [0, 1, 2].map((count) => helpersMissing(count, introducers)),
      [2, 1, 0],
    );
    assert.equal(codeOf(checkLoad(load(2), introducers)), 'pairing.partner-full');
  });

  it('does not give a helper more partners than allowed', () => {
    const limits = { partnersPerHelper: 5 };
    assert.equal(codeOf(checkLoad({ partnersOfHelper: 4, helpersOfPartner: 0 }, limits)), 'ok');
    assert.equal(codeOf(checkLoad({ partnersOfHelper: 5, helpersOfPartner: 0 }, limits)), 'pairing.helper-full');
    assert.equal(codeOf(checkLoad({ partnersOfHelper: 500, helpersOfPartner: 0 }, {})), 'ok');
  });

  it('is agreed by both sides after conflicts of interest were declared', () => {
    assert.equal(codeOf(checkAgreed({ ...proposed, conflict: 'not-declared' })), 'pairing.conflict-not-declared');
    assert.equal(codeOf(checkAgreed({ ...proposed, conflict: 'not-declared', conflictRequired: false })), 'ok');
    assert.equal(codeOf(checkAgreed({ ...proposed, conflict: 'declared' })), 'pairing.conflict');
    assert.equal(codeOf(checkAgreed({ ...proposed, partnerAgreed: false })), 'pairing.not-agreed');
    assert.equal(codeOf(checkAgreed(proposed)), 'ok');
    assert.equal(
      codeOf(checkActivate(proposed, { partnersOfHelper: 0, helpersOfPartner: 0 }, {})),
      'pairing.wrong-state',
    );
  });

  it('does not end with open duties', () => {
    const active = { ...proposed, state: 'active' as const };
    assert.equal(codeOf(checkEndPairing({ ...active, openDuties: 1 })), 'pairing.open-duties');
    assert.equal(codeOf(checkEndPairing(active)), 'ok');
    assert.equal(codeOf(checkEndPairing({ ...active, state: 'ended' })), 'pairing.wrong-state');
  });

  it('reads the limits of a parameter from a number or from the ends of a range', () => {
    assert.deepEqual([limitOf(2, 'least'), limitOf(2, 'most')], [2, 2]);
    assert.deepEqual([limitOf({ min: 1, max: 2 }, 'least'), limitOf({ min: 1, max: 2 }, 'most')], [1, 2]);
    assert.equal(limitOf({ max: 2 }, 'least'), undefined);
    assert.equal(limitOf('两名', 'most'), undefined);
  });
});

describe('whoever pairs with whom in whatever order', () => {
  const anyPair = fc.record({
    helper: fc.nat(3),
    partner: fc.nat(3),
    end: fc.boolean(),
    duties: fc.nat(1),
  });

  it('no limit is ever passed and nothing ends with an open duty', () => {
    const limits = { partnersPerHelper: 2, helpersPerPartner: { atLeast: 1, atMost: 2 } };
    fc.assert(
      fc.property(fc.array(anyPair, { maxLength: 50 }), (tries) => {
        let active: { helper: number; partner: number }[] = [];
        for (const { helper, partner, end, duties } of tries) {
          const count = (key: 'helper' | 'partner', id: number) => active.filter((pair) => pair[key] === id).length;
          const load = { partnersOfHelper: count('helper', helper), helpersOfPartner: count('partner', partner) };
          if (!end && checkActivate({ ...proposed, state: 'agreed' }, load, limits).ok)
            active.push({ helper, partner });
          if (!end) continue;
          const ended = checkEndPairing({ ...proposed, state: 'active', openDuties: duties });
          assert.equal(ended.ok, duties === 0);
          if (ended.ok) active = active.filter((pair) => pair.helper !== helper || pair.partner !== partner);
        }
        for (const id of [0, 1, 2, 3]) {
          assert.ok(active.filter((pair) => pair.helper === id).length <= 2);
          assert.ok(active.filter((pair) => pair.partner === id).length <= 2);
        }
      }),
    );
  });
});
