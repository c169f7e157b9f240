import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  { path: '/ballots', permission: 'vote.read', labelZh: '表决', labelEn: 'Votes', order: 55, icon: 'ballots' },
];
