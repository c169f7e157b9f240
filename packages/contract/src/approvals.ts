import { z } from 'zod';
import { Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** What a request for approval may become. */
export const ApprovalState = z.enum(['requested', 'accepted', 'sent-back', 'decided', 'replied', 'withdrawn']);

/** Choice the decider has beside yes and no: a grade, a person, a date. */
export const ValueChoice = z.object({ value: z.string(), titleZh: z.string(), titleEn: z.string().optional() });

/** The meeting at which a collective decision was taken; head counts of members with voting rights. */
export const DecidingMeeting = z.object({
  heldOn: IsoDate,
  expected: z.number().int().min(1, { error: '应到人数至少 1 人。' }).max(1000, { error: '应到人数不超过 1000 人。' }),
  present: z.number().int().min(0, { error: '实到人数不能为负。' }),
  inFavour: z.number().int().min(0, { error: '赞成人数不能为负。' }),
  minutesZh: z.string().trim().max(2000, { error: '会议情况不超过 2000 字。' }).default(''),
});

/** A row of the list: enough to decide forty on one page. */
export const ApprovalListItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  titleZh: z.string(),
  mode: z.enum(['approve', 'file', 'prereview', 'verify']),
  state: ApprovalState,
  requestedOn: IsoDate,
  dueOn: IsoDate.nullable(),
  proposedValue: z.string().nullable(),
  proposedTitle: z.string().nullable(),
  choices: z.array(ValueChoice),
  facts: z.record(z.string(), z.unknown()),
  collective: z.string().nullable(),
  version: z.number().int(),
});

/** An opinion of a reviewer. */
export const ApprovalOpinion = z.object({ byName: z.string(), at: z.string(), textZh: z.string() });

/** A request with everything its page needs. */
export const ApprovalView = ApprovalListItem.extend({
  runStepId: z.number().nullable(),
  /** Run behind the request, for whoever decides it. */
  runId: z.number().nullable(),
  deciderOrgName: z.string(),
  decisions: z.array(z.enum(['approve', 'refuse', 'amend'])),
  requestTextZh: z.string(),
  sentBackReason: z.string().nullable(),
  decision: z.enum(['approve', 'refuse', 'amend']).nullable(),
  decidedValue: z.string().nullable(),
  decisionReason: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedOn: IsoDate.nullable(),
  meeting: DecidingMeeting.nullable(),
  replyNumber: z.string().nullable(),
  replyTextZh: z.string().nullable(),
  opinions: z.array(ApprovalOpinion),
  extendedTo: IsoDate.nullable(),
  can: z.object({
    withdraw: z.boolean(),
    accept: z.boolean(),
    decide: z.boolean(),
    reply: z.boolean(),
    returnStep: z.boolean(),
  }),
});

const approvalParams = z.object({ approvalId: Id });
const Reason = z.string().trim().min(2, { error: '请写明原因。' }).max(500, { error: '原因不超过 500 字。' });

/** One decision: as proposed, refused with a reason, or changed with a reason. */
export const DecisionItem = z.object({
  approvalId: Id,
  version: Version,
  decision: z.enum(['approve', 'refuse', 'amend'], { error: '请选择同意、不同意或调整。' }),
  value: z.string().max(60).optional(),
  reason: z.string().trim().max(500, { error: '理由不超过 500 字。' }).optional(),
});

/** Requests for approval (审批、备案): submitted, taken up or sent back, decided, replied. */
export const approvalRoutes = defineRoutes('approvals', {
  list: {
    method: 'GET',
    path: '/api/approvals',
    permission: 'approval.read',
    summary: '审批列表',
    query: z.object({
      ...pageQuery,
      state: ApprovalState.optional(),
      orgId: Id.optional(),
      stepId: z.string().max(60).optional(),
      roundId: Id.optional(),
      mine: z.enum(['to-decide', 'requested']).optional(),
    }),
    response: pageOf(ApprovalListItem),
  },
  create: {
    method: 'POST',
    path: '/api/approvals',
    permission: 'approval.request',
    summary: '向上级提出请示或备案',
    body: z.object({
      titleZh: z.string().trim().min(2, { error: '请写明请示事项。' }).max(100, { error: '事项名称不超过 100 字。' }),
      mode: z.enum(['approve', 'file'], { error: '请选择请示或备案。' }),
      textZh: z.string().trim().min(2, { error: '请写明请示内容。' }).max(5000, { error: '请示内容不超过 5000 字。' }),
    }),
    response: ApprovalView,
  },
  get: {
    method: 'GET',
    path: '/api/approvals/:approvalId',
    permission: 'approval.read',
    summary: '审批详情',
    params: approvalParams,
    response: ApprovalView,
  },
  accept: {
    method: 'POST',
    path: '/api/approvals/:approvalId/accept',
    permission: 'approval.decide',
    summary: '材料齐全，予以受理',
    params: approvalParams,
    body: z.object({ version: Version }),
    response: ApprovalView,
  },
  sendBack: {
    method: 'POST',
    path: '/api/approvals/:approvalId/send-back',
    permission: 'approval.decide',
    summary: '退回并一次告知所缺材料',
    params: approvalParams,
    body: z.object({ version: Version, missing: Reason }),
    response: ApprovalView,
  },
  resubmit: {
    method: 'POST',
    path: '/api/approvals/:approvalId/resubmit',
    permission: 'approval.request',
    summary: '补正后重新提交',
    params: approvalParams,
    body: z.object({
      version: Version,
      textZh: z.string().trim().min(2, { error: '请写明请示内容。' }).max(5000, { error: '请示内容不超过 5000 字。' }),
    }),
    response: ApprovalView,
  },
  withdraw: {
    method: 'POST',
    path: '/api/approvals/:approvalId/withdraw',
    permission: 'approval.request',
    summary: '受理前撤回',
    params: approvalParams,
    body: z.object({ version: Version }),
    response: ApprovalView,
  },
  opine: {
    method: 'POST',
    path: '/api/approvals/:approvalId/opinions',
    permission: 'approval.opine',
    summary: '写审核意见',
    params: approvalParams,
    body: z.object({
      textZh: z.string().trim().min(2, { error: '请写明意见。' }).max(1000, { error: '意见不超过 1000 字。' }),
    }),
    response: ApprovalView,
  },
  extend: {
    method: 'POST',
    path: '/api/approvals/:approvalId/extend',
    permission: 'approval.decide',
    summary: '延长答复期限',
    params: approvalParams,
    body: z.object({ version: Version, until: IsoDate, reason: Reason }),
    response: ApprovalView,
  },
  decide: {
    method: 'POST',
    path: '/api/approvals/decide',
    permission: 'approval.decide',
    summary: '集中审定一批事项（一次会议）',
    body: z.object({
      items: z.array(DecisionItem).min(1, { error: '请至少选择一项。' }).max(200, { error: '一次至多 200 项。' }),
      meeting: DecidingMeeting.optional(),
      replyNumber: z.string().trim().max(60, { error: '文号不超过 60 字。' }).optional(),
      replyTextZh: z.string().trim().max(2000, { error: '批复不超过 2000 字。' }).optional(),
    }),
    response: z.object({ decided: z.number().int() }),
  },
  returnStep: {
    method: 'POST',
    path: '/api/approvals/:approvalId/return',
    permission: 'approval.decide',
    summary: '退回到前面的步骤',
    params: approvalParams,
    body: z.object({
      version: Version,
      toStepId: z.string().min(1, { error: '请选择退回到哪一步。' }).max(60),
      reason: Reason,
    }),
    response: ApprovalView,
  },
});
