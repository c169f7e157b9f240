import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/registers',
    permission: 'register.read',
    labelZh: '名册台账',
    labelEn: 'Registers',
    order: 97,
    icon: 'procedures',
  },
];
