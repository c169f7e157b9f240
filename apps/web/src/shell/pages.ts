import type { PageDefinition } from './page-definition.ts';

/** Pages of the shell itself. */
export const shellPages: readonly PageDefinition[] = [
  {
    path: '/me',
    titleZh: '我的',
    titleEn: 'Me',
    load: async () => (await import('./MePage.tsx')).MePage,
  },
  {
    path: '/help',
    titleZh: '帮助',
    titleEn: 'Help',
    access: 'public',
    load: async () => (await import('./HelpPage.tsx')).HelpPage,
  },
  {
    path: '/rights',
    titleZh: '您的权利',
    titleEn: 'Your rights',
    access: 'public',
    load: async () => (await import('./RightsPage.tsx')).RightsPage,
  },
  ...(__KIT__
    ? [
        {
          path: '/_kit',
          titleZh: '组件',
          titleEn: 'Components',
          access: 'public',
          load: async () => (await import('../kit/KitPage.tsx')).KitPage,
        } as const,
        {
          path: '/_kit/table',
          titleZh: '长表',
          titleEn: 'Long table',
          access: 'public',
          load: async () => (await import('../kit/KitTablePage.tsx')).KitTablePage,
        } as const,
        {
          path: '/_kit/wall',
          titleZh: '大屏',
          titleEn: 'Wall',
          access: 'public',
          frame: 'bare',
          load: async () => (await import('../kit/KitWallPage.tsx')).KitWallPage,
        } as const,
      ]
    : []),
];
