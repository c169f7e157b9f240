import type { Tx } from '../../platform/db/tx.ts';
import { defineModule } from '../../platform/module.ts';
import { meetingRefusals } from './errors.ts';
import { mountMeetings } from './routes.ts';
import type { HeldMeeting, MeetingKindId } from './schema.ts';
import { createMeetingService } from './service.ts';
import { createMeetingStepHandler } from './step-handler.ts';
import { listHeld } from './views.ts';

export { createMeetingService, type MeetingService } from './service.ts';
export type { HeldMeeting, MeetingKindId } from './schema.ts';

/**
 * Meetings of an organisation that were held and minuted, for automatic items and duties; the rows behind `countHeld`.
 *
 * @param from first day, inclusive
 * @param until day after the last
 */
export function heldMeetings(
  tx: Tx,
  region: number,
  orgId: number,
  kinds: readonly MeetingKindId[],
  from: string,
  until: string,
): Promise<HeldMeeting[]> {
  return listHeld(tx, region, orgId, kinds, from, until);
}

/** How many such meetings there were; see `heldMeetings`. */
export async function countHeld(
  tx: Tx,
  region: number,
  orgId: number,
  kinds: readonly MeetingKindId[],
  from: string,
  until: string,
): Promise<number> {
  return (await listHeld(tx, region, orgId, kinds, from, until)).length;
}

const holders = [
  'branch-secretary',
  'branch-committee',
  'township-secretary',
  'township-organiser',
  'county-department',
] as const;

/** Primitive `meeting` 会议. */
export const meetingsModule = defineModule({
  id: 'meetings',
  titleZh: '会议',
  titleEn: 'Meetings',
  permissions: {
    'meeting.read': { titleZh: '查看会议', titleEn: 'Read meetings', roles: [...holders, 'member'] },
    'meeting.call': { titleZh: '召集会议', titleEn: 'Call meetings', roles: holders },
    'meeting.record': { titleZh: '主持签到与记录', titleEn: 'Keep attendance and minutes', roles: holders },
    'meeting.sign': { titleZh: '会议记录签字', titleEn: 'Sign minutes', roles: [...holders, 'member'] },
    'meeting.ask-leave': { titleZh: '请假', titleEn: 'Ask for leave', roles: [...holders, 'member'] },
  },
  refusals: meetingRefusals,
  mount: (mounter, platform) => mountMeetings(mounter, createMeetingService(platform)),
  stepHandlers: (platform) => [createMeetingStepHandler(createMeetingService(platform))],
});
