import type { Role } from '@jishi/contract';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { AccountState } from './schema.ts';

/**
 * Names of organisations for accounts and grants. Names are no personal data, and an administrator without data scope
 * has to see what he grants; nothing else is read beyond the scope. Leaves the transaction without scope.
 */
export async function orgNames(tx: Tx, orgIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (orgIds.length === 0) return new Map();
  const rows = await beyondScope(tx, () =>
    tx.many<{ id: number; short_name: string }>(
      sql`select o.id, o.short_name from org o where o.id = any(${orgIds}::bigint[])`,
    ),
  );
  return new Map(rows.map((row) => [row.id, row.short_name]));
}

/** Path of the topmost organisation; undefined in an empty database. The scope must see it. */
export async function topmostPath(tx: Tx): Promise<string | undefined> {
  const top = await tx.maybe<{ path: string }>(
    sql`select o.path from org o where o.parent_id is null order by o.path limit 1`,
  );
  return top?.path;
}

/** An organisation to which a role can be granted. */
export interface GrantableOrg {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly kind: string;
  readonly parent_name: string | null;
}

const orgColumns = sql`o.id, o.path, o.short_name as name, o.kind, p.short_name as parent_name from org o
  left join org p on p.region = o.region and p.id = o.parent_id`;

/** Active organisation by id, whatever the scope. Leaves the transaction without scope. */
export function findGrantableOrg(tx: Tx, region: number, orgId: number): Promise<GrantableOrg | undefined> {
  return beyondScope(tx, () =>
    tx.maybe<GrantableOrg>(
      sql`select ${orgColumns} where o.region = ${region} and o.id = ${orgId} and o.state = 'active'`,
    ),
  );
}

/** Active organisations by a part of the name, pinyin or initials; twenty at most. Leaves the transaction without scope. */
export function searchGrantableOrgs(tx: Tx, region: number, search: string): Promise<GrantableOrg[]> {
  const like = likePattern(search);
  return beyondScope(tx, () =>
    tx.many<GrantableOrg>(sql`select ${orgColumns} where o.region = ${region} and o.state = 'active'
      and (o.name like ${like} or o.short_name like ${like} or o.pinyin like ${like} or o.initials like ${like})
      order by length(o.path), o.short_name, o.id limit 20`),
  );
}

async function beyondScope<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.setScope({ path: '', everything: true });
  try {
    return await work();
  } finally {
    await tx.setScope({ path: null });
  }
}

/** `%text%` with the signs of LIKE taken literally. */
function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** An account in the list of the system administrator. */
export interface AccountListRow {
  readonly id: number;
  readonly login: string;
  readonly display_name: string;
  readonly state: AccountState;
  readonly must_change_password: boolean;
  readonly has_totp: boolean;
  readonly is_administrator: boolean;
  readonly last_sign_in_at: Date | null;
  readonly created_at: Date;
  readonly version: number;
}

const accountColumns = sql`u.id, u.login, u.display_name, u.state, u.must_change_password,
  u.totp_confirmed_at is not null as has_totp, u.created_at, u.version,
  exists (select 1 from role_grant g where g.region = u.region and g.user_id = u.id and g.revoked_at is null
    and g.role in ('system-admin', 'security-admin', 'auditor')) as is_administrator,
  (select max(s.created_at) from user_session s where s.region = u.region and s.user_id = u.id) as last_sign_in_at`;

/** One account for the system administrator. */
export function accountRow(tx: Tx, region: number, userId: number): Promise<AccountListRow> {
  return tx.one<AccountListRow>(
    sql`select ${accountColumns} from app_user u where u.region = ${region} and u.id = ${userId}`,
  );
}

/** Accounts by login, `limit` of them after the login `after`. */
export function listAccounts(
  tx: Tx,
  region: number,
  filter: {
    readonly search?: string | undefined;
    readonly state?: AccountState | undefined;
    readonly after?: string | undefined;
  },
  limit: number,
): Promise<AccountListRow[]> {
  const conditions: Sql[] = [sql`u.region = ${region}`];
  if (filter.state) conditions.push(sql`u.state = ${filter.state}`);
  else conditions.push(sql`u.state <> 'removed'`);
  if (filter.after !== undefined) conditions.push(sql`u.login > ${filter.after}`);
  if (filter.search) {
    const like = likePattern(filter.search.toLowerCase());
    conditions.push(sql`(u.login like ${like} or lower(u.display_name) like ${like})`);
  }
  return tx.many<AccountListRow>(sql`select ${accountColumns} from app_user u where ${join(conditions, ' and ')}
    order by u.login limit ${limit}`);
}

/** An account with its grants, for the security administrator. */
export interface HolderRow {
  readonly user_id: number;
  readonly login: string;
  readonly display_name: string;
  readonly state: AccountState;
  readonly has_totp: boolean;
  readonly grants: readonly {
    readonly id: number;
    readonly role: Role;
    readonly org_id: number | null;
    readonly from_on: string;
    readonly until_on: string | null;
    readonly granted_by_name: string | null;
  }[];
}

/** Accounts that are not removed, with the grants that were not revoked. */
export function listHolders(
  tx: Tx,
  region: number,
  filter: {
    readonly search?: string | undefined;
    readonly role?: Role | undefined;
    readonly orgId?: number | undefined;
    readonly after?: string | undefined;
  },
  limit: number,
): Promise<HolderRow[]> {
  const conditions: Sql[] = [sql`u.region = ${region}`, sql`u.state <> 'removed'`];
  if (filter.after !== undefined) conditions.push(sql`u.login > ${filter.after}`);
  if (filter.search) {
    const like = likePattern(filter.search.toLowerCase());
    conditions.push(sql`(u.login like ${like} or lower(u.display_name) like ${like})`);
  }
  if (filter.role !== undefined || filter.orgId !== undefined) {
    conditions.push(sql`exists (select 1 from role_grant h where h.region = u.region and h.user_id = u.id and h.revoked_at is null
      ${filter.role === undefined ? empty : sql`and h.role = ${filter.role}`}
      ${filter.orgId === undefined ? empty : sql`and h.org_id = ${filter.orgId}`})`);
  }
  return tx.many<HolderRow>(sql`select u.id as user_id, u.login, u.display_name, u.state, u.totp_confirmed_at is not null as has_totp,
      coalesce((select json_agg(json_build_object('id', g.id, 'role', g.role, 'org_id', g.org_id, 'from_on', g.from_on,
          'until_on', g.until_on, 'granted_by_name', b.display_name) order by g.id)
        from role_grant g left join app_user b on b.region = g.region and b.id = g.granted_by
        where g.region = u.region and g.user_id = u.id and g.revoked_at is null), '[]'::json) as grants
    from app_user u where ${join(conditions, ' and ')} order by u.login limit ${limit}`);
}

/** How many accounts hold each role today. */
export async function countHolders(tx: Tx, region: number, today: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.many<{
    role: string;
    n: number;
  }>(sql`select g.role, count(distinct g.user_id) as n from role_grant g
    join app_user u on u.region = g.region and u.id = g.user_id and u.state = 'active'
    where g.region = ${region} and g.revoked_at is null and g.from_on <= ${today} and (g.until_on is null or g.until_on > ${today})
    group by g.role`);
  return new Map(rows.map((row) => [row.role, row.n]));
}
