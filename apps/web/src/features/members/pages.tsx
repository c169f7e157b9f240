import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of the roster and of the own record. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/members',
    titleZh: '党员名册',
    titleEn: 'Members',
    permission: 'member.list',
    load: async () => (await import('./RosterPage.tsx')).RosterPage,
  },
  {
    path: '/members/new',
    titleZh: '登记党员',
    titleEn: 'Register a member',
    permission: 'member.register',
    load: async () => (await import('./RegisterPage.tsx')).RegisterPage,
  },
  {
    path: '/members/transfer',
    titleZh: '转组织关系',
    titleEn: 'Transfer members',
    permission: 'member.transfer',
    load: async () => (await import('./TransferPage.tsx')).TransferPage,
  },
  {
    path: '/members/:memberId',
    titleZh: '党员信息',
    titleEn: 'Member',
    permission: 'member.read',
    load: async () => (await import('./MemberPage.tsx')).MemberPage,
  },
  {
    path: '/members/:memberId/correct',
    titleZh: '更正党员信息',
    titleEn: 'Correct a member',
    permission: 'member.correct',
    load: async () => (await import('./CorrectPage.tsx')).CorrectPage,
  },
  {
    path: '/members/:memberId/status/:transition',
    titleZh: '变更党员状态',
    titleEn: 'Change of status',
    permission: 'member.change-status',
    load: async () => (await import('./StatusPage.tsx')).StatusPage,
  },
  {
    path: '/me/record',
    titleZh: '我的信息',
    titleEn: 'My record',
    roles: [
      'member',
      'branch-secretary',
      'branch-committee',
      'township-secretary',
      'township-organiser',
      'county-department',
    ],
    load: async () => (await import('./OwnRecordPage.tsx')).OwnRecordPage,
  },
];
