import { z } from 'zod';
import { Id, Instant, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** States of a snapshot. */
export const SnapshotState = z.enum(['frozen', 'checked', 'signed', 'released', 'corrected']);

const Reason = z
  .string()
  .trim()
  .min(4, { error: '请写明原因，至少 4 个字。' })
  .max(500, { error: '原因不超过 500 字。' });
const Bucket = z.object({ id: z.string(), titleZh: z.string(), titleEn: z.string() });

/** A counting rule as data. */
export const IndicatorView = z.object({
  id: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  unitZh: z.string(),
  kind: z.enum(['stock', 'flow']),
  ruleZh: z.string(),
  ruleEn: z.string(),
  version: z.number().int(),
  aboutPersons: z.boolean(),
});

/** A snapshot in a list. */
export const SnapshotItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  titleZh: z.string(),
  openingOn: IsoDate,
  referenceOn: IsoDate,
  state: SnapshotState,
  edition: z.number().int(),
  releasedTo: z.enum(['internal', 'public']).nullable(),
  version: z.number().int(),
});

/** One indicator with its numbers; a withheld number is null. */
export const IndicatorResult = IndicatorView.extend({
  total: z.number().int().nullable(),
  cells: z.array(Bucket.extend({ n: z.number().int().nullable() })),
});

/** A snapshot with its numbers. */
export const SnapshotView = SnapshotItem.extend({
  /** Part of the tree the numbers are shown for: the whole snapshot, or one organisation below. */
  scope: z.object({ orgId: z.number(), orgName: z.string(), isWhole: z.boolean() }),
  parts: z.array(z.object({ orgId: z.number(), orgName: z.string() })),
  results: z.array(IndicatorResult),
  checks: z.array(z.object({ id: z.string(), holds: z.boolean(), expected: z.number(), found: z.number() })),
  checkNote: z.string().nullable(),
  frozenByName: z.string(),
  frozenAt: Instant,
  checkedByName: z.string().nullable(),
  signedByName: z.string().nullable(),
  signedOn: IsoDate.nullable(),
  releasedOn: IsoDate.nullable(),
  correctsId: z.number().nullable(),
  correctedById: z.number().nullable(),
  correctedReason: z.string().nullable(),
  runId: z.number().nullable(),
  can: z.object({
    check: z.boolean(),
    sign: z.boolean(),
    release: z.boolean(),
    correct: z.boolean(),
    rows: z.boolean(),
  }),
});

const params = z.object({ snapshotId: Id });

/** Statistics (统计): frozen, checked, signed, released, corrected as a new version. */
export const statisticsRoutes = defineRoutes('statistics', {
  indicators: {
    method: 'GET',
    path: '/api/statistics/indicators',
    permission: 'statistics.read',
    summary: '统计指标与口径',
    response: z.object({ items: z.array(IndicatorView) }),
  },
  list: {
    method: 'GET',
    path: '/api/statistics',
    permission: 'statistics.read',
    summary: '统计快照列表',
    query: z.object({ ...pageQuery, state: SnapshotState.optional() }),
    response: pageOf(SnapshotItem),
  },
  freeze: {
    method: 'POST',
    path: '/api/statistics',
    permission: 'statistics.freeze',
    summary: '按基准日冻结统计',
    body: z.object({
      titleZh: z
        .string()
        .trim()
        .min(2, { error: '请填写名称，至少 2 个字。' })
        .max(60, { error: '名称不超过 60 字。' }),
      openingOn: IsoDate,
      referenceOn: IsoDate,
      indicators: z
        .array(z.string().max(60))
        .min(1, { error: '请至少选一个指标。' })
        .max(60, { error: '至多选 60 个指标。' }),
      runStepId: Id.optional(),
    }),
    response: SnapshotView,
  },
  get: {
    method: 'GET',
    path: '/api/statistics/:snapshotId',
    permission: 'statistics.read',
    summary: '一份统计',
    params,
    query: z.object({ orgId: Id.optional() }),
    response: SnapshotView,
  },
  rows: {
    method: 'GET',
    path: '/api/statistics/:snapshotId/rows',
    permission: 'statistics.read',
    summary: '一个数背后的明细',
    params,
    query: z.object({
      indicator: z.string().max(60),
      bucket: z.string().max(60).optional(),
      orgId: Id.optional(),
      cursor: z.string().max(40).optional(),
      limit: z.coerce
        .number()
        .int()
        .min(1, { error: '每页至少 1 行。' })
        .max(50, { error: '每页至多 50 行。' })
        .default(50),
    }),
    response: pageOf(
      z.object({
        n: z.number(),
        subjectId: z.number(),
        kind: z.string(),
        titleZh: z.string(),
        orgName: z.string(),
        detailZh: z.string(),
      }),
    ),
  },
  check: {
    method: 'POST',
    path: '/api/statistics/:snapshotId/check',
    permission: 'statistics.freeze',
    summary: '核对（不平的写明原因）',
    params,
    body: z.object({
      version: Version,
      note: z.string().trim().max(500, { error: '说明不超过 500 字。' }).default(''),
    }),
    response: SnapshotView,
  },
  sign: {
    method: 'POST',
    path: '/api/statistics/:snapshotId/sign',
    permission: 'statistics.sign',
    summary: '审签',
    params,
    body: z.object({ version: Version }),
    response: SnapshotView,
  },
  release: {
    method: 'POST',
    path: '/api/statistics/:snapshotId/release',
    permission: 'statistics.sign',
    summary: '发布（对外时不显示小数）',
    params,
    body: z.object({ version: Version, to: z.enum(['internal', 'public'], { error: '请选择内部发布还是对外公开。' }) }),
    response: SnapshotView,
  },
  correct: {
    method: 'POST',
    path: '/api/statistics/:snapshotId/correct',
    permission: 'statistics.freeze',
    summary: '更正：重新计数，成为新的一版',
    params,
    body: z.object({ version: Version, reason: Reason }),
    response: SnapshotView,
  },
  published: {
    method: 'GET',
    path: '/api/public/statistics',
    permission: 'public',
    summary: '对外公开的统计（不登录）',
    query: z.object({ ...pageQuery }),
    response: pageOf(
      z.object({
        id: z.number(),
        orgName: z.string(),
        titleZh: z.string(),
        openingOn: IsoDate,
        referenceOn: IsoDate,
        edition: z.number().int(),
        releasedOn: IsoDate,
        withheldBelow: z.number().int(),
        results: z.array(IndicatorResult),
      }),
    ),
  },
});
