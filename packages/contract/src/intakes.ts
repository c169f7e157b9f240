import { z } from 'zod';
import { Done, Id, Instant, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** What somebody brings. `wrongdoing` leaves for the closed path at registration. */
export const IntakeKind = z.enum(
  ['service', 'petition', 'opinion', 'enquiry', 'interpellation', 'objection', 'appeal'],
  { error: '请选择事项类别。' },
);

/** How it came in. */
export const IntakeChannel = z.enum(['window', 'phone', 'letter', 'online', 'visit', 'meeting', 'box'], {
  error: '请选择来访方式。',
});

/** States of a matter. */
export const IntakeState = z.enum(['registered', 'accepted', 'declined', 'assigned', 'handled', 'replied', 'closed']);

/** How satisfied the person is with the handling. */
export const Satisfaction = z.enum(['satisfied', 'mostly', 'not'], { error: '请选择满意程度。' });

/** Where its clock stands on the day of the answer. */
export const ClockColour = z.enum(['running', 'soon', 'overdue', 'paused', 'stopped']);

const Reason = z
  .string({ error: '请写明理由。' })
  .trim()
  .min(2, { error: '请写明理由，至少 2 个字。' })
  .max(500, { error: '理由不超过 500 字。' });
const LongText = z
  .string({ error: '请写明内容。' })
  .trim()
  .min(2, { error: '请写明内容，至少 2 个字。' })
  .max(2000, { error: '内容不超过 2000 字。' });

/** A row of the board. Who brought it never stands there. */
export const IntakeItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  kind: IntakeKind,
  channel: IntakeChannel,
  state: IntakeState,
  titleZh: z.string(),
  receivedOn: IsoDate,
  dueOn: IsoDate.nullable(),
  clock: ClockColour,
  handlerName: z.string().nullable(),
  isReopened: z.boolean(),
  linked: z.number().int(),
  version: z.number().int(),
});

/** How one clock was counted. */
export const ClockExplained = z.object({
  what: z.enum(['notify', 'reply', 'review', 'recheck']),
  from: IsoDate,
  length: z.string(),
  pausedDays: z.number().int(),
  extension: z.string().nullable(),
  dueOn: IsoDate,
  doneOn: IsoDate.nullable(),
  isInTime: z.boolean(),
  ruleId: z.string(),
  articleZh: z.string().nullable(),
});

/** A rung of the ladder of a petition. */
export const ReviewView = z.object({
  stage: z.enum(['review', 'recheck']),
  orgId: z.number(),
  orgName: z.string(),
  askedOn: IsoDate,
  askedZh: z.string(),
  dueOn: IsoDate,
  answeredOn: IsoDate.nullable(),
  verdict: z.enum(['upheld', 'changed']).nullable(),
  answerZh: z.string().nullable(),
});

/** A matter as its organisation sees it. */
export const IntakeView = IntakeItem.extend({
  textZh: z.string(),
  firstOrgName: z.string(),
  isAnonymous: z.boolean(),
  /** Only for the organisation that handles it. */
  person: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  handlerId: z.number().nullable(),
  declinedZh: z.string().nullable(),
  elsewhereZh: z.string().nullable(),
  missingZh: z.array(z.string()),
  missingOn: IsoDate.nullable(),
  resultZh: z.string().nullable(),
  replyZh: z.string().nullable(),
  satisfaction: Satisfaction.nullable(),
  satisfactionZh: z.string().nullable(),
  expiresOn: IsoDate,
  isPurged: z.boolean(),
  clocks: z.array(ClockExplained),
  pauses: z.array(
    z.object({
      from: IsoDate,
      until: IsoDate.nullable(),
      because: z.enum(['papers', 'expert', 'person-asks', 'hearing']),
    }),
  ),
  extension: z.object({
    state: z.enum(['none', 'asked', 'approved', 'refused']),
    reasonZh: z.string().nullable(),
    answerZh: z.string().nullable(),
  }),
  reviews: z.array(ReviewView),
  offer: z.object({ id: z.number(), orgName: z.string(), reasonZh: z.string(), dueOn: IsoDate }).nullable(),
  others: z.array(z.object({ id: z.number(), titleZh: z.string(), state: IntakeState })),
  files: z.array(z.object({ id: z.number(), name: z.string(), mediaType: z.string(), sizeBytes: z.number() })),
  events: z.array(z.object({ at: Instant, who: z.string(), what: z.string(), noteZh: z.string().nullable() })),
  runStepId: z.number().nullable(),
  can: z.object({
    accept: z.boolean(),
    decline: z.boolean(),
    missing: z.boolean(),
    supplied: z.boolean(),
    assign: z.boolean(),
    pause: z.array(z.enum(['papers', 'expert', 'person-asks', 'hearing'])),
    resume: z.boolean(),
    askExtension: z.boolean(),
    decideExtension: z.boolean(),
    handle: z.boolean(),
    reply: z.boolean(),
    rate: z.boolean(),
    askReview: z.boolean(),
    answerReview: z.boolean(),
    offer: z.boolean(),
    withdrawOffer: z.boolean(),
    link: z.boolean(),
  }),
});

/** A hand-over waiting for the answer of the receiving organisation. */
export const OfferView = z.object({
  id: z.number(),
  fromOrgName: z.string(),
  titleZh: z.string(),
  reasonZh: z.string(),
  offeredOn: IsoDate,
  dueOn: IsoDate,
  textZh: z.string(),
});

/** Measures of the office, never of the people who came. */
export const IntakeStatistics = z.object({
  from: IsoDate,
  until: IsoDate,
  rows: z.array(
    z.object({
      orgId: z.number(),
      orgName: z.string(),
      received: z.number().int(),
      toldInTime: z.number().int(),
      told: z.number().int(),
      dueReplies: z.number().int(),
      repliedInTime: z.number().int(),
      replied: z.number().int(),
      reopened: z.number().int(),
      rated: z.number().int(),
      /** Withheld (null) while fewer than the rule asks have answered. */
      satisfied: z.number().int().nullable(),
    }),
  ),
  withheldBelow: z.number().int(),
});

/** A report of wrongdoing as the discipline side reads it. */
export const WrongdoingView = z.object({
  id: z.number(),
  channel: IntakeChannel,
  receivedOn: IsoDate,
  state: z.enum(['received', 'in-hand', 'answered']),
  textZh: z.string(),
  isAnonymous: z.boolean(),
  person: z.string().nullable(),
  answerZh: z.string().nullable(),
  answeredOn: IsoDate.nullable(),
  version: z.number().int(),
});

const params = z.object({ intakeId: Id });
const versioned = z.object({ version: Version });
const act = <B extends z.ZodType>(summary: string, path: string, permission: string, body: B) =>
  ({
    method: 'POST',
    path: `/api/intakes/:intakeId/${path}`,
    permission,
    summary,
    params,
    body,
    response: IntakeView,
  }) as const;

/** Matters brought by somebody (受理件). */
export const intakeRoutes = defineRoutes('intakes', {
  list: {
    method: 'GET',
    path: '/api/intakes',
    permission: 'intake.read',
    summary: '受理件看板',
    query: z.object({
      ...pageQuery,
      state: IntakeState.optional(),
      kind: IntakeKind.optional(),
      clock: z.enum(['soon', 'overdue', 'paused']).optional(),
      open: z.enum(['1']).optional(),
      mine: z.enum(['1']).optional(),
      search: z.string().trim().max(60).optional(),
    }),
    response: pageOf(IntakeItem).extend({
      counts: z.object({
        open: z.number().int(),
        soon: z.number().int(),
        overdue: z.number().int(),
        paused: z.number().int(),
      }),
    }),
  },
  statistics: {
    method: 'GET',
    path: '/api/intakes/statistics',
    permission: 'intake.read',
    summary: '办理情况：及时、完整、答复、满意（衡量单位，不衡量来访人）',
    query: z.object({ from: IsoDate, until: IsoDate }),
    response: IntakeStatistics,
  },
  register: {
    method: 'POST',
    path: '/api/intakes',
    permission: 'intake.register',
    summary: '登记受理件；检举控告登记后只在封闭区',
    body: z.object({
      kind: z.union([IntakeKind, z.literal('wrongdoing')], { error: '请选择事项类别。' }),
      channel: IntakeChannel,
      titleZh: z.string().trim().min(2, { error: '请用一句话写明事项。' }).max(60, { error: '一句话不超过 60 字。' }),
      textZh: z.string().trim().max(2000, { error: '内容不超过 2000 字。' }).default(''),
      anonymous: z.boolean().default(false),
      personName: z.string().trim().max(40, { error: '姓名不超过 40 字。' }).optional(),
      personPhone: z.string().trim().max(30, { error: '电话不超过 30 位。' }).optional(),
      /** Members it complains about. */
      concernsMemberIds: z.array(Id).max(10, { error: '至多 10 人。' }).default([]),
      /** It is about whoever leads this organisation. */
      aboutHead: z.boolean().default(false),
      runStepId: Id.optional(),
      attachmentIds: z.array(Id).max(9, { error: '至多 9 个附件。' }).default([]),
    }),
    response: z.object({
      /** Null where it went beyond the reach of who registered it. */
      intakeId: z.number().nullable(),
      code: z.string(),
      route: z.enum(['here', 'above', 'closed']),
    }),
  },
  get: {
    method: 'GET',
    path: '/api/intakes/:intakeId',
    permission: 'intake.read',
    summary: '一件受理件和它的时限',
    params,
    response: IntakeView,
  },
  handlers: {
    method: 'GET',
    path: '/api/intakes/:intakeId/handlers',
    permission: 'intake.handle',
    summary: '可以经办的人（被反映人和其下属不在内）',
    params,
    response: z.object({ items: z.array(z.object({ userId: z.number(), name: z.string(), roleZh: z.string() })) }),
  },
  file: {
    method: 'GET',
    path: '/api/intakes/:intakeId/files/:attachmentId',
    permission: 'intake.read',
    summary: '来访人附的材料（只有办理组织可看）',
    params: params.extend({ attachmentId: Id }),
    response: z.unknown(),
    mode: 'raw',
  },
  accept: act('受理', 'accept', 'intake.handle', versioned),
  decline: act(
    '不予受理并说明去处',
    'decline',
    'intake.handle',
    versioned.extend({ reasonZh: Reason, elsewhereZh: z.string().trim().max(200).default('') }),
  ),
  missing: act(
    '一次性告知缺少的材料',
    'missing',
    'intake.handle',
    versioned.extend({
      papersZh: z
        .array(z.string().trim().min(1).max(60))
        .min(1, { error: '请列出缺少的全部材料。' })
        .max(20, { error: '至多 20 项。' }),
    }),
  ),
  supplied: act('材料已补齐', 'supplied', 'intake.handle', versioned),
  assign: act('确定经办人', 'assign', 'intake.handle', versioned.extend({ userId: Id })),
  pause: act(
    '暂停计时',
    'pause',
    'intake.handle',
    versioned.extend({ because: z.enum(['papers', 'expert', 'person-asks', 'hearing']), noteZh: Reason }),
  ),
  resume: act('恢复计时', 'resume', 'intake.handle', versioned),
  askExtension: act('申请延长一次', 'extension', 'intake.handle', versioned.extend({ reasonZh: Reason })),
  decideExtension: act(
    '批准或不批准延长（由另一位负责人）',
    'extension/decision',
    'intake.approve',
    versioned.extend({ approved: z.boolean(), answerZh: Reason }),
  ),
  handle: act('写明办理结果', 'handle', 'intake.handle', versioned.extend({ resultZh: LongText })),
  reply: act('答复来访人', 'reply', 'intake.handle', versioned.extend({ replyZh: LongText })),
  rate: act(
    '回访登记满意程度（不由经办人登记）',
    'rate',
    'intake.handle',
    versioned.extend({ satisfaction: Satisfaction, noteZh: z.string().trim().max(500).default('') }),
  ),
  askReview: act('申请复查或复核', 'reviews', 'intake.handle', versioned.extend({ reasonZh: Reason })),
  answerReview: act(
    '作出复查或复核意见',
    'reviews/answer',
    'intake.approve',
    versioned.extend({
      verdict: z.enum(['upheld', 'changed'], { error: '请选择维持或变更。' }),
      answerZh: LongText,
    }),
  ),
  offer: act(
    '移交其他组织（对方同意前仍由本组织负责）',
    'offer',
    'intake.handle',
    versioned.extend({ orgId: Id, reasonZh: Reason }),
  ),
  withdrawOffer: act('撤回移交', 'offer/withdraw', 'intake.handle', versioned),
  link: act('并案关联（不合并）', 'link', 'intake.handle', versioned.extend({ otherId: Id })),
  concern: {
    method: 'POST',
    path: '/api/intakes/:intakeId/concerns',
    permission: 'intake.handle',
    summary: '注明反映的是谁：本人和其下属立即不可见，需要时转上一级',
    params,
    body: versioned.extend({
      memberIds: z.array(Id).min(1, { error: '请选择被反映的人。' }).max(10, { error: '至多 10 人。' }),
    }),
    response: z.object({ intakeId: z.number().nullable() }),
  },
  offers: {
    method: 'GET',
    path: '/api/intakes/offers',
    permission: 'intake.read',
    summary: '等本组织答复的移交',
    response: z.object({ items: z.array(OfferView) }),
  },
  answerOffer: {
    method: 'POST',
    path: '/api/intakes/offers/:offerId/answer',
    permission: 'intake.handle',
    summary: '接收或不接收移交',
    params: z.object({ offerId: Id }),
    body: z.object({ accepted: z.boolean(), reasonZh: z.string().trim().max(500).default('') }),
    response: z.object({ intakeId: z.number().nullable() }),
  },
  wrongdoing: {
    method: 'GET',
    path: '/api/closed-reports',
    permission: 'wrongdoing.read',
    summary: '检举控告（封闭区，只有纪检机关）',
    query: z.object({ ...pageQuery }),
    response: pageOf(WrongdoingView),
  },
  answerWrongdoing: {
    method: 'POST',
    path: '/api/closed-reports/:wrongdoingId/answer',
    permission: 'wrongdoing.handle',
    summary: '登记检举控告的办理或答复',
    params: z.object({ wrongdoingId: Id }),
    body: versioned.extend({
      state: z.enum(['in-hand', 'answered']),
      answerZh: z.string().trim().max(2000).default(''),
    }),
    response: Done,
  },
});

const html = z.unknown();
const lang = z.enum(['zh', 'en']).optional();

/** Pages for people without an account: plain HTML, no script, no session, no network address kept. */
export const requestPageRoutes = defineRoutes('requests', {
  form: {
    method: 'GET',
    path: '/requests/new',
    permission: 'public',
    summary: '反映诉求的网页（不登录，不用脚本）',
    query: z.object({ org: z.string().max(20).optional(), kind: z.string().max(20).optional(), lang }),
    response: html,
    mode: 'raw',
  },
  send: {
    method: 'POST',
    path: '/requests/new',
    permission: 'public',
    summary: '提交诉求（可附图片）',
    response: html,
    mode: 'raw',
    idempotent: false,
    audited: false,
    rateLimit: 10,
  },
  query: {
    method: 'GET',
    path: '/requests/query',
    permission: 'public',
    summary: '凭查询码看办理情况的网页',
    query: z.object({ lang }),
    response: html,
    mode: 'raw',
  },
  ask: {
    method: 'POST',
    path: '/requests/query',
    permission: 'public',
    summary: '凭查询码查看、评价、补充、申请复查或删除个人信息',
    response: html,
    mode: 'raw',
    idempotent: false,
    audited: false,
    rateLimit: 30,
  },
});
