import { monthStart } from '@jishi/domain';
import { systemActor } from '../../platform/access/actor.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import type { DuesService } from './service.ts';

/** Monthly work of dues, looked at each night so that a missed first of the month is made up. 00:40 in China. */
export function duesJobs(platform: Platform, service: DuesService): readonly JobDefinition[] {
  const all = systemActor('定时任务', 0);
  return [
    {
      name: 'dues:open-month',
      cron: '40 16 * * *',
      handle: async () => {
        const month = monthStart(platform.clock.today());
        await platform.db.write(all.scope, (tx) => service.openEverywhere(tx, all, month));
      },
    },
    {
      name: 'dues:list-arrears',
      // The third of the month in China, when the month before has had its days of grace.
      cron: '50 16 2 * *',
      handle: async () => {
        await platform.db.write(all.scope, (tx) => service.listArrears(tx), { audited: false });
      },
    },
  ];
}
