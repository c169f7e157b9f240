import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { monthsWithoutPaying, owedFen, spreadPayment, type DuesMonth } from './arrears.ts';
import { closingFault, isInClosedMonth, monthAfter, monthBefore, monthsApart, monthsBetween } from './months.ts';
import { matchStatement, type BookedItem, type StatementLine } from './reconcile.ts';

const months = monthsBetween('2026-01-01', '2026-12-01');
const unpaid = (count: number, from = 0): DuesMonth[] =>
  months.slice(from, from + count).map((month) => ({ month, dueFen: 100, paidFen: 0 }));
const missed = (rows: readonly DuesMonth[], paidOn: readonly string[] = [], until = '2026-12-01') =>
  monthsWithoutPaying(rows, paidOn, until);

describe('months without paying', () => {
  it('are counted by months, not days, up to the last that is over', () => {
    assert.equal(missed(unpaid(5)), 5);
    assert.equal(missed(unpaid(6)), 6);
    assert.equal(missed(unpaid(7), [], '2026-06-01'), 6);
    assert.equal(missed([]), 0);
  });

  it('begin anew with a payment, even in part, or an approved exemption', () => {
    const rows = unpaid(8);
    assert.equal(missed(rows.map((row, i) => (i === 3 ? { ...row, paidFen: 1 } : row))), 4);
    assert.equal(missed(rows.map((row, i) => (i === 3 ? { ...row, dueFen: 0 } : row))), 4);
  });

  it('begin anew with a payment made in a month, whatever month it was for', () => {
    assert.equal(missed(unpaid(8, 1), ['2026-05-31'], '2026-09-01'), 4);
    assert.equal(missed(unpaid(8, 1), ['2026-10-01'], '2026-09-01'), 8);
  });

  it('owe what each month lacks; an excess makes up for nothing', () => {
    assert.equal(owedFen([...unpaid(2), { month: '2026-03-01', dueFen: 100, paidFen: 150 }]), 200);
  });
});

describe('a payment', () => {
  it('goes to the oldest open month first and is refused beyond what is owed', () => {
    assert.deepEqual(spreadPayment(150, unpaid(3).reverse()), [
      { month: '2026-01-01', amountFen: 100 },
      { month: '2026-02-01', amountFen: 50 },
    ]);
    assert.equal(spreadPayment(301, unpaid(3)), undefined);
  });

  it('is spread whole, whatever is open', () => {
    const open = fc.array(fc.record({ dueFen: fc.nat(1000), paidFen: fc.nat(1000) }), { maxLength: 12 });
    fc.assert(
      fc.property(open, fc.nat(5000), (rows, amount) => {
        const named = rows.map((row, i) => ({ ...row, month: months[i] ?? '2026-01-01' }));
        const parts = spreadPayment(amount, named);
        if (amount > owedFen(named)) assert.equal(parts, undefined);
        else
          assert.equal(
            parts?.reduce((sum, part) => sum + part.amountFen, 0),
            amount,
          );
      }),
    );
  });
});

describe('closing a month', () => {
  it('goes in order, once, and only when the month is over', () => {
    assert.equal(closingFault('2026-10-01', '2026-09-01', '2026-01-15', '2026-11-20'), undefined);
    assert.equal(closingFault('2026-09-01', '2026-09-01', '2026-01-15', '2026-11-20'), 'closed');
    assert.equal(closingFault('2026-11-01', '2026-10-01', '2026-01-15', '2026-11-30'), 'not-over');
    assert.equal(closingFault('2026-11-01', '2026-10-01', '2026-01-15', '2026-12-01'), undefined);
    assert.equal(closingFault('2026-10-01', '2026-08-01', '2026-01-15', '2026-11-20'), 'earlier-open');
    assert.equal(closingFault('2026-01-01', null, '2026-01-15', '2026-11-20'), undefined);
    assert.equal(closingFault('2026-02-01', null, '2026-01-15', '2026-11-20'), 'earlier-open');
  });

  it('shuts every day up to its last', () => {
    assert.equal(isInClosedMonth('2026-10-31', '2026-10-01'), true);
    assert.equal(isInClosedMonth('2026-11-01', '2026-10-01'), false);
    assert.equal(isInClosedMonth('2020-01-01', null), false);
  });

  it('counts months over the turn of the year', () => {
    assert.equal(monthBefore('2026-01-31'), '2025-12-01');
    assert.equal(monthAfter('2025-12-31'), '2026-01-01');
    assert.equal(monthsApart('2025-11-01', '2026-02-28'), 3);
  });
});

const line = (row: number, rest: Partial<StatementLine> = {}): StatementLine => ({
  row,
  on: '2026-11-05',
  amountFen: 1500,
  party: '',
  reference: '',
  ...rest,
});
const item = (id: number, rest: Partial<BookedItem> = {}): BookedItem => ({
  id,
  on: '2026-11-05',
  amountFen: 1500,
  party: '',
  ...rest,
});
const matched = (lines: StatementLine[], items: BookedItem[]) =>
  matchStatement(lines, items, 3).map(({ state, itemId, reason }) => [state, itemId, reason]);

describe('matching a statement', () => {
  it('is certain where amount, day and party agree', () => {
    assert.deepEqual(matched([line(2, { party: '王芳', on: '2026-11-08' })], [item(1, { party: '王芳' }), item(2)]), [
      ['matched', 1, null],
    ]);
    assert.deepEqual(matched([line(2)], [item(1, { party: '王芳' })]), [['matched', 1, null]]);
  });

  it('names what does not agree', () => {
    assert.deepEqual(matched([line(2, { party: '李明' })], [item(1, { party: '王芳' })]), [
      ['doubtful', 1, 'other-party'],
    ]);
    assert.deepEqual(matched([line(2, { party: '王芳', on: '2026-11-09' })], [item(1, { party: '王芳' })]), [
      ['doubtful', 1, 'other-day'],
    ]);
    assert.deepEqual(matched([line(2, { party: '王芳', amountFen: 1 })], [item(1, { party: '王芳' })]), [
      ['doubtful', 1, 'other-amount'],
    ]);
    assert.deepEqual(matched([line(2)], [item(1), item(2)]), [['doubtful', null, 'several']]);
    assert.deepEqual(matched([line(2, { amountFen: 9 })], [item(1)]), [['unmatched', null, 'nothing-booked']]);
    assert.deepEqual(matched([line(2, { on: null })], [item(1)]), [['doubtful', null, 'unreadable']]);
  });

  it('takes a line that comes twice for doubtful', () => {
    const twice = [line(2, { reference: 'A1' }), line(3, { reference: 'A1' })];
    assert.deepEqual(matched(twice, [item(1)]), [
      ['matched', 1, null],
      ['doubtful', null, 'repeated'],
    ]);
  });

  it('uses each booked item once and says something about each line', () => {
    const party = fc.constantFrom('', '王芳', '李明');
    const amountFen = fc.constantFrom(100, 200);
    const on = fc.constantFrom('2026-11-01', '2026-11-05', '2026-11-20');
    const some = fc.array(fc.record({ party, amountFen, on }), { maxLength: 12 });
    fc.assert(
      fc.property(some, some, (lines, items) => {
        const result = matchStatement(
          lines.map((each, i) => line(i, each)),
          items.map((each, i) => item(i, each)),
          3,
        );
        assert.equal(result.length, lines.length);
        const used = result.flatMap(({ state, itemId }) => (state === 'matched' ? [itemId] : []));
        assert.equal(new Set(used).size, used.length);
        assert.ok(result.every(({ state, reason }) => (state === 'matched') === (reason === null)));
      }),
    );
  });
});
