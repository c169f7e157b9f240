import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  checkFunding,
  measuredMinutes,
  minutesPerWeek,
  slotsOf,
  venueAfter,
  weekStart,
  type VenueAct,
  type VenueState,
} from './venue.ts';

const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'ok' : result.error?.code;
const quarter = 15 * 60_000;

describe('a venue', () => {
  it('is not approved when it would add village debt or a levy on farmers', () => {
    const funding = { source: 'budget', addsDebt: false, levies: false } as const;
    assert.equal(codeOf(checkFunding(funding)), 'ok');
    assert.equal(codeOf(checkFunding({ ...funding, addsDebt: true })), 'venue.adds-debt');
    assert.equal(codeOf(checkFunding({ ...funding, source: 'loan' })), 'venue.adds-debt');
    assert.equal(codeOf(checkFunding({ ...funding, levies: true })), 'venue.levies');
    assert.equal(codeOf(checkFunding({ ...funding, source: 'levy' })), 'venue.levies');
  });

  it('counts its published hours once where they overlap', () => {
    assert.equal(minutesPerWeek([]), 0);
    assert.equal(
      minutesPerWeek([
        { weekday: 1, from: 540, until: 720 },
        { weekday: 1, from: 700, until: 1020 },
      ]),
      480,
    );
    assert.equal(
      minutesPerWeek([
        { weekday: 1, from: 540, until: 720 },
        { weekday: 2, from: 540, until: 720 },
      ]),
      360,
    );
  });

  it('is measured by when it really was open', () => {
    const at = (minutes: number) => minutes * 60_000;
    const openings = [
      { openedAt: at(0), closedAt: at(60) },
      { openedAt: at(50), closedAt: at(90) },
      { openedAt: at(200), closedAt: null },
    ];
    assert.equal(measuredMinutes(openings, at(0), at(100)), 90);
    assert.equal(measuredMinutes(openings, at(30), at(230)), 90);
    assert.equal(measuredMinutes(openings, at(90), at(200)), 0);
    assert.equal(weekStart('2026-11-22'), '2026-11-16');
    assert.equal(weekStart('2026-11-16'), '2026-11-16');
  });

  it('is booked in whole quarters of an hour, for two days at most', () => {
    assert.deepEqual(slotsOf(0, 2 * quarter), { ok: true, value: [0, 1] });
    assert.equal(codeOf(slotsOf(0, 0)), 'venue.booking-time');
    assert.equal(codeOf(slotsOf(0, quarter + 1)), 'venue.booking-time');
    assert.equal(codeOf(slotsOf(0, 192 * quarter)), 'ok');
    assert.equal(codeOf(slotsOf(0, 193 * quarter)), 'venue.booking-time');
  });

  it('never opens before it was approved, built and accepted, in whatever order people try', () => {
    const acts = ['approve', 'decline', 'replan', 'build', 'accept', 'open', 'close'] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 40 }), (tries) => {
        let state: VenueState = 'planned';
        const done: VenueAct[] = [];
        for (const act of tries) {
          const next = venueAfter(state, act);
          if (!next.ok) continue;
          state = next.value;
          done.push(act);
        }
        const opened = done.indexOf('open');
        if (opened < 0) return;
        const before = done.slice(0, opened);
        assert.deepEqual(
          before.filter((act) => act === 'approve' || act === 'build' || act === 'accept'),
          ['approve', 'build', 'accept'],
        );
      }),
    );
  });

  it('two bookings share a slot exactly when their times overlap', () => {
    const span = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(span, span, ([a, aLength], [b, bLength]) => {
        const slots = (from: number, length: number) => {
          const found = slotsOf(from * quarter, (from + length) * quarter);
          return new Set(found.ok ? found.value : []);
        };
        const shared = [...slots(a, aLength)].some((slot) => slots(b, bLength).has(slot));
        assert.equal(shared, a < b + bLength && b < a + aLength);
      }),
    );
  });
});
