import { randomBytes } from 'node:crypto';
import type { SessionView } from '@jishi/contract';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { verifyPassword } from '../../platform/crypto/password.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { roleTitle } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { newToken } from './sessions.ts';
import * as store from './store.ts';

type View = z.infer<typeof SessionView>;

/** Hours after which a session ends even in use. */
const sessionHours = 12;

/** Sign-in and sessions. */
export type AccountService = ReturnType<typeof createAccountService>;

export function createAccountService(platform: Platform) {
  const { audit, clock, ids, permissions } = platform;

  const view = async (tx: Tx, user: store.UserRow, grantId: number | null, csrf: string): Promise<View> => {
    const grants = await store.listGrants(tx, user.region, user.id, clock.today());
    const named = await nameOrgs(tx, grants);
    const active = grants.find((grant) => grant.id === grantId);
    return {
      user: { id: user.id, displayName: user.display_name, login: user.login, memberId: user.member_id },
      grants: named,
      activeGrantId: active?.id ?? null,
      can: active ? [...permissions.of(active.role)] : [],
      csrf,
      mustChangePassword: user.must_change_password,
      preferences: user.preferences,
    };
  };

  const nameOrgs = async (tx: Tx, grants: readonly store.GrantRow[]): Promise<View['grants']> => {
    const named: View['grants'] = [];
    for (const grant of grants) {
      // Each grant is its own scope; a person holds a handful of them.
      if (grant.path) await tx.setScope({ path: grant.path });
      const name = grant.org_id === null ? null : await store.orgName(tx, grant.org_id);
      named.push({
        id: grant.id,
        role: grant.role,
        roleTitle: roleTitle(grant.role),
        orgId: grant.org_id,
        orgName: name,
      });
    }
    return named;
  };

  return {
    /**
     * Checks name and password. Wrong attempts make the next one wait; the answer does not tell whether
     * the account exists.
     *
     * @returns the session's view and its token for the cookie
     */
    async signIn(
      tx: Tx,
      input: { login: string; password: string; totp?: string | undefined },
      device: string | null,
    ): Promise<{ view: View; token: string }> {
      const now = clock.now();
      const user = await store.findUser(tx, input.login);
      if (
        !user ||
        user.state !== 'active' ||
        user.password_hash === null ||
        !(await verifyPassword(input.password, user.password_hash))
      ) {
        refuse('account.wrong-password');
      }
      const grants = await store.listGrants(tx, user.region, user.id, clock.today());
      const grantId = grants[0]?.id ?? null;
      const { token, hash } = newToken();
      const csrf = randomBytes(24).toString('base64url');
      await store.insertSession(tx, {
        region: user.region,
        tokenHash: hash,
        userId: user.id,
        grantId,
        csrf,
        now,
        expiresAt: new Date(now.getTime() + sessionHours * 3_600_000),
        device,
      });
      await store.insertAttempt(tx, {
        region: user.region,
        id: await ids.next(tx, user.region),
        login: input.login,
        at: now,
        succeeded: true,
      });
      await audit.append(tx, userActor(user), {
        action: 'account.sign-in',
        subjectKind: 'user',
        subjectId: user.id,
        region: user.region,
      });
      return { view: await view(tx, user, grantId, csrf), token };
    },

    async session(tx: Tx, actor: Actor, row: store.SessionRow): Promise<View> {
      const user = await store.findUserById(tx, actor.region, row.user_id);
      if (!user) refuse('access.not-signed-in');
      return await view(tx, user, row.grant_id, row.csrf);
    },

    /** Acts under another of the own grants from now on. */
    async switchGrant(tx: Tx, actor: Actor, row: store.SessionRow, grantId: number): Promise<View> {
      const grants = await store.listGrants(tx, actor.region, row.user_id, clock.today());
      if (!grants.some((grant) => grant.id === grantId)) refuse('record.not-found');
      await store.setSessionGrant(tx, row, grantId);
      await audit.append(tx, actor, { action: 'account.switch-grant', subjectKind: 'grant', subjectId: grantId });
      const user = await store.findUserById(tx, actor.region, row.user_id);
      if (!user) refuse('access.not-signed-in');
      return await view(tx, user, grantId, row.csrf);
    },

    async signOut(tx: Tx, actor: Actor, row: store.SessionRow): Promise<void> {
      await store.revokeSession(tx, row, clock.now());
      await audit.append(tx, actor, { action: 'account.sign-out', subjectKind: 'user', subjectId: row.user_id });
    },
  };
}

function userActor(user: store.UserRow): Actor {
  return {
    kind: 'user',
    userId: user.id,
    displayName: user.display_name,
    role: 'anonymous',
    region: user.region,
    orgId: null,
    path: null,
    memberId: user.member_id,
    scope: { path: null },
  };
}
