import { defineModule } from '../../platform/module.ts';
import { learningRefusals } from './errors.ts';
import { mountLearning } from './routes.ts';
import { createLearningService } from './service.ts';
import { createLearningStepHandler } from './step-handler.ts';

export { createLearningService, type LearningService } from './service.ts';

const recorders = [
  'branch-secretary',
  'branch-committee',
  'township-organiser',
  'township-secretary',
  'county-department',
] as const;

/** Primitive `learning` 学习培训. */
export const learningModule = defineModule({
  id: 'learning',
  titleZh: '学习',
  titleEn: 'Learning',
  permissions: {
    'learning.read': { titleZh: '查看学习', titleEn: 'Read learning', roles: [...recorders, 'member'] },
    'learning.record': { titleZh: '安排和记录学习', titleEn: 'Plan and record learning', roles: recorders },
  },
  refusals: learningRefusals,
  mount: mountLearning,
  stepHandlers: (platform) => [createLearningStepHandler(platform, createLearningService(platform))],
});
