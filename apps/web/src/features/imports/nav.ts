import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [
  {
    path: '/imports',
    permission: 'import.run',
    labelZh: '导入导出',
    labelEn: 'Imports and exports',
    order: 125,
    icon: 'import',
  },
];
