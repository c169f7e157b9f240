import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { weekendsOnly, workingCalendar } from '../kernel/calendar.ts';
import { durationOf } from '../kernel/duration.ts';
import { addDays } from '../kernel/iso-date.ts';
import { mayProceed, noticePeriod, type NoticeObjection, type Posting } from './notice.ts';

const posted = (postedOn: string, textHash = 'a'): Posting => ({ postedOn, textHash });
const code = (
  postings: readonly Posting[],
  day: string,
  objections: readonly NoticeObjection[] = [],
  length = '7d',
) => {
  const result = mayProceed(postings, durationOf(length), objections, weekendsOnly, day);
  return result.ok ? 'ok' : result.error.code;
};

test('the day of posting does not count and the last day runs to its end', () => {
  const period = noticePeriod([posted('2026-03-02')], durationOf('7d'), weekendsOnly);
  assert.deepEqual(
    [period?.firstDay, period?.lastDay, period?.mayProceedOn],
    ['2026-03-03', '2026-03-09', '2026-03-10'],
  );
  assert.equal(code([posted('2026-03-02')], '2026-03-09'), 'notice.period-running');
  assert.equal(code([posted('2026-03-02')], '2026-03-10'), 'ok');
  assert.equal(code([], '2026-03-10'), 'notice.not-posted');
});

test('working days skip holidays and name years not covered', () => {
  const calendar = workingCalendar([
    { year: 2026, holidays: ['2026-05-01', '2026-05-04', '2026-05-05'], makeUpDays: ['2026-05-09'] },
  ]);
  const period = noticePeriod([posted('2026-04-30')], durationOf('5wd'), calendar);
  assert.equal(period?.lastDay, '2026-05-11');
  assert.equal(period?.skipped.length, 6);
  assert.deepEqual(noticePeriod([posted('2026-12-30')], durationOf('5wd'), calendar)?.uncoveredYears, [2027]);
});

test('a changed text starts the period again, the same text put up again does not', () => {
  const changed = [posted('2026-03-02'), posted('2026-03-06', 'b')];
  assert.equal(code(changed, '2026-03-10'), 'notice.period-running');
  assert.equal(code(changed, '2026-03-14'), 'ok');
  assert.equal(noticePeriod(changed.toReversed(), durationOf('7d'), weekendsOnly)?.restarts, 1);
  assert.equal(code([posted('2026-03-02'), posted('2026-03-06')], '2026-03-10'), 'ok');
});

test('every objection must be answered first', () => {
  const raised = { id: 7, receivedOn: '2026-03-05' };
  assert.equal(code([posted('2026-03-02')], '2026-03-10', [raised]), 'notice.objections-unanswered');
  assert.equal(
    code([posted('2026-03-02')], '2026-03-10', [{ ...raised, answeredOn: '2026-03-11' }]),
    'notice.objections-unanswered',
  );
  assert.equal(code([posted('2026-03-02')], '2026-03-11', [{ ...raised, answeredOn: '2026-03-11' }]), 'ok');
});

test('a notice taken down before its last day has ended does not count', () => {
  assert.equal(code([{ ...posted('2026-03-02'), takenDownOn: '2026-03-09' }], '2026-03-20'), 'notice.taken-down-early');
  assert.equal(code([{ ...posted('2026-03-02'), takenDownOn: '2026-03-10' }], '2026-03-20'), 'ok');
});

test('a change of the text never lets the next step happen earlier', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(30), fc.constantFrom('a', 'b', 'c')), { minLength: 1, maxLength: 6 }),
      fc.nat(30),
      (list, later) => {
        const postings = list.map(([day, hash]) => posted(addDays('2026-03-01', day), hash));
        const before = noticePeriod(postings, durationOf('5wd'), weekendsOnly);
        const after = noticePeriod(
          [...postings, posted(addDays('2026-03-31', later), 'new')],
          durationOf('5wd'),
          weekendsOnly,
        );
        assert.ok(before && after && after.mayProceedOn >= before.mayProceedOn);
      },
    ),
  );
});
