import { z } from 'zod';
import { Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { RuleReference } from './problem.ts';
import { defineRoutes } from './routes.ts';

/** Ready-made kinds of votes with the rules they follow; `method` is one a method's step describes. */
export const votePresets = [
  'assembly-motion',
  'admission',
  'committee-motion',
  'committee-election',
  'secretary-election',
  'delegate-election',
  'pre-election',
  'recommendation',
  'villagers-motion',
  'representatives-motion',
  'method',
] as const;

/** See `votePresets`. */
export const VotePreset = z.enum(votePresets, { error: '请选择表决或选举的种类。' });

/** Where a vote stands; the states are those of its present round. */
export const VoteState = z.enum(['prepared', 'open', 'closed', 'counted', 'declared', 'void']);
const Kind = z.enum(['motion', 'election', 'nomination']);

/** How a round is cast: on paper counted by two tellers, by show of hands, or online with blind-signed ballots. */
export const VoteMethod = z.enum(['paper', 'hands', 'online'], { error: '请选择纸质投票、举手或网上投票。' });
const Source = z.enum(['committee', 'members', 'above', 'joint', 'self'], { error: '请选择由谁提名或推荐。' });
const ExcusedClass = z.enum(
  ['cannot-express-will', 'abroad-half-year', 'serving-sentence', 'bedridden', 'relation-not-moved'],
  { error: '请选择不计入应到人数的情形。' },
);
const Count = z
  .number({ error: '请填写人数或票数。' })
  .int({ error: '票数应为整数。' })
  .min(0, { error: '票数不能为负。' })
  .max(100_000, { error: '票数不超过 100000。' });
const Person = z.object({ memberId: z.number(), name: z.string() });

/** A candidate, an applicant or a motion on the paper. */
export const VoteOptionView = z.object({
  id: z.string(),
  titleZh: z.string(),
  memberId: z.number().nullable(),
  source: Source.nullable(),
});

/** Votes on an option, with what came of it. */
const OptionResult = z.object({
  id: z.string(),
  titleZh: z.string(),
  /** Null where the group is too small to be shown split. */
  inFavour: z.number().int().nullable(),
  against: z.number().int().nullable(),
  abstained: z.number().int().nullable(),
  written: z.number().int().nullable(),
  chosen: z.boolean(),
});

/** What a round decided. */
export const RoundResult = z.object({
  out: z.number().int(),
  back: z.number().int(),
  valid: z.number().int(),
  invalid: z.number().int(),
  needed: z.number().int().nullable(),
  withheld: z.boolean(),
  options: z.array(OptionResult),
  next: z.object({
    code: z.enum(['none', 'runoff', 'another-round', 'fewer-seats']),
    seats: z.number().int(),
    options: z.array(z.string()),
  }),
});

/** One body of a vote with who is there. */
const BodyView = z.object({
  titleZh: z.string(),
  expected: z.number().int(),
  present: z.number().int(),
  least: z.number().int().nullable(),
  met: z.boolean(),
});

/** One casting of votes. */
export const VoteRoundView = z.object({
  id: z.number(),
  number: z.number().int(),
  kind: z.enum(['first', 'next-item', 'runoff', 'another-round', 'rerun']),
  method: VoteMethod,
  remote: z.boolean(),
  state: VoteState,
  options: z.array(VoteOptionView),
  seats: z.number().int().nullable(),
  maxMarks: z.number().int().nullable(),
  heldOn: IsoDate,
  expected: z.number().int(),
  present: z.number().int(),
  bodies: z.array(BodyView),
  openedAt: z.string(),
  closesAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  /** Ballots cast and handed out so far, online. */
  turnout: z.object({ cast: z.number().int(), out: z.number().int() }).nullable(),
  /** Which tellers have entered a count, and where two of them differ. */
  entries: z.array(z.object({ memberId: z.number(), name: z.string(), attempt: z.number().int() })),
  differences: z.array(z.object({ fieldZh: z.string(), first: z.number().int(), second: z.number().int() })),
  voidReasonZh: z.string().nullable(),
  result: RoundResult.nullable(),
  fingerprint: z.string().nullable(),
});

/** A threshold as people read it, with its source. */
const ThresholdView = z.object({
  base: z.enum(['expected', 'present', 'valid']),
  compare: z.enum(['ge', 'gt']),
  fraction: z.tuple([z.number().int(), z.number().int()]),
  rule: RuleReference.nullable(),
});

const VoteListItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  preset: VotePreset,
  kind: Kind,
  titleZh: z.string(),
  state: VoteState,
  heldOn: IsoDate.nullable(),
  /** The person asking may cast a ballot now. */
  mayCast: z.boolean(),
});

/** A vote with everything its desk, its counting table and its report need. */
export const VoteView = VoteListItem.extend({
  runStepId: z.number().nullable(),
  secret: z.boolean(),
  itemByItem: z.boolean(),
  writeIns: z.boolean(),
  writtenOpinions: z.boolean(),
  told: z.boolean(),
  methods: z.array(VoteMethod),
  remoteAllowed: z.boolean(),
  seats: z.number().int().nullable(),
  /** Candidates an election with these seats needs. */
  needed: z.number().int().nullable(),
  surplus: z.number().int().nullable(),
  surplusRule: RuleReference.nullable(),
  quorum: ThresholdView.nullable(),
  bodiesZh: z.array(z.string()),
  pass: ThresholdView.nullable(),
  options: z.array(VoteOptionView),
  scrutineers: z.array(Person),
  tellers: z.array(Person),
  leastScrutineers: z.number().int(),
  leastTellers: z.number().int(),
  electors: z.array(
    z.object({
      memberId: z.number(),
      name: z.string(),
      tail: z.string(),
      voting: z.boolean(),
      excludedZh: z.string().nullable(),
      present: z.boolean(),
    }),
  ),
  frozen: z.boolean(),
  excused: z.array(
    z.object({
      memberId: z.number(),
      class: ExcusedClass,
      approvedOn: IsoDate.nullable(),
      consentedOn: IsoDate.nullable(),
    }),
  ),
  rounds: z.array(VoteRoundView),
  /** What comes next: options and places of the round to be opened. */
  coming: z.object({
    kind: z.enum(['first', 'next-item', 'runoff', 'another-round', 'rerun']),
    options: z.array(VoteOptionView),
    seats: z.number().int().nullable(),
  }),
  chosen: z.array(z.object({ id: z.string(), titleZh: z.string(), memberId: z.number().nullable() })),
  seatsGivenUp: z.number().int(),
  history: z.array(
    z.object({ actZh: z.string(), byName: z.string(), at: z.string(), reasonZh: z.string().nullable() }),
  ),
  version: z.number().int(),
  can: z.object({
    prepare: z.boolean(),
    open: z.boolean(),
    close: z.boolean(),
    count: z.boolean(),
    declare: z.boolean(),
    next: z.boolean(),
    fewerSeats: z.boolean(),
    void: z.boolean(),
    rerun: z.boolean(),
  }),
});

/** What a voter gets to see and choose from. */
export const BallotPaper = z.object({
  voteId: z.number(),
  voteRoundId: z.number(),
  titleZh: z.string(),
  orgName: z.string(),
  kind: Kind,
  options: z.array(VoteOptionView),
  seats: z.number().int().nullable(),
  maxMarks: z.number().int().nullable(),
  writeIns: z.boolean(),
  closesAt: z.string().nullable(),
  expected: z.number().int(),
  withholdBelow: z.number().int(),
  /** SubjectPublicKeyInfo, base64url. */
  publicKey: z.string(),
  state: z.enum(['may-cast', 'ballot-fetched', 'not-entitled', 'not-present', 'closed']),
  turnout: z.object({ cast: z.number().int(), out: z.number().int() }),
});

const base64url = (bytes: number, name: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, { error: `${name}的格式不对，请刷新后重新投票。` })
    .max(Math.ceil((bytes * 4) / 3) + 2, { error: `${name}过长，请刷新后重新投票。` });

/** What a ballot says: the part of the signed message after its 32 random bytes, as canonical JSON. */
export const BallotContent = z.strictObject({
  marks: z.record(z.string().max(20), z.enum(['for', 'against', 'abstain'])),
  voteRoundId: Id,
  writeIns: z.array(z.string().trim().min(2).max(20)).max(30),
});

/** A signed ballot as it is cast and published: message and signature, base64url. */
export const SignedBallot = z.object({
  message: base64url(16_000, '选票'),
  signature: base64url(1024, '选票签名'),
});

const PlainThreshold = z.object({
  base: z.enum(['expected', 'present', 'valid']),
  compare: z.enum(['ge', 'gt']),
  fraction: z.tuple([z.number().int(), z.number().int()]),
});
const PlainCount = z.object({
  back: z.number().int(),
  invalid: z.number().int(),
  options: z.array(
    z.object({
      option: z.string(),
      inFavour: z.number().int(),
      against: z.number().int(),
      abstained: z.number().int(),
    }),
  ),
  writeIns: z.array(z.object({ name: z.string(), inFavour: z.number().int() })),
});

/** Ballots of a round as published: enough to count it again without the platform. */
export const PublishedBallots = z.object({
  format: z.literal('jishi-ballots/1'),
  voteId: z.number(),
  voteRoundId: z.number(),
  titleZh: z.string(),
  orgName: z.string(),
  heldOn: IsoDate,
  round: z.number().int(),
  kind: Kind,
  runoff: z.boolean(),
  options: z.array(z.object({ id: z.string(), titleZh: z.string() })),
  seats: z.number().int().nullable(),
  maxMarks: z.number().int().nullable(),
  writeIns: z.boolean(),
  tie: z.enum(['runoff', 'lost']),
  tooFewWinners: z.enum(['another-round', 'fewer-seats']),
  pass: PlainThreshold.nullable(),
  passRule: RuleReference.nullable(),
  expected: z.number().int(),
  present: z.number().int(),
  out: z.number().int(),
  written: z.record(z.string(), z.number().int()),
  publicKey: z.string(),
  ballots: z.array(SignedBallot),
  count: PlainCount,
  chosen: z.array(z.string()),
});

const voteParams = z.object({ voteId: Id });
const roundParams = z.object({ voteId: Id, voteRoundId: Id });
const Title = z
  .string()
  .trim()
  .min(2, { error: '请写明事项名称，至少 2 个字。' })
  .max(100, { error: '名称不超过 100 字。' });
const Reason = z.string().trim().min(2, { error: '请写明原因。' }).max(300, { error: '原因不超过 300 字。' });
const Options = z
  .array(
    z.object({
      titleZh: z
        .string()
        .trim()
        .min(2, { error: '请填写姓名或事项，至少 2 个字。' })
        .max(200, { error: '不超过 200 字。' }),
      memberId: Id.optional(),
      source: Source.optional(),
    }),
  )
  .max(300, { error: '候选人或事项不超过 300 个。' });
const Preparation = z.object({
  titleZh: Title,
  seats: z
    .number()
    .int()
    .min(1, { error: '应选名额至少 1 个。' })
    .max(300, { error: '应选名额不超过 300 个。' })
    .optional(),
  options: Options,
  scrutineerIds: z.array(Id).max(20, { error: '监票人不超过 20 人。' }).default([]),
  tellerIds: z.array(Id).max(20, { error: '计票人不超过 20 人。' }).default([]),
  excused: z
    .array(
      z.object({ memberId: Id, class: ExcusedClass, approvedOn: IsoDate.nullable(), consentedOn: IsoDate.nullable() }),
    )
    .max(500, { error: '不超过 500 人。' })
    .default([]),
});

/** Votes and elections (表决、选举). */
export const voteRoutes = defineRoutes('votes', {
  list: {
    method: 'GET',
    path: '/api/votes',
    permission: 'vote.read',
    summary: '表决、选举列表',
    query: z.object({ ...pageQuery, orgId: Id.optional(), kind: Kind.optional(), state: VoteState.optional() }),
    response: pageOf(VoteListItem),
  },
  presets: {
    method: 'GET',
    path: '/api/votes/presets',
    permission: 'vote.organise',
    summary: '可以举行的表决、选举种类及其规定',
    response: z.object({
      items: z.array(
        z.object({
          id: VotePreset,
          kind: Kind,
          titleZh: z.string(),
          titleEn: z.string(),
          needsSeats: z.boolean(),
          quorum: ThresholdView.nullable(),
          pass: ThresholdView.nullable(),
          surplusRule: RuleReference.nullable(),
          secret: z.boolean(),
        }),
      ),
    }),
  },
  create: {
    method: 'POST',
    path: '/api/votes',
    permission: 'vote.organise',
    summary: '准备一次表决或选举',
    body: Preparation.extend({ preset: VotePreset.exclude(['method']) }),
    response: VoteView,
  },
  get: {
    method: 'GET',
    path: '/api/votes/:voteId',
    permission: 'vote.read',
    summary: '表决、选举的情况',
    params: voteParams,
    response: VoteView,
  },
  prepare: {
    method: 'PUT',
    path: '/api/votes/:voteId',
    permission: 'vote.organise',
    summary: '改动候选人、名额、监票人和计票人',
    params: voteParams,
    body: Preparation.extend({ version: Version }),
    response: VoteView,
  },
  open: {
    method: 'POST',
    path: '/api/votes/:voteId/open',
    permission: 'vote.organise',
    summary: '开始投票：冻结选举人名单，核对有效人数',
    params: voteParams,
    body: z.object({
      version: Version,
      method: VoteMethod,
      remote: z.boolean().default(false),
      presentIds: z.array(Id).max(5000, { error: '不超过 5000 人。' }).default([]),
      /** A meeting whose signed-in people are those present. */
      meetingId: Id.optional(),
      /** Head counts of bodies without a roster, in their order. */
      heads: z
        .array(z.object({ expected: Count, present: Count }))
        .max(5, { error: '至多 5 个会议主体。' })
        .default([]),
      /** Formal written opinions of absent voters, by option. */
      written: z
        .array(z.object({ optionId: z.string().max(20), inFavour: Count, against: Count }))
        .max(50, { error: '不超过 50 项。' })
        .default([]),
      /** Day and time (China) at which an online vote ends by itself. */
      closesAt: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: '结束时间应写成 2026-11-21 18:00 的形式。' })
        .optional(),
    }),
    response: VoteView,
  },
  close: {
    method: 'POST',
    path: '/api/votes/:voteId/close',
    permission: 'vote.organise',
    summary: '结束投票；网上投票同时销毁密钥并计票',
    params: voteParams,
    body: z.object({ version: Version, out: Count.optional() }),
    response: VoteView,
  },
  count: {
    method: 'POST',
    path: '/api/votes/:voteId/counts',
    permission: 'vote.count',
    summary: '计票人各自录入票数',
    params: voteParams,
    body: z.object({
      voteRoundId: Id,
      back: Count,
      invalid: Count,
      options: z
        .array(z.object({ optionId: z.string().max(20), inFavour: Count, against: Count }))
        .min(1, { error: '请填写各项票数。' })
        .max(300, { error: '不超过 300 项。' }),
      writeIns: z
        .array(
          z.object({
            name: z
              .string()
              .trim()
              .min(2, { error: '另选他人的姓名至少 2 个字。' })
              .max(20, { error: '姓名不超过 20 字。' }),
            inFavour: Count,
          }),
        )
        .max(50, { error: '另选他人不超过 50 名。' })
        .default([]),
    }),
    response: VoteView,
  },
  next: {
    method: 'POST',
    path: '/api/votes/:voteId/next',
    permission: 'vote.organise',
    summary: '下一轮：再次投票、另行选举或下一项',
    params: voteParams,
    body: z.object({ version: Version }),
    response: VoteView,
  },
  fewerSeats: {
    method: 'POST',
    path: '/api/votes/:voteId/fewer-seats',
    permission: 'vote.organise',
    summary: '经同意减少名额，不再选举',
    params: voteParams,
    body: z.object({
      version: Version,
      by: z.enum(['voters', 'presidium'], { error: '请选择由谁同意。' }),
      inFavour: Count.optional(),
    }),
    response: VoteView,
  },
  declare: {
    method: 'POST',
    path: '/api/votes/:voteId/declare',
    permission: 'vote.organise',
    summary: '宣布结果',
    params: voteParams,
    body: z.object({ version: Version }),
    response: VoteView,
  },
  void: {
    method: 'POST',
    path: '/api/votes/:voteId/void',
    permission: 'vote.organise',
    summary: '宣布本轮投票无效',
    params: voteParams,
    body: z.object({ version: Version, reason: Reason }),
    response: VoteView,
  },
  rerun: {
    method: 'POST',
    path: '/api/votes/:voteId/rerun',
    permission: 'vote.organise',
    summary: '无效后重新投票',
    params: voteParams,
    body: z.object({ version: Version }),
    response: VoteView,
  },
  paper: {
    method: 'GET',
    path: '/api/votes/:voteId/ballot',
    permission: 'vote.cast',
    summary: '网上选票（还没有填写）',
    params: voteParams,
    response: BallotPaper,
  },
  ticket: {
    method: 'POST',
    path: '/api/votes/:voteId/ticket',
    permission: 'vote.cast',
    summary: '为盲化的选票盖章：服务器看不到选票内容',
    params: voteParams,
    body: z.object({ voteRoundId: Id, blinded: base64url(1024, '盲化选票') }),
    response: z.object({ blindSignature: z.string() }),
    audited: false,
    idempotent: false,
  },
  cast: {
    method: 'POST',
    path: '/api/votes/ballots',
    permission: 'token',
    summary: '投出选票：不带登录信息，只凭盖章',
    body: SignedBallot.extend({ voteRoundId: Id }),
    response: z.object({ receipt: z.string() }),
    audited: false,
    idempotent: false,
    rateLimit: 300,
  },
  receipts: {
    method: 'GET',
    path: '/api/votes/:voteId/receipts',
    permission: 'vote.read',
    summary: '计入的选票回执（在自己的设备上核对）',
    params: voteParams,
    response: z.object({
      rounds: z.array(z.object({ voteRoundId: z.number(), number: z.number().int(), receipts: z.array(z.string()) })),
    }),
  },
  published: {
    method: 'GET',
    path: '/api/votes/:voteId/rounds/:voteRoundId/ballots',
    permission: 'vote.read',
    summary: '公布的选票：可脱离平台重新计票',
    params: roundParams,
    response: PublishedBallots,
  },
});
