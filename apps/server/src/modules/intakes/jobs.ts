import { systemActor } from '../../platform/access/actor.ts';
import { regionOf } from '../../platform/ids.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import type { IntakeService } from './service.ts';
import { listDaily } from './store.ts';

/** Daily work of matters: ends what nobody rated, forgets what has expired. 00:20 in China. */
export function intakeJobs(platform: Platform, service: IntakeService): readonly JobDefinition[] {
  const all = systemActor('定时任务', 0);
  return [
    {
      name: 'intake:daily',
      cron: '20 16 * * *',
      handle: async () => {
        const rows = await platform.db.read(all.scope, (tx) => listDaily(tx, platform.clock.today()));
        for (const { id } of rows) {
          const actor = systemActor('定时任务', regionOf(id));
          await platform.db.write(actor.scope, (tx) => service.daily(tx, actor, id), { audited: false });
        }
      },
    },
  ];
}
