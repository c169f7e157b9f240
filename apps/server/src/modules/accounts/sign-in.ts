import { randomBytes } from 'node:crypto';
import type { SignIn } from '@jishi/contract';
import type { z } from 'zod';
import { hashPassword, verifyPassword } from '../../platform/crypto/password.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { lockoutOf, type Lockout } from './lockout.ts';
import { policyRules, type AccessPolicy } from './policy.ts';
import type { AttemptRow, UserRow } from './schema.ts';
import * as sessionStore from './session-store.ts';
import { newToken, type Sessions } from './sessions.ts';
import * as store from './store.ts';
import { totpStep } from './totp.ts';
import { actorOfUser, viewSession, type SessionAnswer } from './view.ts';

/** Where a sign-in comes from. */
export interface SignInOrigin {
  readonly address: string;
  /** Name the browser gives itself; shown to the person in the list of devices. */
  readonly device: string | null;
}

/** Behind one address of an office sit many people, so an address may fail more often than an account. */
const addressAllowance = 4;
const lookBackMilliseconds = 3 * 86_400_000;
const unscoped = { path: null } as const;

/** Signing in with name and password. */
export type SignInService = ReturnType<typeof createSignIn>;

/** Each step commits by itself: a wrong attempt is counted although the request is refused. */
export function createSignIn(platform: Platform, sessions: Sessions) {
  const { db, clock, ids, audit, personalData } = platform;
  // Checked in place of a missing account, so that the time of the answer does not tell whether it exists.
  const decoy = hashPassword(randomBytes(16).toString('hex'));

  /** Counts the attempt as wrong before the password is looked at: many at once gain nothing. */
  const claimAttempt = (login: string, address: string) =>
    db.write(
      unscoped,
      async (tx) => {
        const now = clock.now();
        const policy = await sessions.policy(tx);
        await store.lockLogin(tx, login);
        const user = await store.findUser(tx, login);
        const addressIndex = personalData.blindIndex('sign_in_attempt.address', address);
        await refuseWhileLocked(tx, login, addressIndex, policy, now);
        const region = user?.region ?? 0;
        const attempt: AttemptRow = { region, id: await ids.next(tx, region), login, addressIndex, at: now };
        await store.insertAttempt(tx, attempt);
        return { user, attempt, policy };
      },
      { audited: false },
    );

  const refuseWhileLocked = async (tx: Tx, login: string, addressIndex: Buffer, policy: AccessPolicy, now: Date) => {
    const since = new Date(now.getTime() - lookBackMilliseconds);
    const byLogin = lockoutOf(await store.failuresOfLogin(tx, login, since), policy);
    const limits = { ...policy, lockoutAttempts: policy.lockoutAttempts * addressAllowance };
    const byAddress = lockoutOf(await store.failuresOfAddress(tx, addressIndex, since), limits);
    const until = Math.max(byLogin.lockedUntil?.getTime() ?? 0, byAddress.lockedUntil?.getTime() ?? 0);
    if (until > now.getTime()) refuseLocked(new Date(until), now);
  };

  /** Tells how many attempts are left, or for how long none is taken; the lock itself goes into the trail. */
  const refuseWrong = async (
    user: UserRow | undefined,
    attempt: AttemptRow,
    policy: AccessPolicy,
    code: string,
  ): Promise<never> => {
    const now = clock.now();
    const lockout = await db.write(
      unscoped,
      async (tx): Promise<Lockout> => {
        const since = new Date(now.getTime() - lookBackMilliseconds);
        const found = lockoutOf(await store.failuresOfLogin(tx, attempt.login, since), policy);
        if (user && isLocked(found, now)) {
          await audit.append(tx, actorOfUser(user), {
            action: 'account.lock',
            subjectKind: 'user',
            subjectId: user.id,
            facts: { until: found.lockedUntil?.toISOString() },
            ruleIds: policyRules.lockout,
          });
        }
        return found;
      },
      { audited: false },
    );
    if (lockout.lockedUntil && isLocked(lockout, now)) refuseLocked(lockout.lockedUntil, now);
    return refuse(code, { left: lockout.attemptsLeft }, policyRules.lockout);
  };

  /** @returns the period of a right code; undefined where the account has no authenticator */
  const checkTotp = async (user: UserRow, totp: string | undefined, attempt: AttemptRow, policy: AccessPolicy) => {
    if (user.totp_secret === null || user.totp_confirmed_at === null) return undefined;
    if (totp === undefined) {
      await db.write(unscoped, (tx) => store.dropAttempt(tx, attempt), { audited: false });
      refuse('account.totp-required');
    }
    const secret = personalData.open('app_user.totp_secret', user.totp_secret);
    return totpStep(secret, totp, clock.now()) ?? (await refuseWrong(user, attempt, policy, 'account.wrong-totp'));
  };

  const open = (
    user: UserRow,
    attempt: AttemptRow,
    step: number | undefined,
    policy: AccessPolicy,
    device: string | null,
  ) =>
    db.write(unscoped, async (tx): Promise<{ view: SessionAnswer; token: string }> => {
      const now = clock.now();
      const current = await store.lockUser(tx, user.region, user.id);
      // Suspended, or given another password, while this one was checked.
      if (!current || current.state !== 'active' || current.password_hash !== user.password_hash)
        refuse('account.wrong-password', { left: 1 });
      if (step !== undefined && !(await store.useTotpStep(tx, user, step))) refuse('account.totp-used');
      await store.markAttemptRight(tx, attempt);
      const grants = await store.listGrants(tx, user.region, user.id, clock.today());
      const { token, hash } = newToken();
      const session = {
        region: user.region,
        token_hash: hash,
        user_id: user.id,
        grant_id: grants[0]?.id ?? null,
        csrf: randomBytes(24).toString('base64url'),
        last_seen_at: now,
        expires_at: new Date(now.getTime() + policy.absoluteMinutes * 60_000),
        device,
      };
      await sessionStore.insertSession(tx, session);
      await audit.append(tx, actorOfUser(user, grants[0]?.role), {
        action: 'account.sign-in',
        subjectKind: 'user',
        subjectId: user.id,
      });
      return { view: await viewSession(tx, platform, policy, current, session), token };
    });

  return {
    /**
     * Opens a session. Wrong attempts make the next one wait, by account and by network address; the answer does not
     * tell whether the account exists.
     *
     * @returns the session as the page sees it, and its token for the cookie
     */
    async signIn(
      input: z.output<typeof SignIn>,
      origin: SignInOrigin,
    ): Promise<{ view: SessionAnswer; token: string }> {
      const { user, attempt, policy } = await claimAttempt(store.normalLogin(input.login), origin.address);
      const isRight = await verifyPassword(input.password, user?.password_hash ?? (await decoy));
      if (!user || !isRight || user.state !== 'active')
        return await refuseWrong(user, attempt, policy, 'account.wrong-password');
      refuseExpiredInitial(user, policy, clock.now());
      const step = await checkTotp(user, input.totp, attempt, policy);
      return await open(user, attempt, step, policy, origin.device);
    },
  };
}

function isLocked(lockout: Lockout, now: Date): boolean {
  return lockout.lockedUntil !== undefined && lockout.lockedUntil > now;
}

function refuseLocked(until: Date, now: Date): never {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1000);
  refuse(
    'account.locked',
    { minutes: Math.ceil(seconds / 60), seconds, until: until.toISOString() },
    policyRules.lockout,
  );
}

function refuseExpiredInitial(user: UserRow, policy: AccessPolicy, now: Date): void {
  if (!user.must_change_password || user.password_set_at === null) return;
  const age = now.getTime() - user.password_set_at.getTime();
  if (age > policy.initialPasswordMinutes * 60_000)
    refuse('account.initial-password-expired', {}, policyRules.initialPassword);
}
