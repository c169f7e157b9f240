import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { SessionRow } from './schema.ts';

/** Session of a token, only while account and grant are in force. */
export function findSession(tx: Tx, tokenHash: Buffer, now: Date, today: string): Promise<SessionRow | undefined> {
  return tx.maybe<SessionRow>(sql`select s.region, s.token_hash, s.user_id, u.display_name, u.login, u.member_id,
      u.must_change_password, g.id as grant_id, g.role, g.org_id, g.path, s.csrf, s.last_seen_at, s.expires_at
    from user_session s
    join app_user u on u.region = s.region and u.id = s.user_id
    left join role_grant g on g.region = s.region and g.id = s.grant_id and g.user_id = s.user_id and g.revoked_at is null
      and g.from_on <= ${today} and (g.until_on is null or g.until_on > ${today})
    where s.token_hash = ${tokenHash} and s.revoked_at is null and s.expires_at > ${now} and u.state = 'active'`);
}

/** Notes that a session is in use. */
export async function touchSession(tx: Tx, row: SessionRow, now: Date): Promise<void> {
  await tx.run(sql`update user_session s set last_seen_at = ${now}
    where s.region = ${row.region} and s.token_hash = ${row.token_hash}`);
}

/** Opens a session. */
export async function insertSession(
  tx: Tx,
  session: Pick<
    SessionRow,
    'region' | 'token_hash' | 'user_id' | 'grant_id' | 'csrf' | 'last_seen_at' | 'expires_at'
  > & {
    readonly device: string | null;
  },
): Promise<void> {
  await tx.run(sql`insert into user_session (region, token_hash, user_id, grant_id, csrf, created_at, last_seen_at, expires_at, device)
    values (${session.region}, ${session.token_hash}, ${session.user_id}, ${session.grant_id}, ${session.csrf},
      ${session.last_seen_at}, ${session.last_seen_at}, ${session.expires_at}, ${session.device})`);
}

/** Changes the grant under which a session acts. */
export async function setSessionGrant(tx: Tx, row: SessionRow, grantId: number): Promise<void> {
  await tx.run(sql`update user_session s set grant_id = ${grantId}
    where s.region = ${row.region} and s.token_hash = ${row.token_hash}`);
}

/** Ends one session of a person; returns how many ended. */
export function revokeSession(tx: Tx, region: number, userId: number, tokenHash: Buffer, now: Date): Promise<number> {
  return tx.run(sql`update user_session s set revoked_at = ${now}
    where s.region = ${region} and s.user_id = ${userId} and s.token_hash = ${tokenHash} and s.revoked_at is null`);
}

/** Ends the sessions of a person, all but one where given; returns how many ended. */
export function revokeSessions(tx: Tx, region: number, userId: number, now: Date, keep?: Buffer): Promise<number> {
  return tx.run(sql`update user_session s set revoked_at = ${now}
    where s.region = ${region} and s.user_id = ${userId} and s.revoked_at is null
      and (${keep ?? null}::bytea is null or s.token_hash <> ${keep ?? null})`);
}

/** Open sessions of a person, last used first. */
export function listSessions(
  tx: Tx,
  region: number,
  userId: number,
  now: Date,
): Promise<{ token_hash: Buffer; device: string | null; created_at: Date; last_seen_at: Date }[]> {
  return tx.many(sql`select s.token_hash, s.device, s.created_at, s.last_seen_at from user_session s
    where s.region = ${region} and s.user_id = ${userId} and s.revoked_at is null and s.expires_at > ${now}
    order by s.last_seen_at desc limit 50`);
}

/** Removes what is long over: sessions, attempts, answers kept for repeated requests. */
export async function forgetOld(tx: Tx, before: { sessions: Date; attempts: Date; answers: Date }): Promise<void> {
  await tx.run(sql`delete from user_session where expires_at < ${before.sessions}`);
  await tx.run(sql`delete from sign_in_attempt where at < ${before.attempts}`);
  await tx.run(sql`delete from idempotency where at < ${before.answers}`);
}
