import { z } from 'zod';
import { Done } from './common.ts';
import { defineRoutes } from './routes.ts';

/** The own duties and meetings as a calendar to subscribe to. */
export const feedRoutes = defineRoutes('feeds', {
  own: {
    method: 'GET',
    path: '/api/me/calendar-feed',
    permission: 'signed-in',
    summary: '我的日历订阅',
    response: z.object({ madeAt: z.string().nullable() }),
  },
  renew: {
    method: 'POST',
    path: '/api/me/calendar-feed',
    permission: 'signed-in',
    summary: '生成或更换日历订阅地址（旧地址随即停用）',
    response: z.object({
      /** Path of the address, shown this once. */
      path: z.string(),
    }),
  },
  off: {
    method: 'DELETE',
    path: '/api/me/calendar-feed',
    permission: 'signed-in',
    summary: '停用日历订阅',
    response: Done,
  },
  read: {
    method: 'GET',
    path: '/calendar/:code',
    permission: 'token',
    summary: '日历订阅（凭保密地址，不含个人内容）',
    params: z.object({ code: z.string().max(120, { error: '日历地址过长。' }) }),
    response: z.unknown(),
    mode: 'raw',
    rateLimit: 120,
  },
});
