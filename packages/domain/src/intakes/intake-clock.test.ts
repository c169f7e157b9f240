import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { weekendsOnly } from '../kernel/calendar.ts';
import { durationOf } from '../kernel/duration.ts';
import { addDays } from '../kernel/iso-date.ts';
import { intakeClock, isWithin, pauseReasons, type IntakeDays } from './intake-clock.ts';

const petition = { notify: durationOf('15d'), reply: durationOf('60d'), extension: durationOf('30d') };
const service = { notify: durationOf('3wd'), reply: durationOf('10wd'), extension: durationOf('5wd') };
const received: IntakeDays = {
  receivedOn: '2026-09-01',
  acceptedOn: null,
  reopenedOn: null,
  isExtended: false,
  pauses: [],
};
const accepted: IntakeDays = { ...received, acceptedOn: '2026-09-10' };

test('a petition is told within fifteen days of receipt, the fifteenth included', () => {
  const { notify, reply } = intakeClock(received, petition, weekendsOnly, '2026-09-02');
  assert.equal(notify.dueOn, '2026-09-16');
  assert.ok(isWithin(notify, '2026-09-16', '2026-12-01'));
  assert.ok(!isWithin(notify, '2026-09-17', '2026-12-01'));
  assert.equal(reply, null, 'the sixty days run from acceptance, not from receipt');
});

test('a petition is answered within sixty days of its acceptance, ninety when extended', () => {
  assert.equal(intakeClock(accepted, petition, weekendsOnly, '2026-09-10').reply?.dueOn, '2026-11-09');
  const extended = intakeClock({ ...accepted, isExtended: true }, petition, weekendsOnly, '2026-09-10').reply;
  assert.equal(extended?.dueOn, '2026-12-09');
  assert.deepEqual(extended?.extension, durationOf('30d'));
});

test('what is not answered yet is judged by today', () => {
  const { reply } = intakeClock(accepted, petition, weekendsOnly, '2026-11-09');
  assert.ok(reply && isWithin(reply, null, '2026-11-09'));
  assert.ok(reply && !isWithin(reply, null, '2026-11-10'));
});

test('working days skip weekends, and a pause moves the end by the working days in it', () => {
  const friday = { ...accepted, acceptedOn: '2026-09-11' };
  assert.equal(intakeClock(friday, service, weekendsOnly, '2026-09-11').reply?.dueOn, '2026-09-25');
  const paused = { ...friday, pauses: [{ from: '2026-09-18', until: '2026-09-22', because: 'papers' }] } as const;
  const { reply, isPaused } = intakeClock(paused, service, weekendsOnly, '2026-09-30');
  assert.equal(reply?.pausedDays, 2, 'Friday and Monday; the weekend would not have counted');
  assert.equal(reply?.dueOn, '2026-09-29');
  assert.equal(isPaused, false);
});

test('an open pause moves the end with every day, and overlapping pauses count once', () => {
  const open = { ...accepted, pauses: [{ from: '2026-09-20', until: null, because: 'papers' }] } as const;
  assert.equal(intakeClock(open, petition, weekendsOnly, '2026-09-25').reply?.dueOn, '2026-11-14');
  assert.equal(intakeClock(open, petition, weekendsOnly, '2026-09-26').reply?.dueOn, '2026-11-15');
  const twice = {
    ...accepted,
    pauses: [
      { from: '2026-09-20', until: '2026-09-25', because: 'papers' },
      { from: '2026-09-23', until: '2026-09-28', because: 'expert' },
    ],
  } as const;
  assert.equal(intakeClock(twice, petition, weekendsOnly, '2026-12-01').reply?.pausedDays, 8);
});

test('a pause that begins after the last day rescues nothing; one on the last day does', () => {
  const with_ = (from: string) =>
    intakeClock(
      { ...accepted, pauses: [{ from, until: addDays(from, 5), because: 'expert' }] },
      petition,
      weekendsOnly,
      '2026-12-31',
    ).reply?.dueOn;
  assert.equal(with_('2026-11-09'), '2026-11-14');
  assert.equal(with_('2026-11-10'), '2026-11-09');
});

test('going back to handling gives the time to reply anew, and leaves the time to be told as it was', () => {
  const again = intakeClock({ ...accepted, reopenedOn: '2026-10-01' }, petition, weekendsOnly, '2026-10-02');
  assert.equal(again.reply?.dueOn, '2026-11-30');
  assert.equal(again.notify.dueOn, '2026-09-16');
});

test('a petition stands still for the hearing of its recheck alone', () => {
  assert.deepEqual(pauseReasons('petition', 'handling'), []);
  assert.deepEqual(pauseReasons('petition', 'review'), []);
  assert.deepEqual(pauseReasons('petition', 'recheck'), ['hearing']);
  assert.ok(pauseReasons('service', 'handling').includes('papers'));
});

test('a pause never brings the end nearer, and never moves it by more than its days', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20, max: 120 }), fc.integer({ min: 0, max: 60 }), (start, length) => {
      const from = addDays('2026-09-10', start);
      const pauses = [{ from, until: addDays(from, length), because: 'expert' as const }];
      const plain = intakeClock(accepted, petition, weekendsOnly, '2027-06-01').reply?.dueOn ?? '';
      const moved = intakeClock({ ...accepted, pauses }, petition, weekendsOnly, '2027-06-01').reply?.dueOn ?? '';
      assert.ok(moved >= plain && moved <= addDays(plain, length));
    }),
  );
});
