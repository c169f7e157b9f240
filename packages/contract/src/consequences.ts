import { z } from 'zod';
import { Id, Instant, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** States of a case. */
export const CaseState = z.enum([
  'proposed',
  'opened',
  'investigated',
  'heard',
  'decided',
  'served',
  'running',
  'reviewed',
  'lifted',
  'escalated',
  'dropped',
]);

const Text = (what: string, most = 2000) =>
  z
    .string()
    .trim()
    .min(4, { error: `请写明${what}，至少 4 个字。` })
    .max(most, { error: `${what}不超过 ${most} 字。` });
const Count = z.number().int().min(0, { error: '人数不能为负。' }).max(100_000, { error: '人数过大，请核对。' });

/** The meeting that decided, with its head counts. */
export const CaseMeeting = z.object({
  titleZh: z.string().trim().min(2, { error: '请写明由哪次会议决定。' }).max(100, { error: '会议名称不超过 100 字。' }),
  heldOn: IsoDate,
  expected: Count,
  present: Count,
  inFavour: Count,
});

/** One measure of the catalogue. */
export const MeasureView = z.object({
  id: z.string(),
  titleZh: z.string(),
  term: z.string().nullable(),
  effect: z.string().nullable(),
});

/** A case in a list. */
export const CaseItem = z.object({
  id: z.number(),
  orgName: z.string(),
  deciderName: z.string(),
  kind: z.string(),
  titleZh: z.string(),
  subjectName: z.string(),
  state: CaseState,
  appeal: z.enum(['none', 'filed', 'answered']),
  measureZh: z.string().nullable(),
  termUntil: IsoDate.nullable(),
  nextReviewOn: IsoDate.nullable(),
  version: z.number().int(),
});

/** Everything of a case. */
export const CaseView = CaseItem.extend({
  subjectKind: z.enum(['member', 'org']),
  factZh: z.string(),
  factOn: IsoDate,
  basisZh: z.string(),
  measures: z.array(MeasureView),
  helperAllowed: z.boolean(),
  proposedByZh: z.string().nullable(),
  investigationZh: z.string().nullable(),
  investigatedByName: z.string().nullable(),
  investigatedOn: IsoDate.nullable(),
  invitedOn: IsoDate.nullable(),
  heardOn: IsoDate.nullable(),
  appeared: z.boolean().nullable(),
  statementZh: z.string().nullable(),
  helperName: z.string().nullable(),
  decisionZh: z.string().nullable(),
  decidedOn: IsoDate.nullable(),
  decidedByName: z.string().nullable(),
  meeting: CaseMeeting.nullable(),
  term: z.string().nullable(),
  servedOn: IsoDate.nullable(),
  servedHowZh: z.string().nullable(),
  acknowledgedOn: IsoDate.nullable(),
  termFrom: IsoDate.nullable(),
  appealUntil: IsoDate.nullable(),
  appealOrgName: z.string(),
  reviewZh: z.string().nullable(),
  reviewAdvice: z.enum(['go-on', 'lift', 'escalate']).nullable(),
  endedOn: IsoDate.nullable(),
  endedReason: z.string().nullable(),
  escalatedTo: z.number().nullable(),
  appealFacts: z
    .object({
      filedOn: IsoDate,
      statementZh: z.string(),
      dueOn: IsoDate,
      outcome: z.enum(['upheld', 'changed', 'revoked']).nullable(),
      answerZh: z.string().nullable(),
      answeredOn: IsoDate.nullable(),
      answeredByName: z.string().nullable(),
    })
    .nullable(),
  history: z.array(z.object({ at: Instant, byName: z.string(), act: z.string(), textZh: z.string() })),
  isOwn: z.boolean(),
  can: z.object({
    handle: z.boolean(),
    decide: z.boolean(),
    answerAppeal: z.boolean(),
    appeal: z.boolean(),
    acknowledge: z.boolean(),
  }),
});

const params = z.object({ consequenceCaseId: Id });
const act = <B extends z.ZodRawShape>(path: string, permission: string, summary: string, body: B) =>
  ({
    method: 'POST',
    path: `/api/consequences/:consequenceCaseId/${path}` as const,
    permission,
    summary,
    params,
    body: z.object({ version: Version, ...body }),
    response: CaseView,
  }) as const;

/** Measures after a result (处理): never automatic, heard first, appealed to the higher body. */
export const consequenceRoutes = defineRoutes('consequences', {
  list: {
    method: 'GET',
    path: '/api/consequences',
    permission: 'consequence.read',
    summary: '处理事项（办理、决定或受理申诉的）',
    query: z.object({ ...pageQuery, state: CaseState.optional(), runStepId: Id.optional() }),
    response: pageOf(CaseItem),
  },
  catalogue: {
    method: 'GET',
    path: '/api/consequence-catalogue',
    permission: 'consequence.read',
    summary: '处理种类与措施目录',
    response: z.object({ kinds: z.array(z.object({ kind: z.string(), measures: z.array(MeasureView) })) }),
  },
  open: {
    method: 'POST',
    path: '/api/consequences',
    permission: 'consequence.handle',
    summary: '立项',
    body: z.object({
      kind: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, { error: '处理种类由小写字母、数字和短横组成。' }),
      titleZh: z
        .string()
        .trim()
        .min(2, { error: '请写明事由，至少 2 个字。' })
        .max(60, { error: '事由不超过 60 字。' }),
      subjectKind: z.enum(['member', 'org'], { error: '请选择对象是党员还是组织。' }),
      memberId: Id.optional(),
      orgId: Id.optional(),
      factZh: Text('事实'),
      factOn: IsoDate,
      basisZh: Text('依据', 500),
      decider: z.enum(['own', 'parent', 'county'], { error: '请选择由哪一级决定。' }),
      /** Already under discipline for the same fact: then no further disposition. */
      alreadyPunished: z.boolean({ error: '请说明是否已因同一问题受过处分。' }),
      runStepId: Id.optional(),
    }),
    response: CaseView,
  },
  get: {
    method: 'GET',
    path: '/api/consequences/:consequenceCaseId',
    permission: 'signed-in',
    summary: '一项处理（办理、决定的组织和本人）',
    params,
    response: CaseView,
  },
  mine: {
    method: 'GET',
    path: '/api/me/consequences',
    permission: 'signed-in',
    summary: '涉及本人的处理',
    response: z.object({ items: z.array(CaseItem) }),
  },
  takeUp: act('take-up', 'consequence.handle', '受理系统提示（由人决定是否立项）', {}),
  drop: act('drop', 'consequence.handle', '不予处理（写明理由）', { reason: Text('理由', 500) }),
  investigate: act('investigate', 'consequence.handle', '调查核实', { findingsZh: Text('核实情况') }),
  hear: act('hear', 'consequence.handle', '听取陈述和申辩', {
    heardOn: IsoDate,
    appeared: z.boolean({ error: '请说明本人是否到场。' }),
    invitedOn: IsoDate,
    statementZh: z.string().trim().max(4000, { error: '陈述不超过 4000 字。' }).default(''),
    helperName: z.string().trim().max(40, { error: '助辩人姓名不超过 40 字。' }).default(''),
  }),
  decide: act('decide', 'consequence.decide', '作出决定（登记会议表决）', {
    measureId: z.string().max(41, { error: '请从措施目录中选择。' }),
    term: z
      .string()
      .regex(/^[1-9]\d{0,2}[dmy]$/, { error: '期限应写成 6m（月）或 30d（天）。' })
      .optional(),
    decisionZh: Text('决定内容'),
    meeting: CaseMeeting,
  }),
  serve: act('serve', 'consequence.handle', '送达本人（期限自送达起算）', {
    on: IsoDate,
    howZh: z.string().trim().min(2, { error: '请写明送达方式。' }).max(100, { error: '送达方式不超过 100 字。' }),
  }),
  review: act('review', 'consequence.handle', '复查', {
    findingsZh: Text('复查情况'),
    advice: z.enum(['go-on', 'lift', 'escalate'], { error: '请选择继续、解除或加重。' }),
  }),
  settle: act('settle', 'consequence.decide', '按复查作出决定：继续、解除或加重', {
    outcome: z.enum(['go-on', 'lift', 'escalate'], { error: '请选择继续、解除或加重。' }),
    reasonZh: Text('理由', 500),
    meeting: CaseMeeting,
  }),
  acknowledge: act('acknowledge', 'signed-in', '本人确认收到', {}),
  appeal: act('appeal', 'signed-in', '本人提出申诉', { statementZh: Text('申诉理由', 4000) }),
  answerAppeal: act('answer-appeal', 'consequence.answer-appeal', '答复申诉', {
    outcome: z.enum(['upheld', 'changed', 'revoked'], { error: '请选择维持、变更或撤销。' }),
    answerZh: Text('答复'),
    /** With `changed`: the milder or other measure of the catalogue. */
    measureId: z.string().max(41, { error: '请从措施目录中选择。' }).optional(),
    term: z
      .string()
      .regex(/^[1-9]\d{0,2}[dmy]$/, { error: '期限应写成 6m（月）或 30d（天）。' })
      .optional(),
  }),
});
