import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationOf } from '../kernel/duration.ts';
import { mayCorrectEvent, urgentTiming } from './urgent-clock.ts';

const lengths = { phone: durationOf('1h'), written: durationOf('6h'), never: durationOf('24h') };
const eventAt = '2026-11-20T15:30:00Z';
const timing = (phonedAt: string | null, writtenAt: string | null, now = '2026-11-20T16:00:00Z') =>
  urgentTiming({ eventAt, phonedAt, writtenAt }, lengths, now);

test('the clocks run from the event, by the clock, over midnight in China and over rest days', () => {
  const due = timing(null, null);
  assert.equal(due.phoneDueAt, '2026-11-20T16:30:00.000Z');
  assert.equal(due.writtenDueAt, '2026-11-20T21:30:00.000Z');
  assert.equal(due.neverAfter, '2026-11-21T15:30:00.000Z');
  assert.deepEqual([due.phone, due.written], ['due', 'due']);
});

test('exactly six hours is in time, a second more is late', () => {
  assert.equal(timing(null, '2026-11-20T21:30:00Z').written, 'in-time');
  assert.equal(timing(null, '2026-11-20T21:30:01Z').written, 'late');
});

test('exactly twenty-four hours is late, a second more is missed', () => {
  assert.equal(timing(null, '2026-11-21T15:30:00Z').written, 'late');
  assert.equal(timing(null, '2026-11-21T15:30:01Z').written, 'missed');
});

test('what was not sent is late or missed as time passes', () => {
  assert.equal(timing(null, null, '2026-11-20T21:30:00Z').written, 'due');
  assert.equal(timing(null, null, '2026-11-20T22:00:00Z').written, 'late');
  assert.equal(timing(null, null, '2026-11-22T00:00:00Z').written, 'missed');
  assert.equal(timing('2026-11-20T16:30:00Z', null).phone, 'in-time');
  assert.equal(timing('2026-11-20T16:31:00Z', null).phone, 'late');
});

test('a reporter may move the event back, never forward; the receiver may do both', () => {
  assert.ok(mayCorrectEvent(eventAt, '2026-11-20T15:00:00Z', 'reporter'));
  assert.ok(!mayCorrectEvent(eventAt, '2026-11-20T15:31:00Z', 'reporter'));
  assert.ok(mayCorrectEvent(eventAt, '2026-11-20T15:31:00Z', 'receiver'));
});
