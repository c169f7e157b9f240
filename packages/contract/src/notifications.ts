import { z } from 'zod';
import { Done, Id, IsoDate, pageOf, pageQuery, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** A message of the inbox. */
export const MessageView = z.object({
  id: z.number(),
  kind: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  bodyZh: z.string(),
  link: z.string(),
  dueOn: z.string().nullable(),
  isUrgent: z.boolean(),
  needsReceipt: z.boolean(),
  deliveredAt: z.string().nullable(),
  readAt: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
  repeated: z.number().int(),
});

/** A circular. */
export const CircularView = z.object({
  id: z.number(),
  orgId: z.number(),
  runStepId: z.number().nullable(),
  titleZh: z.string(),
  bodyZh: z.string(),
  audience: z.array(z.string()),
  receipt: z.enum(['none', 'delivery', 'acknowledgement']),
  acknowledgeBy: z.string().nullable(),
  isUrgent: z.boolean(),
  state: z.enum(['draft', 'sent']),
  sentAt: z.string().nullable(),
  sentBy: z.string().nullable(),
  version: z.number().int(),
});

const CircularInput = z.object({
  titleZh: z.string().trim().min(2, { error: '请填写标题。' }).max(100, { error: '标题不超过 100 字。' }),
  bodyZh: z.string().trim().max(5000, { error: '正文不超过 5000 字。' }),
  audience: z.array(z.string()).min(1, { error: '请选择发给谁。' }),
  receipt: z.enum(['none', 'delivery', 'acknowledgement'], { error: '请选择是否要回执。' }),
  acknowledgeBy: IsoDate.optional(),
});

const circularParams = z.object({ circularId: Id });

/** Messages, circulars and receipts. */
export const notificationRoutes = defineRoutes('notifications', {
  inbox: {
    method: 'GET',
    path: '/api/messages',
    permission: 'signed-in',
    summary: '我的消息',
    query: z.object({ ...pageQuery, unread: z.literal('yes').optional() }),
    response: pageOf(MessageView).extend({ unread: z.number().int() }),
  },
  read: {
    method: 'POST',
    path: '/api/messages/read',
    permission: 'signed-in',
    summary: '标记消息已读',
    body: z.object({ messageIds: z.array(Id).min(1).max(200) }),
    response: Done,
    audited: false,
  },
  acknowledge: {
    method: 'POST',
    path: '/api/messages/:messageId/acknowledge',
    permission: 'signed-in',
    summary: '回执',
    params: z.object({ messageId: Id }),
    response: Done,
  },
  channels: {
    method: 'GET',
    path: '/api/messages/channels',
    permission: 'signed-in',
    summary: '可用的通知渠道',
    response: z.object({ items: z.array(z.object({ id: z.string(), titleZh: z.string() })) }),
  },
  circulars: {
    method: 'GET',
    path: '/api/circulars',
    permission: 'circular.read',
    summary: '通知列表',
    query: z.object(pageQuery),
    response: pageOf(CircularView),
  },
  circular: {
    method: 'GET',
    path: '/api/circulars/:circularId',
    permission: 'circular.read',
    summary: '一份通知及回执',
    params: circularParams,
    response: CircularView.extend({
      receipts: z.array(z.object({ state: z.string(), n: z.number().int() })),
      pending: z.array(z.object({ orgId: z.number(), name: z.string(), state: z.string() })),
    }),
  },
  create: {
    method: 'POST',
    path: '/api/circulars',
    permission: 'circular.send',
    summary: '起草通知',
    body: CircularInput.extend({ isUrgent: z.boolean().default(false) }),
    response: z.object({ circularId: z.number() }),
  },
  update: {
    method: 'PUT',
    path: '/api/circulars/:circularId',
    permission: 'circular.send',
    summary: '修改通知草稿',
    params: circularParams,
    body: CircularInput.extend({ version: Version }),
    response: Done,
  },
  send: {
    method: 'POST',
    path: '/api/circulars/:circularId/send',
    permission: 'circular.send',
    summary: '发出通知',
    params: circularParams,
    response: z.object({ addressees: z.number().int(), sentAt: z.string() }),
  },
});
