import type { AccountRow, AccountWithPassword } from '@jishi/contract';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { hashPassword } from '../../platform/crypto/password.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { newInitialPassword } from './password-rules.ts';
import { administratorRoles, isAdministratorRole } from './roles.ts';
import type { AccountState, UserRow } from './schema.ts';
import * as sessionStore from './session-store.ts';
import type { Sessions } from './sessions.ts';
import * as store from './store.ts';
import { accountRow, listAccounts, type AccountListRow } from './views.ts';

type Row = z.input<typeof AccountRow>;
type RowWithPassword = z.input<typeof AccountWithPassword>;

/** What the system administrator gives to change an account. */
export interface AccountChange {
  readonly version: number;
  readonly reason: string;
}

/** Accounts as the system administrator keeps them. */
export type AccountAdministration = ReturnType<typeof createAccountAdministration>;

export function createAccountAdministration(platform: Platform, sessions: Sessions) {
  const { audit, clock } = platform;

  const lockForChange = async (tx: Tx, actor: Actor, userId: number, version: number): Promise<UserRow> => {
    const user = await store.lockUser(tx, actor.region, userId);
    if (!user) refuse('record.not-found');
    if (user.version !== version) refuse('record.changed-meanwhile', { by: '另一位管理员' });
    if (user.state === 'removed') refuse('record.not-found');
    return user;
  };

  /** Takes an account out of use; its sessions end with the commit. */
  const takeOut = async (
    tx: Tx,
    actor: Actor,
    userId: number,
    change: AccountChange,
    state: AccountState,
    action: string,
  ) => {
    const user = await lockForChange(tx, actor, userId, change.version);
    if (user.id === actor.userId) refuse('account.own-account');
    await refuseLastAdministrator(tx, platform, user);
    await store.setState(tx, user, state);
    await sessionStore.revokeSessions(tx, user.region, user.id, clock.now());
    await audit.append(tx, actor, {
      action,
      subjectKind: 'user',
      subjectId: user.id,
      facts: { login: user.login, reason: change.reason, from: user.state, to: state },
    });
    tx.afterCommit(() => sessions.forget(user.id));
    return viewAccount(await accountRow(tx, user.region, user.id));
  };

  const withPassword = async (
    tx: Tx,
    region: number,
    userId: number,
    initialPassword: string,
  ): Promise<RowWithPassword> => {
    const policy = await sessions.policy(tx);
    const validUntil = new Date(clock.now().getTime() + policy.initialPasswordMinutes * 60_000).toISOString();
    return { account: viewAccount(await accountRow(tx, region, userId)), initialPassword, validUntil };
  };

  return {
    async list(
      tx: Tx,
      actor: Actor,
      query: {
        search?: string | undefined;
        state?: AccountState | undefined;
        cursor?: string | undefined;
        limit: number;
      },
    ) {
      const rows = await listAccounts(tx, actor.region, { ...query, after: query.cursor }, query.limit + 1);
      const items = rows.slice(0, query.limit).map(viewAccount);
      return { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.login ?? null) : null };
    },

    /** Makes an account without any role. @returns it with the password for the first sign-in */
    async create(tx: Tx, actor: Actor, input: { login: string; displayName: string }): Promise<RowWithPassword> {
      const initialPassword = newInitialPassword();
      const user = await createAccount(tx, platform, actor, {
        ...input,
        region: actor.region,
        password: initialPassword,
        mustChangePassword: true,
      });
      return await withPassword(tx, actor.region, user.id, initialPassword);
    },

    /**
     * Gives a new password for the next sign-in; all sessions end. Not for the other administrators: who keeps the
     * accounts could otherwise act as the auditor. Their passwords are reset on the server itself.
     */
    async resetPassword(tx: Tx, actor: Actor, userId: number, change: AccountChange): Promise<RowWithPassword> {
      const user = await lockForChange(tx, actor, userId, change.version);
      if (user.id === actor.userId) refuse('account.own-account');
      const grants = await store.listAllGrants(tx, user.region, user.id);
      if (grants.some((grant) => isAdministratorRole(grant.role))) refuse('account.administrator-password');
      const initialPassword = newInitialPassword();
      await store.setPassword(tx, user, {
        hash: await hashPassword(initialPassword),
        mustChange: true,
        at: clock.now(),
      });
      await sessionStore.revokeSessions(tx, user.region, user.id, clock.now());
      await audit.append(tx, actor, {
        action: 'account.reset-password',
        subjectKind: 'user',
        subjectId: user.id,
        facts: { login: user.login, reason: change.reason },
      });
      tx.afterCommit(() => sessions.forget(user.id));
      return await withPassword(tx, user.region, user.id, initialPassword);
    },

    suspend: (tx: Tx, actor: Actor, userId: number, change: AccountChange) =>
      takeOut(tx, actor, userId, change, 'suspended', 'account.suspend'),

    remove: (tx: Tx, actor: Actor, userId: number, change: AccountChange) =>
      takeOut(tx, actor, userId, change, 'removed', 'account.remove'),

    async resume(tx: Tx, actor: Actor, userId: number, change: AccountChange): Promise<Row> {
      const user = await lockForChange(tx, actor, userId, change.version);
      if (user.state !== 'suspended') refuse('account.not-suspended');
      await store.setState(tx, user, 'active');
      await audit.append(tx, actor, {
        action: 'account.resume',
        subjectKind: 'user',
        subjectId: user.id,
        facts: { login: user.login, reason: change.reason },
      });
      return viewAccount(await accountRow(tx, user.region, user.id));
    },
  };
}

/** A new account, for the system administrator, imports and the first start. */
export interface NewAccount {
  readonly region: number;
  readonly login: string;
  readonly displayName: string;
  readonly memberId?: number | null;
  /** Plain password, or the hash of one (a demo county hashes once). Without either nobody can sign in. */
  readonly password?: string;
  readonly passwordHash?: string;
  readonly mustChangePassword: boolean;
}

/** Makes an account without any role. Refuses (`input.invalid`) a login name that is taken. */
export async function createAccount(
  tx: Tx,
  platform: Pick<Platform, 'ids' | 'clock' | 'audit'>,
  actor: Actor,
  account: NewAccount,
): Promise<{ readonly id: number; readonly login: string }> {
  const login = store.normalLogin(account.login);
  // Two at once with the same name: the second waits here and then sees the first.
  await store.lockLogin(tx, login);
  if (await store.findUser(tx, login))
    refuseInput([{ path: 'login', message: `账号“${login}”已有人使用，请换一个。` }]);
  const id = await platform.ids.next(tx, account.region);
  await store.insertUser(tx, {
    region: account.region,
    id,
    login,
    display_name: account.displayName,
    member_id: account.memberId ?? null,
    password_hash:
      account.passwordHash ?? (account.password === undefined ? null : await hashPassword(account.password)),
    must_change_password: account.mustChangePassword,
    at: platform.clock.now(),
  });
  await platform.audit.append(tx, actor, {
    action: 'account.create',
    subjectKind: 'user',
    subjectId: id,
    region: account.region,
    facts: { login },
  });
  return { id, login };
}

/** Refuses what would leave the platform without somebody in one of the three offices. */
export async function refuseLastAdministrator(
  tx: Tx,
  platform: Pick<Platform, 'clock'>,
  user: Pick<UserRow, 'id' | 'region' | 'state'>,
): Promise<void> {
  if (user.state !== 'active') return;
  const grants = await store.listGrants(tx, user.region, user.id, platform.clock.today());
  for (const role of administratorRoles) {
    if (!grants.some((grant) => grant.role === role)) continue;
    if ((await store.countActiveHolders(tx, user.region, role, platform.clock.today())) <= 1)
      refuse('grant.last-administrator');
  }
}

function viewAccount(row: AccountListRow): Row {
  return {
    id: row.id,
    login: row.login,
    displayName: row.display_name,
    state: row.state,
    mustChangePassword: row.must_change_password,
    hasTotp: row.has_totp,
    isAdministrator: row.is_administrator,
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}
