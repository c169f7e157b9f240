import { z } from 'zod';
import { Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** States of a pairing. */
export const PairingState = z.enum(['proposed', 'agreed', 'active', 'ended']);
/** Why a pairing ends. */
export const PairingEndReason = z.enum(
  ['goal-reached', 'term-over', 'rotated', 're-assigned', 'moved', 'asked', 'other'],
  { error: '请选择结束原因。' },
);
/** Who helps. */
export const PairingHelperKind = z.enum(['member', 'cadre', 'org'], { error: '请选择结对一方是党员、干部还是组织。' });
/** Who is helped. */
export const PairingPartnerKind = z.enum(
  ['member', 'cadre', 'org', 'applicant', 'household', 'resident', 'employer', 'project'],
  { error: '请选择结对对象。' },
);

const Name = z.string().trim().min(1, { error: '请填写名称或姓名。' }).max(60, { error: '名称不超过 60 字。' });
const Duty = z
  .string()
  .trim()
  .min(2, { error: '请写明任务，至少 2 个字。' })
  .max(100, { error: '任务不超过 100 字。' });

/** A pairing in a list. */
export const PairingItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  kind: z.string(),
  titleZh: z.string(),
  helperKind: PairingHelperKind,
  helperName: z.string(),
  partnerKind: PairingPartnerKind,
  partnerName: z.string(),
  state: PairingState,
  fromOn: IsoDate.nullable(),
  untilOn: IsoDate.nullable(),
  endedOn: IsoDate.nullable(),
  openDuties: z.number().int(),
  isOwn: z.boolean(),
  version: z.number().int(),
});

/** A pairing with its duties and contacts. */
export const PairingView = PairingItem.extend({
  goalZh: z.string(),
  agreement: z.enum(['both-sides', 'assigned']),
  conflict: z.enum(['not-declared', 'none', 'declared']),
  conflictZh: z.string().nullable(),
  helperAgreedOn: IsoDate.nullable(),
  partnerAgreedOn: IsoDate.nullable(),
  endReason: PairingEndReason.nullable(),
  endNote: z.string().nullable(),
  consentOn: IsoDate.nullable(),
  runStepId: z.number().nullable(),
  quota: z.object({
    per: z.string(),
    atLeast: z.number().int(),
    periods: z.array(
      z.object({
        from: IsoDate,
        until: IsoDate,
        done: z.number().int(),
        missing: z.number().int(),
        state: z.enum(['met', 'running', 'missed', 'ahead']),
      }),
    ),
  }),
  duties: z.array(
    z.object({
      id: z.number(),
      titleZh: z.string(),
      dueOn: IsoDate.nullable(),
      state: z.enum(['open', 'done', 're-assigned']),
      movedTo: z.number().nullable(),
    }),
  ),
  contacts: z.array(z.object({ id: z.number(), on: IsoDate, sourceKind: z.string(), aboutZh: z.string() })),
  helpersMissing: z.number().int(),
  can: z.object({
    manage: z.boolean(),
    declare: z.boolean(),
    agreeHelper: z.boolean(),
    agreePartner: z.boolean(),
    contact: z.boolean(),
  }),
});

const params = z.object({ pairingId: Id });

/** Pairings (结对联系). */
export const pairingRoutes = defineRoutes('pairings', {
  list: {
    method: 'GET',
    path: '/api/pairings',
    permission: 'pairing.read',
    summary: '结对联系列表',
    query: z.object({
      ...pageQuery,
      orgId: Id.optional(),
      state: PairingState.optional(),
      kind: z.string().max(41).optional(),
      runStepId: Id.optional(),
    }),
    response: pageOf(PairingItem),
  },
  mine: {
    method: 'GET',
    path: '/api/me/pairings',
    permission: 'signed-in',
    summary: '我的结对',
    response: z.object({ items: z.array(PairingItem) }),
  },
  propose: {
    method: 'POST',
    path: '/api/pairings',
    permission: 'pairing.manage',
    summary: '提出结对',
    body: z.object({
      kind: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, { error: '结对种类由小写字母、数字和短横组成。' }),
      titleZh: z
        .string()
        .trim()
        .min(2, { error: '请填写结对名称，至少 2 个字。' })
        .max(60, { error: '名称不超过 60 字。' }),
      goalZh: z
        .string()
        .trim()
        .min(2, { error: '请写明目标，至少 2 个字。' })
        .max(500, { error: '目标不超过 500 字。' }),
      agreement: z.enum(['both-sides', 'assigned'], { error: '请选择双方商定还是上级指派。' }),
      helperKind: PairingHelperKind,
      helperMemberId: Id.optional(),
      helperOrgId: Id.optional(),
      helperName: Name.optional(),
      partnerKind: PairingPartnerKind,
      partnerMemberId: Id.optional(),
      partnerOrgId: Id.optional(),
      partnerName: Name.optional(),
      contactPer: z
        .string()
        .regex(/^[1-9]\d{0,2}[dmy]$/, { error: '联系周期应写成 1m（每月）或 3m（每季）。' })
        .optional(),
      contactAtLeast: z.number().int().min(1, { error: '至少 1 次。' }).max(100, { error: '至多 100 次。' }).optional(),
      untilOn: IsoDate.optional(),
      /** Residents and households: the day on which they agreed. */
      consentOn: IsoDate.optional(),
      runStepId: Id.optional(),
    }),
    response: PairingView,
  },
  get: {
    method: 'GET',
    path: '/api/pairings/:pairingId',
    permission: 'pairing.read',
    summary: '一项结对',
    params,
    response: PairingView,
  },
  declare: {
    method: 'POST',
    path: '/api/pairings/:pairingId/conflict',
    permission: 'pairing.take-part',
    summary: '申明有无需要回避的利害关系',
    params,
    body: z.object({
      version: Version,
      hasConflict: z.boolean({ error: '请选择有或没有。' }),
      textZh: z.string().trim().max(300, { error: '说明不超过 300 字。' }).default(''),
    }),
    response: PairingView,
  },
  agree: {
    method: 'POST',
    path: '/api/pairings/:pairingId/agree',
    permission: 'pairing.take-part',
    summary: '同意结对（本人，或由组织据书面协议登记）',
    params,
    body: z.object({
      version: Version,
      side: z.enum(['helper', 'partner'], { error: '请选择代表哪一方。' }),
      on: IsoDate,
    }),
    response: PairingView,
  },
  activate: {
    method: 'POST',
    path: '/api/pairings/:pairingId/activate',
    permission: 'pairing.manage',
    summary: '结对生效',
    params,
    body: z.object({ version: Version, on: IsoDate }),
    response: PairingView,
  },
  addDuty: {
    method: 'POST',
    path: '/api/pairings/:pairingId/duties',
    permission: 'pairing.manage',
    summary: '增加结对任务',
    params,
    body: z.object({ version: Version, titleZh: Duty, dueOn: IsoDate.optional() }),
    response: PairingView,
  },
  settleDuty: {
    method: 'POST',
    path: '/api/pairings/:pairingId/duties/:pairingDutyId',
    permission: 'pairing.take-part',
    summary: '任务办结或转给另一项结对',
    params: params.extend({ pairingDutyId: Id }),
    body: z.object({
      version: Version,
      how: z.enum(['done', 're-assigned'], { error: '请选择办结或转交。' }),
      movedTo: Id.optional(),
    }),
    response: PairingView,
  },
  contact: {
    method: 'POST',
    path: '/api/pairings/:pairingId/contacts',
    permission: 'pairing.take-part',
    summary: '登记一次联系',
    params,
    body: z.object({
      on: IsoDate,
      aboutZh: z
        .string()
        .trim()
        .min(2, { error: '请写明联系事项，至少 2 个字。' })
        .max(100, { error: '联系事项不超过 100 字，只写事，不写个人情况。' }),
    }),
    response: PairingView,
  },
  end: {
    method: 'POST',
    path: '/api/pairings/:pairingId/end',
    permission: 'pairing.manage',
    summary: '结束结对（任务须办结或转交）',
    params,
    body: z.object({
      version: Version,
      on: IsoDate,
      reason: PairingEndReason,
      note: z.string().trim().max(300, { error: '说明不超过 300 字。' }).default(''),
    }),
    response: PairingView,
  },
});
