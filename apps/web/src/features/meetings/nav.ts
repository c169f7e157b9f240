import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/meetings',
    permission: 'meeting.read',
    labelZh: '会议',
    labelEn: 'Meetings',
    order: 50,
    phoneOrder: 30,
    icon: 'meetings',
  },
];
