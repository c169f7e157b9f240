import { verifyChains } from '../../platform/audit/seal.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { saveChecks } from './store.ts';

/** Every night (02:40 in China) and on demand: recomputes all chains and keeps the result. */
export function auditJobs({ db, clock }: Platform): readonly JobDefinition[] {
  return [
    {
      name: 'audit:verify',
      cron: '40 18 * * *',
      async handle() {
        const reports = await verifyChains(db);
        await db.write({ path: null }, (tx) => saveChecks(tx, reports, clock.now()), { audited: false });
      },
    },
  ];
}
