import type { Role } from '@jishi/contract';
import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';

/** A live session with the grant it acts under. */
export interface SessionRow {
  readonly region: number;
  readonly token_hash: Buffer;
  readonly user_id: number;
  readonly display_name: string;
  readonly login: string;
  readonly member_id: number | null;
  readonly grant_id: number | null;
  readonly role: Role | null;
  readonly org_id: number | null;
  readonly path: string | null;
  readonly csrf: string;
  readonly last_seen_at: Date;
}

/** An account as sign-in needs it. */
export interface UserRow {
  readonly region: number;
  readonly id: number;
  readonly login: string;
  readonly display_name: string;
  readonly member_id: number | null;
  readonly password_hash: string | null;
  readonly totp_secret: Buffer | null;
  readonly state: string;
  readonly must_change_password: boolean;
  readonly preferences: Record<string, unknown>;
  readonly version: number;
}

/** A role in an organisation. */
export interface GrantRow {
  readonly id: number;
  readonly role: Role;
  readonly org_id: number | null;
  readonly path: string | null;
  readonly org_name: string | null;
}

/** Session of a token, only while account and grant are in force. */
export function findSession(tx: Tx, tokenHash: Buffer, now: Date, today: string): Promise<SessionRow | undefined> {
  return tx.maybe<SessionRow>(sql`select s.region, s.token_hash, s.user_id, u.display_name, u.login, u.member_id,
      g.id as grant_id, g.role, g.org_id, g.path, s.csrf, s.last_seen_at
    from user_session s
    join app_user u on u.region = s.region and u.id = s.user_id
    left join role_grant g on g.region = s.region and g.id = s.grant_id and g.user_id = s.user_id and g.revoked_at is null
      and g.from_on <= ${today} and (g.until_on is null or g.until_on > ${today})
    where s.token_hash = ${tokenHash} and s.revoked_at is null and s.expires_at > ${now} and u.state = 'active'`);
}

/** Notes that a session is in use. */
export async function touchSession(tx: Tx, row: SessionRow, now: Date): Promise<void> {
  await tx.run(
    sql`update user_session s set last_seen_at = ${now} where s.region = ${row.region} and s.token_hash = ${row.token_hash}`,
  );
}

/** Account by login name. */
export function findUser(tx: Tx, login: string): Promise<UserRow | undefined> {
  return tx.maybe<UserRow>(sql`select u.region, u.id, u.login, u.display_name, u.member_id, u.password_hash, u.totp_secret, u.state,
    u.must_change_password, u.preferences, u.version from app_user u where u.login = ${login}`);
}

/** Account by id. */
export function findUserById(tx: Tx, region: number, id: number): Promise<UserRow | undefined> {
  return tx.maybe<UserRow>(sql`select u.region, u.id, u.login, u.display_name, u.member_id, u.password_hash, u.totp_secret, u.state,
    u.must_change_password, u.preferences, u.version from app_user u where u.region = ${region} and u.id = ${id}`);
}

/** Grants of a person in force on a day, highest organisation first. */
export function listGrants(tx: Tx, region: number, userId: number, today: string): Promise<GrantRow[]> {
  return tx.many<GrantRow>(sql`select g.id, g.role, g.org_id, g.path, null::text as org_name from role_grant g
    where g.region = ${region} and g.user_id = ${userId} and g.revoked_at is null
      and g.from_on <= ${today} and (g.until_on is null or g.until_on > ${today})
    order by length(coalesce(g.path, '')), g.id`);
}

/** Opens a session. */
export async function insertSession(
  tx: Tx,
  session: {
    region: number;
    tokenHash: Buffer;
    userId: number;
    grantId: number | null;
    csrf: string;
    now: Date;
    expiresAt: Date;
    device: string | null;
  },
): Promise<void> {
  await tx.run(sql`insert into user_session (region, token_hash, user_id, grant_id, csrf, created_at, last_seen_at, expires_at, device)
    values (${session.region}, ${session.tokenHash}, ${session.userId}, ${session.grantId}, ${session.csrf}, ${session.now}, ${session.now},
      ${session.expiresAt}, ${session.device})`);
}

/** Changes the grant under which a session acts. */
export async function setSessionGrant(tx: Tx, row: SessionRow, grantId: number): Promise<void> {
  await tx.run(
    sql`update user_session s set grant_id = ${grantId} where s.region = ${row.region} and s.token_hash = ${row.token_hash}`,
  );
}

/** Ends a session. */
export async function revokeSession(tx: Tx, row: SessionRow, now: Date): Promise<void> {
  await tx.run(
    sql`update user_session s set revoked_at = ${now} where s.region = ${row.region} and s.token_hash = ${row.token_hash}`,
  );
}

/** Failed attempts for a login name since an instant, newest first. */
export function recentFailures(tx: Tx, login: string, since: Date): Promise<{ at: Date }[]> {
  return tx.many<{
    at: Date;
  }>(sql`select a.at from sign_in_attempt a where a.login = ${login} and a.at > ${since} and not a.succeeded
    and a.at > coalesce((select max(b.at) from sign_in_attempt b where b.login = ${login} and b.succeeded), '-infinity') order by a.at desc limit 20`);
}

/** Notes an attempt. */
export async function insertAttempt(
  tx: Tx,
  attempt: { region: number; id: number; login: string; at: Date; succeeded: boolean },
): Promise<void> {
  await tx.run(sql`insert into sign_in_attempt (region, id, login, at, succeeded)
    values (${attempt.region}, ${attempt.id}, ${attempt.login}, ${attempt.at}, ${attempt.succeeded})`);
}

/** Name of an organisation in scope. */
export async function orgName(tx: Tx, orgId: number): Promise<string | null> {
  const row = await tx.maybe<{ short_name: string }>(sql`select o.short_name from org o where o.id = ${orgId}`);
  return row?.short_name ?? null;
}
