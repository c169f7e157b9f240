import { systemActor } from '../../platform/access/actor.ts';
import { regionOf } from '../../platform/ids.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import type { VoteService } from './service.ts';
import { listEnded } from './store.ts';

/** Every five minutes: ends online rounds whose time is over, and with them their keys. */
export function voteJobs(platform: Platform, service: VoteService): readonly JobDefinition[] {
  const all = systemActor('定时任务', 0);
  return [
    {
      name: 'vote:close-ended',
      cron: '*/5 * * * *',
      handle: async () => {
        const ended = await platform.db.read(all.scope, (tx) => listEnded(tx, platform.clock.now()));
        for (const { vote_id: id } of ended) {
          const actor = systemActor('定时任务', regionOf(id));
          await platform.db.write(actor.scope, (tx) => service.close(tx, actor, id, {}));
        }
      },
    },
  ];
}
