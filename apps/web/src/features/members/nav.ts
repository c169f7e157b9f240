import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/members',
    permission: 'member.list',
    labelZh: '党员',
    labelEn: 'Members',
    order: 25,
    phoneOrder: 20,
    icon: 'members',
  },
  {
    path: '/me/record',
    labelZh: '我的信息',
    labelEn: 'My record',
    order: 60,
    phoneOrder: 30,
    icon: 'members',
    roles: ['member'],
  },
];
