import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decideProgramme,
  mayProgramme,
  type ProgrammeAct,
  type ProgrammeFacts,
  type ProgrammeState,
} from './programme-state.ts';
import { budgetOf, rollUpTarget, type TargetRow } from './roll-up.ts';

const facts = (over: Partial<ProgrammeFacts> = {}): ProgrammeFacts => ({
  state: 'planned',
  plannedBy: 1,
  closedBy: null,
  phases: 1,
  incompleteTargets: [],
  openItems: [],
  ...over,
});
const after = (act: ProgrammeAct, over: Partial<ProgrammeFacts> = {}): string => {
  const decided = decideProgramme(act, facts(over));
  return decided.ok ? decided.value : decided.error.code;
};
const row = (id: number, over: Partial<TargetRow> = {}): TargetRow => ({
  id,
  orgId: 1,
  on: '2026-05-01',
  amount: 10,
  isVoid: false,
  ...over,
});

test('a plan is approved by another, with phases, and with owner, unit and source of every target', () => {
  assert.equal(after({ kind: 'approve', by: 1 }), 'programme.own-plan');
  assert.equal(after({ kind: 'approve', by: 2 }, { phases: 0 }), 'programme.no-phases');
  assert.equal(after({ kind: 'approve', by: 2 }, { incompleteTargets: ['培训'] }), 'programme.targets-incomplete');
  assert.equal(after({ kind: 'approve', by: 2 }), 'approved');
});

test('closing lists every open item with what becomes of it, and nothing else', () => {
  const state = 'running' as const;
  const openItems = [
    { key: 'phase:2', titleZh: '整改落实' },
    { key: 'target:1', titleZh: '培训党员' },
  ];
  const one = { key: 'phase:2', noteZh: '转入明年' };
  const two = { key: 'target:1', noteZh: '12 月补训' };
  assert.equal(after({ kind: 'close', disposals: [one] }, { state, openItems }), 'programme.items-open');
  assert.equal(
    after({ kind: 'close', disposals: [one, { ...two, noteZh: ' ' }] }, { state, openItems }),
    'programme.items-open',
  );
  assert.equal(
    after({ kind: 'close', disposals: [one, two, { key: 'task:9', noteZh: '多列' }] }, { state, openItems }),
    'programme.item-not-open',
  );
  assert.equal(after({ kind: 'close', disposals: [one, two] }, { state, openItems }), 'closed');
  assert.equal(
    after({ kind: 'evaluate', by: 3, text: '达到预期' }, { state: 'closed', closedBy: 3 }),
    'programme.own-plan',
  );
  assert.equal(after({ kind: 'evaluate', by: 4, text: '达到预期' }, { state: 'closed', closedBy: 3 }), 'evaluated');
});

test('a value is the sum of its rows, or of the latest row of each organisation', () => {
  const rows = [
    row(1),
    row(2, { on: '2026-06-01', amount: 15 }),
    row(3, { orgId: 2, amount: 5 }),
    row(4, { isVoid: true }),
  ];
  assert.equal(rollUpTarget(rows, 'sum', 30).value, 30);
  assert.equal(rollUpTarget(rows, 'sum', 30).isReached, true);
  assert.equal(rollUpTarget(rows, 'sum', 31).isReached, false);
  assert.equal(rollUpTarget(rows, 'latest', 20).value, 20);
  assert.equal(rollUpTarget([row(1), row(2, { amount: 4 })], 'latest', 1).value, 4, 'the later entry of a day counts');
  assert.deepEqual(rollUpTarget([], 'sum', 1), { value: 0, rows: 0, byOrg: new Map(), isReached: false });
});

test('what is left of a budget is the plan without the entries that count', () => {
  const entries = [
    { amountFen: 300, isVoid: false },
    { amountFen: 500, isVoid: true },
  ];
  assert.deepEqual(budgetOf(1000, entries), { plannedFen: 1000, spentFen: 300, leftFen: 700 });
});

test('a roll-up does not depend on the order of rows, equals the sum over organisations, and forgets void rows', () => {
  const aRow = fc.record({
    id: fc.nat(1000),
    orgId: fc.integer({ min: 1, max: 4 }),
    on: fc.constantFrom('2026-05-01', '2026-05-02', '2026-05-03'),
    amount: fc.nat(500),
    isVoid: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(aRow, { selector: ({ id }) => id, maxLength: 20 }),
      fc.constantFrom('sum' as const, 'latest' as const),
      (rows, counting) => {
        const one = rollUpTarget(rows, counting, 100);
        assert.deepEqual(rollUpTarget(rows.toReversed(), counting, 100).value, one.value);
        assert.equal(
          [...one.byOrg.values()].reduce((sum, part) => sum + part, 0),
          one.value,
        );
        assert.equal(
          rollUpTarget(
            rows.filter(({ isVoid }) => !isVoid),
            counting,
            100,
          ).value,
          one.value,
        );
      },
    ),
  );
});

test('random acts never run an unapproved programme or evaluate one that is not closed', () => {
  const kinds = ['approve', 'start', 'mid-check', 'resume', 'close', 'evaluate'] as const;
  const act = fc.record({
    kind: fc.constantFrom(...kinds),
    by: fc.integer({ min: 1, max: 3 }),
    findings: fc.constantFrom('', '好'),
    text: fc.constantFrom('', '好'),
    disposals: fc.constant([]),
  }) as unknown as fc.Arbitrary<ProgrammeAct>;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let state: ProgrammeState = 'planned';
      let approved = false;
      let closed = false;
      for (const each of acts) {
        const decided = decideProgramme(each, facts({ state, closedBy: 9 }));
        if (!decided.ok) continue;
        assert.ok(mayProgramme(each.kind, state));
        approved ||= each.kind === 'approve';
        closed ||= each.kind === 'close';
        state = decided.value;
        if (state !== 'planned') assert.ok(approved);
        if (state === 'evaluated') assert.ok(closed);
      }
    }),
  );
});
