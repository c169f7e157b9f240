import { z } from 'zod';
import { Done, Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

const RoundState = z.enum(['draft', 'opening', 'open', 'closed', 'cancelled']);
const Reason = z.string().trim().min(2, { error: '请写明理由。' }).max(300, { error: '理由不超过 300 字。' });
const year = z.number().int().min(2000, { error: '年份应为四位数。' }).max(2100, { error: '年份应为四位数。' });
const title = z.string().trim().min(2, { error: '请填写名称。' }).max(60, { error: '名称不超过 60 字。' });

/** A round as lists show it. */
export const RoundListItem = z.object({
  id: z.number(),
  title: z.string(),
  year: z.number().int(),
  methodId: z.string(),
  methodZh: z.string(),
  methodEn: z.string(),
  definitionHash: z.string(),
  schemeId: z.string().nullable(),
  /** Name of the scoring scheme, for people. */
  schemeZh: z.string().nullable(),
  schemeHash: z.string().nullable(),
  orgId: z.number(),
  state: RoundState,
  planned: z.number().int(),
  started: z.number().int(),
  openingFault: z.string().nullable(),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  previousRoundId: z.number().nullable(),
  /** The signed-in role acts for the owner of the round. */
  mine: z.boolean(),
  version: z.number().int(),
});

const StepCount = z.object({
  stepId: z.string(),
  waiting: z.number().int(),
  open: z.number().int(),
  done: z.number().int(),
  other: z.number().int(),
  late: z.number().int(),
});

/** A round with its steps and counts, as far as they lie in scope. */
export const RoundView = RoundListItem.extend({
  today: z.string(),
  scope: z.object({
    topOrgId: z.number().nullable(),
    kinds: z.array(z.string()),
    exclusions: z.array(z.object({ orgId: z.number(), reason: z.string() })),
  }),
  steps: z.array(
    z.object({
      stepId: z.string(),
      titleZh: z.string(),
      titleEn: z.string(),
      primitive: z.string(),
      actorZh: z.string().nullable(),
      dateName: z.string().nullable(),
      dueOn: z.string().nullable(),
    }),
  ),
  counts: z.array(StepCount),
  late: z.number().int(),
  bySuperior: z.array(
    z.object({ orgId: z.number(), name: z.string(), late: z.number().int(), counts: z.array(StepCount) }),
  ),
});

/** An organisation of a round and where it stands. */
export const RoundRunItem = z.object({
  runId: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  superiorName: z.string().nullable(),
  state: z.string(),
  openSteps: z.array(z.object({ stepId: z.string(), titleZh: z.string(), titleEn: z.string() })),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  remindedAt: z.string().nullable(),
});

const roundParams = z.object({ roundId: Id });

/** Rounds. */
export const roundRoutes = defineRoutes('rounds', {
  list: {
    method: 'GET',
    path: '/api/rounds',
    permission: 'round.read',
    summary: '轮次列表',
    query: z.object({ state: RoundState.optional(), methodId: z.string().optional() }),
    response: z.object({ items: z.array(RoundListItem) }),
  },
  view: {
    method: 'GET',
    path: '/api/rounds/:roundId',
    permission: 'round.read',
    summary: '轮次进度',
    params: roundParams,
    response: RoundView,
  },
  create: {
    method: 'POST',
    path: '/api/rounds',
    permission: 'round.manage',
    summary: '起草轮次',
    body: z.object({
      methodId: z.string(),
      title,
      year,
      kinds: z.array(z.string()).min(1, { error: '请至少选择一类组织。' }).default(['631', '632']),
    }),
    response: z.object({ roundId: z.number() }),
  },
  update: {
    method: 'PUT',
    path: '/api/rounds/:roundId',
    permission: 'round.manage',
    summary: '修改轮次草稿：名称、期限、范围',
    params: roundParams,
    body: z.object({
      version: Version,
      title,
      year,
      calendar: z.record(z.string(), IsoDate),
      scope: z.object({
        topOrgId: Id.optional(),
        kinds: z.array(z.string()),
        exclusions: z.array(z.object({ orgId: Id, reason: z.string().trim().max(200) })).max(5000),
      }),
    }),
    response: Done,
  },
  preview: {
    method: 'GET',
    path: '/api/rounds/:roundId/preview',
    permission: 'round.manage',
    summary: '开启前核对：有多少组织参加',
    params: roundParams,
    response: z.object({
      planned: z.number().int(),
      excluded: z.number().int(),
      bySuperior: z.array(z.object({ orgId: z.number(), name: z.string(), n: z.number().int() })),
    }),
  },
  open: {
    method: 'POST',
    path: '/api/rounds/:roundId/open',
    permission: 'round.manage',
    summary: '开启轮次：冻结标准，为范围内每个组织建立事项',
    params: roundParams,
    body: z.object({ version: Version }),
    response: z.object({ planned: z.number().int(), started: z.number().int() }),
  },
  moveDate: {
    method: 'POST',
    path: '/api/rounds/:roundId/dates',
    permission: 'round.manage',
    summary: '调整期限',
    params: roundParams,
    body: z.object({ version: Version, name: z.string(), date: IsoDate, reason: Reason }),
    response: Done,
  },
  close: {
    method: 'POST',
    path: '/api/rounds/:roundId/close',
    permission: 'round.manage',
    summary: '结束轮次',
    params: roundParams,
    body: z.object({ reason: z.string().trim().max(300).optional() }),
    response: Done,
  },
  discard: {
    method: 'POST',
    path: '/api/rounds/:roundId/discard',
    permission: 'round.manage',
    summary: '删除轮次草稿',
    params: roundParams,
    body: z.object({ version: Version }),
    response: Done,
  },
  runs: {
    method: 'GET',
    path: '/api/rounds/:roundId/runs',
    permission: 'round.read',
    summary: '轮次中各组织的进展',
    params: roundParams,
    query: z.object({
      ...pageQuery,
      step: z.string().optional(),
      state: z.enum(['waiting', 'open', 'done', 'returned', 'skipped', 'lapsed']).optional(),
      late: z.literal('yes').optional(),
      superior: Id.optional(),
    }),
    response: pageOf(RoundRunItem),
  },
  remind: {
    method: 'POST',
    path: '/api/rounds/:roundId/remind',
    permission: 'round.remind',
    summary: '催办超期的组织',
    params: roundParams,
    body: z.object({
      stepId: z.string().optional(),
      superiorOrgId: Id.optional(),
      runIds: z.array(Id).max(2000).optional(),
    }),
    response: z.object({ reminded: z.number().int(), tooRecent: z.number().int(), sendAt: z.string() }),
  },
});
