import { z } from 'zod';
import { Done, Id, Instant, IsoDate, pageOf, pageQuery, Role, Version } from './common.ts';
import { defineRoutes } from './routes.ts';

/** A role in an organisation that the signed-in person may act under. */
export const SessionGrant = z.object({
  id: z.number(),
  role: Role,
  roleTitle: z.string(),
  orgId: z.number().nullable(),
  orgName: z.string().nullable(),
});

/** What a person chose for the interface, kept with the account: the same on every device. */
export const AccountPreferences = z.object({
  language: z.enum(['zh', 'en'], { error: '语言只能选中文或英文。' }).optional(),
  /** 大字版. */
  size: z.enum(['normal', 'large'], { error: '字号只能选标准或大字。' }).optional(),
  letterKeys: z.boolean().optional(),
  dense: z.boolean().optional(),
});

/** The signed-in person, the roles to choose from and what the present role may do. */
export const SessionView = z.object({
  user: z.object({ id: z.number(), displayName: z.string(), login: z.string(), memberId: z.number().nullable() }),
  grants: z.array(SessionGrant),
  activeGrantId: z.number().nullable(),
  can: z.array(z.string()),
  csrf: z.string(),
  mustChangePassword: z.boolean(),
  hasTotp: z.boolean(),
  /** Minutes without use after which the session ends; the page warns two minutes before. */
  idleMinutes: z.number(),
  /** Instant at which the session ends even in use. */
  expiresAt: Instant,
  preferences: AccountPreferences,
});

const Password = z.string().min(1, { error: '请填写密码。' }).max(200, { error: '密码不超过 200 个字符。' });
const TotpCode = z.string().regex(/^\d{6}$/, { error: '动态码是 6 位数字。' });
const Login = z
  .string()
  .trim()
  .min(3, { error: '账号至少 3 个字符。' })
  .max(60, { error: '账号不超过 60 个字符。' })
  .regex(/^[\p{L}\p{N}._@-]+$/u, { error: '账号只能用文字、数字和 . _ - @，不能有空格。' });
const Reason = z.string().trim().min(2, { error: '请写明原因。' }).max(200, { error: '原因不超过 200 个字。' });

/** Name and password, with the code of an authenticator where the account has one. */
export const SignIn = z.object({
  login: z.string().trim().min(1, { error: '请填写账号。' }).max(60, { error: '账号不超过 60 个字符。' }),
  password: Password,
  totp: TotpCode.optional(),
});

/** One open session of the signed-in person. */
export const OwnSession = z.object({
  id: z.string(),
  device: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
  current: z.boolean(),
});

/** Sessions and the own account. */
export const accountRoutes = defineRoutes('accounts', {
  signIn: {
    method: 'POST',
    path: '/api/session',
    permission: 'public',
    summary: '登录',
    body: SignIn,
    response: SessionView,
    mode: 'raw',
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
  sessions: {
    method: 'GET',
    path: '/api/me/sessions',
    permission: 'signed-in',
    summary: '我的登录设备',
    response: z.object({ items: z.array(OwnSession) }),
  },
  endSession: {
    method: 'DELETE',
    path: '/api/me/sessions/:sessionKey',
    permission: 'signed-in',
    summary: '让某个设备退出登录',
    params: z.object({ sessionKey: z.string().regex(/^[\w-]{43}$/, { error: '登录编号不对。' }) }),
    response: Done,
  },
  endOtherSessions: {
    method: 'POST',
    path: '/api/me/sessions/end-others',
    permission: 'signed-in',
    summary: '让其他设备都退出登录',
    response: z.object({ ended: z.number().int() }),
  },
  changePassword: {
    method: 'POST',
    path: '/api/me/password',
    permission: 'signed-in',
    summary: '修改密码',
    body: z.object({ currentPassword: Password, newPassword: Password }),
    response: SessionView,
    mode: 'raw',
    idempotent: false,
    rateLimit: 20,
  },
  startTotp: {
    method: 'POST',
    path: '/api/me/totp',
    permission: 'signed-in',
    summary: '开始设置动态码',
    body: z.object({ password: Password }),
    response: z.object({ secret: z.string(), uri: z.string() }),
    mode: 'raw',
    idempotent: false,
    rateLimit: 20,
  },
  confirmTotp: {
    method: 'POST',
    path: '/api/me/totp/confirm',
    permission: 'signed-in',
    summary: '输入动态码，完成设置',
    body: z.object({ code: TotpCode }),
    response: Done,
    rateLimit: 20,
  },
  removeTotp: {
    method: 'POST',
    path: '/api/me/totp/remove',
    permission: 'signed-in',
    summary: '停用动态码',
    body: z.object({ password: Password }),
    response: Done,
    mode: 'raw',
    idempotent: false,
    rateLimit: 20,
  },
  savePreferences: {
    method: 'PUT',
    path: '/api/me/preferences',
    permission: 'signed-in',
    summary: '保存个人偏好',
    body: AccountPreferences,
    response: AccountPreferences,
    audited: false,
  },
});

/** An account as the system administrator sees it: no member, no organisation, no identifier. */
export const AccountRow = z.object({
  id: z.number(),
  login: z.string(),
  displayName: z.string(),
  state: z.enum(['invited', 'active', 'suspended', 'removed']),
  mustChangePassword: z.boolean(),
  hasTotp: z.boolean(),
  isAdministrator: z.boolean(),
  lastSignInAt: Instant.nullable(),
  createdAt: Instant,
  version: z.number().int(),
});

/** Account with the password for the first sign-in, shown this once. */
export const AccountWithPassword = z.object({ account: AccountRow, initialPassword: z.string(), validUntil: Instant });

const AccountParams = z.object({ userId: Id });
const WithReason = z.object({ version: Version, reason: Reason });

/** Accounts, kept by the system administrator (系统管理员). */
export const accountAdminRoutes = defineRoutes('accounts-admin', {
  list: {
    method: 'GET',
    path: '/api/admin/accounts',
    permission: 'account.list',
    summary: '账号列表',
    query: z.object({
      ...pageQuery,
      search: z.string().trim().max(60).optional(),
      state: z.enum(['active', 'suspended', 'removed']).optional(),
    }),
    response: pageOf(AccountRow),
  },
  create: {
    method: 'POST',
    path: '/api/admin/accounts',
    permission: 'account.create',
    summary: '新建账号',
    body: z.object({
      login: Login,
      displayName: z.string().trim().min(2, { error: '姓名至少 2 个字。' }).max(50, { error: '姓名不超过 50 个字。' }),
    }),
    response: AccountWithPassword,
  },
  resetPassword: {
    method: 'POST',
    path: '/api/admin/accounts/:userId/reset-password',
    permission: 'account.reset-password',
    summary: '重置密码',
    params: AccountParams,
    body: WithReason,
    response: AccountWithPassword,
  },
  suspend: {
    method: 'POST',
    path: '/api/admin/accounts/:userId/suspend',
    permission: 'account.suspend',
    summary: '停用账号',
    params: AccountParams,
    body: WithReason,
    response: AccountRow,
  },
  resume: {
    method: 'POST',
    path: '/api/admin/accounts/:userId/resume',
    permission: 'account.suspend',
    summary: '恢复账号',
    params: AccountParams,
    body: WithReason,
    response: AccountRow,
  },
  remove: {
    method: 'POST',
    path: '/api/admin/accounts/:userId/remove',
    permission: 'account.remove',
    summary: '注销账号',
    params: AccountParams,
    body: WithReason,
    response: AccountRow,
  },
});

/** A role somebody holds in an organisation. */
export const GrantRow = z.object({
  id: z.number(),
  role: Role,
  roleTitle: z.string(),
  orgId: z.number().nullable(),
  orgName: z.string().nullable(),
  fromOn: IsoDate,
  untilOn: IsoDate.nullable(),
  grantedByName: z.string().nullable(),
});

/** An account with the roles it holds. */
export const GrantHolder = z.object({
  userId: z.number(),
  login: z.string(),
  displayName: z.string(),
  state: z.string(),
  isSelf: z.boolean(),
  hasTotp: z.boolean(),
  grants: z.array(GrantRow),
});

/** A role with everything it may do. */
export const RoleRow = z.object({
  role: Role,
  roleTitle: z.string(),
  administrator: z.boolean(),
  holders: z.number().int(),
  permissions: z.array(z.object({ id: z.string(), titleZh: z.string(), titleEn: z.string() })),
});

/** Roles in organisations, granted by the security administrator (安全管理员). */
export const grantRoutes = defineRoutes('grants', {
  holders: {
    method: 'GET',
    path: '/api/admin/grant-holders',
    permission: 'grant.list',
    summary: '人员与授权',
    query: z.object({
      ...pageQuery,
      search: z.string().trim().max(60).optional(),
      role: Role.optional(),
      orgId: Id.optional(),
    }),
    response: pageOf(GrantHolder),
  },
  orgs: {
    method: 'GET',
    path: '/api/admin/grant-orgs',
    permission: 'grant.list',
    summary: '可授权的组织（只有名称）',
    query: z.object({ search: z.string().trim().max(60).default('') }),
    response: z.object({
      items: z.array(
        z.object({ id: z.number(), name: z.string(), parentName: z.string().nullable(), kind: z.string() }),
      ),
    }),
  },
  roles: {
    method: 'GET',
    path: '/api/admin/roles',
    permission: 'grant.list-roles',
    summary: '角色与权限对照表',
    response: z.object({ items: z.array(RoleRow) }),
  },
  grant: {
    method: 'POST',
    path: '/api/admin/grants',
    permission: 'grant.give',
    summary: '授予角色',
    body: z.object({
      userId: Id,
      role: Role,
      orgId: Id.optional(),
      fromOn: IsoDate.optional(),
      untilOn: IsoDate.optional(),
      reason: Reason,
    }),
    response: GrantRow,
  },
  revoke: {
    method: 'POST',
    path: '/api/admin/grants/:grantId/revoke',
    permission: 'grant.revoke',
    summary: '撤销角色',
    params: z.object({ grantId: Id }),
    body: z.object({ reason: Reason }),
    response: Done,
  },
  resetTotp: {
    method: 'POST',
    path: '/api/admin/grant-holders/:userId/reset-totp',
    permission: 'grant.reset-totp',
    summary: '为丢失手机的人停用动态码',
    params: AccountParams,
    body: z.object({ reason: Reason }),
    response: Done,
  },
  linkMember: {
    method: 'POST',
    path: '/api/members/:memberId/account',
    permission: 'account.link-member',
    summary: '把账号与本人党员信息关联',
    params: z.object({ memberId: Id }),
    body: z.object({ login: Login }),
    response: Done,
  },
});
