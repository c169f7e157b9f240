import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of the archive. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/archives',
    titleZh: '档案',
    titleEn: 'Archive',
    permission: 'archive.list',
    load: async () => (await import('./ArchivesPage.tsx')).ArchivesPage,
  },
  {
    path: '/archives/:fileId',
    titleZh: '档案',
    titleEn: 'File',
    permission: 'archive.list',
    load: async () => (await import('./ArchivePage.tsx')).ArchivePage,
  },
];
