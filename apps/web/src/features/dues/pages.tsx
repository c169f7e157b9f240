import type { PageDefinition } from '../../shell/page-definition.ts';

/** Dues and money: the page of the section, and the places below it, which are listed in `places.tsx` so that the first load stays small. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/dues',
    titleZh: '党费',
    titleEn: 'Party dues',
    permission: 'dues.own',
    load: async () => (await import('./places.tsx')).DuesPlace,
  },
  {
    path: '/dues/*',
    titleZh: '党费',
    titleEn: 'Party dues',
    permission: 'dues.own',
    load: async () => (await import('./places.tsx')).DuesPlace,
  },
];
