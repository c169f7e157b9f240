import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/audit',
    permission: 'audit.read',
    labelZh: '审计记录',
    labelEn: 'Audit trail',
    order: 134,
    phoneOrder: 2,
    icon: 'audit',
  },
  {
    path: '/audit/exports',
    permission: 'audit.read',
    labelZh: '名单导出',
    labelEn: 'Lists taken out',
    order: 135,
    icon: 'download',
  },
  { path: '/audit/chain', permission: 'audit.read', labelZh: '审计链', labelEn: 'Chain', order: 136, icon: 'link' },
];
