import type { PageDefinition } from '../../shell/page-definition.ts';

/** The trail as the auditor reads it. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/audit',
    titleZh: '审计记录',
    titleEn: 'Audit trail',
    permission: 'audit.read',
    load: async () => (await import('./AuditPage.tsx')).AuditPage,
  },
  {
    path: '/audit/events/:eventId',
    titleZh: '一条审计记录',
    titleEn: 'Entry of the trail',
    permission: 'audit.read',
    load: async () => (await import('./EventPage.tsx')).EventPage,
  },
  {
    path: '/audit/exports',
    titleZh: '名单导出',
    titleEn: 'Lists taken out',
    permission: 'audit.read',
    load: async () => (await import('./ExportsPage.tsx')).ExportsPage,
  },
  {
    path: '/audit/chain',
    titleZh: '审计链',
    titleEn: 'Chain',
    permission: 'audit.read',
    load: async () => (await import('./ChainPage.tsx')).ChainPage,
  },
];
