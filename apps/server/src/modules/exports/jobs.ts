import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { createExportService, exportJob } from './service.ts';
import * as store from './store.ts';

/** Writing of files, its resumption after a crash, and their removal. */
export function exportJobs(platform: Platform): readonly JobDefinition[] {
  const service = createExportService(platform);
  const { db, clock, jobs } = platform;
  return [
    { name: exportJob, handle: (payload) => service.write(Number(payload['exportId'])) },
    {
      name: 'export:resume',
      cron: '* * * * *',
      handle: () =>
        db.write(
          { path: '', everything: true },
          async (tx) => {
            for (const { id } of await store.listStaleExports(tx, clock.now()))
              await jobs.add(tx, exportJob, { exportId: id }, { key: `${exportJob} ${id} again` });
          },
          { audited: false },
        ),
    },
    // 02:30 in China.
    { name: 'export:remove-files', cron: '30 18 * * *', handle: () => service.removeOld() },
  ];
}
