import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of statistics. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/stats',
    titleZh: '统计',
    titleEn: 'Statistics',
    permission: 'statistics.read',
    load: async () => (await import('./StatisticsPage.tsx')).StatisticsPage,
  },
  {
    path: '/stats/new',
    titleZh: '冻结统计',
    titleEn: 'Freeze statistics',
    permission: 'statistics.freeze',
    load: async () => (await import('./StatisticsPage.tsx')).NewSnapshotPage,
  },
  {
    path: '/stats/published',
    titleZh: '公开的统计',
    titleEn: 'Public statistics',
    access: 'public',
    load: async () => (await import('./PublishedPage.tsx')).PublishedPage,
  },
  {
    path: '/stats/:snapshotId',
    titleZh: '统计',
    titleEn: 'Statistics',
    permission: 'statistics.read',
    load: async () => (await import('./SnapshotPage.tsx')).SnapshotPage,
  },
];
