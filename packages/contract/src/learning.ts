import { z } from 'zod';
import { Done, Id, IsoDate, pageOf, pageQuery } from './common.ts';
import { defineRoutes } from './routes.ts';

/** A plan as lists show it. */
export const LearningPlanItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  titleZh: z.string(),
  kind: z.string(),
  state: z.enum(['planned', 'held', 'credited']),
  startsOn: z.string(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
});

/** A plan with its sessions. The list of learners is for the own organisation alone. */
export const LearningPlanView = LearningPlanItem.omit({ orgName: true }).extend({
  runStepId: z.number().nullable(),
  topics: z.array(z.string()),
  material: z.string(),
  minSessions: z.number().int(),
  makeUp: z.enum(['once', 'none']),
  reason: z.string().nullable(),
  creditedOn: z.string().nullable(),
  expected: z.number().int(),
  attended: z.number().int(),
  /** Sum over the sessions; nothing else. */
  minutes: z.number().int(),
  missing: z.enum(['none', 'sessions', 'share']),
  mine: z.boolean(),
  /** Those who are due are listed now. */
  isListed: z.boolean(),
  sessions: z.array(
    z.object({
      id: z.number(),
      heldOn: z.string(),
      place: z.string(),
      topic: z.string(),
      summary: z.string(),
      minutes: z.number().int().nullable(),
      makesUpFor: z.number().nullable(),
      isLateEntry: z.boolean(),
      recordedBy: z.string(),
      recordedAt: z.string(),
      withdrawnReason: z.string().nullable(),
      attended: z.number().int(),
    }),
  ),
  learners: z.array(
    z.object({
      memberId: z.number(),
      name: z.string(),
      /** Last digits of the number of somebody who has a namesake in the list; empty for everybody else. */
      tail: z.string(),
      hasAttended: z.boolean(),
      hasMadeUp: z.boolean(),
    }),
  ),
  version: z.number().int(),
});

const planParams = z.object({ planId: Id });
const short = (what: string, max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `${what}不超过 ${max} 字。` });

/** Learning: plans, sessions, who took part. */
export const learningRoutes = defineRoutes('learning', {
  plans: {
    method: 'GET',
    path: '/api/learning/plans',
    permission: 'learning.read',
    summary: '学习计划',
    query: z.object({ ...pageQuery, orgId: Id.optional(), state: z.enum(['planned', 'held', 'credited']).optional() }),
    response: pageOf(LearningPlanItem),
  },
  plan: {
    method: 'GET',
    path: '/api/learning/plans/:planId',
    permission: 'learning.read',
    summary: '一份学习计划及记录',
    params: planParams,
    response: LearningPlanView,
  },
  mine: {
    method: 'GET',
    path: '/api/learning/mine',
    permission: 'learning.read',
    summary: '我参加的学习',
    response: z.object({
      items: z.array(
        z.object({ heldOn: z.string(), topic: z.string(), titleZh: z.string(), minutes: z.number().int().nullable() }),
      ),
    }),
  },
  create: {
    method: 'POST',
    path: '/api/learning/plans',
    permission: 'learning.record',
    summary: '安排学习',
    body: z.object({
      titleZh: z.string().trim().min(2, { error: '请填写名称。' }).max(80, { error: '名称不超过 80 字。' }),
      kind: z
        .enum(['session', 'lecture', 'course', 'training', 'self-study', 'broadcast', 'practice', 'test', 'plan'])
        .default('session'),
      topics: z.array(short('学习内容', 60)).max(20).default([]),
      material: short('学习材料', 2000).default(''),
      minSessions: z.number().int().min(0).max(100).default(1),
      startsOn: IsoDate,
      dueOn: IsoDate.optional(),
    }),
    response: z.object({ planId: z.number() }),
  },
  record: {
    method: 'POST',
    path: '/api/learning/plans/:planId/sessions',
    permission: 'learning.record',
    summary: '记录一次学习',
    params: planParams,
    body: z.object({
      heldOn: IsoDate,
      topic: z.string().trim().min(2, { error: '请填写学习内容。' }).max(100, { error: '学习内容不超过 100 字。' }),
      place: short('地点', 60).default(''),
      summary: short('学习情况', 2000).default(''),
      minutes: z
        .number()
        .int()
        .min(1, { error: '时长至少 1 分钟。' })
        .max(1440, { error: '时长不超过 24 小时。' })
        .optional(),
      memberIds: z.array(Id).min(1, { error: '请选择参加学习的党员。' }).max(5000),
      makesUpFor: Id.optional(),
    }),
    response: z.object({ sessionId: z.number() }),
  },
  withdraw: {
    method: 'POST',
    path: '/api/learning/plans/:planId/sessions/:sessionId/withdraw',
    permission: 'learning.record',
    summary: '作废记错的一次学习',
    params: planParams.extend({ sessionId: Id }),
    body: z.object({
      reason: z.string().trim().min(2, { error: '请写明作废的理由。' }).max(200, { error: '理由不超过 200 字。' }),
    }),
    response: Done,
  },
  finish: {
    method: 'POST',
    path: '/api/learning/plans/:planId/finish',
    permission: 'learning.record',
    summary: '学习结束',
    params: planParams,
    body: z.object({ reason: z.string().trim().max(500, { error: '理由不超过 500 字。' }).optional() }),
    response: Done,
  },
});
