import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of posts. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/posts',
    titleZh: '岗位',
    titleEn: 'Posts',
    permission: 'duty-post.read',
    load: async () => (await import('./PostsPage.tsx')).PostsPage,
  },
  {
    path: '/posts/:dutyPostId',
    titleZh: '岗位',
    titleEn: 'Post',
    permission: 'duty-post.read',
    load: async () => (await import('./PostPage.tsx')).PostPage,
  },
];
