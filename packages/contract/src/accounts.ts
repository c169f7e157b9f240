import { z } from 'zod';
import { Done, Id, Role } from './common.ts';
import { defineRoutes } from './routes.ts';

/** A role in an organisation that the signed-in person may act under. */
export const SessionGrant = z.object({
  id: z.number(),
  role: Role,
  roleTitle: z.string(),
  orgId: z.number().nullable(),
  orgName: z.string().nullable(),
});

/** The signed-in person, the roles to choose from and what the present role may do. */
export const SessionView = z.object({
  user: z.object({
    id: z.number(),
    displayName: z.string(),
    login: z.string(),
    memberId: z.number().nullable(),
  }),
  grants: z.array(SessionGrant),
  activeGrantId: z.number().nullable(),
  can: z.array(z.string()),
  csrf: z.string(),
  mustChangePassword: z.boolean(),
  preferences: z.record(z.string(), z.unknown()),
});

/** Name and password, with the code of an authenticator where the account has one. */
export const SignIn = z.object({
  login: z.string().trim().min(1, { error: '请填写账号。' }).max(60, { error: '账号不超过 60 个字符。' }),
  password: z.string().min(1, { error: '请填写密码。' }).max(200, { error: '密码不超过 200 个字符。' }),
  totp: z
    .string()
    .regex(/^\d{6}$/, { error: '动态码是 6 位数字。' })
    .optional(),
});

/** Sessions: sign in, see oneself, change role, sign out. */
export const accountRoutes = defineRoutes('accounts', {
  signIn: {
    method: 'POST',
    path: '/api/session',
    permission: 'public',
    summary: '登录',
    body: SignIn,
    response: SessionView,
    idempotent: false,
    rateLimit: 60,
  },
  session: {
    method: 'GET',
    path: '/api/session',
    permission: 'signed-in',
    summary: '当前登录与身份',
    response: SessionView,
  },
  switchGrant: {
    method: 'POST',
    path: '/api/session/grant',
    permission: 'signed-in',
    summary: '切换身份',
    body: z.object({ grantId: Id }),
    response: SessionView,
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    permission: 'signed-in',
    summary: '退出登录',
    response: Done,
    idempotent: false,
  },
});
