import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  { path: '/archives', permission: 'archive.list', labelZh: '档案', labelEn: 'Archive', order: 95, icon: 'file' },
];
