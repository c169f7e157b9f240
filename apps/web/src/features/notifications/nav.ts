import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  { path: '/messages', labelZh: '消息', labelEn: 'Messages', order: 90, icon: 'bell' },
];
