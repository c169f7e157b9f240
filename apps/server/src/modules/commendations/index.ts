import { defineModule } from '../../platform/module.ts';
import { commendationRefusals } from './errors.ts';
import { commendationJobs } from './jobs.ts';
import { mountCommendations } from './routes.ts';
import { createCommendationService } from './service.ts';
import { createCommendationStepHandler } from './step-handler.ts';

export { createCommendationService, type CommendationService } from './service.ts';
export { listStars, type StarRow } from './views.ts';

/** Primitive `commendation` 表彰、命名、授星, with the public star board. */
export const commendationsModule = defineModule({
  id: 'commendations',
  titleZh: '表彰与授星',
  titleEn: 'Honours and stars',
  permissions: {
    'commendation.read': {
      titleZh: '查看表彰',
      titleEn: 'Read honours',
      roles: [
        'county-department',
        'township-secretary',
        'township-organiser',
        'branch-secretary',
        'branch-committee',
        'member',
      ],
    },
    'commendation.nominate': {
      titleZh: '提名',
      titleEn: 'Nominate',
      roles: ['county-department', 'township-secretary', 'township-organiser'],
    },
    'commendation.confer': { titleZh: '授予与撤销', titleEn: 'Confer and withdraw', roles: ['county-department'] },
    'commendation.hang': {
      titleZh: '登记标牌悬挂',
      titleEn: 'Record the plaque',
      roles: ['branch-secretary', 'branch-committee'],
    },
  },
  refusals: commendationRefusals,
  mount: (mounter, platform) => mountCommendations(mounter, platform, createCommendationService(platform)),
  jobs: (platform) => commendationJobs(platform, createCommendationService(platform)),
  stepHandlers: (platform) => [createCommendationStepHandler(platform, createCommendationService(platform))],
});
