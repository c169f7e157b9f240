import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  { path: '/rules', labelZh: '规则与依据', labelEn: 'Rules', order: 140, icon: 'info' },
];
