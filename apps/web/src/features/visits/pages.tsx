import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of visits. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/visits',
    titleZh: '走访',
    titleEn: 'Visits',
    permission: 'visit.read',
    load: async () => (await import('./VisitsPage.tsx')).VisitsPage,
  },
  {
    path: '/visits/record',
    titleZh: '记录走访',
    titleEn: 'Record a visit',
    permission: 'visit.record',
    load: async () => (await import('./RecordPage.tsx')).RecordPage,
  },
  {
    path: '/visits/:visitId',
    titleZh: '走访',
    titleEn: 'Visit',
    permission: 'visit.confirm',
    load: async () => (await import('./VisitPage.tsx')).VisitPage,
  },
];
