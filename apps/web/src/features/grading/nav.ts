import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  { path: '/grading', permission: 'grading.board', labelZh: '定级', labelEn: 'Grading', order: 55, icon: 'grading' },
];
