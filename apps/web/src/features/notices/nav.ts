import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  { path: '/notices', permission: 'notice.read', labelZh: '公示', labelEn: 'Notices', order: 80, icon: 'board' },
];
