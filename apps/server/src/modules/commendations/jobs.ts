import { systemActor } from '../../platform/access/actor.ts';
import { regionOf } from '../../platform/ids.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import type { CommendationService } from './service.ts';
import { listExpired } from './store.ts';

/** Daily work of honours: ends those whose validity is over. 00:20 in China. */
export function commendationJobs(platform: Platform, service: CommendationService): readonly JobDefinition[] {
  const all = systemActor('定时任务', 0);
  return [
    {
      name: 'commendation:expire',
      cron: '20 16 * * *',
      handle: async () => {
        const expired = await platform.db.read(all.scope, (tx) => listExpired(tx, platform.clock.today()));
        for (const { id } of expired) {
          const actor = systemActor('定时任务', regionOf(id));
          await platform.db.write(actor.scope, (tx) => service.expire(tx, actor, id), { audited: false });
        }
      },
    },
  ];
}
