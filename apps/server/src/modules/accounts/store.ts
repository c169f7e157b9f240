import type { Role } from '@jishi/contract';
import sql, { raw } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { AccountState, AttemptRow, GrantRow, UserRow } from './schema.ts';

const userColumns =
  raw(`u.region, u.id, u.login, u.display_name, u.member_id, u.password_hash, u.password_set_at, u.totp_secret,
  u.totp_confirmed_at, u.totp_last_step, u.state, u.must_change_password, u.preferences, u.version`);
const grantColumns = raw('g.id, g.region, g.user_id, g.role, g.org_id, g.path, g.from_on, g.until_on');

/** Account by login name, whatever the case of its letters. */
export function findUser(tx: Tx, login: string): Promise<UserRow | undefined> {
  return tx.maybe<UserRow>(sql`select ${userColumns} from app_user u where u.login = ${normalLogin(login)}`);
}

/** One spelling of a login name: NFKC, small letters. */
export function normalLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

/** Account by id. */
export function findUserById(tx: Tx, region: number, id: number): Promise<UserRow | undefined> {
  return tx.maybe<UserRow>(sql`select ${userColumns} from app_user u where u.region = ${region} and u.id = ${id}`);
}

/** Account by id, locked for a change. */
export function lockUser(tx: Tx, region: number, id: number): Promise<UserRow | undefined> {
  return tx.maybe<UserRow>(
    sql`select ${userColumns} from app_user u where u.region = ${region} and u.id = ${id} for update`,
  );
}

/** Writes a new account. */
export async function insertUser(
  tx: Tx,
  user: Pick<
    UserRow,
    'region' | 'id' | 'login' | 'display_name' | 'member_id' | 'password_hash' | 'must_change_password'
  > & {
    readonly at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into app_user (region, id, login, display_name, member_id, password_hash, password_set_at,
      must_change_password, created_at)
    values (${user.region}, ${user.id}, ${normalLogin(user.login)}, ${user.display_name}, ${user.member_id}, ${user.password_hash},
      ${user.at}, ${user.must_change_password}, ${user.at})`);
}

/** Sets another password. */
export async function setPassword(
  tx: Tx,
  user: Pick<UserRow, 'region' | 'id'>,
  password: { readonly hash: string; readonly mustChange: boolean; readonly at: Date },
): Promise<void> {
  await tx.run(sql`update app_user set password_hash = ${password.hash}, password_set_at = ${password.at},
      must_change_password = ${password.mustChange}, version = version + 1
    where region = ${user.region} and id = ${user.id}`);
}

/** Changes the state of an account. */
export async function setState(tx: Tx, user: Pick<UserRow, 'region' | 'id'>, state: AccountState): Promise<void> {
  await tx.run(
    sql`update app_user set state = ${state}, version = version + 1 where region = ${user.region} and id = ${user.id}`,
  );
}

/** Keeps, confirms or removes the secret of an authenticator. */
export async function setTotp(
  tx: Tx,
  user: Pick<UserRow, 'region' | 'id'>,
  totp: { readonly secret: Buffer | null; readonly confirmedAt: Date | null; readonly lastStep: number | null },
): Promise<void> {
  await tx.run(sql`update app_user set totp_secret = ${totp.secret}, totp_confirmed_at = ${totp.confirmedAt},
      totp_last_step = ${totp.lastStep}, version = version + 1
    where region = ${user.region} and id = ${user.id}`);
}

/** Marks a code as used. Returns false when it, or a later one, was used before. */
export async function useTotpStep(tx: Tx, user: Pick<UserRow, 'region' | 'id'>, step: number): Promise<boolean> {
  const changed = await tx.run(sql`update app_user set totp_last_step = ${step}
    where region = ${user.region} and id = ${user.id} and coalesce(totp_last_step, 0) < ${step}`);
  return changed === 1;
}

/** Saves what a person chose for the interface. */
export async function setPreferences(
  tx: Tx,
  user: Pick<UserRow, 'region' | 'id'>,
  preferences: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx.run(
    sql`update app_user set preferences = ${JSON.stringify(preferences)} where region = ${user.region} and id = ${user.id}`,
  );
}

/** Ties an account to the record of the same person. */
export async function setMember(tx: Tx, user: Pick<UserRow, 'region' | 'id'>, memberId: number): Promise<void> {
  await tx.run(
    sql`update app_user set member_id = ${memberId}, version = version + 1 where region = ${user.region} and id = ${user.id}`,
  );
}

/** Whether a member has an account already. */
export async function memberHasAccount(tx: Tx, region: number, memberId: number): Promise<boolean> {
  const rows = await tx.many(sql`select 1 from app_user u where u.region = ${region} and u.member_id = ${memberId}
    and u.state <> 'removed' limit 1`);
  return rows.length > 0;
}

/** Name and path of a member in the scope of the transaction. */
export function findMember(
  tx: Tx,
  memberId: number,
): Promise<{ name: string; org_id: number; path: string } | undefined> {
  return tx.maybe(
    sql`select m.name, m.org_id, m.path from member m where m.region = ${regionOf(memberId)} and m.id = ${memberId} and m.status in ('normal', 'suspended')`,
  );
}

/** Grants of a person in force on a day, highest organisation first. */
export function listGrants(tx: Tx, region: number, userId: number, today: string): Promise<GrantRow[]> {
  return tx.many<GrantRow>(sql`select ${grantColumns} from role_grant g
    where g.region = ${region} and g.user_id = ${userId} and g.revoked_at is null
      and g.from_on <= ${today} and (g.until_on is null or g.until_on > ${today})
    order by length(coalesce(g.path, '')), g.id`);
}

/** Every grant of a person that was not revoked, future and ended ones included. */
export function listAllGrants(tx: Tx, region: number, userId: number): Promise<GrantRow[]> {
  return tx.many<GrantRow>(sql`select ${grantColumns} from role_grant g
    where g.region = ${region} and g.user_id = ${userId} and g.revoked_at is null order by g.id`);
}

/** A grant that was not revoked, locked. */
export function lockGrant(tx: Tx, region: number, id: number): Promise<GrantRow | undefined> {
  return tx.maybe<GrantRow>(sql`select ${grantColumns} from role_grant g
    where g.region = ${region} and g.id = ${id} and g.revoked_at is null for update`);
}

/** Writes a grant. */
export async function insertGrant(
  tx: Tx,
  grant: GrantRow & { readonly grantedBy: number | null; readonly at: Date },
): Promise<void> {
  await tx.run(sql`insert into role_grant (region, id, user_id, role, org_id, path, from_on, until_on, granted_by, granted_at)
    values (${grant.region}, ${grant.id}, ${grant.user_id}, ${grant.role}, ${grant.org_id}, ${grant.path}, ${grant.from_on},
      ${grant.until_on}, ${grant.grantedBy}, ${grant.at})`);
}

/** Takes a grant back. */
export async function revokeGrant(
  tx: Tx,
  grant: Pick<GrantRow, 'region' | 'id'>,
  by: { readonly userId: number | null; readonly at: Date; readonly reason: string },
): Promise<void> {
  await tx.run(sql`update role_grant set revoked_by = ${by.userId}, revoked_at = ${by.at}, revoked_reason = ${by.reason}
    where region = ${grant.region} and id = ${grant.id}`);
}

/** Accounts that can act under a role today; locked, so that two removals cannot both leave "another one". */
export async function countActiveHolders(tx: Tx, region: number, role: Role, today: string): Promise<number> {
  const rows =
    await tx.many(sql`select g.id from role_grant g join app_user u on u.region = g.region and u.id = g.user_id
    where g.region = ${region} and g.role = ${role} and g.revoked_at is null and u.state = 'active'
      and g.from_on <= ${today} and (g.until_on is null or g.until_on > ${today}) for update of g`);
  return rows.length;
}

/** Whether anybody was ever made an administrator of the platform. */
export async function hasAdministrators(tx: Tx): Promise<boolean> {
  const rows = await tx.many(
    sql`select 1 from role_grant g where g.role in ('system-admin', 'security-admin', 'auditor') limit 1`,
  );
  return rows.length > 0;
}

/** Lets one attempt for a login name pass after the other, over all processes. */
export async function lockLogin(tx: Tx, login: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(4106003, hashtext(${login}))`);
}

/** Wrong attempts for a login name since its last success, oldest first. */
export async function failuresOfLogin(tx: Tx, login: string, since: Date): Promise<Date[]> {
  const rows = await tx.many<{ at: Date }>(sql`select a.at from sign_in_attempt a
    where a.login = ${login} and a.at > ${since} and not a.succeeded and a.at > coalesce(
      (select max(b.at) from sign_in_attempt b where b.login = ${login} and b.succeeded), '-infinity')
    order by a.at desc, a.id desc limit 200`);
  return rows.map(({ at }) => at).reverse();
}

/** Wrong attempts from an address, oldest first; one person's success does not clear another's guessing. */
export async function failuresOfAddress(tx: Tx, addressIndex: Buffer, since: Date): Promise<Date[]> {
  const rows = await tx.many<{ at: Date }>(sql`select a.at from sign_in_attempt a
    where a.address_index = ${addressIndex} and a.at > ${since} and not a.succeeded order by a.at desc, a.id desc limit 1000`);
  return rows.map(({ at }) => at).reverse();
}

/** Notes an attempt as wrong, before the password is looked at. */
export async function insertAttempt(tx: Tx, attempt: AttemptRow): Promise<void> {
  await tx.run(sql`insert into sign_in_attempt (region, id, login, address_index, at, succeeded)
    values (${attempt.region}, ${attempt.id}, ${attempt.login}, ${attempt.addressIndex}, ${attempt.at}, false)`);
}

/** The noted attempt was right after all. */
export async function markAttemptRight(tx: Tx, attempt: AttemptRow): Promise<void> {
  await tx.run(
    sql`update sign_in_attempt set succeeded = true where region = ${attempt.region} and id = ${attempt.id}`,
  );
}

/** The noted attempt was neither right nor wrong: the password was right, the code is still missing. */
export async function dropAttempt(tx: Tx, attempt: AttemptRow): Promise<void> {
  await tx.run(sql`delete from sign_in_attempt where region = ${attempt.region} and id = ${attempt.id}`);
}
