import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';

/** When the address of an account was made; nothing while there is none. */
export async function feedMadeAt(tx: Tx, region: number, userId: number): Promise<Date | null> {
  const row = await tx.maybe<{ made_at: Date }>(
    sql`select f.made_at from calendar_feed f where f.region = ${region} and f.user_id = ${userId}`,
  );
  return row?.made_at ?? null;
}

/** Puts a new address in the place of the old one. */
export async function replaceFeed(tx: Tx, region: number, userId: number, hash: Buffer, at: Date): Promise<void> {
  await tx.run(sql`insert into calendar_feed (region, user_id, secret_hash, made_at) values (${region}, ${userId}, ${hash}, ${at})
    on conflict (region, user_id) do update set secret_hash = excluded.secret_hash, made_at = excluded.made_at`);
}

/** Ends the address of an account. */
export async function removeFeed(tx: Tx, region: number, userId: number): Promise<void> {
  await tx.run(sql`delete from calendar_feed f where f.region = ${region} and f.user_id = ${userId}`);
}

/** The active account behind a secret. */
export function findOwner(
  tx: Tx,
  region: number,
  userId: number,
  hash: Buffer,
): Promise<{ user_id: number; display_name: string; member_id: number | null } | undefined> {
  return tx.maybe(sql`select f.user_id, u.display_name, u.member_id from calendar_feed f
    join app_user u on u.region = f.region and u.id = f.user_id and u.state = 'active'
    where f.region = ${region} and f.user_id = ${userId} and f.secret_hash = ${hash}`);
}

/** Rights in force on a day that lead to meetings. */
export function listGrants(
  tx: Tx,
  region: number,
  userId: number,
  day: string,
): Promise<{ role: string; org_id: number; path: string }[]> {
  return tx.many(sql`select g.role, g.org_id, g.path from role_grant g
    where g.region = ${region} and g.user_id = ${userId} and g.revoked_at is null and g.org_id is not null and g.path is not null
      and g.from_on <= ${day} and (g.until_on is null or g.until_on > ${day}) order by g.id`);
}

/** A called meeting as a calendar may show it: no title, which may name people. */
export interface MeetingRow {
  readonly id: number;
  readonly kind: string;
  readonly org_name: string;
  readonly scheduled_at: Date;
  readonly place_zh: string;
  readonly version: number;
}

/** Meetings of an organisation in a span; all of them, or those to which a member is invited. */
export function listMeetings(
  tx: Tx,
  org: { readonly region: number; readonly orgId: number },
  memberId: number | null,
  from: Date,
  until: Date,
): Promise<MeetingRow[]> {
  const whose = memberId === null ? sql`` : sql`and ${memberId}::bigint = any(m.invited)`;
  return tx.many<MeetingRow>(sql`select m.id, m.kind, o.short_name as org_name, m.scheduled_at, m.place_zh, m.version
    from meeting m join org o on o.region = m.region and o.id = m.org_id
    where m.region = ${org.region} and m.org_id = ${org.orgId} and m.state not in ('planned', 'cancelled')
      and m.scheduled_at >= ${from} and m.scheduled_at < ${until} ${whose} order by m.scheduled_at, m.id limit 500`);
}
