import type { PageDefinition } from '../../shell/page-definition.ts';

/** Notices and objections. The public board itself is served by the server, without script. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/notices',
    titleZh: '公示与公开',
    titleEn: 'Notices',
    permission: 'notice.read',
    load: async () => (await import('./NoticesPage.tsx')).NoticesPage,
  },
  {
    path: '/notices/new',
    titleZh: '起草公示',
    titleEn: 'New notice',
    permission: 'notice.draft',
    load: async () => (await import('./DraftPage.tsx')).DraftPage,
  },
  {
    path: '/notices/objections',
    titleZh: '异议办理',
    titleEn: 'Objections',
    permission: 'notice.answer',
    load: async () => (await import('./ObjectionsPage.tsx')).ObjectionsPage,
  },
  {
    path: '/notices/:noticeId',
    titleZh: '公示',
    titleEn: 'Notice',
    permission: 'notice.read',
    load: async () => (await import('./NoticePage.tsx')).NoticePage,
  },
];
