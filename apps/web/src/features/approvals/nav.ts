import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/approvals',
    permission: 'approval.read',
    labelZh: '审批',
    labelEn: 'Approvals',
    order: 57,
    icon: 'requests',
  },
];
