import type { IconName } from '../design/Icon.tsx';
import type { PageDefinition } from '../shell/page-definition.ts';

const sections: readonly (readonly [string, string, string, IconName])[] = [
  ['/', '待办', 'To-dos', 'todo'],
  ['/orgs', '组织', 'Organisations', 'orgs'],
  ['/members', '党员', 'Members', 'members'],
  ['/procedures', '程序', 'Procedures', 'procedures'],
  ['/meetings', '会议', 'Meetings', 'meetings'],
  ['/ballots', '表决与测评', 'Ballots', 'ballots'],
  ['/grading', '定级', 'Grading', 'grading'],
  ['/dues', '党费', 'Dues', 'dues'],
  ['/learning', '学习', 'Learning', 'learning'],
];

/** Pages of the test build: the components, and places for the navigation. */
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
  ...sections.map(([path, titleZh, titleEn, icon], index) => ({
    path,
    titleZh,
    titleEn,
    nav: { labelZh: titleZh, labelEn: titleEn, order: index + 1, icon },
    load: async () => (await import('./KitPage.tsx')).KitPage,
  })),
];
