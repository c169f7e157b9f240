import { systemActor } from '../../platform/access/actor.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openPeriods } from './obligations/service.ts';
import { engineOf } from './engine.ts';
import { listLapsing } from './store.ts';

const slice = 200;

/** Ends what lapses, shortly after midnight in China. Each run in its own transaction: one fault stops one run. */
export function methodJobs(platform: Platform): readonly JobDefinition[] {
  return [
    {
      name: 'run:lapse-steps',
      cron: '10 16 * * *',
      handle: async () => {
        const everywhere = systemActor('定时任务', 0);
        for (let after = 0; ;) {
          const from = after;
          const due = await platform.db.read(everywhere.scope, (tx) =>
            listLapsing(tx, platform.clock.today(), from, slice),
          );
          for (const { region, id, path } of due) await lapseOne(platform, region, id, path);
          const last = due.at(-1);
          if (!last || due.length < slice) return;
          after = last.id;
        }
      },
    },
    {
      name: 'obligation:open-periods',
      cron: '20 16 * * *',
      handle: async () => {
        const everywhere = systemActor('定时任务', 0);
        await openPeriods(platform, (work) => platform.db.write(everywhere.scope, work, { audited: false }));
      },
    },
  ];
}

/** A step with records stays open: it is late, not missed. */
async function lapseOne(platform: Platform, region: number, id: number, path: string): Promise<void> {
  const actor = systemActor('定时任务', region, `${path.split('.')[0] ?? ''}.`);
  try {
    await platform.db.write(actor.scope, (tx) => engineOf(platform).lapse(tx, actor, id));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
