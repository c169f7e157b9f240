import { z } from 'zod';
import { Done, Id, Instant, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** How somebody comes to a post. */
export const PostBasis = z.enum(['elected', 'appointed', 'claimed', 'posted'], { error: '请选择岗位产生方式。' });
/** States of a holding. */
export const HoldingState = z.enum(['claimed', 'confirmed', 'serving', 'handed-over', 'removed', 'declined']);

const Title = z
  .string()
  .trim()
  .min(2, { error: '请填写岗位名称，至少 2 个字。' })
  .max(40, { error: '岗位名称不超过 40 字。' });
const Reason = z
  .string()
  .trim()
  .min(2, { error: '请写明理由，至少 2 个字。' })
  .max(500, { error: '理由不超过 500 字。' });
const Kind = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, { error: '岗位种类由小写字母、数字和短横组成。' });

/** One open item of a hand-over. */
export const HandOverItem = z.object({
  titleZh: z.string().trim().min(1, { error: '请写明移交事项。' }).max(100, { error: '移交事项不超过 100 字。' }),
  note: z.string().trim().max(200, { error: '说明不超过 200 字。' }).default(''),
});

/** One person's time in a post. */
export const HoldingView = z.object({
  id: z.number(),
  memberId: z.number(),
  name: z.string(),
  branchName: z.string(),
  seat: z.number().int().nullable(),
  state: HoldingState,
  note: z.string(),
  claimedOn: IsoDate,
  confirmedOn: IsoDate.nullable(),
  confirmedByName: z.string().nullable(),
  decidedAtZh: z.string().nullable(),
  fromOn: IsoDate.nullable(),
  untilOn: IsoDate.nullable(),
  endedOn: IsoDate.nullable(),
  endReason: z.string().nullable(),
  handOver: z.array(HandOverItem),
  receivedOn: IsoDate.nullable(),
  shiftsDone: z.number().int(),
  shiftsPlanned: z.number().int(),
  isOwn: z.boolean(),
  version: z.number().int(),
});

/** A post in a list. */
export const PostItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  kind: z.string(),
  titleZh: z.string(),
  basis: PostBasis,
  seats: z.number().int(),
  serving: z.number().int(),
  waiting: z.number().int(),
  holders: z.array(z.string()),
  publicBadge: z.boolean(),
  closedOn: IsoDate.nullable(),
  version: z.number().int(),
});

/** A post with who held it. */
export const PostView = PostItem.extend({
  dutiesZh: z.string(),
  termZh: z.string().nullable(),
  compatibleWith: z.array(z.string()),
  shift: z.object({ per: z.string(), atLeast: z.number().int() }).nullable(),
  runStepId: z.number().nullable(),
  runId: z.number().nullable(),
  holdings: z.array(HoldingView),
  shifts: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      day: IsoDate,
      state: z.enum(['planned', 'attended', 'excused', 'missed']),
      note: z.string(),
    }),
  ),
  can: z.object({ manage: z.boolean(), claim: z.boolean() }),
});

/** What a hand-over has to list: found by the platform, to be completed by hand. */
export const OpenItems = z.object({ items: z.array(HandOverItem) });

const postParams = z.object({ dutyPostId: Id });
const holdingParams = z.object({ postHoldingId: Id });

/** Posts and their holders (岗位). */
export const postRoutes = defineRoutes('posts', {
  list: {
    method: 'GET',
    path: '/api/duty-posts',
    permission: 'duty-post.read',
    summary: '岗位列表',
    query: z.object({
      ...pageQuery,
      orgId: Id.optional(),
      state: z.enum(['offered', 'served', 'claimed', 'closed']).optional(),
      runStepId: Id.optional(),
    }),
    response: pageOf(PostItem),
  },
  mine: {
    method: 'GET',
    path: '/api/me/duty-posts',
    permission: 'signed-in',
    summary: '我的岗位',
    response: z.object({
      items: z.array(HoldingView.extend({ postId: z.number(), titleZh: z.string(), orgName: z.string() })),
    }),
  },
  offer: {
    method: 'POST',
    path: '/api/duty-posts',
    permission: 'duty-post.manage',
    summary: '设立岗位',
    body: z.object({
      orgId: Id.optional(),
      kind: Kind.default('duty'),
      titleZh: Title,
      dutiesZh: z
        .string()
        .trim()
        .min(4, { error: '请写明岗位职责，至少 4 个字。' })
        .max(1000, { error: '岗位职责不超过 1000 字。' }),
      basis: PostBasis,
      seats: z.number().int().min(1, { error: '至少 1 个名额。' }).max(200, { error: '至多 200 个名额。' }),
      publicBadge: z.boolean().default(false),
      term: z
        .string()
        .regex(/^[1-9]\d{0,2}[my]$/, { error: '任期应写成 1y（年）或 6m（月）。' })
        .optional(),
      compatibleWith: z.array(z.string().max(41)).max(20).default([]),
      shift: z
        .object({
          per: z.string().regex(/^[1-9]\d{0,2}[dmy]$/, { error: '周期应写成 7d、1m 或 1y。' }),
          atLeast: z.number().int().min(1, { error: '至少 1 次。' }).max(100, { error: '至多 100 次。' }),
        })
        .optional(),
      runStepId: Id.optional(),
    }),
    response: PostView,
  },
  get: {
    method: 'GET',
    path: '/api/duty-posts/:dutyPostId',
    permission: 'duty-post.read',
    summary: '一个岗位',
    params: postParams,
    response: PostView,
  },
  close: {
    method: 'POST',
    path: '/api/duty-posts/:dutyPostId/close',
    permission: 'duty-post.manage',
    summary: '撤销岗位',
    params: postParams,
    body: z.object({ version: Version, reason: Reason }),
    response: PostView,
  },
  claim: {
    method: 'POST',
    path: '/api/duty-posts/:dutyPostId/claim',
    permission: 'duty-post.claim',
    summary: '认领岗位',
    params: postParams,
    body: z.object({ note: z.string().trim().max(300, { error: '说明不超过 300 字。' }).default('') }),
    response: PostView,
  },
  appoint: {
    method: 'POST',
    path: '/api/duty-posts/:dutyPostId/appoint',
    permission: 'duty-post.manage',
    summary: '确定人选（选举、任命、选派）',
    params: postParams,
    body: z.object({
      memberId: Id,
      decidedAtZh: z
        .string()
        .trim()
        .min(2, { error: '请写明由哪次会议或哪个文件决定。' })
        .max(200, { error: '不超过 200 字。' }),
    }),
    response: PostView,
  },
  confirm: {
    method: 'POST',
    path: '/api/post-holdings/:postHoldingId/confirm',
    permission: 'duty-post.manage',
    summary: '确认认领',
    params: holdingParams,
    body: z.object({
      version: Version,
      decidedAtZh: z.string().trim().min(2, { error: '请写明由哪次会议确认。' }).max(200, { error: '不超过 200 字。' }),
    }),
    response: PostView,
  },
  decline: {
    method: 'POST',
    path: '/api/post-holdings/:postHoldingId/decline',
    permission: 'duty-post.manage',
    summary: '不确认认领（写明理由）',
    params: holdingParams,
    body: z.object({ version: Version, reason: Reason }),
    response: PostView,
  },
  begin: {
    method: 'POST',
    path: '/api/post-holdings/:postHoldingId/begin',
    permission: 'duty-post.manage',
    summary: '到岗',
    params: holdingParams,
    body: z.object({ version: Version, on: IsoDate }),
    response: PostView,
  },
  openItems: {
    method: 'GET',
    path: '/api/post-holdings/:postHoldingId/open-items',
    permission: 'duty-post.read',
    summary: '交接时应列的未了事项',
    params: holdingParams,
    response: OpenItems,
  },
  end: {
    method: 'POST',
    path: '/api/post-holdings/:postHoldingId/end',
    permission: 'duty-post.manage',
    summary: '交接或免去岗位',
    params: holdingParams,
    body: z.object({
      version: Version,
      how: z.enum(['hand-over', 'remove'], { error: '请选择交接或免去。' }),
      on: IsoDate,
      reason: Reason,
      /** Confirmed holding that follows on the same day. */
      successorId: Id.optional(),
      closesPost: z.boolean().default(false),
      items: z.array(HandOverItem).max(50, { error: '至多 50 项。' }).default([]),
    }),
    response: PostView,
  },
  receive: {
    method: 'POST',
    path: '/api/post-holdings/:postHoldingId/receive',
    permission: 'duty-post.claim',
    summary: '接收移交清单（接任人）',
    params: holdingParams,
    body: z.object({ version: Version }),
    response: PostView,
  },
  planShift: {
    method: 'POST',
    path: '/api/post-holdings/:postHoldingId/shifts',
    permission: 'duty-post.manage',
    summary: '排班',
    params: holdingParams,
    body: z.object({
      days: z.array(IsoDate).min(1, { error: '请至少选一天。' }).max(62, { error: '一次至多排 62 天。' }),
    }),
    response: PostView,
  },
  recordShift: {
    method: 'POST',
    path: '/api/post-shifts/:postShiftId/record',
    permission: 'duty-post.manage',
    summary: '登记值班情况',
    params: z.object({ postShiftId: Id }),
    body: z.object({
      state: z.enum(['attended', 'excused', 'missed'], { error: '请选择到岗、请假或缺勤。' }),
      note: z.string().trim().max(200, { error: '说明不超过 200 字。' }).default(''),
    }),
    response: Done.extend({ at: Instant }),
  },
});
