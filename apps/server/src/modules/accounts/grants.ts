import type { GrantHolder, GrantRow as GrantAnswer, Role, RoleRow } from '@jishi/contract';
import { isIsoDate } from '@jishi/domain';
import { roles } from '@jishi/contract';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { roleTitle } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { refuseLastAdministrator } from './administration.ts';
import { isAdministratorRole, roleFitsOrg } from './roles.ts';
import type { GrantRow, UserRow } from './schema.ts';
import type { Sessions } from './sessions.ts';
import * as store from './store.ts';
import {
  countHolders,
  findGrantableOrg,
  listHolders,
  orgNames,
  searchGrantableOrgs,
  type GrantableOrg,
  type HolderRow,
} from './views.ts';

type Answer = z.input<typeof GrantAnswer>;
type Holder = z.input<typeof GrantHolder>;

/** A role to be given. */
export interface NewGrant {
  readonly userId: number;
  readonly role: Role;
  readonly orgId?: number | undefined;
  /** First day; default today. */
  readonly fromOn?: string | undefined;
  /** First day on which it no longer holds. */
  readonly untilOn?: string | undefined;
  readonly reason: string;
}

/** Roles in organisations, given and taken by the security administrator. */
export type GrantService = ReturnType<typeof createGrantService>;

export function createGrantService(platform: Platform, sessions: Sessions) {
  const { audit, clock, permissions } = platform;
  return {
    async holders(
      tx: Tx,
      actor: Actor,
      query: {
        search?: string | undefined;
        role?: Role | undefined;
        orgId?: number | undefined;
        cursor?: string | undefined;
        limit: number;
      },
    ) {
      const rows = await listHolders(tx, actor.region, { ...query, after: query.cursor }, query.limit + 1);
      const page = rows.slice(0, query.limit);
      const names = await orgNames(
        tx,
        page.flatMap((row) => row.grants.flatMap((grant) => grant.org_id ?? [])),
      );
      const items = page.map((row) => viewHolder(row, names, actor));
      return { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.login ?? null) : null };
    },

    async orgs(tx: Tx, actor: Actor, search: string) {
      const rows = await searchGrantableOrgs(tx, actor.region, search);
      return rows.map((row) => ({ id: row.id, name: row.name, parentName: row.parent_name, kind: row.kind }));
    },

    /** Every role with what it may do: the matrix that is looked at before granting. */
    async roles(tx: Tx, actor: Actor): Promise<z.input<typeof RoleRow>[]> {
      const holders = await countHolders(tx, actor.region, clock.today());
      return roles.map((role) => ({
        role,
        roleTitle: roleTitle(role),
        administrator: isAdministratorRole(role),
        holders: holders.get(role) ?? 0,
        permissions: permissions.of(role).flatMap((id) => {
          const found = permissions.all.get(id);
          return found ? [{ id, titleZh: found.titleZh, titleEn: found.titleEn }] : [];
        }),
      }));
    },

    /** Gives a role. Nobody gives one to himself; the three administrators hold exactly one role each. */
    async grant(tx: Tx, actor: Actor, input: NewGrant): Promise<Answer> {
      if (input.userId === actor.userId) refuse('grant.own-account');
      const { grant, org } = await grantRole(tx, platform, actor, { ...input, region: actor.region });
      tx.afterCommit(() => sessions.forget(input.userId));
      return viewGrant({ ...grant, granted_by_name: actor.displayName }, org?.name ?? null);
    },

    async revoke(tx: Tx, actor: Actor, grantId: number, reason: string): Promise<void> {
      const grant = (await store.lockGrant(tx, actor.region, grantId)) ?? refuse('record.not-found');
      if (grant.user_id === actor.userId) refuse('grant.own-account');
      const user = (await store.lockUser(tx, actor.region, grant.user_id)) ?? refuse('record.not-found');
      if (isAdministratorRole(grant.role)) await refuseLastAdministrator(tx, platform, user);
      await store.revokeGrant(tx, grant, { userId: actor.userId, at: clock.now(), reason });
      await audit.append(tx, actor, {
        action: 'grant.revoke',
        subjectKind: 'user',
        subjectId: grant.user_id,
        orgId: grant.org_id,
        path: grant.path,
        facts: { grantId, role: grant.role, login: user.login, reason },
      });
      tx.afterCommit(() => sessions.forget(grant.user_id));
    },

    /** For somebody who lost the phone. Not the system administrator's: with the password he could then act as that person. */
    async resetTotp(tx: Tx, actor: Actor, userId: number, reason: string): Promise<void> {
      if (userId === actor.userId) refuse('grant.own-account');
      const user = await store.lockUser(tx, actor.region, userId);
      if (!user || user.totp_secret === null) refuse('record.not-found');
      await store.setTotp(tx, user, { secret: null, confirmedAt: null, lastStep: null });
      await audit.append(tx, actor, {
        action: 'grant.reset-totp',
        subjectKind: 'user',
        subjectId: userId,
        facts: { login: user.login, reason },
      });
    },

    /** Ties an account to the member record of the same person, by somebody who keeps that record. */
    async linkMember(tx: Tx, actor: Actor, memberId: number, login: string): Promise<void> {
      const member = (await store.findMember(tx, memberId)) ?? refuse('record.not-found');
      const found = await store.findUser(tx, login);
      const user =
        found && found.region === actor.region ? await store.lockUser(tx, found.region, found.id) : undefined;
      // One answer for "no such account" and "somebody else's": accounts cannot be probed by name.
      if (!user || user.state === 'removed' || user.display_name !== member.name)
        refuse('account.link-mismatch', { name: member.name });
      if (user.member_id === memberId) refuse('account.already-linked');
      if (user.member_id !== null || (await store.memberHasAccount(tx, actor.region, memberId)))
        refuse('account.already-linked');
      await store.setMember(tx, user, memberId);
      await audit.append(tx, actor, {
        action: 'account.link-member',
        subjectKind: 'member',
        subjectId: memberId,
        orgId: member.org_id,
        path: member.path,
        facts: { userId: user.id },
      });
      tx.afterCommit(() => sessions.forget(user.id));
    },
  };
}

/**
 * Gives a role after all checks but one: whether `actor` may give it (imports and the first start have no person).
 * Leaves the transaction without scope where the role belongs to an organisation.
 */
export async function grantRole(
  tx: Tx,
  platform: Pick<Platform, 'ids' | 'clock' | 'audit'>,
  actor: Actor,
  input: NewGrant & { readonly region: number },
): Promise<{ readonly grant: GrantRow; readonly org: GrantableOrg | undefined }> {
  const today = platform.clock.today();
  const fromOn = input.fromOn ?? today;
  checkPeriod(fromOn, input.untilOn);
  const user = await store.lockUser(tx, input.region, input.userId);
  if (!user || user.state === 'removed') refuse('record.not-found');
  await refuseSecondOffice(tx, user, input.role);
  const org = await findOrgOfGrant(tx, input);
  const held = await store.listAllGrants(tx, user.region, user.id);
  if (held.some((grant) => grant.role === input.role && grant.org_id === (org?.id ?? null))) refuse('grant.exists');
  if (input.role === 'member' && user.member_id === null) refuse('grant.member-not-linked');
  const grant: GrantRow = {
    id: await platform.ids.next(tx, input.region),
    region: input.region,
    user_id: user.id,
    role: input.role,
    org_id: org?.id ?? null,
    path: org?.path ?? null,
    from_on: fromOn,
    until_on: input.untilOn ?? null,
  };
  await store.insertGrant(tx, { ...grant, grantedBy: actor.userId, at: platform.clock.now() });
  await platform.audit.append(tx, actor, {
    action: 'grant.give',
    subjectKind: 'user',
    subjectId: user.id,
    region: input.region,
    orgId: grant.org_id,
    path: grant.path,
    facts: {
      grantId: grant.id,
      role: grant.role,
      login: user.login,
      fromOn,
      untilOn: grant.until_on,
      reason: input.reason,
    },
  });
  return { grant, org };
}

function checkPeriod(fromOn: string, untilOn: string | undefined): void {
  if (!isIsoDate(fromOn)) refuseInput([{ path: 'fromOn', message: '没有这一天，请改正开始日期。' }]);
  if (untilOn === undefined) return;
  if (!isIsoDate(untilOn)) refuseInput([{ path: 'untilOn', message: '没有这一天，请改正结束日期。' }]);
  if (untilOn <= fromOn) refuseInput([{ path: 'untilOn', message: '结束日期应晚于开始日期。' }]);
}

/** 三员分立: an administrator of the platform holds that one role; nobody else gets one beside another role. */
async function refuseSecondOffice(tx: Tx, user: UserRow, role: Role): Promise<void> {
  const held = await store.listAllGrants(tx, user.region, user.id);
  const clash = held.find(
    (grant) => (isAdministratorRole(role) || isAdministratorRole(grant.role)) && grant.role !== role,
  );
  if (clash) refuse('grant.separate-offices', { held: roleTitle(clash.role), wanted: roleTitle(role) });
}

async function findOrgOfGrant(
  tx: Tx,
  input: NewGrant & { readonly region: number },
): Promise<GrantableOrg | undefined> {
  if (isAdministratorRole(input.role)) {
    if (input.orgId !== undefined)
      refuseInput([{ path: 'orgId', message: '管理员角色不属于任何组织，请不要选组织。' }]);
    return undefined;
  }
  if (input.orgId === undefined) refuseInput([{ path: 'orgId', message: '请选择组织。' }]);
  const org = (await findGrantableOrg(tx, input.region, input.orgId)) ?? refuse('record.not-found');
  if (!roleFitsOrg(input.role, org.kind)) {
    refuseInput([{ path: 'orgId', message: `“${org.name}”没有${roleTitle(input.role)}这一角色，请换组织或角色。` }]);
  }
  return org;
}

function viewHolder(row: HolderRow, names: ReadonlyMap<number, string>, actor: Actor): Holder {
  return {
    userId: row.user_id,
    login: row.login,
    displayName: row.display_name,
    state: row.state,
    isSelf: row.user_id === actor.userId,
    hasTotp: row.has_totp,
    grants: row.grants.map((grant) =>
      viewGrant(grant, grant.org_id === null ? null : (names.get(grant.org_id) ?? null)),
    ),
  };
}

function viewGrant(
  grant: Pick<GrantRow, 'id' | 'role' | 'org_id' | 'from_on' | 'until_on'> & {
    readonly granted_by_name: string | null;
  },
  orgName: string | null,
): Answer {
  return {
    id: grant.id,
    role: grant.role,
    roleTitle: roleTitle(grant.role),
    orgId: grant.org_id,
    orgName,
    fromOn: grant.from_on,
    untilOn: grant.until_on,
    grantedByName: grant.granted_by_name,
  };
}
