import sql from 'sql-template-tag';
import type { Tx } from '../../../platform/db/tx.ts';
import type { StoredMember } from '../schema.ts';

/** Current members of these branches with one of these names. */
export function listNamesakes(
  tx: Tx,
  region: number,
  wanted: { orgIds: readonly number[]; names: readonly string[] },
): Promise<{ id: number; org_id: number; name: string; born_on: string; id_number_tail: string; org_name: string }[]> {
  return tx.many(sql`select m.id, m.org_id, m.name, m.born_on, m.id_number_tail, o.short_name as org_name
    from member m join org o on o.region = m.region and o.id = m.org_id
    where m.region = ${region} and m.org_id = any(${[...new Set(wanted.orgIds)]}::bigint[]) and m.name = any(${[...new Set(wanted.names)]}::text[])
      and m.status in ('normal', 'suspended')`);
}

/** A running post, as an import compares it. */
export interface RunningPost {
  readonly org_id: number;
  readonly member_id: number;
  readonly post: string;
  readonly name: string;
}

/** Running posts of organisations. */
export function listRunningPosts(tx: Tx, region: number, orgIds: readonly number[]): Promise<RunningPost[]> {
  return tx.many<RunningPost>(sql`select c.org_id, c.member_id, c.post, m.name from committee_post c
    join member m on m.region = c.region and m.id = c.member_id
    where c.region = ${region} and c.org_id = any(${[...new Set(orgIds)]}::bigint[]) and c.until_on is null`);
}

/** A post to be written. */
export interface NewPostRow {
  readonly id: number;
  readonly orgId: number;
  readonly memberId: number;
  readonly post: string;
  readonly fromOn: string;
}

/** Adds posts; the path is that of the organisation, which is held until the end of the transaction. */
export async function insertPosts(tx: Tx, region: number, posts: readonly NewPostRow[]): Promise<void> {
  if (posts.length === 0) return;
  const orgIds = [...new Set(posts.map(({ orgId }) => orgId))].sort((a, b) => a - b);
  await tx.run(
    sql`select 1 from org o where o.region = ${region} and o.id = any(${orgIds}::bigint[]) order by o.id for share`,
  );
  await tx.run(sql`insert into committee_post (region, id, org_id, path, member_id, post, basis, from_on)
    select o.region, u.id, o.id, o.path, u.member_id, u.post, 'imported', u.from_on
    from unnest(${posts.map((p) => p.id)}::bigint[], ${posts.map((p) => p.orgId)}::bigint[], ${posts.map((p) => p.memberId)}::bigint[],
      ${posts.map((p) => p.post)}::text[], ${posts.map((p) => p.fromOn)}::date[]) as u (id, org_id, member_id, post, from_on)
    join org o on o.region = ${region} and o.id = u.org_id`);
}

/** Members and the posts they hold, for a later return to this state: sealed values stay sealed. */
export function snapshot(
  tx: Tx,
  region: number,
  ids: readonly number[],
): Promise<{ id: number; path: string; version: number; row: string }[]> {
  return tx.many(sql`select m.id, m.path, m.version, jsonb_build_object('member', to_jsonb(m), 'posts',
      coalesce((select jsonb_agg(c.id) from committee_post c where c.region = m.region and c.member_id = m.id and c.until_on is null), '[]'::jsonb))::text as row
    from member m where m.region = ${region} and m.id = any(${ids}::bigint[])`);
}

/** Versions of members. */
export function listVersions(
  tx: Tx,
  region: number,
  ids: readonly number[],
): Promise<{ id: number; path: string; version: number }[]> {
  return tx.many(
    sql`select m.id, m.path, m.version from member m where m.region = ${region} and m.id = any(${ids}::bigint[])`,
  );
}

/** Rows kept by `snapshot`, typed as the table has them. */
export function readSnapshots(tx: Tx, rows: readonly string[]): Promise<StoredMember[]> {
  return tx.many<StoredMember>(
    sql`select r.* from unnest(${rows}::jsonb[]) as u (row) cross join lateral jsonb_populate_record(null::member, u.row -> 'member') r`,
  );
}

/** Posts that ended with the import run again, where nothing else has been done with them. */
export async function reopenPosts(tx: Tx, region: number, postIds: readonly number[], endedOn: string): Promise<void> {
  await tx.run(sql`update committee_post c set until_on = null, path = o.path from org o
    where c.region = ${region} and c.id = any(${postIds}::bigint[]) and c.until_on = greatest(c.from_on, ${endedOn}::date)
      and o.region = c.region and o.id = c.org_id
      and not (c.post = 'secretary' and exists (select 1 from committee_post d where d.region = c.region and d.org_id = c.org_id and d.post = 'secretary' and d.until_on is null))`);
}

/** Removes posts written by an import that is taken back. */
export async function deletePosts(tx: Tx, region: number, ids: readonly number[]): Promise<void> {
  await tx.run(sql`delete from committee_post c where c.region = ${region} and c.id = any(${ids}::bigint[])`);
}

/** Removes members that an import brought, with their history; what else points to them must be gone or asked for before. */
export async function deleteMembers(tx: Tx, region: number, ids: readonly number[]): Promise<void> {
  await tx.run(sql`delete from member_reading r where r.region = ${region} and r.member_id = any(${ids}::bigint[])`);
  await tx.run(sql`delete from member_event e where e.region = ${region} and e.member_id = any(${ids}::bigint[])`);
  await tx.run(sql`delete from member m where m.region = ${region} and m.id = any(${ids}::bigint[])`);
}
