import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of organisations. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/orgs',
    titleZh: '组织',
    titleEn: 'Organisations',
    permission: 'org.read',
    load: async () => (await import('./OrgsPage.tsx')).OrgsPage,
  },
  {
    path: '/orgs/new',
    titleZh: '申请设立组织',
    titleEn: 'Apply for an organisation',
    permission: 'org.apply',
    load: async () => (await import('./ApplyPage.tsx')).ApplyPage,
  },
  {
    path: '/orgs/:orgId',
    titleZh: '组织',
    titleEn: 'Organisation',
    permission: 'org.read',
    load: async () => (await import('./OrgsPage.tsx')).OrgsPage,
  },
  {
    path: '/orgs/:orgId/split',
    titleZh: '分设组织',
    titleEn: 'Divide an organisation',
    permission: 'org.change',
    load: async () => (await import('./SplitPage.tsx')).SplitPage,
  },
  {
    path: '/orgs/:orgId/:act',
    titleZh: '组织变更',
    titleEn: 'Change of an organisation',
    permission: 'org.read',
    load: async () => (await import('./OrgActPage.tsx')).OrgActPage,
  },
];
