import { z } from 'zod';
import { Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** States of a notice and of a disclosure. */
export const NoticeState = z.enum(['drafted', 'cleared', 'posted', 'objected', 'closed', 'superseded', 'taken-down']);

/** A row of the list. */
export const NoticeListItem = z.object({
  id: z.number(),
  orgId: z.number(),
  orgName: z.string(),
  postingOrgName: z.string(),
  mode: z.enum(['notice', 'disclosure']),
  titleZh: z.string(),
  state: NoticeState,
  postedOn: IsoDate.nullable(),
  lastDay: IsoDate.nullable(),
  openObjections: z.number().int(),
  version: z.number().int(),
});

/** A notice with what its posting organisation needs. */
export const NoticeView = NoticeListItem.extend({
  runStepId: z.number().nullable(),
  textZh: z.string(),
  placesZh: z.array(z.string()),
  audience: z.array(z.string()),
  period: z.string().nullable(),
  skippedDays: z.array(z.object({ date: IsoDate, because: z.string() })),
  innerFirst: z.boolean(),
  innerPostedOn: IsoDate.nullable(),
  secrecyCheckedBy: z.string().nullable(),
  acceptsObjections: z.boolean(),
  textVersions: z.array(z.object({ number: z.number().int(), textZh: z.string(), at: z.string(), byName: z.string() })),
  publicUrl: z.string().nullable(),
  can: z.object({
    edit: z.boolean(),
    clear: z.boolean(),
    post: z.boolean(),
    answer: z.boolean(),
    takeDown: z.boolean(),
  }),
});

/** An objection as the posting organisation sees it. */
export const ObjectionView = z.object({
  id: z.number(),
  noticeId: z.number(),
  noticeTitleZh: z.string(),
  textZh: z.string(),
  anonymous: z.boolean(),
  contact: z.string().nullable(),
  raisedOn: IsoDate,
  dueOn: IsoDate.nullable(),
  state: z.enum(['open', 'rejected', 'upheld']),
  answerZh: z.string().nullable(),
});

/** A notice as everybody sees it. */
export const PublicNotice = z.object({
  id: z.number(),
  mode: z.enum(['notice', 'disclosure']),
  titleZh: z.string(),
  textZh: z.string(),
  postingOrgName: z.string(),
  postedOn: IsoDate,
  lastDay: IsoDate.nullable(),
  acceptsObjections: z.boolean(),
  state: NoticeState,
});

const noticeParams = z.object({ noticeId: Id });
const Text = z.string().trim().min(2, { error: '请写明公示内容。' }).max(5000, { error: '公示内容不超过 5000 字。' });

/** Notices before a decision and disclosures after it (公示、公开). */
export const noticeRoutes = defineRoutes('notices', {
  list: {
    method: 'GET',
    path: '/api/notices',
    permission: 'notice.read',
    summary: '公示与公开列表',
    query: z.object({
      ...pageQuery,
      state: NoticeState.optional(),
      mine: z.enum(['posting']).optional(),
      roundId: Id.optional(),
    }),
    response: pageOf(NoticeListItem),
  },
  create: {
    method: 'POST',
    path: '/api/notices',
    permission: 'notice.draft',
    summary: '起草公示或公开',
    body: z.object({
      mode: z.enum(['notice', 'disclosure'], { error: '请选择公示或公开。' }),
      titleZh: z.string().trim().min(2, { error: '请写明标题。' }).max(100, { error: '标题不超过 100 字。' }),
      textZh: Text,
      placesZh: z.array(z.string().max(60)).max(10).default([]),
    }),
    response: NoticeView,
  },
  get: {
    method: 'GET',
    path: '/api/notices/:noticeId',
    permission: 'notice.read',
    summary: '公示详情',
    params: noticeParams,
    response: NoticeView,
  },
  revise: {
    method: 'PUT',
    path: '/api/notices/:noticeId/text',
    permission: 'notice.draft',
    summary: '修改内容；已张贴的重新计期',
    params: noticeParams,
    body: z.object({
      version: Version,
      titleZh: z.string().trim().min(2, { error: '请写明标题。' }).max(100),
      textZh: Text,
    }),
    response: NoticeView,
  },
  clear: {
    method: 'POST',
    path: '/api/notices/clear',
    permission: 'notice.clear',
    summary: '保密审查通过（可批量）',
    body: z.object({
      noticeIds: z.array(Id).min(1, { error: '请至少选择一项。' }).max(200, { error: '一次至多 200 项。' }),
    }),
    response: z.object({ cleared: z.number().int() }),
  },
  post: {
    method: 'POST',
    path: '/api/notices/post',
    permission: 'notice.post',
    summary: '张贴公示（可批量）',
    body: z.object({
      noticeIds: z.array(Id).min(1, { error: '请至少选择一项。' }).max(200, { error: '一次至多 200 项。' }),
      innerPostedOn: IsoDate.optional(),
    }),
    response: z.object({ posted: z.number().int() }),
  },
  close: {
    method: 'POST',
    path: '/api/notices/close',
    permission: 'notice.post',
    summary: '公示期满、异议办结后结束公示（可批量）',
    body: z.object({
      noticeIds: z.array(Id).min(1, { error: '请至少选择一项。' }).max(200, { error: '一次至多 200 项。' }),
    }),
    response: z.object({ closed: z.number().int() }),
  },
  takeDown: {
    method: 'POST',
    path: '/api/notices/:noticeId/take-down',
    permission: 'notice.post',
    summary: '撤下',
    params: noticeParams,
    body: z.object({ version: Version, reason: z.string().trim().min(2, { error: '请写明原因。' }).max(500) }),
    response: NoticeView,
  },
  objections: {
    method: 'GET',
    path: '/api/notices/objections',
    permission: 'notice.answer',
    summary: '收到的异议',
    query: z.object({
      ...pageQuery,
      state: z.enum(['open', 'rejected', 'upheld']).optional(),
      noticeId: Id.optional(),
    }),
    response: pageOf(ObjectionView),
  },
  answer: {
    method: 'POST',
    path: '/api/notices/objections/:objectionId/answer',
    permission: 'notice.answer',
    summary: '答复异议',
    params: z.object({ objectionId: Id }),
    body: z.object({
      verdict: z.enum(['rejected', 'upheld'], { error: '请选择异议是否成立。' }),
      answerZh: z
        .string()
        .trim()
        .min(5, { error: '请写明答复，至少 5 个字。' })
        .max(1000, { error: '答复不超过 1000 字。' }),
    }),
    response: ObjectionView,
  },
  publicList: {
    method: 'GET',
    path: '/api/public/notices',
    permission: 'public',
    summary: '公示栏（不登录）',
    query: z.object({ ...pageQuery, q: z.string().max(60).optional() }),
    response: pageOf(PublicNotice),
  },
  publicGet: {
    method: 'GET',
    path: '/api/public/notices/:noticeId',
    permission: 'public',
    summary: '公示内容（不登录）',
    params: noticeParams,
    response: PublicNotice,
  },
  object: {
    method: 'POST',
    path: '/api/public/notices/:noticeId/objections',
    permission: 'public',
    summary: '提出异议（可匿名）',
    params: noticeParams,
    body: z.object({
      textZh: z
        .string()
        .trim()
        .min(5, { error: '请写明异议，至少 5 个字。' })
        .max(1000, { error: '异议不超过 1000 字。' }),
      contact: z.string().trim().max(100, { error: '联系方式不超过 100 字。' }).optional(),
    }),
    response: z.object({ receipt: z.string() }),
    idempotent: false,
    rateLimit: 10,
  },
  lookUp: {
    method: 'GET',
    path: '/api/public/objections/:receipt',
    permission: 'public',
    summary: '凭查询码看异议的答复',
    params: z.object({ receipt: z.string().min(8).max(40) }),
    response: z.object({
      state: z.enum(['open', 'rejected', 'upheld']),
      answerZh: z.string().nullable(),
      raisedOn: IsoDate,
      dueOn: IsoDate.nullable(),
    }),
    rateLimit: 30,
  },
});

const html = z.unknown();

/** The public board as pages of the server: no script, no session, small. Not part of the JSON interface. */
export const boardRoutes = defineRoutes('board', {
  list: {
    method: 'GET',
    path: '/board',
    permission: 'public',
    summary: '公示栏网页（不登录，不用脚本）',
    query: z.object({
      q: z.string().trim().max(60).optional(),
      cursor: z.string().max(60).optional(),
      lang: z.enum(['zh', 'en']).optional(),
    }),
    response: html,
    mode: 'raw',
  },
  stars: {
    method: 'GET',
    path: '/board/stars',
    permission: 'public',
    summary: '星级榜网页（只有组织，没有个人）',
    query: z.object({
      q: z.string().trim().max(60).optional(),
      cursor: z.string().max(60).optional(),
      lang: z.enum(['zh', 'en']).optional(),
    }),
    response: html,
    mode: 'raw',
  },
  answer: {
    method: 'GET',
    path: '/board/answer',
    permission: 'public',
    summary: '凭查询码看异议答复的网页',
    query: z.object({ receipt: z.string().trim().max(60).optional(), lang: z.enum(['zh', 'en']).optional() }),
    response: html,
    mode: 'raw',
    rateLimit: 30,
  },
  style: {
    method: 'GET',
    path: '/board/style.css',
    permission: 'public',
    summary: '公示栏网页的样式',
    response: html,
    mode: 'raw',
  },
  notice: {
    method: 'GET',
    path: '/board/:noticeId',
    permission: 'public',
    summary: '一项公示的网页和异议表',
    params: noticeParams,
    query: z.object({ lang: z.enum(['zh', 'en']).optional() }),
    response: html,
    mode: 'raw',
  },
  object: {
    method: 'POST',
    path: '/board/:noticeId/objections',
    permission: 'public',
    summary: '不用脚本提出异议',
    params: noticeParams,
    response: html,
    mode: 'raw',
    idempotent: false,
    audited: false,
    rateLimit: 10,
  },
});
