import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decidePledge,
  isMeasurable,
  pledgeVerdicts,
  wholeVerdict,
  type PledgeAct,
  type PledgeFacts,
  type PledgeItem,
  type PledgeState,
} from './pledge-state.ts';

const item: PledgeItem = { textZh: '硬化道路', amount: 800, unitZh: '米', dueOn: '2026-12-31' };
const facts = (over: Partial<PledgeFacts> = {}): PledgeFacts => ({
  state: 'drafted',
  items: [item],
  minMeasurable: 1,
  maxItems: 10,
  noticeEndsOn: '2026-12-07',
  pledgers: [1],
  unproved: 0,
  ...over,
});
const after = (act: PledgeAct, over: Partial<PledgeFacts> = {}): string => {
  const decided = decidePledge(act, facts(over));
  return decided.ok ? decided.value : decided.error.code;
};

test('measurable is a number with its unit and a day', () => {
  assert.equal(isMeasurable(item), true);
  for (const gap of [{ amount: null }, { amount: 0 }, { unitZh: ' ' }, { unitZh: null }, { dueOn: null }])
    assert.equal(isMeasurable({ ...item, ...gap }), false);
});

test('a pledge with nothing to measure is not let through, nor one checked by its writer', () => {
  assert.equal(after({ kind: 'review', by: 2 }), 'reviewed');
  assert.equal(after({ kind: 'review', by: 1 }), 'pledge.own-check');
  assert.equal(after({ kind: 'review', by: 2 }, { items: [{ ...item, amount: null }] }), 'pledge.not-measurable');
  assert.equal(after({ kind: 'review', by: 2 }, { minMeasurable: 2 }), 'pledge.not-measurable');
  assert.equal(after({ kind: 'review', by: 2 }, { maxItems: 1, items: [item, item] }), 'pledge.too-many-items');
});

test('it is in force from the day after the notice', () => {
  const state = 'noticed' as const;
  assert.equal(after({ kind: 'enter-force', today: '2026-12-07' }, { state }), 'pledge.notice-running');
  assert.equal(after({ kind: 'enter-force', today: '2026-12-08' }, { state }), 'in-force');
  assert.equal(
    after({ kind: 'enter-force', today: '2026-12-08' }, { state, noticeEndsOn: null }),
    'pledge.notice-running',
  );
});

test('a change after publication gives its reason, keeps something measurable and leaves the state', () => {
  assert.equal(after({ kind: 'change', reason: '' }, { state: 'in-force' }), 'pledge.reason-missing');
  assert.equal(after({ kind: 'change', reason: '遇雨' }, { state: 'in-force' }), 'in-force');
  assert.equal(after({ kind: 'change', reason: '遇雨' }, { state: 'noticed' }), 'noticed');
  assert.equal(
    after({ kind: 'change', reason: '遇雨' }, { state: 'in-force', items: [{ ...item, amount: null }] }),
    'pledge.not-measurable',
  );
  assert.equal(after({ kind: 'change', reason: '遇雨' }, { state: 'judged' }), 'pledge.wrong-state');
});

test('it is judged by another, item by item, after every item was proved or explained', () => {
  const state = 'evidenced' as const;
  assert.equal(after({ kind: 'judge', by: 1, verdicts: ['kept'] }, { state }), 'pledge.own-check');
  assert.equal(after({ kind: 'judge', by: 2, verdicts: ['kept'] }, { state, unproved: 1 }), 'pledge.not-proved');
  assert.equal(after({ kind: 'judge', by: 2, verdicts: [] }, { state }), 'pledge.verdicts-missing');
  assert.equal(after({ kind: 'judge', by: 2, verdicts: ['kept'] }, { state }), 'judged');
});

test('the whole is kept when all is, not kept when nothing is, partly otherwise', () => {
  assert.equal(wholeVerdict(['kept', 'kept']), 'kept');
  assert.equal(wholeVerdict(['kept', 'not']), 'partly');
  assert.equal(wholeVerdict(['partly']), 'partly');
  assert.equal(wholeVerdict(['not', 'not']), 'not');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pledgeVerdicts), { minLength: 1 }), (verdicts) => {
      assert.equal(wholeVerdict(verdicts), wholeVerdict(verdicts.toReversed()));
    }),
  );
});

test('random acts never judge what was not published, nor by a pledger', () => {
  const kinds = ['review', 'send-back', 'publish', 'enter-force', 'change', 'evidence', 'judge'] as const;
  const act = fc.record({
    kind: fc.constantFrom(...kinds),
    by: fc.integer({ min: 1, max: 2 }),
    reason: fc.constantFrom('', '原因'),
    today: fc.constantFrom('2026-12-07', '2026-12-08'),
    verdicts: fc.constantFrom(['kept'], []),
  }) as unknown as fc.Arbitrary<PledgeAct>;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let state: PledgeState = 'drafted';
      let published = false;
      for (const each of acts) {
        const decided = decidePledge(each, facts({ state }));
        if (!decided.ok) continue;
        published ||= each.kind === 'publish';
        state = decided.value;
        if (state === 'in-force' || state === 'evidenced' || state === 'judged') assert.ok(published);
        if (each.kind === 'judge') assert.equal('by' in each && each.by, 2);
      }
    }),
  );
});
