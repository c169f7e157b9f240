import { defineModule } from '../../platform/module.ts';
import { statisticsRefusals } from './errors.ts';
import { mountStatistics } from './routes.ts';
import { createStatisticsService } from './service.ts';
import { createStatisticsStepHandler } from './step-handler.ts';

export { createStatisticsService, type StatisticsService } from './service.ts';

const managers = ['county-department', 'township-secretary', 'township-organiser'] as const;
const branch = ['branch-secretary', 'branch-committee'] as const;

/** Primitive `statistics` 统计. */
export const statisticsModule = defineModule({
  id: 'statistics',
  titleZh: '统计',
  titleEn: 'Statistics',
  permissions: {
    'statistics.read': { titleZh: '查看统计', titleEn: 'Read statistics', roles: [...managers, ...branch] },
    'statistics.freeze': {
      titleZh: '冻结、核对与更正统计',
      titleEn: 'Freeze statistics',
      roles: [...managers, ...branch],
    },
    'statistics.sign': {
      titleZh: '审签与发布统计',
      titleEn: 'Sign and release statistics',
      roles: ['county-department', 'township-secretary', 'branch-secretary'],
    },
  },
  refusals: statisticsRefusals,
  mount: (mounter, platform) => mountStatistics(mounter, platform, createStatisticsService(platform)),
  stepHandlers: () => [createStatisticsStepHandler()],
});
