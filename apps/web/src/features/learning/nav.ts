import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/learning',
    permission: 'learning.read',
    labelZh: '学习',
    labelEn: 'Learning',
    order: 70,
    phoneOrder: 40,
    icon: 'learning',
  },
];
