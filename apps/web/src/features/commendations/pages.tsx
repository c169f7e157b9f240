import type { PageDefinition } from '../../shell/page-definition.ts';

/** Stars, honours and plaques. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/grading/stars',
    titleZh: '表彰与授星',
    titleEn: 'Honours and stars',
    permission: 'commendation.read',
    load: async () => (await import('./StarsPage.tsx')).StarsPage,
  },
  {
    path: '/grading/plaques',
    titleZh: '标牌制作清单',
    titleEn: 'List of plaques',
    permission: 'commendation.read',
    load: async () => (await import('./PlaqueListPage.tsx')).PlaqueListPage,
  },
  {
    path: '/grading/plaques/:commendationId',
    titleZh: '星级标牌',
    titleEn: 'Plaque',
    permission: 'commendation.read',
    load: async () => (await import('./PlaquePage.tsx')).PlaquePage,
  },
];
