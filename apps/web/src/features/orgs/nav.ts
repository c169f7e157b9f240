import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/orgs',
    permission: 'org.read',
    labelZh: '组织',
    labelEn: 'Organisations',
    order: 20,
    phoneOrder: 50,
    icon: 'orgs',
  },
];
