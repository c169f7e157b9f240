import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  { path: '/dues', permission: 'dues.own', labelZh: '党费', labelEn: 'Dues', order: 65, phoneOrder: 45, icon: 'dues' },
];
