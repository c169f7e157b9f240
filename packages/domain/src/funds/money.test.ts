import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { amountInCapitals } from './capitals.ts';
import { balancesOf, entryKinds, isIncoming, linesOf, sumOfLines } from './ledger.ts';
import { splitByWeights, splitShare } from './split.ts';

const fen = fc.integer({ min: 0, max: 10_000_000_000_00 });

describe('a split', () => {
  it('has parts that add up to the whole, each within a fen of its share', () => {
    fc.assert(
      fc.property(
        fen,
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 }),
        (total, weights) => {
          const sum = weights.reduce((all, weight) => all + weight, 0);
          fc.pre(sum > 0);
          const parts = splitByWeights(total, weights);
          assert.equal(
            parts.reduce((all, part) => all + part, 0),
            total,
          );
          for (const [index, part] of parts.entries())
            assert.ok(Math.abs(part - (total * (weights[index] ?? 0)) / sum) < 1.01);
        },
      ),
    );
  });

  it('gives the fen left over to the largest remainders, the earlier first', () => {
    assert.deepEqual(splitByWeights(100, [1, 1, 1]), [34, 33, 33]);
    assert.deepEqual(splitByWeights(1, [1, 2]), [0, 1]);
    assert.deepEqual(splitByWeights(-100, [1, 1, 1]), [-34, -33, -33]);
    assert.throws(() => splitByWeights(1, [0, 0]), RangeError);
  });

  it('of what goes up and what stays is whole', () => {
    assert.deepEqual(splitShare(1001, [1, 2]), { upFen: 501, keptFen: 500 });
    assert.deepEqual(splitShare(0, [1, 5]), { upFen: 0, keptFen: 0 });
    fc.assert(
      fc.property(fen, fc.integer({ min: 0, max: 100 }), (total, percent) => {
        const { upFen, keptFen } = splitShare(total, [percent, 100]);
        assert.ok(upFen + keptFen === total && upFen >= 0 && keptFen >= 0);
      }),
    );
  });
});

describe('the ledger', () => {
  it('posts every kind of entry to zero, and its counter-entry takes it back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entryKinds), fc.integer({ min: 1, max: 1e12 }), (kind, amount) => {
        const lines = linesOf(kind, amount);
        assert.equal(sumOfLines(lines), 0);
        assert.equal(lines[0].amountFen > 0, isIncoming(kind));
        const after = balancesOf([...lines, ...linesOf(kind, -amount)]);
        assert.ok(Object.values(after).every((balance) => balance === 0));
      }),
    );
  });

  it('is zero over all entries, whatever was posted', () => {
    const entry = fc.tuple(fc.constantFrom(...entryKinds), fc.integer({ min: 1, max: 1e9 }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 100 }), (entries) => {
        const balances = balancesOf(entries.flatMap(([kind, amount]) => [...linesOf(kind, amount)]));
        assert.equal(
          Object.values(balances).reduce((sum, balance) => sum + balance, 0),
          0,
        );
      }),
    );
  });
});

describe('an amount in capitals', () => {
  it('is written as receipts carry it', () => {
    for (const [amount, words] of [
      [0, '零元整'],
      [5, '伍分'],
      [20, '贰角整'],
      [105, '壹元零伍分'],
      [1500, '壹拾伍元整'],
      [235_050, '贰仟叁佰伍拾元伍角整'],
      [100_000, '壹仟元整'],
      [100_105, '壹仟零壹元零伍分'],
      [1_000_500, '壹万零伍元整'],
      [10_000_000, '壹拾万元整'],
      [10_050_000, '壹拾万零伍佰元整'],
      [1_000_000_100, '壹仟万零壹元整'],
      [10_000_000_100, '壹亿零壹元整'],
      [123_456_789_012, '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
      [10_001_00, '壹万零壹元整'],
      [10_100_00, '壹万零壹佰元整'],
      // The rules leave the zero free when the ten-thousands end in 0 and thousands follow.
      [101_000_00, '壹拾万壹仟元整'],
      [1_000_010_00, '壹佰万零壹拾元整'],
      [100_000_000_00, '壹亿元整'],
      [100_010_000_00, '壹亿零壹万元整'],
      [-1500, '负壹拾伍元整'],
    ] as const)
      assert.equal(amountInCapitals(amount), words, `${amount}`);
  });

  it('never holds two zeros in a row nor ends in one before its unit, and tells amounts apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e14 }), (amount) => {
        const words = amountInCapitals(amount);
        assert.ok(!/零零|零元|零整/.test(words), words);
        assert.notEqual(words, amountInCapitals(amount + 1));
      }),
    );
  });
});
