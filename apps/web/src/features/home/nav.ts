import type { NavEntry } from '../../shell/page-definition.ts';

/** Places of the navigation. */
export const nav: readonly NavEntry[] = [{ path: '/', labelZh: '待办', labelEn: 'To do', order: 10, icon: 'todo' }];
