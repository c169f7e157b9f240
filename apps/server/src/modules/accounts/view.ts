import type { SessionView } from '@jishi/contract';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { roleTitle } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import type { AccessPolicy } from './policy.ts';
import type { SessionRow, UserRow } from './schema.ts';
import * as store from './store.ts';
import { orgNames } from './views.ts';

/** The signed-in person as the page sees it. */
export type SessionAnswer = z.infer<typeof SessionView>;

/** Builds the answer of all session routes. Leaves the transaction without scope. */
export async function viewSession(
  tx: Tx,
  platform: Platform,
  policy: AccessPolicy,
  user: UserRow,
  session: Pick<SessionRow, 'grant_id' | 'csrf' | 'expires_at'>,
): Promise<SessionAnswer> {
  const grants = await store.listGrants(tx, user.region, user.id, platform.clock.today());
  const names = await orgNames(
    tx,
    grants.flatMap((grant) => grant.org_id ?? []),
  );
  const active = grants.find((grant) => grant.id === session.grant_id);
  return {
    user: { id: user.id, displayName: user.display_name, login: user.login, memberId: user.member_id },
    grants: grants.map((grant) => ({
      id: grant.id,
      role: grant.role,
      roleTitle: roleTitle(grant.role),
      orgId: grant.org_id,
      orgName: grant.org_id === null ? null : (names.get(grant.org_id) ?? null),
    })),
    activeGrantId: active?.id ?? null,
    can: active ? [...platform.permissions.of(active.role)] : [],
    csrf: session.csrf,
    mustChangePassword: user.must_change_password,
    hasTotp: user.totp_confirmed_at !== null,
    idleMinutes: policy.idleMinutes,
    expiresAt: session.expires_at.toISOString(),
    preferences: user.preferences,
  };
}

/** The person of an account, before or while a role is taken up; sees nothing. */
export function actorOfUser(
  user: Pick<UserRow, 'id' | 'display_name' | 'region' | 'member_id'>,
  role: Actor['role'] = 'anonymous',
): Actor {
  return {
    kind: 'user',
    userId: user.id,
    displayName: user.display_name,
    role,
    region: user.region,
    orgId: null,
    path: null,
    memberId: user.member_id,
    scope: { path: null },
  };
}
