import type { PageDefinition } from '../../shell/page-definition.ts';

/** Pages of learning. */
export const pages: readonly PageDefinition[] = [
  {
    path: '/learning',
    titleZh: '学习',
    titleEn: 'Learning',
    permission: 'learning.read',
    load: async () => (await import('./LearningPage.tsx')).LearningPage,
  },
  {
    path: '/learning/new',
    titleZh: '安排学习',
    titleEn: 'Plan learning',
    permission: 'learning.record',
    load: async () => (await import('./NewPlanPage.tsx')).NewPlanPage,
  },
  {
    path: '/learning/:planId',
    titleZh: '学习安排',
    titleEn: 'Learning plan',
    permission: 'learning.read',
    load: async () => (await import('./PlanPage.tsx')).PlanPage,
  },
];
