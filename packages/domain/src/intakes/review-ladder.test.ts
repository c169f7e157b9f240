import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weekendsOnly } from '../kernel/calendar.ts';
import { durationOf } from '../kernel/duration.ts';
import { afterRating, nextRung, type Rung } from './review-ladder.ts';

const within = { review: durationOf('30d'), recheck: durationOf('30d') };
const ask = (repliedOn: string | null, rungs: readonly Rung[], today: string) =>
  nextRung(repliedOn, rungs, within, { today, calendar: weekendsOnly });

test('a review is asked for within thirty days of the written reply, the thirtieth included', () => {
  assert.deepEqual(ask('2026-09-01', [], '2026-10-01'), { ok: true, value: 'review' });
  assert.deepEqual(ask('2026-09-01', [], '2026-10-02'), {
    ok: false,
    error: { code: 'intake.review-too-late', stage: 'review', lastDay: '2026-10-01' },
  });
});

test('the recheck follows the answered review, and nothing follows the recheck', () => {
  const reviewed = { stage: 'review', answeredOn: '2026-10-10' } as const;
  assert.deepEqual(ask('2026-09-01', [reviewed], '2026-11-09'), { ok: true, value: 'recheck' });
  assert.equal(ask('2026-09-01', [reviewed], '2026-11-10').ok, false);
  const rechecked = { stage: 'recheck', answeredOn: '2026-11-20' } as const;
  assert.deepEqual(ask('2026-09-01', [reviewed, rechecked], '2026-11-21'), {
    ok: false,
    error: { code: 'intake.ladder-ended' },
  });
});

test('nothing is asked for before the reply, or while a rung is being worked on', () => {
  assert.deepEqual(ask(null, [], '2026-09-01'), { ok: false, error: { code: 'intake.not-answered-yet' } });
  assert.deepEqual(ask('2026-09-01', [{ stage: 'review', answeredOn: null }], '2026-09-20'), {
    ok: false,
    error: { code: 'intake.review-running', stage: 'review' },
  });
});

test('who is not satisfied gets the handling once more; a petition has its ladder instead', () => {
  assert.equal(afterRating('service', 'not', false), 'reopened');
  assert.equal(afterRating('service', 'not', true), 'closed');
  assert.equal(afterRating('service', 'mostly', false), 'closed');
  assert.equal(afterRating('petition', 'not', false), 'ladder-open');
  assert.equal(afterRating('petition', 'satisfied', false), 'closed');
});
