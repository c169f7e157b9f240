import { systemActor } from '../../platform/access/actor.ts';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { createNotificationService, deliverDue } from './service.ts';

/** Sends what waited for the morning, and the daily reminder. Times are UTC; China is eight hours ahead. */
export function notificationJobs(platform: Platform): readonly JobDefinition[] {
  const everywhere = systemActor('定时任务', 0);
  return [
    {
      name: 'message:deliver-due',
      cron: '*/10 0-12 * * *',
      handle: async () => {
        for (;;) {
          const sent = await platform.db.write(everywhere.scope, (tx) => deliverDue(tx, platform), { audited: false });
          if (sent === 0) return;
        }
      },
    },
    {
      name: 'message:remind',
      cron: '30 0 * * *',
      handle: async () => {
        await platform.db.write(everywhere.scope, (tx) => createNotificationService(platform).remindAll(tx, 0));
      },
    },
  ];
}
