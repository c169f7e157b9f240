import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/admin/accounts',
    permission: 'account.list',
    labelZh: '账号',
    labelEn: 'Accounts',
    order: 130,
    icon: 'user',
  },
  {
    path: '/admin/calendar',
    permission: 'calendar.edit',
    labelZh: '工作日历',
    labelEn: 'Working calendar',
    order: 131,
    icon: 'calendar',
  },
  { path: '/admin/grants', permission: 'grant.list', labelZh: '授权', labelEn: 'Grants', order: 132, icon: 'lock' },
  {
    path: '/admin/roles',
    permission: 'grant.list-roles',
    labelZh: '角色与权限',
    labelEn: 'Roles',
    order: 133,
    icon: 'members',
  },
];
