import assert from 'node:assert/strict';
import { it } from 'node:test';
import { workingCalendar } from '@jishi/domain';
import { sendTime } from './quiet-hours.ts';

const calendar = workingCalendar([{ year: 2026, holidays: ['2026-10-01', '2026-10-02'], makeUpDays: ['2026-10-10'] }]);
const quiet = { from: '20:00', until: '08:00' };
const china = (text: string) => new Date(`${text}+08:00`);
const cases = [
  ['in working hours at once', '2026-11-20T10:00:00', '2026-11-20T10:00:00'],
  ['the last minute before the evening', '2026-11-19T19:59:00', '2026-11-19T19:59:00'],
  ['in the evening on the next morning', '2026-11-19T20:00:00', '2026-11-20T08:00:00'],
  ['on Friday evening on Monday', '2026-11-20T23:00:00', '2026-11-23T08:00:00'],
  ['after midnight on the same morning', '2026-11-20T00:30:00', '2026-11-20T08:00:00'],
  ['on a Sunday on Monday', '2026-11-22T10:00:00', '2026-11-23T08:00:00'],
  ['on a holiday after it', '2026-10-01T10:00:00', '2026-10-05T08:00:00'],
  ['on a Saturday that is worked at once', '2026-10-10T10:00:00', '2026-10-10T10:00:00'],
] as const;

for (const [when, now, expected] of cases) {
  it(`sends ${when}`, () =>
    assert.equal(sendTime(china(now), calendar, quiet).toISOString(), china(expected).toISOString()));
}

it('does not keep back what is urgent', () => {
  const now = china('2026-11-22T03:00:00');
  assert.equal(sendTime(now, calendar, quiet, true), now);
});
