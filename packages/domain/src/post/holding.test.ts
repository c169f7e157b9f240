import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../kernel/iso-date.ts';
import {
  checkBegin,
  checkClaim,
  checkConfirm,
  checkEnd,
  holdingAfter,
  incompatibleWith,
  type Holding,
  type HoldingState,
} from './holding.ts';

const holding = (
  id: number,
  state: HoldingState,
  fromOn: string | null = null,
  endedOn: string | null = null,
): Holding => ({
  id,
  memberId: id,
  state,
  fromOn,
  endedOn,
});
const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'ok' : result.error?.code;

describe('a post', () => {
  it('is served only after the branch has confirmed the claim', () => {
    assert.equal(codeOf(holdingAfter(holding(1, 'claimed'), 'begin')), 'duty-post.wrong-state');
    assert.equal(codeOf(holdingAfter(holding(1, 'confirmed'), 'begin')), 'ok');
    assert.equal(codeOf(holdingAfter(holding(1, 'handed-over'), 'remove')), 'duty-post.wrong-state');
  });

  it('is claimed once by a person, and again after it was handed over', () => {
    assert.equal(codeOf(checkClaim([holding(1, 'claimed')], 1)), 'duty-post.held-already');
    assert.equal(codeOf(checkClaim([holding(1, 'handed-over')], 1)), 'ok');
  });

  it('lets as many be confirmed ahead as it has seats', () => {
    const waiting = [holding(1, 'confirmed')];
    assert.equal(codeOf(checkConfirm(1, waiting, holding(2, 'claimed'))), 'duty-post.no-seat');
    assert.equal(codeOf(checkConfirm(2, waiting, holding(2, 'claimed'))), 'ok');
  });

  it('with one seat is taken up on the very day it became free', () => {
    const past = [holding(1, 'handed-over', '2026-01-01', '2026-06-01')];
    const next = holding(2, 'confirmed');
    assert.equal(codeOf(checkBegin(1, past, next, '2026-05-31')), 'duty-post.overlap');
    assert.equal(codeOf(checkBegin(1, past, next, '2026-06-01')), 'ok');
    assert.equal(codeOf(checkBegin(1, past, next, '2026-06-02')), 'duty-post.gap');
    assert.equal(codeOf(checkBegin(2, past, next, '2026-06-02')), 'ok');
  });

  it('with one seat is not left without a confirmed successor, unless it is closed', () => {
    const serving = holding(1, 'serving', '2026-01-01');
    const end = (more: object) =>
      codeOf(checkEnd(1, serving, { act: 'hand-over', on: '2026-06-01', closesPost: false, ...more }));
    assert.equal(end({}), 'duty-post.no-successor');
    assert.equal(end({ successor: holding(2, 'claimed') }), 'duty-post.wrong-state');
    assert.equal(end({ successor: holding(2, 'confirmed') }), 'ok');
    assert.equal(end({ closesPost: true }), 'ok');
    assert.equal(end({ successor: holding(2, 'confirmed'), on: '2025-12-31' }), 'duty-post.ends-before-it-began');
    assert.equal(end({ successor: holding(2, 'confirmed'), on: '2026-01-01' }), 'ok');
  });

  it('goes with another one only where either of the two declares it', () => {
    const post = (kind: string, ...compatibleWith: string[]) => ({ kind, titleZh: kind, compatibleWith });
    assert.deepEqual(
      incompatibleWith(post('a'), [post('b')]).map(({ kind }) => kind),
      ['b'],
    );
    assert.deepEqual(incompatibleWith(post('a', 'b'), [post('b')]), []);
    assert.deepEqual(incompatibleWith(post('a'), [post('b', 'a'), post('c', '*')]), []);
    assert.deepEqual(incompatibleWith(post('a'), [post('a')]).length, 1);
  });
});

/** What people may try in any order. */
const anyTry = fc.record({
  act: fc.constantFrom('claim', 'confirm', 'begin', 'hand-over', 'remove' as const),
  who: fc.integer({ min: 1, max: 4 }),
  next: fc.integer({ min: 1, max: 4 }),
  day: fc.integer({ min: 0, max: 40 }),
});

/** Does what the rules allow and leaves the rest. */
function replay(seats: number, tries: readonly { act: string; who: number; next: number; day: number }[]): Holding[] {
  let all: Holding[] = [];
  const put = (changed: Holding) => {
    all = all.map((one) => (one.id === changed.id ? changed : one));
  };
  for (const { act, who, next, day } of tries) {
    const on = addDays('2026-01-01', day);
    const own = (states: readonly HoldingState[], member: number) =>
      all.find((one) => one.memberId === member && states.includes(one.state));
    const current = own(['claimed', 'confirmed', 'serving'], who);
    if (act === 'claim' && checkClaim(all, who).ok) all.push({ ...holding(all.length + 1, 'claimed'), memberId: who });
    if (!current) continue;
    if (act === 'confirm' && checkConfirm(seats, all, current).ok) put({ ...current, state: 'confirmed' });
    if (act === 'begin' && checkBegin(seats, all, current, on).ok) put({ ...current, state: 'serving', fromOn: on });
    if (act !== 'hand-over' && act !== 'remove') continue;
    const successor = own(['confirmed'], next);
    const ended = checkEnd(seats, current, { act, on, successor, closesPost: false });
    if (!ended.ok) continue;
    put({ ...current, state: ended.value, endedOn: on });
    if (successor) put({ ...successor, state: 'serving', fromOn: on });
  }
  return all;
}

describe('whatever is tried in whatever order', () => {
  const held = (all: readonly Holding[]) =>
    all
      .filter(({ fromOn }) => fromOn !== null)
      .sort(
        (a, b) => (a.fromOn ?? '').localeCompare(b.fromOn ?? '') || (a.endedOn ?? '~').localeCompare(b.endedOn ?? '~'),
      );

  it('a single seat has neither gap nor overlap and is never left empty again', () => {
    fc.assert(
      fc.property(fc.array(anyTry, { maxLength: 60 }), (tries) => {
        const all = held(replay(1, tries));
        all.slice(1).forEach((later, index) => assert.equal(later.fromOn, all[index]?.endedOn));
        if (all.length > 0) assert.equal(all.filter(({ state }) => state === 'serving').length, 1);
      }),
    );
  });

  it('there are never more people serving than seats, and nobody serves twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(anyTry, { maxLength: 60 }), (seats, tries) => {
        const serving = replay(seats, tries).filter(({ state }) => state === 'serving');
        assert.ok(serving.length <= seats);
        assert.equal(new Set(serving.map(({ memberId }) => memberId)).size, serving.length);
      }),
    );
  });
});
