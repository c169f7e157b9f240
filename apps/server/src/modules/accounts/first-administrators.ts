import { systemActor } from '../../platform/access/actor.ts';
import { hashPassword } from '../../platform/crypto/password.ts';
import type { Platform } from '../../platform/platform.ts';
import { roleTitle } from '../../platform/http/mount.ts';
import { createAccount } from './administration.ts';
import { grantRole } from './grants.ts';
import { newInitialPassword } from './password-rules.ts';
import { administratorRoles, isAdministratorRole } from './roles.ts';
import * as sessionStore from './session-store.ts';
import * as store from './store.ts';

/** An administrator of the first day with the password for the first sign-in. */
export interface FirstAdministrator {
  readonly role: (typeof administratorRoles)[number];
  readonly login: string;
  readonly password: string;
}

type Tools = Pick<Platform, 'db' | 'ids' | 'clock' | 'audit'>;

/**
 * Makes one system administrator, one security administrator and one auditor in a database that never had any; in all
 * other cases nothing happens. They must change their passwords at the first sign-in.
 *
 * @param region place of the platform, four digits of GB/T 2260
 * @param passwords fixed passwords for a demo county; they need not be changed
 * @returns the accounts with their passwords, to be printed once; empty when there were administrators before
 */
export async function createFirstAdministrators(
  platform: Tools,
  region: number,
  passwords?: { readonly fixed: string },
): Promise<readonly FirstAdministrator[]> {
  const actor = systemActor('首次启动', region);
  return await platform.db.write(
    actor.scope,
    async (tx) => {
      // Two processes at once: the second waits and then finds administrators.
      await store.lockLogin(tx, 'first-administrators');
      if (await store.hasAdministrators(tx)) return [];
      const made: FirstAdministrator[] = [];
      for (const role of administratorRoles) {
        const password = passwords?.fixed ?? newInitialPassword();
        const login = role === 'auditor' ? 'auditor' : role.replace('-admin', '');
        const user = await createAccount(tx, platform, actor, {
          region,
          login,
          displayName: roleTitle(role),
          password,
          mustChangePassword: passwords === undefined,
        });
        await grantRole(tx, platform, actor, { region, userId: user.id, role, reason: '首次启动' });
        made.push({ role, login, password });
      }
      return made;
    },
    { audited: false },
  );
}

/**
 * Gives an administrator of the platform a new first password and removes the authenticator: by somebody who works on
 * the server itself, because administrators do not reset each other.
 *
 * @returns undefined when there is no such administrator
 */
export async function resetAdministratorPassword(platform: Tools, login: string): Promise<string | undefined> {
  const password = newInitialPassword();
  const hash = await hashPassword(password);
  return await platform.db.write(
    { path: null },
    async (tx) => {
      const found = await store.findUser(tx, login);
      const user = found && (await store.lockUser(tx, found.region, found.id));
      if (!user || user.state === 'removed') return undefined;
      const grants = await store.listAllGrants(tx, user.region, user.id);
      if (!grants.some((grant) => isAdministratorRole(grant.role))) return undefined;
      const now = platform.clock.now();
      await store.setPassword(tx, user, { hash, mustChange: true, at: now });
      await store.setTotp(tx, user, { secret: null, confirmedAt: null, lastStep: null });
      await sessionStore.revokeSessions(tx, user.region, user.id, now);
      await platform.audit.append(tx, systemActor('服务器命令', user.region), {
        action: 'account.reset-password',
        subjectKind: 'user',
        subjectId: user.id,
        facts: { login: user.login, reason: '在服务器上重置' },
      });
      return password;
    },
    { audited: false },
  );
}
