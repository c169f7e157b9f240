import { systemActor } from '../../platform/access/actor.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { regionOf } from '../../platform/ids.ts';
import type { NoticeService } from './service.ts';
import { listEnded } from './store.ts';

/** Daily work of notices: ends those whose last day has passed. 00:10 in China. */
export function noticeJobs(platform: Platform, service: NoticeService): readonly JobDefinition[] {
  const all = systemActor('定时任务', 0);
  return [
    {
      name: 'notice:close-ended',
      cron: '10 16 * * *',
      handle: async () => {
        const ended = await platform.db.read(all.scope, (tx) => listEnded(tx, platform.clock.today()));
        for (const { id } of ended) {
          // One transaction a notice: a run that cannot go on must not hold back the others.
          const actor = systemActor('定时任务', regionOf(id));
          await platform.db.write(actor.scope, (tx) => service.closeIfEnded(tx, actor, id), { audited: false });
        }
      },
    },
  ];
}
