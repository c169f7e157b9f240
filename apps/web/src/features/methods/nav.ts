import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/procedures',
    permission: 'run.read',
    labelZh: '程序',
    labelEn: 'Procedures',
    order: 30,
    icon: 'procedures',
  },
  {
    path: '/rounds',
    permission: 'round.read',
    labelZh: '轮次',
    labelEn: 'Rounds',
    order: 35,
    icon: 'calendar',
    roles: ['county-department', 'township-secretary', 'township-organiser'],
  },
];
