import { z } from 'zod';
import { Done, Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { CommitteePost } from './orgs.ts';
import { defineRoutes } from './routes.ts';

/** Life of a membership on the roster. */
export const MemberStatus = z.enum(['normal', 'suspended', 'left', 'deceased', 'transferred-out']);

/** Sort orders of the roster; each has an index. */
export const MemberSort = z.enum(['branch', 'name', 'admitted', 'admitted-desc']).default('branch');

const flag = z.enum(['true', 'false']).optional();
const Reason = z
  .string()
  .trim()
  .min(4, { error: '请写明理由，至少 4 个字。' })
  .max(500, { error: '理由不超过 500 个字。' });

/** Filters of the roster; they stand in the address of the page. Without `status` only current members are listed. */
export const memberFilters = {
  /** Subtree of an organisation; default the own one. */
  org: Id.optional(),
  /** Name, pinyin, initials, or the last four characters of the identity number. */
  q: z.string().trim().max(60).optional(),
  type: z.enum(['1', '2']).optional(),
  sex: z.enum(['1', '2']).optional(),
  /** Completed years today, both included: `-30`, `31-35`, `61-`. */
  age: z
    .string()
    .regex(/^(\d{1,3})?-(\d{1,3})?$/, { error: '年龄段应写成 31-35、-30 或 61-。' })
    .optional(),
  /** Id of an education group. */
  education: z.string().max(40).optional(),
  /** Id of an occupation group. */
  job: z.string().max(40).optional(),
  status: MemberStatus.optional(),
  floating: flag,
  lost: flag,
};

/** A row of the roster. Identifiers are masked; ethnic group, health and hardship do not stand in lists. */
export const RosterRow = z.object({
  id: z.number(),
  name: z.string(),
  sex: z.enum(['1', '2']),
  bornOn: z.string(),
  orgId: z.number(),
  orgName: z.string(),
  memberType: z.enum(['1', '2']),
  status: MemberStatus,
  admittedOn: z.string(),
  confirmedOn: z.string().nullable(),
  education: z.string().nullable(),
  jobPosition: z.string().nullable(),
  /** `****1234` */
  idNumberMasked: z.string(),
  phoneMasked: z.string().nullable(),
  isFloating: z.boolean(),
  isLost: z.boolean(),
});

/** A member's page. Identifiers are masked; `reveal` shows them and is logged. */
export const MemberView = z.object({
  member: RosterRow.extend({
    version: z.number().int(),
    ethnic: z.string().nullable(),
    degree: z.string().nullable(),
    profTech: z.string().nullable(),
    newSocialStratum: z.string().nullable(),
    frontLine: z.string().nullable(),
    isMigrantWorker: z.boolean(),
    lostOn: z.string().nullable(),
    lostReason: z.string().nullable(),
    outflowDirection: z.string().nullable(),
    joinType: z.string().nullable(),
    joinCategory: z.string(),
    enteredOn: z.string(),
    leftOn: z.string().nullable(),
    leaveCategory: z.string().nullable(),
    rightsRestrictedUntil: z.string().nullable(),
    hasAddress: z.boolean(),
    hasLandline: z.boolean(),
    hasHouseholdPlace: z.boolean(),
    facts: z.record(z.string(), z.string()),
    /** Months of Party standing today, the correction included; null while probationary. */
    standingMonths: z.number().int().nullable(),
  }),
  orgPath: z.array(z.object({ id: z.number(), name: z.string(), shortName: z.string() })),
  posts: z.array(CommitteePost.extend({ orgName: z.string() })),
  transitions: z.array(
    z.object({
      id: z.string(),
      titleZh: z.string(),
      titleEn: z.string(),
      needsDocument: z.boolean(),
      kinds: z.array(z.object({ id: z.string(), titleZh: z.string() })),
    }),
  ),
  can: z.record(z.string(), z.boolean()),
});

/** One entry of a member's history. */
export const MemberEvent = z.object({
  id: z.number(),
  happenedOn: z.string(),
  kind: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  source: z.string(),
  reason: z.string().nullable(),
  recordedAt: z.string(),
});

/** Who read what, when and why. */
export const MemberReading = z.object({
  id: z.number(),
  readerName: z.string(),
  readerRole: z.string(),
  kind: z.enum(['opened', 'revealed', 'exported']),
  fields: z.array(z.string()),
  purpose: z.string(),
  at: z.string(),
});

/** An objection of the person to an entry, with its answer. */
export const MemberObjection = z.object({
  id: z.number(),
  memberId: z.number(),
  memberName: z.string(),
  field: z.string(),
  statement: z.string(),
  raisedAt: z.string(),
  state: z.enum(['raised', 'corrected', 'kept']),
  answer: z.string().nullable(),
  answeredByName: z.string().nullable(),
  answeredAt: z.string().nullable(),
  version: z.number().int(),
});

/** Identifiers in the clear, for the purpose stated. */
export const Revealed = z.object({
  idNumber: z.string().nullish(),
  phone: z.string().nullish(),
  landline: z.string().nullish(),
  address: z.string().nullish(),
  householdPlace: z.string().nullish(),
});
const revealFields = z
  .array(z.enum(['idNumber', 'phone', 'landline', 'address', 'householdPlace']))
  .min(1, { error: '请选择要查看的内容。' });

/** Entries of a member by the keys of the field list, as text: codes or their titles, dates, 是/否. */
export const MemberEntries = z.record(z.string().max(40), z.string().max(500));

/** Code lists that lists and forms of the roster show, with the groups of the statistics. */
export const RosterCodes = z.object({
  lists: z.record(
    z.string(),
    z.array(z.object({ code: z.string(), titleZh: z.string(), titleEn: z.string().optional() })),
  ),
  educationGroups: z.array(z.object({ id: z.string(), titleZh: z.string(), codes: z.array(z.string()) })),
  occupationGroups: z.array(z.object({ id: z.string(), titleZh: z.string(), codes: z.array(z.string()) })),
  ageBands: z.array(z.string()),
  fields: z.array(
    z.object({
      key: z.string(),
      titleZh: z.string(),
      titleEn: z.string(),
      kind: z.string(),
      codeList: z.string().nullable(),
      requirement: z.enum(['must', 'expected', 'optional']),
    }),
  ),
});

const params = z.object({ memberId: Id });
const done = z.object({ id: z.number(), version: z.number().int() });

/** The roster: reading, registering, changing, the own record. */
export const memberRoutes = defineRoutes('members', {
  list: {
    method: 'GET',
    path: '/api/members',
    permission: 'member.list',
    summary: '党员名册（筛选、排序、按游标翻页）',
    query: z.object({
      ...memberFilters,
      sort: MemberSort,
      ...pageQuery,
      skip: z.coerce.number().int().min(0).max(999).default(0),
    }),
    response: pageOf(RosterRow),
  },
  codes: {
    method: 'GET',
    path: '/api/members/codes',
    permission: 'signed-in',
    summary: '名册代码表和统计分组',
    response: RosterCodes,
  },
  count: {
    method: 'GET',
    path: '/api/members/count',
    permission: 'member.list',
    summary: '符合筛选条件的人数；超过一万时只说“一万以上”',
    query: z.object(memberFilters),
    response: z.object({ total: z.number().int(), more: z.boolean() }),
  },
  anchors: {
    method: 'GET',
    path: '/api/members/anchors',
    permission: 'member.list',
    summary: '名册每隔若干行的游标，供直接跳到任一页',
    query: z.object({ ...memberFilters, sort: MemberSort }),
    response: z.object({ every: z.number().int(), total: z.number().int(), cursors: z.array(z.string()) }),
  },
  view: {
    method: 'GET',
    path: '/api/members/:memberId',
    permission: 'member.read',
    summary: '党员信息（标识遮蔽，查阅留痕）',
    params,
    response: MemberView,
  },
  history: {
    method: 'GET',
    path: '/api/members/:memberId/history',
    permission: 'member.read',
    summary: '党员变动记录',
    params,
    query: z.object(pageQuery),
    response: pageOf(MemberEvent),
  },
  register: {
    method: 'POST',
    path: '/api/members',
    permission: 'member.register',
    summary: '登记党员',
    body: z.object({ orgId: Id, entries: MemberEntries, reason: z.string().trim().max(500).default('') }),
    response: done,
  },
  correct: {
    method: 'POST',
    path: '/api/members/:memberId/correct',
    permission: 'member.correct',
    summary: '更正党员信息（保留原值）',
    params,
    body: z.object({ entries: MemberEntries, reason: Reason, version: Version }),
    response: done,
  },
  transition: {
    method: 'POST',
    path: '/api/members/:memberId/status',
    permission: 'member.change-status',
    summary: '变更党员状态（转正、停止党籍、出党、去世、失联、流动等）',
    params,
    body: z.object({
      transition: z.string().max(40),
      happenedOn: IsoDate,
      kind: z.string().max(40).optional(),
      documentNo: z.string().trim().max(60).optional(),
      note: z.string().trim().max(200).optional(),
      reason: Reason,
      version: Version,
    }),
    response: done,
  },
  transfer: {
    method: 'POST',
    path: '/api/members/:memberId/transfer',
    permission: 'member.transfer',
    summary: '本地转接组织关系',
    params,
    body: z.object({ toOrgId: Id, on: IsoDate, reason: Reason, version: Version }),
    response: done,
  },
  transferMany: {
    method: 'POST',
    path: '/api/members/transfer',
    permission: 'member.transfer',
    summary: '批量转接组织关系',
    body: z.object({
      memberIds: z.array(Id).min(1, { error: '请选择党员。' }).max(200, { error: '一次至多 200 名。' }),
      toOrgId: Id,
      on: IsoDate,
      reason: Reason,
    }),
    response: z.object({ moved: z.number().int() }),
  },
  reveal: {
    method: 'POST',
    path: '/api/members/:memberId/reveal',
    permission: 'member.reveal',
    summary: '查看完整标识（写明目的，本人可见）',
    params,
    body: z.object({
      fields: revealFields,
      purpose: z.string().trim().min(4, { error: '请写明查看目的，至少 4 个字。' }).max(200),
    }),
    response: Revealed,
    // A stored answer would keep the identifiers in the clear.
    idempotent: false,
    rateLimit: 30,
  },
  ownRecord: {
    method: 'GET',
    path: '/api/me/record',
    permission: 'signed-in',
    summary: '本人的全部信息',
    response: MemberView.omit({ transitions: true, can: true }).extend({ objections: z.array(MemberObjection) }),
  },
  ownReadings: {
    method: 'GET',
    path: '/api/me/readings',
    permission: 'signed-in',
    summary: '谁、为何查阅过本人信息',
    query: z.object(pageQuery),
    response: pageOf(MemberReading),
  },
  ownHistory: {
    method: 'GET',
    path: '/api/me/history',
    permission: 'signed-in',
    summary: '本人变动记录',
    query: z.object(pageQuery),
    response: pageOf(MemberEvent),
  },
  ownReveal: {
    method: 'POST',
    path: '/api/me/reveal',
    permission: 'signed-in',
    summary: '查看本人的完整标识',
    body: z.object({ fields: revealFields }),
    response: Revealed,
    idempotent: false,
  },
  object: {
    method: 'POST',
    path: '/api/me/objections',
    permission: 'signed-in',
    summary: '对本人信息提出异议',
    body: z.object({
      field: z.string().trim().min(1, { error: '请选择有异议的内容。' }).max(40),
      statement: z.string().trim().min(4, { error: '请说明异议，至少 4 个字。' }).max(500),
    }),
    response: z.object({ id: z.number() }),
  },
  objections: {
    method: 'GET',
    path: '/api/objections',
    permission: 'member.answer-objection',
    summary: '待答复的异议',
    query: z.object(pageQuery),
    response: pageOf(MemberObjection),
  },
  answerObjection: {
    method: 'POST',
    path: '/api/objections/:objectionId/answer',
    permission: 'member.answer-objection',
    summary: '答复异议',
    params: z.object({ objectionId: Id }),
    body: z.object({
      outcome: z.enum(['corrected', 'kept'], { error: '请选择已更正或维持原记录。' }),
      answer: Reason,
      version: Version,
    }),
    response: Done,
  },
  posts: {
    method: 'GET',
    path: '/api/orgs/:orgId/posts',
    permission: 'member.list',
    summary: '班子成员及任职经历',
    params: z.object({ orgId: Id }),
    response: z.object({ items: z.array(CommitteePost) }),
  },
  appoint: {
    method: 'POST',
    path: '/api/orgs/:orgId/posts',
    permission: 'member.change-committee',
    summary: '登记班子成员任职',
    params: z.object({ orgId: Id }),
    body: z.object({
      memberId: Id,
      post: CommitteePost.shape.post,
      basis: z.enum(['elected', 'appointed']),
      fromOn: IsoDate,
      exceptionReason: z.string().trim().max(500).optional(),
    }),
    response: z.object({ id: z.number() }),
  },
  endPost: {
    method: 'POST',
    path: '/api/posts/:postId/end',
    permission: 'member.change-committee',
    summary: '登记卸任',
    params: z.object({ postId: Id }),
    body: z.object({ untilOn: IsoDate, reason: Reason }),
    response: Done,
  },
});

export type RosterRow = z.infer<typeof RosterRow>;
export type MemberView = z.infer<typeof MemberView>;
export type MemberEvent = z.infer<typeof MemberEvent>;
export type MemberReading = z.infer<typeof MemberReading>;
export type MemberObjection = z.infer<typeof MemberObjection>;
export type Revealed = z.infer<typeof Revealed>;
export type RosterCodes = z.infer<typeof RosterCodes>;
