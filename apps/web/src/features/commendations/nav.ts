import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/grading/stars',
    permission: 'commendation.read',
    labelZh: '授星',
    labelEn: 'Stars',
    order: 58,
    icon: 'grading',
    roles: ['county-department', 'township-secretary', 'township-organiser', 'branch-secretary'],
  },
];
