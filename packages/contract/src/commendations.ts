import { z } from 'zod';
import { Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** States of a commendation. */
export const CommendationState = z.enum(['nominated', 'conferred', 'declined', 'expired', 'withdrawn']);

/** A row: who is honoured with what. */
export const CommendationItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  superiorName: z.string(),
  deciderName: z.string(),
  kind: z.string(),
  titleZh: z.string(),
  gradeTitle: z.string().nullable(),
  stars: z.number().int().nullable(),
  year: z.number().int(),
  state: CommendationState,
  conferredOn: IsoDate.nullable(),
  validUntil: IsoDate.nullable(),
  plaqueNumber: z.string().nullable(),
  plaqueHungOn: IsoDate.nullable(),
  withdrawnReason: z.string().nullable(),
  version: z.number().int(),
});

const commendationParams = z.object({ commendationId: Id });

/** Honours: stars, titles, plaques (表彰、命名、授星). */
export const commendationRoutes = defineRoutes('commendations', {
  list: {
    method: 'GET',
    path: '/api/commendations',
    permission: 'commendation.read',
    summary: '表彰与授星列表',
    query: z.object({
      ...pageQuery,
      state: CommendationState.optional(),
      roundId: Id.optional(),
      orgId: Id.optional(),
      stars: z.coerce.number().int().min(1).max(5).optional(),
    }),
    response: pageOf(CommendationItem),
  },
  nominate: {
    method: 'POST',
    path: '/api/commendations',
    permission: 'commendation.nominate',
    summary: '提名表彰（不依附任何方法）',
    body: z.object({
      orgId: Id,
      titleZh: z.string().trim().min(2, { error: '请写明称号。' }).max(60, { error: '称号不超过 60 字。' }),
      reasonZh: z
        .string()
        .trim()
        .min(5, { error: '请写明事迹，至少 5 个字。' })
        .max(2000, { error: '事迹不超过 2000 字。' }),
      validUntil: IsoDate.optional(),
    }),
    response: CommendationItem,
  },
  get: {
    method: 'GET',
    path: '/api/commendations/:commendationId',
    permission: 'commendation.read',
    summary: '一项表彰',
    params: commendationParams,
    response: CommendationItem,
  },
  confer: {
    method: 'POST',
    path: '/api/commendations/confer',
    permission: 'commendation.confer',
    summary: '授星、命名（可批量，全部成功或全部不办）',
    body: z.object({
      items: z
        .array(z.object({ commendationId: Id, version: Version }))
        .min(1, { error: '请至少选择一项。' })
        .max(1000, { error: '一次至多 1000 项。' }),
      decidedAtZh: z
        .string()
        .trim()
        .min(2, { error: '请写明由哪次会议研究决定。' })
        .max(200, { error: '会议名称不超过 200 字。' }),
    }),
    response: z.object({ conferred: z.number().int() }),
  },
  hang: {
    method: 'POST',
    path: '/api/commendations/:commendationId/plaque',
    permission: 'commendation.hang',
    summary: '登记标牌已悬挂',
    params: commendationParams,
    body: z.object({ version: Version, hungOn: IsoDate }),
    response: CommendationItem,
  },
  withdraw: {
    method: 'POST',
    path: '/api/commendations/:commendationId/withdraw',
    permission: 'commendation.confer',
    summary: '撤销（须先听取陈述）',
    params: commendationParams,
    body: z.object({
      version: Version,
      reason: z
        .string()
        .trim()
        .min(5, { error: '请写明撤销理由，至少 5 个字。' })
        .max(500, { error: '理由不超过 500 字。' }),
      heardOn: IsoDate,
      statementZh: z
        .string()
        .trim()
        .min(2, { error: '请记录对方的陈述。' })
        .max(2000, { error: '陈述不超过 2000 字。' }),
    }),
    response: CommendationItem,
  },
  stars: {
    method: 'GET',
    path: '/api/public/stars',
    permission: 'public',
    summary: '星级榜（不登录）',
    query: z.object({
      ...pageQuery,
      q: z.string().max(60).optional(),
      stars: z.coerce.number().int().min(1).max(5).optional(),
    }),
    response: pageOf(
      z.object({
        id: z.number(),
        orgName: z.string(),
        superiorName: z.string(),
        stars: z.number().int(),
        year: z.number().int(),
        validUntil: IsoDate.nullable(),
      }),
    ),
  },
});
