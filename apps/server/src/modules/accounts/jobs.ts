import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { forgetOld } from './session-store.ts';

const day = 86_400_000;

/** Every night (03:20 in China): sessions a year after their end, attempts after thirty days, kept answers after seven. */
export function accountJobs({ db, clock }: Platform): readonly JobDefinition[] {
  return [
    {
      name: 'accounts:forget-old',
      cron: '20 19 * * *',
      async handle() {
        const now = clock.now().getTime();
        const before = {
          sessions: new Date(now - 365 * day),
          attempts: new Date(now - 30 * day),
          answers: new Date(now - 7 * day),
        };
        await db.write({ path: null }, (tx) => forgetOld(tx, before), { audited: false });
      },
    },
  ];
}
