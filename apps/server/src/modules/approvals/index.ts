import { defineModule } from '../../platform/module.ts';
import { approvalRefusals } from './errors.ts';
import { approvalJobs } from './jobs.ts';
import { mountApprovals } from './routes.ts';
import { createApprovalService } from './service.ts';
import { createApprovalStepHandler } from './step-handler.ts';

export { createApprovalService, type ApprovalService, type BatchItem } from './service.ts';
export type { NewApproval } from './schema.ts';

const branch = ['branch-secretary', 'branch-committee'] as const;
const above = ['township-secretary', 'township-organiser', 'county-department'] as const;

/** Primitive `approval` 审批、备案. */
export const approvalsModule = defineModule({
  id: 'approvals',
  titleZh: '审批与备案',
  titleEn: 'Approvals',
  permissions: {
    'approval.read': { titleZh: '查看审批', titleEn: 'Read approvals', roles: [...branch, ...above] },
    'approval.request': {
      titleZh: '提出请示',
      titleEn: 'Make requests',
      roles: ['branch-secretary', 'township-secretary', 'township-organiser'],
    },
    'approval.opine': { titleZh: '写审核意见', titleEn: 'Give opinions', roles: above },
    'approval.decide': { titleZh: '审定', titleEn: 'Decide', roles: ['township-secretary', 'county-department'] },
  },
  refusals: approvalRefusals,
  mount: (mounter, platform) => mountApprovals(mounter, createApprovalService(platform)),
  jobs: (platform) => approvalJobs(platform, createApprovalService(platform)),
  stepHandlers: (platform) => [createApprovalStepHandler(platform, createApprovalService(platform))],
});
