import type { AccountPreferences, OwnSession } from '@jishi/contract';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { hashPassword, verifyPassword } from '../../platform/crypto/password.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { passwordFaults } from './password-rules.ts';
import type { SessionRow, UserRow } from './schema.ts';
import * as sessionStore from './session-store.ts';
import type { Sessions } from './sessions.ts';
import * as store from './store.ts';
import { newTotp, totpStep } from './totp.ts';
import { viewSession, type SessionAnswer } from './view.ts';

/** The own account and its sessions. */
export type AccountService = ReturnType<typeof createAccountService>;

export function createAccountService(platform: Platform, sessions: Sessions) {
  const { audit, clock, db, personalData } = platform;
  const unscoped = { path: null } as const;

  const ownUser = async (tx: Tx, row: SessionRow): Promise<UserRow> =>
    (await store.lockUser(tx, row.region, row.user_id)) ?? refuse('access.not-signed-in');

  /** Asks for the password again before the account itself is changed; outside a transaction, since it takes a while. */
  const confirmPassword = async (row: SessionRow, password: string, field: string): Promise<UserRow> => {
    const user = await db.read(unscoped, (tx) => store.findUserById(tx, row.region, row.user_id));
    if (!user?.password_hash) refuse('access.not-signed-in');
    if (!(await verifyPassword(password, user.password_hash))) {
      refuseInput([{ path: field, message: '当前密码不对，请重新输入。' }]);
    }
    return user;
  };

  return {
    async session(tx: Tx, row: SessionRow): Promise<SessionAnswer> {
      const policy = await sessions.policy(tx);
      const user = await store.findUserById(tx, row.region, row.user_id);
      return await viewSession(tx, platform, policy, user ?? refuse('access.not-signed-in'), row);
    },

    /** Acts under another of the own grants from now on. */
    async switchGrant(tx: Tx, actor: Actor, row: SessionRow, grantId: number): Promise<SessionAnswer> {
      const grants = await store.listGrants(tx, row.region, row.user_id, clock.today());
      if (!grants.some((grant) => grant.id === grantId)) refuse('record.not-found');
      await sessionStore.setSessionGrant(tx, row, grantId);
      await audit.append(tx, actor, { action: 'account.switch-grant', subjectKind: 'grant', subjectId: grantId });
      tx.afterCommit(() => sessions.forget(row.user_id));
      return await this.session(tx, { ...row, grant_id: grantId });
    },

    async signOut(tx: Tx, actor: Actor, row: SessionRow): Promise<void> {
      await sessionStore.revokeSession(tx, row.region, row.user_id, row.token_hash, clock.now());
      await audit.append(tx, actor, { action: 'account.sign-out', subjectKind: 'user', subjectId: row.user_id });
      tx.afterCommit(() => sessions.forget(row.user_id));
    },

    async listSessions(tx: Tx, row: SessionRow): Promise<z.input<typeof OwnSession>[]> {
      const rows = await sessionStore.listSessions(tx, row.region, row.user_id, clock.now());
      return rows.map((each) => ({
        // The hash of the token: names the session, opens nothing.
        id: each.token_hash.toString('base64url'),
        device: each.device,
        createdAt: each.created_at.toISOString(),
        lastSeenAt: each.last_seen_at.toISOString(),
        current: each.token_hash.equals(row.token_hash),
      }));
    },

    async endSession(tx: Tx, actor: Actor, row: SessionRow, sessionId: string): Promise<void> {
      const hash = Buffer.from(sessionId, 'base64url');
      const ended = await sessionStore.revokeSession(tx, row.region, row.user_id, hash, clock.now());
      if (ended === 0) refuse('record.not-found');
      await audit.append(tx, actor, { action: 'account.end-session', subjectKind: 'user', subjectId: row.user_id });
      tx.afterCommit(() => sessions.forget(row.user_id));
    },

    /** Signs out everywhere else. @returns how many sessions ended */
    async endOtherSessions(tx: Tx, actor: Actor, row: SessionRow): Promise<number> {
      const ended = await sessionStore.revokeSessions(tx, row.region, row.user_id, clock.now(), row.token_hash);
      await audit.append(tx, actor, {
        action: 'account.end-session',
        subjectKind: 'user',
        subjectId: row.user_id,
        facts: { ended },
      });
      tx.afterCommit(() => sessions.forget(row.user_id));
      return ended;
    },

    /** Sets another password; every other session ends. Opens its own transactions, since hashing takes a while. */
    async changePassword(
      actor: Actor,
      row: SessionRow,
      currentPassword: string,
      newPassword: string,
    ): Promise<SessionAnswer> {
      const seen = await confirmPassword(row, currentPassword, 'currentPassword');
      const policy = await db.read(unscoped, sessions.policy);
      const faults = passwordFaults(newPassword, policy.passwordMinLength, [seen.login, seen.display_name]);
      if (newPassword.normalize('NFKC') === currentPassword.normalize('NFKC'))
        faults.push('新密码不能与现在的密码相同。');
      if (faults.length > 0) refuseInput(faults.map((message) => ({ path: 'newPassword', message })));
      const hash = await hashPassword(newPassword);
      return await db.write(unscoped, async (tx) => {
        const user = await ownUser(tx, row);
        if (user.password_hash !== seen.password_hash) refuse('record.changed-meanwhile', { by: user.display_name });
        await store.setPassword(tx, user, { hash, mustChange: false, at: clock.now() });
        await sessionStore.revokeSessions(tx, row.region, row.user_id, clock.now(), row.token_hash);
        await audit.append(tx, actor, { action: 'account.change-password', subjectKind: 'user', subjectId: user.id });
        tx.afterCommit(() => sessions.forget(row.user_id));
        return await viewSession(tx, platform, policy, { ...user, must_change_password: false }, row);
      });
    },

    /** Makes a secret for an authenticator; it counts once a code of it was entered. */
    async startTotp(actor: Actor, row: SessionRow, password: string): Promise<{ secret: string; uri: string }> {
      await confirmPassword(row, password, 'password');
      const totp = newTotp(row.login);
      await db.write(unscoped, async (tx) => {
        const user = await ownUser(tx, row);
        if (user.totp_confirmed_at !== null) refuse('account.totp-exists');
        const secret = personalData.seal('app_user.totp_secret', totp.secret);
        await store.setTotp(tx, user, { secret, confirmedAt: null, lastStep: null });
        await audit.append(tx, actor, { action: 'account.start-totp', subjectKind: 'user', subjectId: user.id });
      });
      return totp;
    },

    async confirmTotp(tx: Tx, actor: Actor, row: SessionRow, code: string): Promise<void> {
      const user = await ownUser(tx, row);
      if (user.totp_secret === null || user.totp_confirmed_at !== null) refuse('account.totp-not-started');
      const step = totpStep(personalData.open('app_user.totp_secret', user.totp_secret), code, clock.now());
      if (step === undefined)
        refuseInput([{ path: 'code', message: '动态码不对。请核对手机时间，输入最新的 6 位数字。' }]);
      await store.setTotp(tx, user, { secret: user.totp_secret, confirmedAt: clock.now(), lastStep: step });
      await audit.append(tx, actor, { action: 'account.confirm-totp', subjectKind: 'user', subjectId: user.id });
    },

    async removeTotp(actor: Actor, row: SessionRow, password: string): Promise<void> {
      await confirmPassword(row, password, 'password');
      await db.write(unscoped, async (tx) => {
        const user = await ownUser(tx, row);
        await store.setTotp(tx, user, { secret: null, confirmedAt: null, lastStep: null });
        await audit.append(tx, actor, { action: 'account.remove-totp', subjectKind: 'user', subjectId: user.id });
      });
    },

    /** Saves what was given; what is absent stays as it was. */
    async savePreferences(
      tx: Tx,
      row: SessionRow,
      change: z.output<typeof AccountPreferences>,
    ): Promise<z.input<typeof AccountPreferences>> {
      const user = await ownUser(tx, row);
      const preferences = { ...user.preferences, ...change };
      await store.setPreferences(tx, user, preferences);
      return preferences;
    },
  };
}
