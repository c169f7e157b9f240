import type { PageDefinition } from '../shell/page-definition.ts';
import { kitNav } from './nav.ts';

/** Pages of the test build: the components, and a page for each place of the navigation. */
export const kitPages: readonly PageDefinition[] = [
  {
    path: '/_kit',
    titleZh: '组件',
    titleEn: 'Components',
    access: 'public',
    load: async () => (await import('./KitPage.tsx')).KitPage,
  },
  {
    path: '/_kit/table',
    titleZh: '长表',
    titleEn: 'Long table',
    access: 'public',
    load: async () => (await import('./KitTablePage.tsx')).KitTablePage,
  },
  {
    path: '/_kit/papers',
    titleZh: '核对与回执',
    titleEn: 'Check and receipt',
    access: 'public',
    load: async () => (await import('./KitPapersPage.tsx')).KitPapersPage,
  },
  {
    path: '/_kit/wall',
    titleZh: '大屏',
    titleEn: 'Wall',
    access: 'public',
    frame: 'bare',
    load: async () => (await import('./KitWallPage.tsx')).KitWallPage,
  },
  ...kitNav.map(({ path, labelZh, labelEn }) => ({
    path,
    titleZh: labelZh,
    titleEn: labelEn,
    load: async () => (await import('./KitPage.tsx')).KitPage,
  })),
];
