import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bandOf, duesPayable, needsBase, type DuesCategory, type DuesRules, type RateBand } from './dues-payable.ts';

const salaried: readonly RateBand[] = [
  { upToFen: 300_000, rateBp: 50 },
  { upToFen: 500_000, rateBp: 100 },
  { upToFen: 1_000_000, rateBp: 150 },
  { upToFen: null, rateBp: 200 },
];
const retired: readonly RateBand[] = [
  { upToFen: 500_000, rateBp: 50 },
  { upToFen: null, rateBp: 100 },
];
const rules: DuesRules = {
  salaried,
  retired,
  farmer: { min: 20, max: 100 },
  lowIncomeFen: 20,
  rounding: 'none_national',
};

const due = (category: DuesCategory, baseFen: number, rounding = 'none_national') => {
  const result = duesPayable({ category, baseFen }, { ...rules, rounding });
  return typeof result === 'string' ? result : result.monthlyFen;
};

describe('dues of a month', () => {
  it('jump at each end of a band, because the rate applies to the whole base', () => {
    // pt.dues.flat_cliff; fractions of a fen are rounded half up.
    for (const [baseFen, sum] of [
      [0, 0],
      [300_000, 1500],
      [300_001, 3000],
      [500_000, 5000],
      [500_001, 7500],
      [1_000_000, 15_000],
      [1_000_001, 20_000],
    ] as const)
      assert.equal(due('salaried', baseFen), sum, `${baseFen}`);
    for (const [baseFen, sum] of [
      [500_000, 2500],
      [500_001, 5000],
    ] as const)
      assert.equal(due('retired', baseFen), sum, `${baseFen}`);
  });

  it('of an annual salary and of the self-employed follow the bands of the salaried', () => {
    for (const category of ['annual-salary', 'self-employed'] as const) {
      assert.equal(due(category, 300_000), 1500);
      assert.equal(due(category, 300_001), 3000);
    }
  });

  it('round half a fen up, and to jiao or yuan where the place does so', () => {
    assert.equal(due('salaried', 100), 1);
    assert.equal(due('salaried', 99), 0);
    assert.equal(due('salaried', 301_000), 3010);
    assert.equal(due('salaried', 301_500, 'jiao'), 3020);
    assert.equal(due('salaried', 301_400, 'jiao'), 3010);
    assert.equal(due('salaried', 305_000, 'yuan'), 3100);
    assert.equal(due('salaried', 304_900, 'yuan'), 3000);
  });

  it('of farmers lie between two and ten jiao, both included', () => {
    const of = (fixedFen?: number) => duesPayable({ category: 'farmer', fixedFen }, rules);
    assert.equal(of(19), 'fixed-out-of-range');
    assert.deepEqual(of(20), { monthlyFen: 20, rateBp: null });
    assert.deepEqual(of(100), { monthlyFen: 100, rateBp: null });
    assert.equal(of(101), 'fixed-out-of-range');
    assert.equal(of(), 'fixed-missing');
  });

  it('of students and people with low income are one fixed sum, and no income is asked', () => {
    assert.deepEqual(duesPayable({ category: 'low-income' }, rules), { monthlyFen: 20, rateBp: null });
    assert.equal(duesPayable({ category: 'low-income', baseFen: 100_000 }, rules), 'base-not-asked');
    assert.equal(duesPayable({ category: 'farmer', baseFen: 1, fixedFen: 20 }, rules), 'base-not-asked');
    assert.equal(duesPayable({ category: 'salaried', baseFen: 1, fixedFen: 20 }, rules), 'fixed-not-asked');
  });

  it('need a base where they follow from an income', () => {
    assert.equal(duesPayable({ category: 'salaried' }, rules), 'base-missing');
    assert.equal(due('retired', -1), 'base-missing');
    assert.equal(needsBase('farmer'), false);
  });

  it('rise with the base within a band, and never fall from one band to the next', () => {
    const base = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(base, base, fc.constantFrom('salaried' as const, 'retired' as const), (a, b, category) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        assert.ok(Number(due(category, low)) <= Number(due(category, high)));
      }),
    );
  });

  it('never differ from the exact share by more than half a fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (baseFen) => {
        const exact = (baseFen * bandOf(baseFen, salaried).rateBp) / 10_000;
        assert.ok(Math.abs(Number(due('salaried', baseFen)) - exact) <= 0.5);
      }),
    );
  });

  it('cannot follow from bands without an open end', () => {
    assert.throws(() => bandOf(500_001, [{ upToFen: 500_000, rateBp: 50 }]), RangeError);
  });
});
