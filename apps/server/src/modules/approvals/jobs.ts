import { systemActor } from '../../platform/access/actor.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ApprovalService } from './service.ts';

/** Daily work of approvals: methods that let silence speak. 00:30 in China. */
export function approvalJobs(platform: Platform, service: ApprovalService): readonly JobDefinition[] {
  const actor = systemActor('定时任务', 0);
  return [
    {
      name: 'approval:apply-silence',
      cron: '30 16 * * *',
      handle: async () => {
        await platform.db.write(actor.scope, (tx) => service.applySilence(tx, actor), { audited: false });
      },
    },
  ];
}
