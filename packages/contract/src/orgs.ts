import { z } from 'zod';
import { Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { RuleReference } from './problem.ts';
import { defineRoutes } from './routes.ts';

/** Type of Party organisation (党组织类别); `county` is the county committee at the top. */
export const OrgKind = z.enum(['county', '611', '621', '631', '632', '911', '921', '931', '932', '612', '641'], {
  error: '请选择组织类别。',
});

/** Class of the unit an organisation stands in (单位类别). */
export const OrgSector = z.enum(
  [
    'village',
    'community',
    'organ',
    'institution',
    'public-enterprise',
    'nonpublic-enterprise',
    'social-organisation',
    'other',
  ],
  {
    error: '请选择单位类别。',
  },
);

/** Life of an organisation. */
export const OrgState = z.enum(['applied', 'approved', 'active', 'dissolving', 'dissolved']);

const Name = z
  .string()
  .trim()
  .min(2, { error: '请填写名称，至少 2 个字。' })
  .max(120, { error: '名称不超过 120 个字。' });
const ShortName = z
  .string()
  .trim()
  .min(2, { error: '请填写简称，至少 2 个字。' })
  .max(40, { error: '简称不超过 40 个字。' });
const Reason = z
  .string()
  .trim()
  .min(4, { error: '请写明理由，至少 4 个字。' })
  .max(500, { error: '理由不超过 500 个字。' });
const ReplyNo = z.string().trim().min(2, { error: '请填写批复文号。' }).max(60, { error: '批复文号不超过 60 个字。' });

/** Decision behind a change: reply or decision, its day, the meeting that took it. */
export const OrgBasis = {
  replyNo: ReplyNo,
  effectiveOn: IsoDate,
  reason: Reason,
  /** Step of a run that this change fulfils. */
  runStepId: Id.optional(),
};

/** A node of the tree with the counts of its subtree. */
export const OrgNode = z.object({
  id: z.number(),
  parentId: z.number().nullable(),
  name: z.string(),
  shortName: z.string(),
  code: z.string(),
  kind: OrgKind,
  sector: OrgSector,
  state: OrgState,
  hasChildren: z.boolean(),
  /** Absent for organisations above the own one. */
  members: z.number().int().optional(),
  branches: z.number().int().optional(),
  organisations: z.number().int().optional(),
});

/** Link to another organisation. */
export const OrgLink = z.object({ id: z.number(), name: z.string(), shortName: z.string(), kind: OrgKind });

/** Term of office; overdue and near expiry are computed for today. */
export const OrgTerm = z.object({
  termNumber: z.number().int(),
  fromOn: z.string(),
  expiresOn: z.string(),
  extendedTo: z.string().nullable(),
  endedOn: z.string().nullable(),
  state: z.enum(['running', 'expiring', 'overdue', 'ended']),
});

/** One entry of an organisation's past, valid from (included) until (excluded). */
export const OrgChange = z.object({
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  change: z.string(),
  name: z.string(),
  kind: OrgKind,
  parent: OrgLink.nullable(),
  replyNo: z.string().nullable(),
  reason: z.string().nullable(),
  recordedAt: z.string(),
});

/** Committee post with its holder. */
export const CommitteePost = z.object({
  id: z.number(),
  memberId: z.number(),
  name: z.string(),
  post: z.enum([
    'secretary',
    'deputy-secretary',
    'organisation-officer',
    'publicity-officer',
    'discipline-officer',
    'committee-member',
  ]),
  basis: z.enum(['elected', 'appointed', 'imported']),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
});

/** Counts of a subtree: dimension → bucket → number. */
export const OrgCounts = z.record(z.string(), z.record(z.string(), z.number().int()));

/** Something a rule recommends and the organisation does not meet: shown, never blocking. */
export const OrgNotice = z.object({ code: z.string(), zh: z.string(), en: z.string(), rule: RuleReference.nullable() });

/** An organisation's page. */
export const OrgView = z.object({
  org: OrgNode.extend({
    version: z.number().int(),
    foundedOn: z.string(),
    dissolvedOn: z.string().nullable(),
    temporaryUntil: z.string().nullable(),
    forbiddenActs: z.array(z.string()),
    mayAdmit: z.boolean(),
    contactName: z.string().nullable(),
    placeCode: z.string().nullable(),
    facts: z.record(z.string(), z.unknown()),
    application: z.record(z.string(), z.unknown()).nullable(),
    reply: z.record(z.string(), z.unknown()).nullable(),
  }),
  asOf: z.string(),
  path: z.array(OrgLink),
  term: OrgTerm.nullable(),
  committee: z.array(CommitteePost),
  relations: z.array(
    z.object({ id: z.number(), kind: z.string(), other: OrgLink, fromOn: z.string(), untilOn: z.string().nullable() }),
  ),
  notices: z.array(OrgNotice),
  can: z.record(z.string(), z.boolean()),
});

/** Something that has to find a destination before an organisation can end. */
export const OrgBlocker = z.object({
  kind: z.string(),
  count: z.number().int(),
  zh: z.string(),
  en: z.string(),
  link: z.string().nullable(),
});

const params = z.object({ orgId: Id });
const asOf = z.object({ asOf: IsoDate.optional() });

/** Founding of an organisation. `reason…` fields answer limits that hold as a rule (一般). */
export const OrgApplication = z.object({
  parentId: Id,
  kind: OrgKind,
  name: Name,
  shortName: ShortName,
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{1,40}$/, { error: '组织编码只含字母、数字和短横。' })
    .optional(),
  sector: OrgSector,
  reason: Reason,
  /** Members on the roster who will belong to it from its first day. */
  foundingMemberIds: z.array(Id).max(500, { error: '一次至多编入 500 名党员。' }).default([]),
  /** Full members who will join from outside this county, by their transfer papers. */
  expectedFullMembers: z.number().int().min(0).max(500).default(0),
  /** Units a joint branch covers. */
  units: z.array(z.string().trim().min(2).max(100)).max(30).default([]),
  /** Last day of a temporary organisation. */
  temporaryUntil: IsoDate.optional(),
  exceptionReason: z.string().trim().max(500).optional(),
  runStepId: Id.optional(),
});

/** Answer of the superior committee. */
export const OrgReply = z.object({
  decision: z.enum(['approve', 'refuse'], { error: '请选择同意或不同意。' }),
  replyNo: ReplyNo,
  decidedOn: IsoDate,
  meeting: z.string().trim().min(4, { error: '请写明研究决定的会议。' }).max(200),
  opinion: z.string().trim().max(500).default(''),
  version: Version,
});

const changed = z.object({ id: z.number(), version: z.number().int() });

/** Organisations: reading the tree, founding and changing. */
export const orgRoutes = defineRoutes('orgs', {
  children: {
    method: 'GET',
    path: '/api/orgs/:orgId/children',
    permission: 'org.read',
    summary: '下级组织及其人数（可按任一过去日期查看）',
    params,
    query: asOf,
    response: z.object({ items: z.array(OrgNode) }),
  },
  root: {
    method: 'GET',
    path: '/api/orgs',
    permission: 'org.read',
    summary: '本人范围内的最上级组织',
    response: z.object({ items: z.array(OrgNode) }),
  },
  search: {
    method: 'GET',
    path: '/api/orgs/search',
    permission: 'org.read',
    summary: '按名称、拼音、首字母或编码查找组织',
    query: z.object({ q: z.string().trim().max(60), limit: z.coerce.number().int().min(1).max(50).default(20) }),
    response: z.object({ items: z.array(OrgLink.extend({ detail: z.string() })) }),
  },
  view: {
    method: 'GET',
    path: '/api/orgs/:orgId',
    permission: 'org.read',
    summary: '组织主页（可按任一过去日期查看）',
    params,
    query: asOf,
    response: OrgView,
  },
  counts: {
    method: 'GET',
    path: '/api/orgs/:orgId/counts',
    permission: 'org.read',
    summary: '组织及其下级的统计数',
    params,
    response: z.object({ counts: OrgCounts }),
  },
  history: {
    method: 'GET',
    path: '/api/orgs/:orgId/history',
    permission: 'org.read',
    summary: '组织沿革',
    params,
    query: z.object(pageQuery),
    response: pageOf(OrgChange),
  },
  blockers: {
    method: 'GET',
    path: '/api/orgs/:orgId/blockers',
    permission: 'org.dissolve',
    summary: '撤销前须落实的事项',
    params,
    response: z.object({ items: z.array(OrgBlocker) }),
  },
  apply: {
    method: 'POST',
    path: '/api/orgs',
    permission: 'org.apply',
    summary: '申请设立组织',
    body: OrgApplication,
    response: changed,
  },
  reply: {
    method: 'POST',
    path: '/api/orgs/:orgId/reply',
    permission: 'org.approve',
    summary: '批复设立申请',
    params,
    body: OrgReply,
    response: changed,
  },
  activate: {
    method: 'POST',
    path: '/api/orgs/:orgId/activate',
    permission: 'org.file',
    summary: '已批复的组织生效，党员随之编入',
    params,
    body: z.object({ effectiveOn: IsoDate, version: Version }),
    response: changed,
  },
  rename: {
    method: 'POST',
    path: '/api/orgs/:orgId/rename',
    permission: 'org.change',
    summary: '更名',
    params,
    body: z.object({ ...OrgBasis, name: Name, shortName: ShortName, version: Version }),
    response: changed,
  },
  restructure: {
    method: 'POST',
    path: '/api/orgs/:orgId/restructure',
    permission: 'org.change',
    summary: '改变组织类别（升格、改建）',
    params,
    body: z.object({
      ...OrgBasis,
      kind: OrgKind,
      temporaryUntil: IsoDate.optional(),
      exceptionReason: z.string().trim().max(500).optional(),
      version: Version,
    }),
    response: changed,
  },
  move: {
    method: 'POST',
    path: '/api/orgs/:orgId/move',
    permission: 'org.change',
    summary: '改变隶属关系',
    params,
    body: z.object({ ...OrgBasis, parentId: Id, version: Version }),
    response: changed,
  },
  merge: {
    method: 'POST',
    path: '/api/orgs/:orgId/merge',
    permission: 'org.change',
    summary: '并入另一组织：党员转入，原组织撤销',
    params,
    body: z.object({
      ...OrgBasis,
      intoOrgId: Id,
      exceptionReason: z.string().trim().max(500).optional(),
      version: Version,
    }),
    response: changed,
  },
  split: {
    method: 'POST',
    path: '/api/orgs/:orgId/split',
    permission: 'org.change',
    summary: '分设：从本组织分出新的组织',
    params,
    body: z.object({
      ...OrgBasis,
      name: Name,
      shortName: ShortName,
      memberIds: z.array(Id).min(1, { error: '请选择编入新组织的党员。' }).max(500),
      exceptionReason: z.string().trim().max(500).optional(),
      version: Version,
    }),
    response: changed,
  },
  dissolve: {
    method: 'POST',
    path: '/api/orgs/:orgId/dissolve',
    permission: 'org.dissolve',
    summary: '撤销组织',
    params,
    body: z.object({ ...OrgBasis, version: Version }),
    response: changed,
  },
  beginDissolving: {
    method: 'POST',
    path: '/api/orgs/:orgId/begin-dissolving',
    permission: 'org.dissolve',
    summary: '决定撤销，开始办理党员、党费和档案的去向',
    params,
    body: z.object({ ...OrgBasis, version: Version }),
    response: changed,
  },
  addRelation: {
    method: 'POST',
    path: '/api/orgs/:orgId/relations',
    permission: 'org.change',
    summary: '登记指导、联建、项目、片区关系',
    params,
    body: z.object({
      kind: z.enum(['guidance', 'joint', 'project', 'area'], { error: '请选择关系类别。' }),
      otherOrgId: Id,
      fromOn: IsoDate,
      untilOn: IsoDate.optional(),
    }),
    response: z.object({ id: z.number() }),
  },
  endRelation: {
    method: 'POST',
    path: '/api/orgs/:orgId/relations/:relationId/end',
    permission: 'org.change',
    summary: '结束次级关系',
    params: z.object({ orgId: Id, relationId: Id }),
    body: z.object({ untilOn: IsoDate }),
    response: z.object({ id: z.number() }),
  },
  beginTerm: {
    method: 'POST',
    path: '/api/orgs/:orgId/terms',
    permission: 'org.change',
    summary: '登记届次（任期按规定推算）',
    params,
    body: z.object({ termNumber: z.number().int().min(1).max(200), fromOn: IsoDate, replyNo: ReplyNo }),
    response: z.object({ expiresOn: z.string() }),
  },
  extendTerm: {
    method: 'POST',
    path: '/api/orgs/:orgId/terms/:termNumber/extend',
    permission: 'org.change',
    summary: '经批准延期换届',
    params: z.object({ orgId: Id, termNumber: z.coerce.number().int() }),
    body: z.object({ extendedTo: IsoDate, replyNo: ReplyNo, reason: Reason }),
    response: z.object({ expiresOn: z.string() }),
  },
});

export type OrgNode = z.infer<typeof OrgNode>;
export type OrgLink = z.infer<typeof OrgLink>;
export type OrgView = z.infer<typeof OrgView>;
export type OrgApplication = z.infer<typeof OrgApplication>;
export type OrgReply = z.infer<typeof OrgReply>;
export type OrgBlocker = z.infer<typeof OrgBlocker>;
export type OrgKind = z.infer<typeof OrgKind>;
export type OrgCounts = z.infer<typeof OrgCounts>;
