import { defineModule } from '../../platform/module.ts';
import { notificationRefusals } from './errors.ts';
import { notificationJobs } from './jobs.ts';
import { mountNotifications } from './routes.ts';
import { createNotificationService } from './service.ts';
import { createNotificationStepHandler } from './step-handler.ts';

export { sendMessages } from './service.ts';
export type { NewMessage } from './schema.ts';

const officers = ['county-department', 'township-secretary', 'township-organiser', 'branch-secretary'] as const;

/** Primitive `notification` 通知回执: messages, circulars, receipts, reminders. */
export const notificationsModule = defineModule({
  id: 'notifications',
  titleZh: '消息与通知',
  titleEn: 'Messages',
  permissions: {
    'circular.read': {
      titleZh: '查看通知',
      titleEn: 'Read circulars',
      roles: [...officers, 'branch-committee', 'member'],
    },
    'circular.send': { titleZh: '发通知', titleEn: 'Send circulars', roles: officers },
  },
  refusals: notificationRefusals,
  mount: mountNotifications,
  jobs: notificationJobs,
  stepHandlers: (platform) => [createNotificationStepHandler(platform, createNotificationService(platform))],
});
