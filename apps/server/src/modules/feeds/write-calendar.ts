import ical, { ICalCalendarMethod } from 'ical-generator';
import type { MeetingRow } from './store.ts';

/** What a calendar shows of the duties of a day: how many, nothing else. */
export interface DutyDay {
  readonly date: string;
  readonly count: number;
}

const kinds: Readonly<Record<string, string>> = {
  'party-assembly': '党员大会',
  'branch-committee': '支委会',
  subgroup: '党小组会',
  lecture: '党课',
  'themed-party-day': '主题党日',
  'organisation-life': '组织生活会',
  'member-appraisal': '民主评议党员',
  'democratic-life': '民主生活会',
  'term-election': '换届选举',
};
/** Length shown for a meeting, in minutes; when it ends is not known before. */
const shownMinutes = 120;

/**
 * Writes the calendar. Other people's machines keep it, so it says when and where, never who or about what.
 *
 * @param address of the platform, where the content stands behind the sign-in
 */
export function writeCalendar(
  duties: readonly DutyDay[],
  meetings: readonly MeetingRow[],
  address: string,
  now: Date,
): string {
  const calendar = ical({
    name: '基石待办与会议',
    prodId: { company: 'Jishi', product: 'Jishi', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const { date, count } of duties) {
    calendar.createEvent({
      id: `duties-${date}@jishi`,
      stamp: now,
      start: new Date(`${date}T00:00:00Z`),
      allDay: true,
      summary: `您有 ${count} 件事要办`,
      url: `${address}/`,
      timezone: 'UTC',
    });
  }
  for (const meeting of meetings) {
    calendar.createEvent({
      id: `meeting-${meeting.id}@jishi`,
      stamp: now,
      sequence: meeting.version,
      start: meeting.scheduled_at,
      end: new Date(meeting.scheduled_at.getTime() + shownMinutes * 60_000),
      summary: `${meeting.org_name}：${kinds[meeting.kind] ?? '会议'}`,
      location: meeting.place_zh || null,
      url: `${address}/meetings/${meeting.id}`,
    });
  }
  return calendar.toString();
}
