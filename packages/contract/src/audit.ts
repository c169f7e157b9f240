import { z } from 'zod';
import { Done, Id, Instant, IsoDate, pageOf, pageQuery } from './common.ts';
import { defineRoutes } from './routes.ts';

/** One entry of the trail. */
export const AuditEvent = z.object({
  id: z.number(),
  at: Instant,
  userId: z.number().nullable(),
  actorName: z.string(),
  role: z.string(),
  roleTitle: z.string(),
  action: z.string(),
  actionZh: z.string(),
  actionEn: z.string(),
  subjectKind: z.string(),
  subjectId: z.number().nullable(),
  orgId: z.number().nullable(),
  orgName: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  ruleIds: z.array(z.string()),
  definitionHash: z.string().nullable(),
  /** Place in the chain; null for the moment until it is sealed. */
  chainNo: z.number().nullable(),
});

/** Filters of the trail: who, what, where, when, about which record. */
export const AuditFilter = z.object({
  who: z.string().trim().max(60).optional(),
  userId: Id.optional(),
  action: z.string().trim().max(80).optional(),
  subjectKind: z.string().trim().max(60).optional(),
  subjectId: Id.optional(),
  orgId: Id.optional(),
  from: IsoDate.optional(),
  until: IsoDate.optional(),
});

/** State of the hash chain of one place. */
export const ChainStatus = z.object({
  region: z.number().int(),
  sealed: z.number().int(),
  unsealed: z.number().int(),
  head: z.string(),
  /** Result of the last complete check. */
  lastCheck: z
    .object({
      at: Instant,
      ok: z.boolean(),
      events: z.number().int(),
      brokenAt: z.object({ seq: z.number(), eventId: z.number().nullable(), reasonZh: z.string() }).nullable(),
    })
    .nullable(),
});

/** A list of persons that left the platform. */
export const ExportRow = z.object({
  id: z.number(),
  at: Instant,
  actorName: z.string(),
  roleTitle: z.string(),
  orgName: z.string().nullable(),
  subjectKind: z.string(),
  persons: z.number().int(),
  purpose: z.string(),
  reader: z.string(),
});

/** The trail (审计记录): read only. */
export const auditRoutes = defineRoutes('audit-trail', {
  list: {
    method: 'GET',
    path: '/api/audit/events',
    permission: 'audit.read',
    summary: '查阅审计记录',
    query: AuditFilter.extend(pageQuery),
    response: pageOf(AuditEvent),
  },
  event: {
    method: 'GET',
    path: '/api/audit/events/:eventId',
    permission: 'audit.read',
    summary: '一条审计记录',
    params: z.object({ eventId: Id }),
    response: AuditEvent,
  },
  download: {
    method: 'GET',
    path: '/api/audit/download',
    permission: 'audit.export',
    summary: '导出审计记录（CSV）',
    query: AuditFilter.extend({
      purpose: z.string().trim().min(2, { error: '请写明用途。' }).max(200, { error: '用途不超过 200 个字。' }),
    }),
    response: z.unknown(),
    mode: 'raw',
    rateLimit: 10,
  },
  actions: {
    method: 'GET',
    path: '/api/audit/actions',
    permission: 'audit.read',
    summary: '可筛选的动作',
    response: z.object({ items: z.array(z.object({ id: z.string(), titleZh: z.string(), titleEn: z.string() })) }),
  },
  chain: {
    method: 'GET',
    path: '/api/audit/chain',
    permission: 'audit.read',
    summary: '审计链状态',
    response: z.object({ items: z.array(ChainStatus), sealedEntries: z.number().int() }),
  },
  check: {
    method: 'POST',
    path: '/api/audit/chain/check',
    permission: 'audit.read',
    summary: '核对整条审计链',
    response: Done,
    rateLimit: 5,
  },
  exports: {
    method: 'GET',
    path: '/api/audit/exports',
    permission: 'audit.read',
    summary: '大批名单导出记录：用途与接收人',
    query: z.object(pageQuery),
    response: pageOf(ExportRow),
  },
  history: {
    method: 'GET',
    path: '/api/audit/history',
    permission: 'audit.read-history',
    summary: '一项记录的办理历史',
    query: z.object({ ...pageQuery, subjectKind: z.string().trim().min(1).max(60), subjectId: Id }),
    response: pageOf(AuditEvent),
  },
});
