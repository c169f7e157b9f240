import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { mergeAll } from '../orgs/index.ts';
import { filesOfImports } from './files.ts';
import { createWorker } from './run/worker.ts';
import { workJob } from './service.ts';
import * as store from './store.ts';

const everything = { path: '', everything: true } as const;
/** Days that a file and the values in its findings stay after the import. */
const keptDays = 7;

/** The long work, its resumption after a crash, and the removal of old files. */
export function importJobs(platform: Platform): readonly JobDefinition[] {
  const { db, clock, jobs } = platform;
  const worker = createWorker(platform);
  const files = filesOfImports(platform);
  return [
    {
      name: workJob,
      async handle(payload) {
        const end = await worker.work(Number(payload['importId']));
        if (end?.state === 'done') await mergeAll(platform);
      },
    },
    {
      name: 'import:resume',
      cron: '* * * * *',
      // A killed process leaves its job locked for hours; the sign of life tells in seconds.
      handle: () =>
        db.write(
          everything,
          async (tx) => {
            for (const { id } of await store.listStale(tx, clock.now()))
              await jobs.add(tx, workJob, { importId: id }, { key: `${workJob} ${id} again` });
          },
          { audited: false },
        ),
    },
    {
      name: 'import:remove-files',
      // 02:20 in China.
      cron: '20 18 * * *',
      async handle() {
        const before = new Date(clock.now().getTime() - keptDays * 86_400_000);
        await db.write(
          everything,
          async (tx) => {
            for (const row of await store.listExpired(tx, before)) {
              await store.forgetFile(tx, row, clock.now());
              if (!(await store.isFileUsed(tx, row.sha256))) await files.remove(row.sha256);
            }
          },
          { audited: false },
        );
      },
    },
  ];
}
