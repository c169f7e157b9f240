import { z } from 'zod';
import { Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { RuleReference } from './problem.ts';
import { defineRoutes } from './routes.ts';

/** Kinds of meetings: the code list `meeting_types`, and `other`. */
export const meetingKinds = [
  'party-assembly',
  'branch-committee',
  'subgroup',
  'lecture',
  'themed-party-day',
  'organisation-life',
  'member-appraisal',
  'democratic-life',
  'term-election',
  'other',
] as const;

/** See `meetingKinds`. */
export const MeetingKind = z.enum(meetingKinds, { error: '请选择会议类别。' });

/** `planned` has no time yet (opened by a method); all others as in the regulations. */
export const MeetingState = z.enum([
  'planned',
  'called',
  'opened',
  'adjourned',
  'resumed',
  'closed',
  'recorded',
  'signed',
  'cancelled',
]);

const NoticeChannel = z.enum(['platform', 'in-person', 'phone', 'message-group', 'paper', 'board'], {
  error: '请选择通知方式。',
});

/** An item of the agenda with what came of it. */
export const AgendaItemView = z.object({
  number: z.number().int(),
  titleZh: z.string(),
  kind: z.enum(['inform', 'discuss', 'decide']),
  outsideAgenda: z.boolean(),
  summaryZh: z.string(),
});

/** A resolution by show of hands; head counts of those with voting rights. */
export const ResolutionView = z.object({
  id: z.number(),
  agendaNumber: z.number().int().nullable(),
  textZh: z.string(),
  expected: z.number().int(),
  present: z.number().int(),
  inFavour: z.number().int(),
  against: z.number().int(),
  abstained: z.number().int(),
  outcome: z.enum(['carried', 'rejected']),
  decidedAt: z.string(),
});

/** A person of the list. `voting` is null until the list is frozen at the opening. */
export const AttendeeView = z.object({
  memberId: z.number(),
  name: z.string(),
  tail: z.string(),
  voting: z.boolean().nullable(),
  excludedZh: z.string().nullable(),
  state: z.enum(['absent', 'present', 'on-leave', 'left']),
  leaveReason: z.string().nullable(),
  signedInAt: z.string().nullable(),
  how: z.enum(['code', 'list']).nullable(),
  noticed: z.boolean(),
});

/** Quorum at this moment. Null where the meeting needs none. */
export const QuorumView = z.object({
  expected: z.number().int(),
  present: z.number().int(),
  least: z.number().int(),
  met: z.boolean(),
  rule: RuleReference.nullable(),
});

/** A signature under the minutes. */
export const SignatureView = z.object({
  as: z.enum(['chair', 'recorder']),
  name: z.string(),
  onPaper: z.boolean(),
  confirmedByName: z.string(),
  at: z.string(),
});

/** People without a vote who attend: a kind and a number, never a name. */
export const ObserverCount = z.object({
  kind: z.string().max(40),
  titleZh: z.string().max(40),
  count: z.number().int().min(0, { error: '人数不能为负。' }).max(5000, { error: '人数不超过 5000。' }),
});

/** A row of the list of meetings. */
export const MeetingListItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  kind: MeetingKind,
  kindZh: z.string(),
  kindEn: z.string(),
  titleZh: z.string(),
  state: MeetingState,
  scheduledAt: z.string().nullable(),
  heldOn: IsoDate.nullable(),
  placeZh: z.string(),
  expected: z.number().int().nullable(),
  present: z.number().int(),
  late: z.boolean(),
});

/** A meeting with everything its desk and its minutes need. */
export const MeetingView = MeetingListItem.extend({
  runStepId: z.number().nullable(),
  electorate: z.string(),
  notice: z.object({
    leastZh: z.string().nullable(),
    rule: RuleReference.nullable(),
    noticedOn: IsoDate.nullable(),
    channel: NoticeChannel.nullable(),
    reasonZh: z.string().nullable(),
    delivered: z.number().int(),
    audience: z.number().int(),
  }),
  agenda: z.array(AgendaItemView),
  resolutions: z.array(ResolutionView),
  attendees: z.array(AttendeeView),
  observers: z.array(ObserverCount),
  observerKinds: z.array(z.object({ kind: z.string(), titleZh: z.string() })),
  quorum: QuorumView.nullable(),
  votes: z.boolean(),
  chair: z.object({ memberId: z.number(), name: z.string() }).nullable(),
  recorder: z.object({ memberId: z.number(), name: z.string() }).nullable(),
  openedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  minutesZh: z.string(),
  confidentialZh: z.array(z.string()),
  recordedAt: z.string().nullable(),
  recordDueOn: IsoDate.nullable(),
  signatures: z.array(SignatureView),
  signedBy: z.array(z.enum(['chair', 'recorder'])),
  addenda: z.array(z.object({ textZh: z.string(), byName: z.string(), at: z.string() })),
  history: z.array(
    z.object({ state: MeetingState, byName: z.string(), at: z.string(), reasonZh: z.string().nullable() }),
  ),
  attachments: z.array(
    z.object({ id: z.number(), name: z.string(), mediaType: z.string(), sizeBytes: z.number(), at: z.string() }),
  ),
  version: z.number().int(),
  can: z.object({
    call: z.boolean(),
    open: z.boolean(),
    attend: z.boolean(),
    resolve: z.boolean(),
    adjourn: z.boolean(),
    resume: z.boolean(),
    close: z.boolean(),
    record: z.boolean(),
    sign: z.boolean(),
    amend: z.boolean(),
    cancel: z.boolean(),
  }),
});

const meetingParams = z.object({ meetingId: Id });
const Reason = z.string().trim().min(2, { error: '请写明原因。' }).max(300, { error: '原因不超过 300 字。' });
const Count = z
  .number()
  .int({ error: '人数应为整数。' })
  .min(0, { error: '人数不能为负。' })
  .max(5000, { error: '人数不超过 5000。' });
const Title = z.string().trim().min(2, { error: '请写明会议名称。' }).max(100, { error: '会议名称不超过 100 字。' });
const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: '会议时间应写成 2026-11-21 14:30 的形式。' });
const AgendaInput = z.object({
  titleZh: z.string().trim().min(2, { error: '请写明议题。' }).max(200, { error: '议题不超过 200 字。' }),
  kind: z.enum(['inform', 'discuss', 'decide'], { error: '请选择通报、讨论或表决。' }),
});
const CallBody = z.object({
  titleZh: Title,
  /** China time without zone, `2026-11-25T14:30`. */
  scheduledAt: LocalTime,
  placeZh: z.string().trim().min(1, { error: '请写明会议地点。' }).max(100, { error: '会议地点不超过 100 字。' }),
  agenda: z.array(AgendaInput).min(1, { error: '请至少写一项议题。' }).max(30, { error: '议题不超过 30 项。' }),
  /** Day on which people were told otherwise than by the platform; default: today. */
  noticedOn: IsoDate.optional(),
  noticeChannel: NoticeChannel.default('platform'),
  noticeReasonZh: z.string().trim().max(300, { error: '原因不超过 300 字。' }).optional(),
  /** Who is invited, where the list is neither the roster nor the committee. */
  invitedMemberIds: z.array(Id).max(500, { error: '一次至多邀请 500 人。' }).optional(),
});

/** Meetings (会议): called, held, recorded, signed. */
export const meetingRoutes = defineRoutes('meetings', {
  list: {
    method: 'GET',
    path: '/api/meetings',
    permission: 'meeting.read',
    summary: '会议列表',
    query: z.object({
      ...pageQuery,
      orgId: Id.optional(),
      kind: MeetingKind.optional(),
      state: MeetingState.optional(),
    }),
    response: pageOf(MeetingListItem),
  },
  duties: {
    method: 'GET',
    path: '/api/meetings/duties',
    permission: 'meeting.read',
    summary: '本组织“三会一课”等会议的频次与完成情况',
    response: z.object({
      items: z.array(
        z.object({
          kind: MeetingKind,
          kindZh: z.string(),
          kindEn: z.string(),
          everyMonths: z.number().int(),
          lastHeldOn: IsoDate.nullable(),
          dueOn: IsoDate,
          overdue: z.boolean(),
          heldThisPeriod: z.boolean(),
          rule: RuleReference.nullable(),
        }),
      ),
    }),
  },
  call: {
    method: 'POST',
    path: '/api/meetings',
    permission: 'meeting.call',
    summary: '召集会议并发出通知',
    body: CallBody.extend({ kind: MeetingKind }),
    response: MeetingView,
  },
  get: {
    method: 'GET',
    path: '/api/meetings/:meetingId',
    permission: 'meeting.read',
    summary: '会议情况与记录',
    params: meetingParams,
    response: MeetingView,
  },
  callPlanned: {
    method: 'PUT',
    path: '/api/meetings/:meetingId/call',
    permission: 'meeting.call',
    summary: '定下或改动会议时间、地点、议题，并重新通知',
    params: meetingParams,
    body: CallBody.extend({ version: Version }),
    response: MeetingView,
  },
  cancel: {
    method: 'POST',
    path: '/api/meetings/:meetingId/cancel',
    permission: 'meeting.call',
    summary: '取消尚未召开的会议',
    params: meetingParams,
    body: z.object({ version: Version, reason: Reason }),
    response: MeetingView,
  },
  deliver: {
    method: 'POST',
    path: '/api/meetings/:meetingId/deliveries',
    permission: 'meeting.call',
    summary: '登记已通知到的人',
    params: meetingParams,
    body: z.object({
      memberIds: z.array(Id).min(1, { error: '请至少选择一人。' }).max(500, { error: '一次至多 500 人。' }),
      channel: NoticeChannel,
    }),
    response: MeetingView,
  },
  attend: {
    method: 'POST',
    path: '/api/meetings/:meetingId/attendance',
    permission: 'meeting.record',
    summary: '登记到会、离会、缺席（名单点名）',
    params: meetingParams,
    body: z.object({
      marks: z
        .array(
          z.object({
            memberId: Id,
            state: z.enum(['present', 'absent', 'left'], { error: '请选择到会、缺席或离会。' }),
          }),
        )
        .min(1, { error: '请至少点一人。' })
        .max(500, { error: '一次至多 500 人。' }),
    }),
    response: MeetingView,
  },
  leave: {
    method: 'POST',
    path: '/api/meetings/:meetingId/leave',
    permission: 'meeting.ask-leave',
    summary: '请假（本人或由记录人登记）',
    params: meetingParams,
    body: z.object({ memberId: Id, reason: Reason }),
    response: z.object({ ok: z.literal(true) }),
  },
  observe: {
    method: 'PUT',
    path: '/api/meetings/:meetingId/observers',
    permission: 'meeting.record',
    summary: '登记列席人数和群众代表人数（只记人数）',
    params: meetingParams,
    body: z.object({ version: Version, observers: z.array(ObserverCount).max(10, { error: '至多 10 类。' }) }),
    response: MeetingView,
  },
  open: {
    method: 'POST',
    path: '/api/meetings/:meetingId/open',
    permission: 'meeting.record',
    summary: '宣布开会：冻结应到名单并核对有效人数',
    params: meetingParams,
    body: z.object({
      version: Version,
      chairMemberId: Id,
      recorderMemberId: Id,
      /** Head counts of bodies without a roster. */
      toldExpected: Count.optional(),
      toldPresent: Count.optional(),
    }),
    response: MeetingView,
  },
  addItem: {
    method: 'POST',
    path: '/api/meetings/:meetingId/agenda',
    permission: 'meeting.record',
    summary: '会上增加议题（须到会者同意）',
    params: meetingParams,
    body: AgendaInput.extend({
      version: Version,
      consent: z.object({ inFavour: Count, against: Count, abstained: Count }).optional(),
    }),
    response: MeetingView,
  },
  resolve: {
    method: 'POST',
    path: '/api/meetings/:meetingId/resolutions',
    permission: 'meeting.record',
    summary: '举手表决一项决议',
    params: meetingParams,
    body: z.object({
      version: Version,
      agendaNumber: z.number().int().min(1, { error: '请选择议题。' }),
      textZh: z.string().trim().min(2, { error: '请写明决议内容。' }).max(1000, { error: '决议不超过 1000 字。' }),
      inFavour: Count,
      against: Count,
      abstained: Count,
    }),
    response: MeetingView,
  },
  adjourn: {
    method: 'POST',
    path: '/api/meetings/:meetingId/adjourn',
    permission: 'meeting.record',
    summary: '休会',
    params: meetingParams,
    body: z.object({ version: Version, reason: Reason }),
    response: MeetingView,
  },
  resume: {
    method: 'POST',
    path: '/api/meetings/:meetingId/resume',
    permission: 'meeting.record',
    summary: '复会（重新核对有效人数）',
    params: meetingParams,
    body: z.object({ version: Version }),
    response: MeetingView,
  },
  close: {
    method: 'POST',
    path: '/api/meetings/:meetingId/close',
    permission: 'meeting.record',
    summary: '宣布散会',
    params: meetingParams,
    body: z.object({ version: Version }),
    response: MeetingView,
  },
  saveMinutes: {
    method: 'PUT',
    path: '/api/meetings/:meetingId/minutes',
    permission: 'meeting.record',
    summary: '保存会议记录草稿',
    params: meetingParams,
    body: z.object({
      version: Version,
      minutesZh: z.string().max(20_000, { error: '会议记录不超过 20000 字。' }),
      summaries: z
        .array(
          z.object({ number: z.number().int(), summaryZh: z.string().max(3000, { error: '每项不超过 3000 字。' }) }),
        )
        .max(40, { error: '议题不超过 40 项。' })
        .default([]),
    }),
    response: z.object({ version: z.number().int(), savedAt: z.string() }),
    audited: false,
  },
  record: {
    method: 'POST',
    path: '/api/meetings/:meetingId/record',
    permission: 'meeting.record',
    summary: '会议记录定稿，送签',
    params: meetingParams,
    body: z.object({ version: Version }),
    response: MeetingView,
  },
  sign: {
    method: 'POST',
    path: '/api/meetings/:meetingId/signatures',
    permission: 'meeting.sign',
    summary: '主持人、记录人签字',
    params: meetingParams,
    body: z.object({
      version: Version,
      as: z.enum(['chair', 'recorder'], { error: '请选择主持人或记录人。' }),
      onPaper: z.boolean().default(false),
    }),
    response: MeetingView,
  },
  amend: {
    method: 'POST',
    path: '/api/meetings/:meetingId/addenda',
    permission: 'meeting.record',
    summary: '定稿后更正：另加一条注明日期的补正',
    params: meetingParams,
    body: z.object({
      textZh: z
        .string()
        .trim()
        .min(5, { error: '请写明补正内容，至少 5 个字。' })
        .max(2000, { error: '不超过 2000 字。' }),
    }),
    response: MeetingView,
  },
  files: {
    method: 'PUT',
    path: '/api/meetings/:meetingId/files',
    permission: 'meeting.record',
    summary: '把上传的文件归到会议（签到表、照片），或取下',
    params: meetingParams,
    body: z.object({
      add: z.array(Id).max(20, { error: '一次至多 20 个文件。' }).default([]),
      remove: z.array(Id).max(20, { error: '一次至多 20 个文件。' }).default([]),
    }),
    response: MeetingView,
  },
  wall: {
    method: 'GET',
    path: '/api/meetings/:meetingId/wall',
    permission: 'meeting.record',
    summary: '签到墙：签到码、应到实到、未到名单',
    params: meetingParams,
    response: z.object({
      titleZh: z.string(),
      orgName: z.string(),
      placeZh: z.string(),
      scheduledAt: z.string().nullable(),
      state: MeetingState,
      signIn: z.object({ code: z.string(), url: z.string(), secondsLeft: z.number().int() }).nullable(),
      signInClosedZh: z.string().nullable(),
      expected: z.number().int(),
      present: z.number().int(),
      votingExpected: z.number().int(),
      votingPresent: z.number().int(),
      quorum: QuorumView.nullable(),
      observers: z.array(ObserverCount),
      absent: z.array(z.string()),
      onLeave: z.number().int(),
      itemZh: z.string().nullable(),
      now: z.string(),
    }),
  },
  signInPage: {
    method: 'GET',
    path: '/api/sign-in/:code',
    permission: 'token',
    summary: '凭签到码打开签到页',
    params: z.object({ code: z.string().min(4).max(40) }),
    response: z.object({
      titleZh: z.string(),
      orgName: z.string(),
      placeZh: z.string(),
      scheduledAt: z.string().nullable(),
      ticket: z.string(),
      ticketMinutes: z.number().int(),
    }),
    rateLimit: 300,
  },
  signInPeople: {
    method: 'POST',
    path: '/api/sign-in/people',
    permission: 'token',
    summary: '签到页：按姓名找到自己',
    body: z.object({
      ticket: z.string().max(400),
      name: z.string().trim().min(2, { error: '请填写姓名，至少 2 个字。' }).max(50, { error: '姓名不超过 50 字。' }),
    }),
    response: z.object({
      people: z.array(
        z.object({ memberId: z.number(), name: z.string(), hint: z.string(), signedInAt: z.string().nullable() }),
      ),
    }),
    audited: false,
    idempotent: false,
    rateLimit: 300,
  },
  signIn: {
    method: 'POST',
    path: '/api/sign-in',
    permission: 'token',
    summary: '确认签到（不记位置和设备）',
    body: z.object({ ticket: z.string().max(400), memberId: Id }),
    response: z.object({
      name: z.string(),
      signedInAt: z.string(),
      already: z.boolean(),
      nextItemZh: z.string().nullable(),
    }),
    audited: false,
    idempotent: false,
    rateLimit: 300,
  },
});
