import { z } from 'zod';
import { Id, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** States of an appraisal. */
export const AppraisalState = z.enum(['designed', 'open', 'closed', 'confirmed', 'invalid']);

/** One answer that may be chosen. */
export const QuestionOption = z.object({ value: z.string(), titleZh: z.string(), titleEn: z.string().optional() });

/** A question as the sheet shows it. */
export const QuestionView = z.object({
  id: z.string(),
  titleZh: z.string(),
  titleEn: z.string().optional(),
  kind: z.enum(['choice', 'score', 'text']),
  required: z.boolean(),
  options: z.array(QuestionOption),
  maxPoints: z.number().optional(),
});

/** Turnout of a group; never what was answered. */
export const GroupTurnout = z.object({
  id: z.string(),
  titleZh: z.string(),
  titleEn: z.string().optional(),
  weight: z.tuple([z.number(), z.number()]),
  /** The platform counts these people by the roster; the numbers of the others are told. */
  counted: z.boolean(),
  expected: z.number().int(),
  issued: z.number().int(),
  received: z.number().int(),
  minTurnout: z.tuple([z.number(), z.number()]).nullable(),
});

/** Aggregate of one group; absent figures are withheld because the group is too small. */
export const GroupResult = z.object({
  id: z.string(),
  titleZh: z.string(),
  sheets: z.number().int(),
  withheld: z.boolean(),
  scoreHundredths: z.number().int().nullable(),
  questions: z.array(
    z.object({
      id: z.string(),
      titleZh: z.string(),
      counts: z.record(z.string(), z.number().int()),
      scoreHundredths: z.number().int().nullable(),
    }),
  ),
});

/** The result that the subject and the organiser see: aggregates and comments, no names, no sheets. */
export const AppraisalResult = z.object({
  valid: z.boolean(),
  reasonsZh: z.array(z.string()),
  scoreHundredths: z.number().int().nullable(),
  groups: z.array(GroupResult),
  comments: z.array(z.string()),
});

/** An appraisal with everything its organiser needs. */
export const AppraisalView = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  runStepId: z.number().nullable(),
  titleZh: z.string(),
  state: AppraisalState,
  round: z.number().int(),
  groups: z.array(GroupTurnout),
  questions: z.array(QuestionView),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  withholdBelow: z.number().int(),
  result: AppraisalResult.nullable(),
  version: z.number().int(),
  can: z.object({ open: z.boolean(), issue: z.boolean(), close: z.boolean(), rerun: z.boolean() }),
});

/** A row of the list. */
export const AppraisalListItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  titleZh: z.string(),
  state: AppraisalState,
  closesAt: z.string().nullable(),
});

/** Codes to hand out: shown once, kept nowhere in readable form. */
export const IssuedCodes = z.object({
  groupId: z.string(),
  groupTitleZh: z.string(),
  codes: z.array(z.object({ code: z.string(), url: z.string() })),
});

/** What a person with a code sees before answering. */
export const SheetView = z.object({
  titleZh: z.string(),
  orgName: z.string(),
  groupTitleZh: z.string(),
  questions: z.array(QuestionView),
  closesAt: z.string(),
  withholdBelow: z.number().int(),
  commentMaxLength: z.number().int(),
});

const appraisalParams = z.object({ appraisalId: Id });
const codeParams = z.object({ code: z.string().min(6, { error: '测评码不完整。' }).max(60) });
const Expected = z.array(
  z.object({
    groupId: z.string().max(40),
    expected: z
      .number()
      .int()
      .min(1, { error: '应参加人数至少 1 人。' })
      .max(5000, { error: '应参加人数不超过 5000 人。' }),
  }),
);

/** Appraisals (民主评议、测评): many people judge, by group, without a name. */
export const appraisalRoutes = defineRoutes('appraisals', {
  list: {
    method: 'GET',
    path: '/api/appraisals',
    permission: 'appraisal.read',
    summary: '测评列表',
    query: z.object({ ...pageQuery, state: AppraisalState.optional() }),
    response: pageOf(AppraisalListItem),
  },
  create: {
    method: 'POST',
    path: '/api/appraisals',
    permission: 'appraisal.organise',
    summary: '新建测评（不依附任何方法）',
    body: z.object({
      titleZh: z.string().trim().min(2, { error: '请写明测评名称。' }).max(100, { error: '测评名称不超过 100 字。' }),
      groups: z
        .array(
          z.object({
            titleZh: z.string().trim().min(1, { error: '请写明组名。' }).max(30, { error: '组名不超过 30 字。' }),
            weightPercent: z.number().int().min(1, { error: '权重至少 1%。' }).max(100, { error: '权重不超过 100%。' }),
          }),
        )
        .min(1, { error: '至少要有一组人。' })
        .max(8, { error: '至多 8 组。' }),
      questions: z
        .array(
          z.object({
            titleZh: z.string().trim().min(2, { error: '请写明题目。' }).max(200, { error: '题目不超过 200 字。' }),
          }),
        )
        .min(1, { error: '至少要有一道题。' })
        .max(30, { error: '至多 30 道题。' }),
    }),
    response: AppraisalView,
  },
  get: {
    method: 'GET',
    path: '/api/appraisals/:appraisalId',
    permission: 'appraisal.read',
    summary: '测评情况与结果',
    params: appraisalParams,
    response: AppraisalView,
  },
  open: {
    method: 'POST',
    path: '/api/appraisals/:appraisalId/open',
    permission: 'appraisal.organise',
    summary: '开始测评并取得测评码（只显示一次）',
    params: appraisalParams,
    body: z.object({ version: Version, expected: Expected }),
    response: z.object({ appraisal: AppraisalView, codes: z.array(IssuedCodes) }),
    idempotent: false,
  },
  reissue: {
    method: 'POST',
    path: '/api/appraisals/:appraisalId/codes',
    permission: 'appraisal.organise',
    summary: '作废一组未用的测评码并重新取码',
    params: appraisalParams,
    body: z.object({ version: Version, groupId: z.string().max(40) }),
    response: z.object({ appraisal: AppraisalView, codes: z.array(IssuedCodes) }),
    idempotent: false,
  },
  close: {
    method: 'POST',
    path: '/api/appraisals/:appraisalId/close',
    permission: 'appraisal.organise',
    summary: '结束测评并汇总',
    params: appraisalParams,
    body: z.object({ version: Version }),
    response: AppraisalView,
  },
  rerun: {
    method: 'POST',
    path: '/api/appraisals/:appraisalId/rerun',
    permission: 'appraisal.organise',
    summary: '参加人数不足，重新测评',
    params: appraisalParams,
    body: z.object({ version: Version }),
    response: AppraisalView,
  },
  sheet: {
    method: 'GET',
    path: '/api/appraise/:code',
    permission: 'token',
    summary: '凭测评码打开测评表',
    params: codeParams,
    response: SheetView,
    // A whole meeting may sit behind one address; codes are too long to be guessed at this rate.
    rateLimit: 600,
  },
  cast: {
    method: 'POST',
    path: '/api/appraise/:code',
    permission: 'token',
    summary: '提交测评表（一码一次，不留姓名）',
    params: codeParams,
    body: z.object({
      answers: z.record(z.string().max(60), z.union([z.string().max(1000), z.number()])),
    }),
    response: z.object({ received: z.literal(true) }),
    // Neither trail nor idempotency key: both would put a time beside the sheet. The code itself works once.
    audited: false,
    idempotent: false,
    rateLimit: 600,
  },
});
