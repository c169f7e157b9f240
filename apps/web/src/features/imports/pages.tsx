import type { PageDefinition } from '../../shell/page-definition.ts';

/** Rosters in and out. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/imports',
    titleZh: '导入导出',
    titleEn: 'Imports and exports',
    permission: 'import.run',
    load: async () => (await import('./ImportsPage.tsx')).ImportsPage,
  },
  {
    path: '/imports/new',
    titleZh: '导入名册',
    titleEn: 'Import a roster',
    permission: 'import.run',
    load: async () => (await import('./NewImportPage.tsx')).NewImportPage,
  },
  {
    path: '/imports/:importId',
    titleZh: '导入名册',
    titleEn: 'Import a roster',
    permission: 'import.run',
    load: async () => (await import('./ImportPage.tsx')).ImportPage,
  },
];
