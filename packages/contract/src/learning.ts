import { z } from 'zod';
import { Done, Id, IsoDate, pageOf, pageQuery } from './common.ts';
import { RuleReference } from './problem.ts';
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
  missing: z.enum(['none', 'sessions', 'length', 'time', 'tests', 'share']),
  /** How many passed; who, is for the own organisation. */
  passed: z.number().int(),
  test: z.object({ passMark: z.number().int(), of: z.number().int() }).nullable(),
  /** Days and class hours of each person; where both are asked for, either suffices. */
  minDays: z.number().int().nullable(),
  minHours: z.number().int().nullable(),
  lastsUntil: z.string().nullable(),
  hasCertificate: z.boolean(),
  certificateValidFor: z.string().nullable(),
  rules: z.array(RuleReference),
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
      state: z.enum(['enrolled', 'attended', 'passed', 'make-up', 'not-passed']),
      hasAttended: z.boolean(),
      hasMadeUp: z.boolean(),
      hours: z.number(),
      tests: z.array(
        z.object({
          id: z.number(),
          takenOn: z.string(),
          marks: z.number().int(),
          isPassed: z.boolean(),
          isMakeUp: z.boolean(),
        }),
      ),
      certificateId: z.number().nullable(),
    }),
  ),
  version: z.number().int(),
});

/** A certificate for its holder and the recorder; `code` proves it to whom the holder shows it. */
export const CertificateView = z.object({
  id: z.number(),
  planId: z.number(),
  number: z.string(),
  code: z.string(),
  titleZh: z.string(),
  holderName: z.string(),
  orgName: z.string(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
  state: z.enum(['valid', 'expiring', 'expired', 'revoked']),
  revokedReason: z.string().nullable(),
});

/** What the regulation asks in a year, with its source. */
const AskedHours = z.object({ hours: z.number(), rule: RuleReference.nullable() });

/** The own learning of a member. */
export const OwnLearning = z.object({
  items: z.array(
    z.object({ heldOn: z.string(), topic: z.string(), titleZh: z.string(), minutes: z.number().int().nullable() }),
  ),
  years: z.array(z.object({ year: z.number().int(), minutes: z.number().int(), hours: z.number() })),
  asked: AskedHours,
  tests: z.array(
    z.object({ titleZh: z.string(), takenOn: z.string(), marks: z.number().int(), isPassed: z.boolean() }),
  ),
  certificates: z.array(CertificateView),
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
    response: OwnLearning,
  },
  hours: {
    method: 'GET',
    path: '/api/learning/hours',
    permission: 'learning.record',
    summary: '本组织党员一年的学时（按姓名，不排名）',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    response: z.object({
      year: z.number().int(),
      asked: AskedHours,
      items: z.array(
        z.object({
          memberId: z.number(),
          name: z.string(),
          minutes: z.number().int(),
          hours: z.number(),
          sessions: z.number().int(),
        }),
      ),
    }),
  },
  certificates: {
    method: 'GET',
    path: '/api/learning/certificates',
    permission: 'learning.record',
    summary: '本组织发出的证书，或快到期的证书',
    query: z.object({ ...pageQuery, expiring: z.enum(['true']).optional() }),
    response: pageOf(CertificateView),
  },
  certificate: {
    method: 'GET',
    path: '/api/learning/certificates/:certificateId',
    permission: 'learning.read',
    summary: '一张证书（持证人和本组织记录人）',
    params: z.object({ certificateId: Id }),
    response: CertificateView,
  },
  revoke: {
    method: 'POST',
    path: '/api/learning/certificates/:certificateId/revoke',
    permission: 'learning.record',
    summary: '收回发错的证书',
    params: z.object({ certificateId: Id }),
    body: z.object({
      reason: z.string().trim().min(2, { error: '请写明收回的理由。' }).max(200, { error: '理由不超过 200 字。' }),
    }),
    response: Done,
  },
  verify: {
    method: 'GET',
    path: '/api/certificates/:code',
    permission: 'token',
    summary: '凭验证码核验证书',
    params: z.object({ code: z.string().max(60, { error: '验证码不超过 60 个字符。' }) }),
    response: z.object({
      number: z.string(),
      titleZh: z.string(),
      orgName: z.string(),
      /** First character of the name, the rest covered. */
      holder: z.string(),
      issuedOn: z.string(),
      validUntil: z.string().nullable(),
      state: z.enum(['valid', 'expiring', 'expired', 'revoked']),
    }),
    rateLimit: 60,
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
      minDays: z.number().int().min(1, { error: '天数至少为 1。' }).max(366, { error: '天数不超过 366。' }).optional(),
      minHours: z.number().int().min(1, { error: '学时至少为 1。' }).max(999, { error: '学时不超过 999。' }).optional(),
      test: z
        .object({
          passMark: z.number().int().min(1, { error: '合格分至少为 1。' }),
          of: z.number().int().min(1, { error: '总分至少为 1。' }).max(1000, { error: '总分不超过 1000。' }),
        })
        .refine(({ passMark, of }) => passMark <= of, { error: '合格分不能高于总分。', path: ['passMark'] })
        .optional(),
      /** Given to those who pass when the plan ends. */
      certificate: z
        .object({
          validFor: z
            .string()
            .regex(/^[1-9]\d{0,2}[dmy]$/, { error: '有效期写成 2y、6m 或 90d。' })
            .optional(),
        })
        .optional(),
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
  recordTest: {
    method: 'POST',
    path: '/api/learning/plans/:planId/tests',
    permission: 'learning.record',
    summary: '记录考试结果',
    params: planParams,
    body: z.object({
      takenOn: IsoDate,
      results: z
        .array(
          z.object({
            memberId: Id,
            marks: z
              .number({ error: '请填写得分。' })
              .int({ error: '得分应为整数。' })
              .min(0, { error: '得分不能为负。' }),
          }),
        )
        .min(1, { error: '请填写至少一人的得分。' })
        .max(1000, { error: '一次至多 1000 人。' }),
    }),
    response: z.object({ passed: z.number().int() }),
  },
  withdrawTest: {
    method: 'POST',
    path: '/api/learning/plans/:planId/tests/:testId/withdraw',
    permission: 'learning.record',
    summary: '作废记错的考试结果',
    params: planParams.extend({ testId: Id }),
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
