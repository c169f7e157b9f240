import { defineModule } from '../../platform/module.ts';
import { intakeRefusals } from './errors.ts';
import { intakeJobs } from './jobs.ts';
import { mountRequestPages } from './public/routes.ts';
import { mountIntakes } from './routes.ts';
import { createIntakeService } from './service.ts';
import { createIntakeStepHandler } from './step-handler.ts';

export { createIntakeService, type IntakeService } from './service.ts';
export type { NewIntake } from './schema.ts';

const officers = [
  'branch-secretary',
  'branch-committee',
  'township-secretary',
  'township-organiser',
  'county-department',
] as const;

/** Primitive `intake` 受理件, with public pages and the closed path. */
export const intakesModule = defineModule({
  id: 'intakes',
  titleZh: '诉求',
  titleEn: 'Requests',
  permissions: {
    'intake.read': { titleZh: '查看受理件', titleEn: 'Read matters', roles: officers },
    'intake.register': { titleZh: '登记受理件', titleEn: 'Register matters', roles: officers },
    'intake.handle': { titleZh: '办理受理件', titleEn: 'Handle matters', roles: officers },
    'intake.approve': {
      titleZh: '批准延长、作出复查意见',
      titleEn: 'Approve extensions, decide reviews',
      roles: ['branch-secretary', 'township-secretary', 'county-department'],
    },
    'wrongdoing.read': {
      titleZh: '查看检举控告',
      titleEn: 'Read reports of wrongdoing',
      roles: ['discipline-office'],
    },
    'wrongdoing.handle': {
      titleZh: '办理检举控告',
      titleEn: 'Handle reports of wrongdoing',
      roles: ['discipline-office'],
    },
  },
  refusals: intakeRefusals,
  mount: (mounter, platform) => {
    const service = createIntakeService(platform);
    mountIntakes(mounter, platform, service);
    mountRequestPages(mounter, platform, service);
  },
  jobs: (platform) => intakeJobs(platform, createIntakeService(platform)),
  stepHandlers: (platform) => [createIntakeStepHandler(platform)],
});
