import { systemActor } from '../../platform/access/actor.ts';
import { regionOf } from '../../platform/ids.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import type { AppraisalService } from './service.ts';
import { listEnded, removeOldSheets } from './store.ts';

/** Hourly: ends appraisals whose time is over. Nightly: deletes sheets whose retention is over. */
export function appraisalJobs(platform: Platform, service: AppraisalService): readonly JobDefinition[] {
  const all = systemActor('定时任务', 0);
  return [
    {
      name: 'appraisal:close-ended',
      cron: '5 * * * *',
      handle: async () => {
        const ended = await platform.db.read(all.scope, (tx) => listEnded(tx, platform.clock.now()));
        for (const { id } of ended) {
          const actor = systemActor('定时任务', regionOf(id));
          await platform.db.write(actor.scope, (tx) => service.closeIfEnded(tx, actor, id), { audited: false });
        }
      },
    },
    {
      name: 'appraisal:remove-old-sheets',
      cron: '40 16 * * *',
      handle: async () => {
        await platform.db.write(
          all.scope,
          async (tx) => {
            const removed = await removeOldSheets(tx, platform.clock.today());
            if (removed > 0) {
              await platform.audit.append(tx, all, {
                action: 'appraisal.remove-sheets',
                subjectKind: 'appraisal',
                path: '',
                facts: { removed },
                ruleIds: ['archive.retention.sheets'],
              });
            }
          },
          { audited: false },
        );
      },
    },
  ];
}
