import { z } from 'zod';
import {
  ActorRule,
  Audience,
  Body,
  ChoiceWithValue,
  CountSetting,
  DurationSetting,
  ElectorateRule,
  EvidenceRule,
  FieldRule,
  Fraction,
  FractionSetting,
  kebabId,
  list,
  MonthDay,
  Named,
  nameId,
  OrgRef,
  ParamRef,
  QuotaRule,
  RecordRule,
  Relation,
  text,
  ThresholdSetting,
  Visibility,
} from './settings.ts';

/** One of these words. */
const one = <const W extends readonly [string, ...string[]]>(...words: W) =>
  z.enum(words, { error: `只能是：${words.join('、')}。` });
const flag = z.boolean({ error: '应为是（true）或否（false）。' }).exactOptional();
const texts = list(text()).exactOptional();
const period = DurationSetting.exactOptional();
const count = CountSetting.exactOptional();
const actor = ActorRule.exactOptional();
const fields = list(FieldRule).exactOptional();
const evidence = list(EvidenceRule).exactOptional();
const audience = list(Audience).exactOptional();

const Org = z.strictObject({
  primitive: z.literal('org'),
  change: one('establish', 'adjust', 'rename', 're-affiliate', 'merge', 'split', 'dissolve'),
  orgTypes: list(
    one(
      'committee',
      'general-branch',
      'branch',
      'provisional-branch',
      'joint-branch',
      'functional-branch',
      'working-committee',
      'subgroup',
    ),
  ).exactOptional(),
  relation: one('affiliation', 'guidance', 'joint', 'project', 'area').exactOptional(),
  minFullMembers: count,
  maxMembers: count,
  temporary: z
    .strictObject({
      longest: DurationSetting,
      forbidden: list(one('admit-members', 'confirm-members', 'elect-committee', 'discipline-members', 'collect-dues')),
    })
    .exactOptional(),
  destinations: list(one('members', 'dues', 'runs', 'archive')).exactOptional(),
});

const statusOrNone = z.string().nullable();
const Registry = z.strictObject({
  primitive: z.literal('registry'),
  list: nameId,
  listTitleZh: text(60),
  subject: one('member', 'applicant', 'person', 'resident', 'household', 'org', 'matter', 'thing'),
  change: one('add', 'move', 'review', 'remove', 'rotate'),
  statuses: list(Named).exactOptional(),
  transitions: list(z.strictObject({ from: statusOrNone, to: statusOrNone })).exactOptional(),
  fields,
  reviewEvery: period,
  minEntries: count,
  maxEntries: count,
  duplicateKey: one('id-number', 'org-code', 'credit-code', 'title').exactOptional(),
  rights: list(one('may-vote', 'may-stand', 'may-not-vote', 'may-not-stand', 'may-attend')).exactOptional(),
  sensitive: flag,
  basis: one('own-request', 'entitlement', 'consent').exactOptional(),
  expiresAfter: period,
});

const Post = z.strictObject({
  primitive: z.literal('post'),
  kind: nameId,
  postTitlesZh: texts,
  basis: one('elected', 'appointed', 'claimed', 'posted'),
  seats: count,
  singleSeat: flag,
  term: period,
  confirmedBy: actor,
  compatibleWith: list(nameId).exactOptional(),
  publicBadge: flag,
  shifts: QuotaRule.exactOptional(),
  handOverList: flag,
});

const PairingSide = z.strictObject({
  subject: one('member', 'cadre', 'org', 'applicant', 'household', 'resident', 'employer', 'project'),
  titleZh: text(60),
  atLeast: count,
  atMost: count,
  mustBeFullMember: flag,
});
const Pairing = z.strictObject({
  primitive: z.literal('pairing'),
  kind: nameId,
  helper: PairingSide,
  partner: PairingSide,
  goalZh: text().exactOptional(),
  agreement: one('both-sides', 'assigned'),
  conflictDeclared: flag,
  contactQuota: QuotaRule.exactOptional(),
  term: period,
  longest: period,
  openDuties: one('re-assign-first', 'close-first').exactOptional(),
});

const Venue = z.strictObject({
  primitive: z.literal('venue'),
  kind: nameId,
  action: one('plan', 'build', 'accept', 'open', 'book', 'inspect', 'upkeep', 'close'),
  functions: texts,
  minAreaSquareMetres: count,
  openMinutesPerWeek: count,
  bookable: flag,
  refusesDebt: flag,
  fundingSources: texts,
  evidence,
});

const Form = z.strictObject({
  primitive: z.literal('form'),
  fields: list(FieldRule),
  evidence,
  signedBy: z.union([list(Relation), z.literal('actor')], { error: '签字人为关系列表或 actor。' }).exactOptional(),
  acceptedBy: actor,
  lateEntry: one('marked', 'refused').exactOptional(),
  validFor: period,
  minEntries: count,
  maxEntries: count,
});

const Proposal = z.strictObject({
  primitive: z.literal('proposal'),
  matterZh: text(),
  sources: list(one('members', 'committee', 'above', 'residents', 'delegates', 'cadres')).exactOptional(),
  minSeconders: count,
  minSecondersShare: FractionSetting.exactOptional(),
  electorate: ElectorateRule.exactOptional(),
  screenedBy: actor,
  screenWithin: period,
  answerWithin: period,
  bodyAddressed: Body.exactOptional(),
  mayBecomeSuggestion: flag,
  confidentialExcluded: flag,
  fields,
});

const Meeting = z.strictObject({
  primitive: z.literal('meeting'),
  body: Body,
  electorate: ElectorateRule.exactOptional(),
  agenda: list(Named.extend({ kind: one('inform', 'discuss', 'decide').exactOptional() })).exactOptional(),
  noticePeriod: period,
  quorum: ThresholdSetting.exactOptional(),
  pass: ThresholdSetting.exactOptional(),
  votingRight: flag,
  outsideAgenda: one('need-consent', 'allowed', 'refused').exactOptional(),
  nonVotingAttendance: texts,
  mustAttend: list(Relation).exactOptional(),
  isOpen: flag,
  confidentialZh: texts,
  signedBy: list(one('chair', 'recorder')).exactOptional(),
  speeches: one('summary', 'each-attendant', 'none').exactOptional(),
  mergeableWith: kebabId.exactOptional(),
  atLeastMinutes: count,
  fields,
});

const Vote = z.strictObject({
  primitive: z.literal('vote'),
  kind: one('motion', 'election', 'nomination'),
  body: Body,
  electorate: ElectorateRule,
  quorum: ThresholdSetting.exactOptional(),
  pass: ThresholdSetting.exactOptional(),
  quorumAlternatives: list(z.strictObject({ electorate: ElectorateRule, quorum: ThresholdSetting })).exactOptional(),
  secret: z.boolean(),
  procedure: one('ballot', 'show-of-hands', 'signatures', 'any').exactOptional(),
  itemByItem: flag,
  options: list(Named).exactOptional(),
  seats: count,
  surplus: FractionSetting.exactOptional(),
  maxMarks: count,
  writeIns: flag,
  writtenOpinions: one('count-as-votes', 'do-not-count').exactOptional(),
  tie: one('runoff', 'lost').exactOptional(),
  tooFewWinners: one('another-round', 'fewer-seats').exactOptional(),
  noticePeriod: period,
  scrutineers: count,
  tellers: count,
  candidatesBarred: flag,
});

const Publicity = z.strictObject({
  primitive: z.literal('publicity'),
  mode: one('notice', 'disclosure'),
  audience: list(Audience),
  placesZh: texts,
  period,
  refreshEvery: period,
  contentsZh: texts,
  secrecyCheckedBy: actor,
  innerFirst: flag,
  proofOfPosting: flag,
  objections: flag,
  anonymousObjections: flag,
  answerObjectionsWithin: period,
  redactedFields: list(nameId).exactOptional(),
});

const Approval = z.strictObject({
  primitive: z.literal('approval'),
  mode: one('approve', 'file', 'prereview', 'verify'),
  decider: ActorRule,
  collective: Body.exactOptional(),
  materials: list(RecordRule).exactOptional(),
  evidence,
  replyNumber: flag,
  extension: z.strictObject({ by: period, longest: DurationSetting, approvedBy: actor }).exactOptional(),
  noticePeriod: period,
  silence: one('refused', 'consent').exactOptional(),
  decisions: list(one('approve', 'refuse', 'amend')).exactOptional(),
  minReviewers: count,
  surplus: FractionSetting.exactOptional(),
  talkRequired: flag,
});

const times = z.number().int().min(1, { error: '至少 1 次。' });
const Task = z.strictObject({
  primitive: z.literal('task'),
  goalZh: text().exactOptional(),
  nodes: list(Named.extend({ afterStart: period, beforeEnd: period })).exactOptional(),
  acceptedBy: actor,
  supporting: flag,
  subtasks: flag,
  extension: z.strictObject({ by: DurationSetting, times: times.exactOptional(), approvedBy: actor }).exactOptional(),
  referWithin: period,
  signWithin: period,
  pressBefore: period,
  minItems: count,
  maxItems: count,
  longest: period,
  evidence,
  disputesSettledBy: actor,
});

const Intake = z.strictObject({
  primitive: z.literal('intake'),
  kind: one('service', 'petition', 'opinion', 'enquiry', 'interpellation', 'objection', 'appeal', 'wrongdoing'),
  channels: list(one('window', 'phone', 'letter', 'online', 'visit', 'meeting', 'box')).exactOptional(),
  identity: one('required', 'optional', 'never-asked').exactOptional(),
  acceptWithin: period,
  referWithin: period,
  replyWithin: period,
  extension: z.strictObject({ by: DurationSetting, times, approvedBy: actor }).exactOptional(),
  missingNamedAtOnce: flag,
  satisfaction: flag,
  unsatisfied: one('back-to-handling-once', 'review-ladder', 'close').exactOptional(),
  reviewLadder: list(
    z.strictObject({
      titleZh: text(60),
      requestWithin: DurationSetting,
      decideWithin: DurationSetting,
    }),
  ).exactOptional(),
  followUpAfter: period,
  minItems: count,
  fields,
  keepFor: period,
});

const Visit = z.strictObject({
  primitive: z.literal('visit'),
  kind: nameId,
  target: one('member', 'household', 'resident', 'org', 'employer', 'place', 'applicant'),
  quotas: list(QuotaRule).exactOptional(),
  recordWithin: period,
  proof: list(one('code-on-the-spot', 'counter-signature')).exactOptional(),
  needOpens: z
    .union([z.strictObject({ method: kebabId }), one('intake', 'task')], {
      error: '应为方法、intake 或 task。',
    })
    .exactOptional(),
  recheckShare: FractionSetting.exactOptional(),
  notesVisibility: Visibility.exactOptional(),
  noteMaxLength: z.number().int().min(1, { error: '至少 1 个字。' }).exactOptional(),
  consent: flag,
  needExpiresAfter: period,
});

const Notification = z.strictObject({
  primitive: z.literal('notification'),
  audience: list(Audience),
  contentsZh: texts,
  channels: list(one('in-app', 'sms', 'phone', 'posted', 'letter', 'in-person')).exactOptional(),
  leadTime: period,
  receipt: one('none', 'delivery', 'acknowledgement').exactOptional(),
  acknowledgeWithin: period,
  escalateAfter: period,
  emergency: flag,
  attachMaterials: flag,
});

const CapRule = z.strictObject({
  grade: nameId,
  atMostShare: FractionSetting.exactOptional(),
  atMostCount: count,
  among: one('round', 'township', 'org').exactOptional(),
});
const caps = list(CapRule).exactOptional();

const Appraisal = z.strictObject({
  primitive: z.literal('appraisal'),
  subject: one('org', 'member', 'secretary', 'cadre', 'delegate', 'matter', 'service', 'pledge', 'project'),
  groups: list(
    Named.extend({
      weight: Fraction,
      electorate: ElectorateRule,
      minTurnout: FractionSetting.exactOptional(),
      minSheets: count,
    }),
  ),
  questions: list(
    Named.extend({
      kind: one('choice', 'score', 'text'),
      options: list(ChoiceWithValue).exactOptional(),
      maxPoints: z.number().int().min(1, { error: '至少 1 分。' }).exactOptional(),
      required: flag,
    }),
  ),
  anonymous: z.boolean(),
  withholdBelow: count,
  grades: list(Named).exactOptional(),
  caps,
  quorum: ThresholdSetting.exactOptional(),
  surplus: FractionSetting.exactOptional(),
  confirmedBy: actor,
  opinionsHeardFirst: flag,
  feedbackWithin: period,
  veto: flag,
});

const Scoring = z.strictObject({
  primitive: z.literal('scoring'),
  scheme: nameId,
  subject: one('org', 'member', 'secretary', 'cadre', 'window', 'project', 'place'),
  phase: one('self', 'review', 'final', 'all'),
  raters: list(ActorRule).exactOptional(),
  minRaters: count,
  grades: list(Named.extend({ stars: list(z.number().int().min(0)).exactOptional() })).exactOptional(),
  caps,
  veto: flag,
  noticePeriod: period,
  quorum: ThresholdSetting.exactOptional(),
  minItems: count,
  onTheSpot: flag,
  evidence,
  fixedBy: actor,
  movement: one('promote', 'demote', 'both').exactOptional(),
});

const Commendation = z.strictObject({
  primitive: z.literal('commendation'),
  kind: nameId,
  awardees: list(one('org', 'member', 'secretary', 'person', 'project', 'place')),
  forms: list(one('title', 'plaque', 'certificate', 'stars', 'circular', 'money', 'points')).exactOptional(),
  quotas: list(z.strictObject({ titleZh: text(60), of: OrgRef, atMost: CountSetting })).exactOptional(),
  shares: list(z.strictObject({ group: nameId, titleZh: text(60), atLeast: FractionSetting })).exactOptional(),
  decider: ActorRule,
  noticePeriod: period,
  audience,
  validFor: period,
  withdrawable: flag,
});

const Consequence = z.strictObject({
  primitive: z.literal('consequence'),
  kind: nameId,
  subject: one('member', 'secretary', 'cadre', 'org'),
  measures: list(
    Named.extend({
      term: period,
      effect: one('none', 'registry', 'post', 'grade', 'pay', 'rights').exactOptional(),
      severity: z.number().int().exactOptional(),
    }),
  ),
  decider: ActorRule,
  collective: one('party-assembly', 'branch-committee', 'committee', 'standing-committee').exactOptional(),
  helperAllowed: flag,
  appealTo: OrgRef.exactOptional(),
  appealWithin: period,
  reviewEvery: period,
  liftable: flag,
});

const Programme = z.strictObject({
  primitive: z.literal('programme'),
  kind: nameId,
  phases: list(
    Named.extend({
      from: MonthDay.exactOptional(),
      until: MonthDay.exactOptional(),
      lasts: period,
    }),
  ).exactOptional(),
  runs: list(kebabId).exactOptional(),
  targets: list(
    Named.extend({
      unitZh: text(20),
      ownerZh: text(60).exactOptional(),
      sourceZh: text().exactOptional(),
      value: count,
    }),
  ).exactOptional(),
  batches: count,
  budget: flag,
  noticePeriod: period,
  approvedBy: actor,
});

const Learning = z.strictObject({
  primitive: z.literal('learning'),
  kind: one('session', 'lecture', 'course', 'training', 'self-study', 'broadcast', 'practice', 'test', 'plan'),
  audience: list(Audience),
  minDays: count,
  minHours: count,
  minSessions: count,
  minDuration: period,
  test: z.strictObject({ passMark: CountSetting, of: CountSetting }).exactOptional(),
  makeUp: one('once', 'none').exactOptional(),
  certificateValidFor: period,
  listDueBefore: period,
  topicsZh: texts,
});

const Pledge = z.strictObject({
  primitive: z.literal('pledge'),
  by: one('org', 'member', 'secretary', 'cadre', 'candidate'),
  minMeasurable: count,
  maxItems: count,
  reviewer: ActorRule,
  judgedBy: z.union([ActorRule, z.literal('appraisal')], { error: '应为主体或 appraisal。' }).exactOptional(),
  noticePeriod: period,
  audience,
  notKept: one('rectification', 'explain').exactOptional(),
});

const Info = z.strictObject({
  primitive: z.literal('info'),
  kind: one('work', 'urgent', 'periodic'),
  to: OrgRef,
  elementsZh: texts,
  fields,
  signedOffBy: ActorRule,
  secrecyChecked: flag,
  phoneWithin: period,
  writtenWithin: period,
  neverAfter: period,
  followUpEvery: period,
  adoptionLevels: list(Named).exactOptional(),
  leaderNoteOpens: kebabId.exactOptional(),
});

const Fund = z.strictObject({
  primitive: z.literal('fund'),
  account: one('dues', 'activity', 'special-dues', 'village', 'donation', 'care', 'project'),
  entry: one('receipt', 'payment', 'remittance', 'allocation', 'budget', 'statement', 'settlement'),
  purposes: z.union([list(Named), ParamRef], { error: '应为用途列表或参数引用。' }).exactOptional(),
  approvedBy: actor,
  separate: list(Relation).exactOptional(),
  voluntary: flag,
  share: ParamRef.exactOptional(),
  evidence,
});

const Archive = z.strictObject({
  primitive: z.literal('archive'),
  items: list(Named.extend({ fromStep: kebabId.exactOptional(), required: flag })),
  retention: z.union([z.literal('permanent'), DurationSetting], {
    error: '应为 permanent、时长或参数引用。',
  }),
  accessClass: one('public', 'internal', 'personal-file', 'sealed').exactOptional(),
  sameMatter: flag,
  kept: one('org', 'personal-file').exactOptional(),
});

const Statistics = z.strictObject({
  primitive: z.literal('statistics'),
  indicators: list(Named.extend({ unitZh: text(20).exactOptional(), countingZh: text().exactOptional() })),
  reference: z.union([one('period-end', 'year-end'), MonthDay], {
    error: '应为期末、年末或月日。',
  }),
  release: one('internal', 'audience', 'public').exactOptional(),
  checksZh: texts,
  signedBy: actor,
});

/** Parameters of a step, told apart by `primitive`. */
export const PrimitiveParams = z.discriminatedUnion(
  'primitive',
  [
    Org,
    Registry,
    Post,
    Pairing,
    Venue,
    Form,
    Proposal,
    Meeting,
    Vote,
    Publicity,
    Approval,
    Task,
    Intake,
    Visit,
    Notification,
    Appraisal,
    Scoring,
    Commendation,
    Consequence,
    Programme,
    Learning,
    Pledge,
    Info,
    Fund,
    Archive,
    Statistics,
  ],
  { error: '没有这种步骤类型。' },
);
