import { z } from 'zod';
import { Id, Instant } from './common.ts';
import { memberFilters } from './members.ts';
import { defineRoutes } from './routes.ts';

/** What is exported, how and why. */
export const ExportRequest = z.object({
  kind: z.enum(['orgs', 'members'], { error: '请选择导出党组织或党员。' }),
  format: z.enum(['xlsx', 'csv'], { error: '请选择 Excel 或 CSV。' }),
  /** Of members: those of the roster. */
  filters: z.object(memberFilters).default({}),
  /** Of organisations: top of the subtree; default the own. */
  orgId: Id.optional(),
  /** Identity numbers, telephones and addresses in the clear. */
  withIdentifiers: z.boolean().default(false),
  purpose: z
    .string()
    .trim()
    .min(4, { error: '请写明用途，至少 4 个字。' })
    .max(200, { error: '用途不超过 200 个字。' }),
  /** Who will read the list. */
  reader: z.string().trim().min(2, { error: '请写明交给谁。' }).max(100, { error: '接收人不超过 100 个字。' }),
});

/** A file that is being made or waits to be fetched. */
export const ExportView = z.object({
  id: z.number(),
  kind: z.enum(['orgs', 'members']),
  format: z.enum(['xlsx', 'csv']),
  state: z.enum(['waiting', 'writing', 'ready', 'failed', 'removed']),
  fileName: z.string(),
  rows: z.number().int(),
  purpose: z.string(),
  createdAt: Instant,
  keptUntil: Instant.nullable(),
  failureZh: z.string().nullable(),
  failureEn: z.string().nullable(),
});

const ExportParams = z.object({ exportId: Id });

/** Exports with the headings of the import, so that what is exported imports unchanged. */
export const exportRoutes = defineRoutes('exports', {
  request: {
    method: 'POST',
    path: '/api/exports',
    permission: 'export.take',
    summary: '导出党组织或党员（写明用途和接收人；文件保存 7 天）',
    body: ExportRequest,
    response: ExportView,
  },
  list: {
    method: 'GET',
    path: '/api/exports',
    permission: 'export.take',
    summary: '我的导出文件',
    response: z.object({ items: z.array(ExportView) }),
  },
  view: {
    method: 'GET',
    path: '/api/exports/:exportId',
    permission: 'export.take',
    summary: '一次导出的进度',
    params: ExportParams,
    response: ExportView,
  },
  download: {
    method: 'GET',
    path: '/api/exports/:exportId/file',
    permission: 'export.take',
    summary: '下载导出的文件',
    params: ExportParams,
    response: z.unknown(),
    mode: 'raw',
  },
});

export type ExportView = z.infer<typeof ExportView>;
export type ExportRequest = z.infer<typeof ExportRequest>;
