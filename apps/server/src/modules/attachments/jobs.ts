import { systemActor } from '../../platform/access/actor.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { removeAbandoned } from './store.ts';

const day = 86_400_000;

/** Every night (03:30 in China): takes away what was uploaded a week ago and never tied to a record. */
export function attachmentJobs({ db, clock }: Platform): readonly JobDefinition[] {
  return [
    {
      name: 'attachments:forget-abandoned',
      cron: '30 19 * * *',
      async handle() {
        const before = new Date(clock.now().getTime() - 7 * day);
        const { scope } = systemActor('定时任务', 0);
        await db.write(scope, (tx) => removeAbandoned(tx, before, clock.now()), { audited: false });
      },
    },
  ];
}
