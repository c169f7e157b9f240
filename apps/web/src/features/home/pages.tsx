import type { PageDefinition } from '../../shell/page-definition.ts';

/** The first page after signing in. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/',
    titleZh: '待办',
    titleEn: 'To do',
    load: async () => (await import('./HomePage.tsx')).HomePage,
  },
];
