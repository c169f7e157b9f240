import { z } from 'zod';
import { Id, pageOf, pageQuery } from './common.ts';
import { defineRoutes } from './routes.ts';

/** A file of the archive, without contents. */
export const ArchiveFileItem = z.object({
  id: z.number(),
  orgId: z.number(),
  titleZh: z.string(),
  state: z.enum(['collecting', 'sealed']),
  accessClass: z.enum(['public', 'internal', 'personal-file', 'sealed']),
  retainUntil: z.string().nullable(),
  hash: z.string().nullable(),
  sealedOn: z.string().nullable(),
  sealedBy: z.string().nullable(),
});

/** A file with its list of contents and its readers. */
export const ArchiveFileView = ArchiveFileItem.extend({
  runId: z.number(),
  contents: z.array(
    z.object({
      itemId: z.string(),
      titleZh: z.string(),
      isRequired: z.boolean(),
      isPresent: z.boolean(),
      fromStepZh: z.string().nullable(),
      hash: z.string().nullable(),
    }),
  ),
  readings: z.array(z.object({ name: z.string(), role: z.string(), purpose: z.string(), at: z.string() })),
});

const fileParams = z.object({ fileId: Id });

/** The archive. */
export const archiveRoutes = defineRoutes('archives', {
  list: {
    method: 'GET',
    path: '/api/archives',
    permission: 'archive.list',
    summary: '档案目录',
    query: z.object({ ...pageQuery, orgId: Id.optional() }),
    response: pageOf(ArchiveFileItem.extend({ orgName: z.string() })),
  },
  view: {
    method: 'GET',
    path: '/api/archives/:fileId',
    permission: 'archive.list',
    summary: '一份档案的材料目录与查阅记录',
    params: fileParams,
    response: ArchiveFileView,
  },
  seal: {
    method: 'POST',
    path: '/api/archives/:fileId/seal',
    permission: 'archive.seal',
    summary: '封存',
    params: fileParams,
    response: z.object({ hash: z.string() }),
  },
  read: {
    method: 'POST',
    path: '/api/archives/:fileId/read',
    permission: 'archive.read',
    summary: '查阅档案内容（留痕）',
    params: fileParams,
    body: z.object({
      purpose: z.string().trim().min(2, { error: '请写明查阅目的。' }).max(200, { error: '目的不超过 200 字。' }),
    }),
    response: z.object({
      id: z.number(),
      titleZh: z.string(),
      hash: z.string(),
      items: z.array(z.object({ itemId: z.string(), titleZh: z.string(), hash: z.string(), content: z.unknown() })),
    }),
  },
  verify: {
    method: 'GET',
    path: '/api/archives/:fileId/verify',
    permission: 'archive.list',
    summary: '核验档案完整性',
    params: fileParams,
    response: z.object({
      isIntact: z.boolean(),
      hash: z.string(),
      expected: z.string(),
      changed: z.array(z.string()),
      lostFiles: z.array(z.string()),
    }),
  },
});
