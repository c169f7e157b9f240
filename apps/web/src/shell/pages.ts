import { kitPages } from '../kit/pages.ts';
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
  ...(__KIT__ ? kitPages : []),
];
