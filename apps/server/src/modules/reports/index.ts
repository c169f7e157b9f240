import { defineModule } from '../../platform/module.ts';
import { infoRefusals } from './errors.ts';
import { mountReports } from './routes.ts';
import { createInfoService } from './service.ts';
import { createInfoStepHandler } from './step-handler.ts';

export { createInfoService, type InfoService } from './service.ts';

const officers = [
  'branch-secretary',
  'branch-committee',
  'township-secretary',
  'township-organiser',
  'county-department',
] as const;

/** Primitive `info` 信息报送. */
export const reportsModule = defineModule({
  id: 'reports',
  titleZh: '信息报送',
  titleEn: 'Information',
  permissions: {
    'info.read': { titleZh: '查看信息', titleEn: 'Read information', roles: officers },
    'info.draft': { titleZh: '起草和报送信息', titleEn: 'Draft and send information', roles: officers },
    'info.sign': {
      titleZh: '审签信息',
      titleEn: 'Sign off information',
      roles: ['branch-secretary', 'township-secretary', 'county-department'],
    },
    'info.receive': {
      titleZh: '接收、采用信息',
      titleEn: 'Receive and use information',
      roles: ['township-secretary', 'township-organiser', 'county-department'],
    },
  },
  refusals: infoRefusals,
  mount: (mounter, platform) => mountReports(mounter, createInfoService(platform)),
  stepHandlers: (platform) => [createInfoStepHandler(platform, createInfoService(platform))],
});
