import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/appraisals',
    permission: 'appraisal.read',
    labelZh: '测评',
    labelEn: 'Appraisals',
    order: 60,
    icon: 'ballots',
  },
];
