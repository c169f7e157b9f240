import { defineModule } from '../../platform/module.ts';
import { attachmentRefusals } from './errors.ts';
import { attachmentJobs } from './jobs.ts';
import { mountAttachments } from './routes.ts';

export {
  attachTo,
  createAttachmentService,
  listAttachments,
  loadContents,
  moveAttachments,
  removeAttachments,
  type AttachmentSubject,
} from './service.ts';
export type { AttachmentRow } from './schema.ts';

const everybody = [
  'county-department',
  'township-secretary',
  'township-organiser',
  'branch-secretary',
  'branch-committee',
  'member',
] as const;

/** Files of records. */
export const attachmentsModule = defineModule({
  id: 'attachments',
  titleZh: '附件',
  titleEn: 'Attachments',
  permissions: {
    'attachment.add': { titleZh: '上传附件', titleEn: 'Upload files', roles: everybody },
    'attachment.read': { titleZh: '查看附件', titleEn: 'Read files', roles: everybody },
  },
  refusals: attachmentRefusals,
  mount: mountAttachments,
  jobs: attachmentJobs,
});
