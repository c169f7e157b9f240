import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of scoring and grading. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/grading',
    titleZh: '定级',
    titleEn: 'Grading',
    permission: 'grading.board',
    load: async () => (await import('./GradingRoundsPage.tsx')).GradingRoundsPage,
  },
  {
    path: '/grading/rounds/:roundId',
    titleZh: '定级',
    titleEn: 'Grading',
    permission: 'grading.board',
    load: async () => (await import('./BoardPage.tsx')).BoardPage,
  },
  {
    path: '/grading/sheets/:sheetId',
    titleZh: '评分表',
    titleEn: 'Grading',
    permission: 'grading.read',
    load: async () => (await import('./ScoreSheetPage.tsx')).ScoreSheetPage,
  },
  {
    path: '/grading/reviewers',
    titleZh: '定级',
    titleEn: 'Grading',
    permission: 'grading.review',
    load: async () => (await import('./ReviewersPage.tsx')).ReviewersPage,
  },
];
