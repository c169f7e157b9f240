import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of messages and circulars. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/messages',
    titleZh: '消息',
    titleEn: 'Messages',
    load: async () => (await import('./MessagesPage.tsx')).MessagesPage,
  },
  {
    path: '/messages/circulars',
    titleZh: '通知',
    titleEn: 'Circulars',
    permission: 'circular.read',
    load: async () => (await import('./CircularsPage.tsx')).CircularsPage,
  },
  {
    path: '/messages/circulars/new',
    titleZh: '起草通知',
    titleEn: 'New circular',
    permission: 'circular.send',
    load: async () => (await import('./CircularEditor.tsx')).NewCircularPage,
  },
  {
    path: '/messages/circulars/:circularId',
    titleZh: '通知',
    titleEn: 'Circular',
    permission: 'circular.read',
    load: async () => (await import('./CircularPage.tsx')).CircularPage,
  },
];
