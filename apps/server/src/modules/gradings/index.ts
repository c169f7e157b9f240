import { defineModule } from '../../platform/module.ts';
import { gradingRefusals } from './errors.ts';
import { createReviewerService } from './reviewers.ts';
import { mountGradings } from './routes.ts';
import { createGradingService } from './service.ts';
import { createGradingStepHandler } from './step-handler.ts';

export { readBoard, readRows } from './board.ts';
export { createGradingService, type GradingService } from './service.ts';

const above = ['township-secretary', 'township-organiser', 'county-department'] as const;

/** Primitive `scoring` 评分定级, with the county's board. */
export const gradingsModule = defineModule({
  id: 'gradings',
  titleZh: '评分定级',
  titleEn: 'Scoring and grading',
  permissions: {
    'grading.read': {
      titleZh: '查看评分',
      titleEn: 'Read scores',
      roles: ['branch-secretary', 'branch-committee', ...above],
    },
    'grading.score': {
      titleZh: '评分',
      titleEn: 'Score',
      roles: ['branch-secretary', 'branch-committee', 'township-secretary', 'township-organiser'],
    },
    'grading.review': {
      titleZh: '组织评审',
      titleEn: 'Run reviews',
      roles: ['township-secretary', 'township-organiser'],
    },
    'grading.board': { titleZh: '定级看板', titleEn: 'Grading board', roles: above },
  },
  refusals: gradingRefusals,
  mount: (mounter, platform) =>
    mountGradings(mounter, platform, createGradingService(platform), createReviewerService(platform)),
  stepHandlers: (platform) => [createGradingStepHandler(platform, createGradingService(platform))],
});
