import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of venues. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/venues',
    titleZh: '阵地',
    titleEn: 'Venues',
    permission: 'venue.read',
    load: async () => (await import('./VenuesPage.tsx')).VenuesPage,
  },
  {
    path: '/venues/new',
    titleZh: '阵地计划',
    titleEn: 'Plan a venue',
    permission: 'venue.manage',
    load: async () => (await import('./VenuesPage.tsx')).NewVenuePage,
  },
  {
    path: '/venues/:venueId',
    titleZh: '阵地',
    titleEn: 'Venue',
    permission: 'venue.read',
    load: async () => (await import('./VenuePage.tsx')).VenuePage,
  },
];
