import { z } from 'zod';
import { Id, Instant, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** Kinds of information: work, urgent, periodic. */
export const InfoKind = z.enum(['work', 'urgent', 'periodic'], { error: '请选择信息类别。' });

/** States of an information; the urgent kind has its own. */
export const InfoState = z.enum([
  'drafted',
  'phoned',
  'signed-off',
  'sent',
  'written',
  'received',
  'followed-up',
  'adopted',
  'returned',
  'not-used',
  'closed',
]);

const UrgentClass = z.enum(['due', 'in-time', 'late', 'missed']);

/** Clocks of an urgent report, all from the event. */
export const UrgentView = z.object({
  eventAt: Instant,
  eventFirstAt: Instant,
  phonedAt: Instant.nullable(),
  phonedToZh: z.string().nullable(),
  writtenAt: Instant.nullable(),
  phoneDueAt: Instant,
  writtenDueAt: Instant,
  neverAfter: Instant,
  phone: UrgentClass,
  written: UrgentClass,
  nextFollowUpAt: Instant.nullable(),
  lateZh: z.string().nullable(),
  found: z.enum(['none', 'missed', 'concealed']),
  foundZh: z.string().nullable(),
});

/** A row of the list. */
export const InfoItem = z.object({
  id: z.number(),
  orgName: z.string(),
  toOrgName: z.string(),
  kind: InfoKind,
  state: InfoState,
  titleZh: z.string(),
  draftedAt: Instant,
  sentAt: Instant.nullable(),
  urgent: UrgentView.nullable(),
  adoptedBy: z.string().nullable(),
  version: z.number().int(),
});

/** One information. */
export const InfoView = InfoItem.extend({
  textZh: z.string(),
  elements: z.array(z.object({ titleZh: z.string(), valueZh: z.string() })),
  authorName: z.string(),
  signedByName: z.string().nullable(),
  secrecyZh: z.string().nullable(),
  signedAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  verdictZh: z.string().nullable(),
  leaderNoteZh: z.string().nullable(),
  leaderName: z.string().nullable(),
  followUps: z.array(z.object({ at: Instant, who: z.string(), textZh: z.string(), isFinal: z.boolean() })),
  corrections: z.array(
    z.object({ at: Instant, who: z.string(), before: Instant, after: Instant, reasonZh: z.string() }),
  ),
  events: z.array(z.object({ at: Instant, who: z.string(), what: z.string(), noteZh: z.string().nullable() })),
  adoptionLevels: z.array(z.string()),
  runStepId: z.number().nullable(),
  can: z.object({
    edit: z.boolean(),
    signOff: z.boolean(),
    send: z.boolean(),
    receive: z.boolean(),
    decide: z.boolean(),
    followUp: z.boolean(),
    close: z.boolean(),
    correct: z.boolean(),
    note: z.boolean(),
    find: z.boolean(),
  }),
});

const params = z.object({ infoId: Id });
const versioned = z.object({ version: Version });
const Title = z.string().trim().min(2, { error: '请写标题。' }).max(100, { error: '标题不超过 100 字。' });
const Text = z.string().trim().max(5000, { error: '正文不超过 5000 字。' }).default('');
const Elements = z
  .array(z.object({ titleZh: z.string().trim().min(1).max(20), valueZh: z.string().trim().max(300) }))
  .max(12)
  .default([]);
/** Moment as people write it: with its offset, or it is no moment. */
const Moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/, {
  error: '请填写日期和时间，精确到分钟。',
});
const Reason = z.string().trim().min(2, { error: '请写明理由。' }).max(500, { error: '理由不超过 500 字。' });
const act = <B extends z.ZodType>(summary: string, path: string, permission: string, body: B) =>
  ({
    method: 'POST',
    path: `/api/info/:infoId/${path}`,
    permission,
    summary,
    params,
    body,
    response: InfoView,
  }) as const;

/** Information written upwards (信息报送). */
export const infoRoutes = defineRoutes('reports', {
  list: {
    method: 'GET',
    path: '/api/info',
    permission: 'info.read',
    summary: '信息列表',
    query: z.object({
      ...pageQuery,
      kind: InfoKind.optional(),
      state: InfoState.optional(),
      box: z.enum(['in', 'out']).optional(),
    }),
    response: pageOf(InfoItem),
  },
  statistics: {
    method: 'GET',
    path: '/api/info/statistics',
    permission: 'info.read',
    summary: '报送情况：及时、迟报、漏报、瞒报分开计，采用分层级计',
    query: z.object({ from: IsoDate, until: IsoDate }),
    response: z.object({
      rows: z.array(
        z.object({
          orgId: z.number(),
          orgName: z.string(),
          sent: z.number().int(),
          adopted: z.number().int(),
          adoptedBy: z.record(z.string(), z.number().int()),
          inTime: z.number().int(),
          late: z.number().int(),
          missed: z.number().int(),
          concealed: z.number().int(),
        }),
      ),
    }),
  },
  draft: {
    method: 'POST',
    path: '/api/info',
    permission: 'info.draft',
    summary: '起草信息或定期报告',
    body: z.object({
      kind: z.enum(['work', 'periodic'], { error: '请选择信息类别。' }),
      titleZh: Title,
      textZh: Text,
      elements: Elements,
    }),
    response: InfoView,
  },
  urgent: {
    method: 'POST',
    path: '/api/info/urgent',
    permission: 'info.draft',
    summary: '登记紧急信息：先电话、再书面，时限从事发起算',
    body: z.object({
      titleZh: Title,
      textZh: Text,
      elements: Elements,
      eventAt: Moment,
      phonedAt: Moment.optional(),
      phonedToZh: z.string().trim().max(60).optional(),
    }),
    response: InfoView,
  },
  find: {
    method: 'POST',
    path: '/api/info/found',
    permission: 'info.receive',
    summary: '查明下级没有报告的事：漏报或瞒报（先听取说明）',
    body: z.object({
      orgId: Id,
      titleZh: Title,
      eventAt: Moment,
      found: z.enum(['missed', 'concealed'], { error: '请选择漏报或瞒报。' }),
      foundZh: Reason,
      heardZh: z.string().trim().min(2, { error: '请写明该单位的说明；认定前要先听取。' }).max(1000),
    }),
    response: InfoView,
  },
  get: {
    method: 'GET',
    path: '/api/info/:infoId',
    permission: 'info.read',
    summary: '一条信息',
    params,
    response: InfoView,
  },
  revise: {
    method: 'PUT',
    path: '/api/info/:infoId',
    permission: 'info.draft',
    summary: '修改草稿（审签后改动要重新审签）',
    params,
    body: versioned.extend({ titleZh: Title, textZh: Text, elements: Elements }),
    response: InfoView,
  },
  phone: act(
    '补记电话报告',
    'phone',
    'info.draft',
    versioned.extend({ phonedAt: Moment, phonedToZh: z.string().trim().min(1).max(60) }),
  ),
  signOff: act(
    '主要负责人审签并作保密审查',
    'sign-off',
    'info.sign',
    versioned.extend({ secrecyZh: z.string().trim().min(2, { error: '请写明保密审查意见。' }).max(200) }),
  ),
  send: act('报送', 'send', 'info.draft', versioned.extend({ lateZh: z.string().trim().max(500).default('') })),
  receive: act('签收', 'receive', 'info.receive', versioned),
  decide: act(
    '采用、退改或不采用',
    'decide',
    'info.receive',
    versioned.extend({
      verdict: z.enum(['adopted', 'returned', 'not-used'], { error: '请选择处理。' }),
      adoptedBy: z.string().max(20).optional(),
      verdictZh: z.string().trim().max(500).default(''),
    }),
  ),
  followUp: act(
    '续报、终报',
    'follow-up',
    'info.draft',
    versioned.extend({
      textZh: z.string().trim().min(2, { error: '请写明进展。' }).max(2000),
      isFinal: z.boolean().default(false),
    }),
  ),
  close: act('结束', 'close', 'info.receive', versioned),
  correct: act(
    '更正事发时间（留前后两个时间）',
    'event-time',
    'info.read',
    versioned.extend({ eventAt: Moment, reasonZh: Reason }),
  ),
  note: act(
    '领导批示，转办理',
    'note',
    'info.receive',
    versioned.extend({
      leaderName: z.string().trim().min(2, { error: '请写明批示的领导。' }).max(40),
      noteZh: z.string().trim().min(2, { error: '请写明批示。' }).max(1000),
      toOrgId: Id.optional(),
      dueOn: IsoDate.optional(),
    }),
  ),
});
