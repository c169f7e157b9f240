import { defineModule } from '../../platform/module.ts';
import { appraisalRefusals } from './errors.ts';
import { appraisalJobs } from './jobs.ts';
import { mountAppraisals } from './routes.ts';
import { createAppraisalService } from './service.ts';
import { createAppraisalStepHandler } from './step-handler.ts';

export { createAppraisalService, type AppraisalService } from './service.ts';

/** Primitive `appraisal` 评议、测评. */
export const appraisalsModule = defineModule({
  id: 'appraisals',
  titleZh: '测评',
  titleEn: 'Appraisals',
  permissions: {
    'appraisal.read': {
      titleZh: '查看测评',
      titleEn: 'Read appraisals',
      roles: ['branch-secretary', 'branch-committee', 'township-secretary', 'township-organiser', 'county-department'],
    },
    'appraisal.organise': {
      titleZh: '组织测评',
      titleEn: 'Organise appraisals',
      roles: ['branch-secretary', 'branch-committee', 'township-secretary', 'township-organiser', 'county-department'],
    },
  },
  refusals: appraisalRefusals,
  mount: (mounter, platform) => mountAppraisals(mounter, platform, createAppraisalService(platform)),
  jobs: (platform) => appraisalJobs(platform, createAppraisalService(platform)),
  stepHandlers: (platform) => [createAppraisalStepHandler(platform, createAppraisalService(platform))],
});
