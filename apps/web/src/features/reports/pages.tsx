import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of information. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/reports',
    titleZh: '信息报送',
    titleEn: 'Information',
    permission: 'info.read',
    load: async () => (await import('./ReportsPage.tsx')).ReportsPage,
  },
  {
    path: '/reports/urgent',
    titleZh: '报紧急信息',
    titleEn: 'Urgent report',
    permission: 'info.draft',
    load: async () => (await import('./UrgentPage.tsx')).UrgentPage,
  },
  {
    path: '/reports/:infoId',
    titleZh: '信息',
    titleEn: 'Information',
    permission: 'info.read',
    load: async () => (await import('./ReportPage.tsx')).ReportPage,
  },
];
