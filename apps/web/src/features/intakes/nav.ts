import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/requests',
    permission: 'intake.read',
    labelZh: '诉求',
    labelEn: 'Requests',
    order: 65,
    phoneOrder: 35,
    icon: 'requests',
  },
  {
    path: '/requests/closed',
    permission: 'wrongdoing.read',
    labelZh: '检举控告',
    labelEn: 'Reports',
    order: 66,
    icon: 'lock',
  },
];
