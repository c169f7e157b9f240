import type { PageDefinition } from '../../shell/page-definition.ts';

/** The own account, accounts, grants, working calendar. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/me/password',
    titleZh: '修改密码',
    titleEn: 'Change password',
    load: async () => (await import('./PasswordPage.tsx')).PasswordPage,
  },
  {
    path: '/me/security',
    titleZh: '登录与安全',
    titleEn: 'Sign-in and security',
    load: async () => (await import('./SecurityPage.tsx')).SecurityPage,
  },
  {
    path: '/admin/accounts',
    titleZh: '账号',
    titleEn: 'Accounts',
    permission: 'account.list',
    load: async () => (await import('./AccountsPage.tsx')).AccountsPage,
  },
  {
    path: '/admin/accounts/new',
    titleZh: '新建账号',
    titleEn: 'New account',
    permission: 'account.create',
    load: async () => (await import('./NewAccountPage.tsx')).NewAccountPage,
  },
  {
    path: '/admin/calendar',
    titleZh: '工作日历',
    titleEn: 'Working calendar',
    permission: 'calendar.edit',
    load: async () => (await import('./CalendarPage.tsx')).CalendarPage,
  },
  {
    path: '/admin/grants',
    titleZh: '授权',
    titleEn: 'Grants',
    permission: 'grant.list',
    load: async () => (await import('./GrantsPage.tsx')).GrantsPage,
  },
  {
    path: '/admin/roles',
    titleZh: '角色与权限',
    titleEn: 'Roles and permissions',
    permission: 'grant.list-roles',
    load: async () => (await import('./RolesPage.tsx')).RolesPage,
  },
];
