import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  ageBandOf,
  bandId,
  checkBalance,
  checkSum,
  snapshotAfter,
  snapshotCycle,
  withholdSmall,
  withholdTotal,
  type SnapshotAct,
  type SnapshotState,
} from './statistics.ts';

const cells = (...numbers: number[]) => numbers.map((n, index) => ({ bucket: `b${index}`, n }));
const shown = (...numbers: number[]) => withholdSmall(cells(...numbers), 5).map(({ n }) => n);

describe('numbers that are released to the public', () => {
  it('leave out groups below five, and never one gap alone', () => {
    assert.deepEqual(shown(5, 6, 7), [5, 6, 7]);
    assert.deepEqual(shown(4, 6, 7), [null, null, 7]);
    assert.deepEqual(shown(0, 6, 7), [0, 6, 7]);
    assert.deepEqual(shown(4, 4, 7), [null, null, 7]);
    assert.deepEqual(shown(1, 1, 7, 9), [null, null, null, 9]);
    assert.deepEqual([withholdTotal(4, 5), withholdTotal(5, 5), withholdTotal(0, 5)], [null, 5, 0]);
  });

  it('never show a number from one to four, and never let a hidden one be computed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }), (numbers) => {
        const before = cells(...numbers);
        const after = withholdSmall(before, 5);
        const hidden = before.filter((_cell, index) => after[index]?.n === null);
        for (const { n } of after) assert.ok(n === null || n === 0 || n >= 5);
        if (hidden.length === 0) return;
        const sum = hidden.reduce((total, { n }) => total + n, 0);
        // Either nobody can tell the hidden ones apart, or everything that is not zero is hidden.
        const rest = before.filter(({ n }, index) => n > 0 && after[index]?.n !== null);
        assert.ok((hidden.length >= 2 && sum >= 5) || rest.length === 0);
      }),
    );
  });
});

describe('checks of a snapshot', () => {
  it('hold opening, arrivals and departures against the closing number', () => {
    assert.equal(checkBalance({ opening: 10, came: 3, went: 2, closing: 11 }).holds, true);
    assert.deepEqual(checkBalance({ opening: 10, came: 3, went: 2, closing: 12 }), {
      id: 'balance',
      holds: false,
      expected: 11,
      found: 12,
    });
    assert.equal(checkSum('sex', 11, cells(5, 6)).holds, true);
    assert.equal(checkSum('sex', 11, cells(5, 5)).holds, false);
  });

  it('put an age into its band on the day, both ends included', () => {
    const bands = [
      [null, 30],
      [31, 35],
      [36, null],
    ] as const;
    assert.equal(ageBandOf('1995-11-21', '2026-11-20', bands), '0-30');
    assert.equal(ageBandOf('1995-11-20', '2026-11-20', bands), '31-35');
    assert.equal(ageBandOf('1990-11-21', '2026-11-20', bands), '31-35');
    assert.equal(ageBandOf('1990-11-20', '2026-11-20', bands), '36-');
    assert.deepEqual(bands.map(bandId), ['0-30', '31-35', '36-']);
  });

  it('come before a signature, and a signature before the release, whatever is tried', () => {
    const acts = Object.keys(snapshotCycle) as SnapshotAct[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 20 }), (tries) => {
        let state: SnapshotState = 'frozen';
        const done: SnapshotAct[] = [];
        for (const act of tries) {
          const next = snapshotAfter(state, act);
          if (!next.ok) continue;
          state = next.value;
          done.push(act);
        }
        if (done.includes('release')) assert.deepEqual(done.slice(0, 3), ['check', 'sign', 'release']);
        if (done.includes('correct')) assert.equal(done.at(-1), 'correct');
      }),
    );
  });
});
