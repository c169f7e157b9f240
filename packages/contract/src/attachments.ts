import { z } from 'zod';
import { Done, Id, Instant } from './common.ts';
import { defineRoutes } from './routes.ts';

/** A file as lists show it. */
export const AttachmentView = z.object({
  id: z.number(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  purpose: z.string(),
  uploadedAt: Instant,
  /** Whether the caller may take it away. */
  canRemove: z.boolean(),
});

const AttachmentParams = z.object({ attachmentId: Id });

/** Files: uploaded first, then tied to the record they belong to by the module that keeps it. */
export const attachmentRoutes = defineRoutes('attachments', {
  upload: {
    method: 'POST',
    path: '/api/attachments',
    permission: 'attachment.add',
    summary: '上传文件（PDF、Word、Excel、图片，单个不超过 30 MB）',
    response: AttachmentView,
    mode: 'raw',
    idempotent: false,
    rateLimit: 120,
  },
  list: {
    method: 'GET',
    path: '/api/attachments',
    permission: 'attachment.read',
    summary: '一项记录的附件',
    query: z.object({ subjectKind: z.string().min(1).max(60), subjectId: Id }),
    response: z.object({ items: z.array(AttachmentView) }),
  },
  download: {
    method: 'GET',
    path: '/api/attachments/:attachmentId',
    permission: 'attachment.read',
    summary: '下载文件',
    params: AttachmentParams,
    query: z.object({ inline: z.enum(['1']).optional() }),
    response: z.unknown(),
    mode: 'raw',
  },
  remove: {
    method: 'DELETE',
    path: '/api/attachments/:attachmentId',
    permission: 'attachment.add',
    summary: '删除文件',
    params: AttachmentParams,
    response: Done,
  },
});
