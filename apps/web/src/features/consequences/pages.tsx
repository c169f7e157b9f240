import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of cases. The own ones are open to everybody. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/consequences',
    titleZh: '处理事项',
    titleEn: 'Measures',
    load: async () => (await import('./CasesPage.tsx')).CasesPage,
  },
  {
    path: '/consequences/new',
    titleZh: '立项',
    titleEn: 'Open a case',
    permission: 'consequence.handle',
    load: async () => (await import('./CasesPage.tsx')).NewCasePage,
  },
  {
    path: '/consequences/:caseId',
    titleZh: '处理事项',
    titleEn: 'Measure',
    load: async () => (await import('./CasePage.tsx')).CasePage,
  },
];
