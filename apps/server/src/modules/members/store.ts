import sql, { raw } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { NewEvent, StoredMember } from './schema.ts';

const columnNames = [
  'region',
  'id',
  'org_id',
  'path',
  'name',
  'pinyin',
  'initials',
  'sex',
  'born_on',
  'ethnic',
  'education',
  'degree',
  'id_number',
  'id_number_index',
  'id_number_tail',
  'phone',
  'phone_tail',
  'landline',
  'address',
  'household_place',
  'member_type',
  'status',
  'admitted_on',
  'confirmed_on',
  'standing_adjust_months',
  'job_position',
  'prof_tech',
  'new_social_stratum',
  'front_line',
  'is_migrant_worker',
  'is_lost',
  'lost_on',
  'lost_reason',
  'is_floating',
  'outflow_direction',
  'join_type',
  'join_category',
  'entered_on',
  'left_on',
  'leave_category',
  'rights_restricted_until',
  'facts',
  'created_at',
  'version',
] as const;
const list = raw(columnNames.join(', '));
const columns = raw(columnNames.map((name) => `m.${name}`).join(', '));
const assignments = raw(
  columnNames
    .filter((name) => name !== 'region' && name !== 'id' && name !== 'created_at')
    .map((name) => `${name} = r.${name}`)
    .join(', '),
);

/** Place key of an id. */
const regionOfId = (id: number): number => Math.floor(id / 2 ** 39);

/** Member in scope, or the own record. */
export function findMember(tx: Tx, id: number): Promise<StoredMember | undefined> {
  return tx.maybe<StoredMember>(
    sql`select ${columns} from member m where m.region = ${regionOfId(id)} and m.id = ${id}`,
  );
}

/** Members in scope, locked for a change, in the order of ids. */
export function lockMembers(tx: Tx, ids: readonly number[]): Promise<StoredMember[]> {
  return tx.many<StoredMember>(sql`select ${columns} from (select distinct v.id, v.region from unnest(${ids}::bigint[], ${ids.map(regionOfId)}::int[]) as v (id, region)) u
    join member m on m.region = u.region and m.id = u.id order by m.id for update of m`);
}

/** An entry under an identity number, in scope or not. */
export interface Identity {
  readonly id: number;
  readonly index: Buffer;
  readonly is_current: boolean;
}

/** Entries of the place under these identity numbers, visible or not: ids only. */
export function listIdentities(tx: Tx, region: number, indexes: readonly Buffer[]): Promise<Identity[]> {
  return tx.many<Identity>(
    sql`select i.id, i.index, i.is_current from member_identities(${region}, ${indexes}::bytea[]) i`,
  );
}

/** Current members of one organisation itself. */
export function listOfOrg(tx: Tx, orgId: number): Promise<{ id: number; member_type: string }[]> {
  return tx.many(
    sql`select m.id, m.member_type from member m where m.region = ${regionOfId(orgId)} and m.org_id = ${orgId} and m.status in ('normal', 'suspended') order by m.id`,
  );
}

/** Rows as the table takes them from JSON: sealed values in hex. */
function recordsOf(rows: readonly StoredMember[]): string {
  return JSON.stringify(
    rows.map((row) => ({
      ...row,
      id_number: hex(row.id_number),
      id_number_index: hex(row.id_number_index),
      phone: hex(row.phone),
      landline: hex(row.landline),
      address: hex(row.address),
      household_place: hex(row.household_place),
    })),
  );
}

const hex = (value: Buffer | null): string | null => (value === null ? null : `\\x${value.toString('hex')}`);

/** Adds members. A person who meanwhile appeared on another roster is left out: returns the ids that were added. */
export async function insertMembers(tx: Tx, rows: readonly StoredMember[]): Promise<Set<number>> {
  if (rows.length === 0) return new Set();
  const added = await tx.many<{
    id: number;
  }>(sql`insert into member (${list}) select ${list} from json_populate_recordset(null::member, ${recordsOf(rows)}::json)
    on conflict do nothing returning id`);
  return new Set(added.map(({ id }) => id));
}

/** Overwrites locked members with their new values. */
export async function updateMembers(tx: Tx, rows: readonly StoredMember[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(
    sql`update member m set ${assignments} from json_populate_recordset(null::member, ${recordsOf(rows)}::json) r where m.region = r.region and m.id = r.id`,
  );
}

/** Adds entries to the history. */
export async function insertEvents(
  tx: Tx,
  region: number,
  ids: readonly number[],
  events: readonly NewEvent[],
  by: number | null,
  at: Date,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event, index) => ({ ...event, region, id: ids[index], recorded_by: by, recorded_at: at }));
  await tx.run(sql`insert into member_event (region, id, member_id, org_id, path, happened_on, kind, from_value, to_value, source_kind, source_id, reason, recorded_by, recorded_at)
    select e.region, e.id, e.member_id, e.org_id, e.path, e.happened_on, e.kind, e.from_value, e.to_value, e.source_kind, e.source_id, e.reason, e.recorded_by, e.recorded_at
    from json_populate_recordset(null::member_event, ${JSON.stringify(rows)}::json) e`);
}

/** What belongs to a person follows them to the new branch, so that it can be read there and no longer here. */
export async function followMembers(tx: Tx, region: number, ids: readonly number[]): Promise<void> {
  for (const table of [
    'member_event',
    'member_reading',
    'member_objection',
    'dues_standing',
    'dues_relief',
    'dues_charge',
  ]) {
    await tx.run(sql`update ${raw(table)} t set path = m.path from member m
      where t.region = ${region} and t.member_id = any(${ids}::bigint[]) and m.region = t.region and m.id = t.member_id and t.path <> m.path`);
  }
}

/** Ends the posts of members in organisations they leave. */
export async function endPostsOf(tx: Tx, region: number, memberIds: readonly number[], on: string): Promise<void> {
  await tx.run(
    sql`update committee_post c set until_on = greatest(c.from_on, ${on}::date) where c.region = ${region} and c.member_id = any(${memberIds}::bigint[]) and c.until_on is null`,
  );
}

/** Ends all posts of an organisation. */
export async function endPostsIn(tx: Tx, orgId: number, on: string): Promise<void> {
  await tx.run(
    sql`update committee_post c set until_on = greatest(c.from_on, ${on}::date) where c.region = ${regionOfId(orgId)} and c.org_id = ${orgId} and c.until_on is null`,
  );
}

/** Where a person's account acts as a member: it follows the person. */
export async function followGrants(
  tx: Tx,
  region: number,
  memberIds: readonly number[],
  to: { id: number; path: string },
): Promise<void> {
  await tx.run(sql`update role_grant g set org_id = ${to.id}, path = ${to.path} from app_user u
    where u.region = g.region and u.id = g.user_id and g.region = ${region} and u.member_id = any(${memberIds}::bigint[]) and g.role = 'member' and g.revoked_at is null`);
}

/** A post of a committee. */
export interface PostRow {
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly member_id: number;
  readonly name: string;
  readonly post: string;
  readonly basis: string;
  readonly from_on: string;
  readonly until_on: string | null;
}

/** Posts of an organisation, running ones first. */
export function listPosts(tx: Tx, orgId: number): Promise<PostRow[]> {
  return tx.many<PostRow>(sql`select c.id, c.org_id, c.path, c.member_id, m.name, c.post, c.basis, c.from_on, c.until_on from committee_post c
    join member m on m.region = c.region and m.id = c.member_id where c.region = ${regionOfId(orgId)} and c.org_id = ${orgId}
    order by c.until_on desc nulls first, c.from_on desc, c.id limit 200`);
}

/** Begins a post. A second secretary is refused by the table (constraint `committee_post_one_secretary`). */
export async function insertPost(
  tx: Tx,
  post: {
    region: number;
    id: number;
    orgId: number;
    path: string;
    memberId: number;
    post: string;
    basis: string;
    fromOn: string;
  },
): Promise<void> {
  await tx.run(sql`insert into committee_post (region, id, org_id, path, member_id, post, basis, from_on)
    values (${post.region}, ${post.id}, ${post.orgId}, ${post.path}, ${post.memberId}, ${post.post}, ${post.basis}, ${post.fromOn})`);
}

/** A running post, locked. */
export function lockPost(tx: Tx, id: number): Promise<(PostRow & { region: number }) | undefined> {
  return tx.maybe(sql`select c.region, c.id, c.org_id, c.path, c.member_id, '' as name, c.post, c.basis, c.from_on, c.until_on from committee_post c
    where c.region = ${regionOfId(id)} and c.id = ${id} for update`);
}

/** Ends a post on a day. */
export async function endPost(tx: Tx, post: { region: number; id: number }, on: string): Promise<void> {
  await tx.run(sql`update committee_post c set until_on = ${on} where c.region = ${post.region} and c.id = ${post.id}`);
}

/** Branches in use with their paths, held against moves and their end until the transaction ends. */
export async function holdBranches(tx: Tx, region: number, orgIds: readonly number[]): Promise<Map<number, string>> {
  const unique = [...new Set(orgIds)].sort((a, b) => a - b);
  const found = await tx.many<{ id: number; path: string }>(sql`select o.id, o.path from org o
    where o.region = ${region} and o.id = any(${unique}::bigint[]) and o.state in ('active', 'dissolving') order by o.id for share`);
  return new Map(found.map(({ id, path }) => [id, path]));
}

/** Short names of branches. */
export async function branchNames(tx: Tx, orgIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await tx.many<{ id: number; short_name: string }>(
    sql`select o.id, o.short_name from org o where o.id = any(${orgIds}::bigint[])`,
  );
  return new Map(rows.map((row) => [row.id, row.short_name]));
}

/** One reading of a person's data. */
export interface Reading {
  readonly region: number;
  readonly id: number;
  readonly memberId: number;
  readonly orgId: number;
  readonly path: string;
  readonly readerId: number | null;
  readonly readerName: string;
  readonly readerRole: string;
  readonly kind: 'opened' | 'revealed' | 'exported';
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly on: string;
  readonly at: Date;
}

/** Whether this reader opened this record on this day already. */
export async function hasOpened(
  tx: Tx,
  member: { region: number; id: number },
  readerId: number | null,
  on: string,
): Promise<boolean> {
  const row = await tx.one<{
    known: boolean;
  }>(sql`select exists (select 1 from member_reading r where r.region = ${member.region} and r.member_id = ${member.id}
    and r.reader_id = ${readerId} and r.read_on = ${on} and r.kind = 'opened') as known`);
  return row.known;
}

/** Notes readings. */
export async function insertReadings(tx: Tx, readings: readonly Reading[]): Promise<void> {
  if (readings.length === 0) return;
  const rows = readings.map((r) => ({
    region: r.region,
    id: r.id,
    member_id: r.memberId,
    org_id: r.orgId,
    path: r.path,
    reader_id: r.readerId,
    reader_name: r.readerName,
    reader_role: r.readerRole,
    kind: r.kind,
    fields: r.fields,
    purpose: r.purpose,
    read_on: r.on,
    at: r.at,
  }));
  await tx.run(
    sql`insert into member_reading select * from json_populate_recordset(null::member_reading, ${JSON.stringify(rows)}::json)`,
  );
}

/** Raises an objection. */
export async function insertObjection(
  tx: Tx,
  objection: {
    region: number;
    id: number;
    memberId: number;
    orgId: number;
    path: string;
    field: string;
    statement: string;
    at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into member_objection (region, id, member_id, org_id, path, field, statement, raised_at)
    values (${objection.region}, ${objection.id}, ${objection.memberId}, ${objection.orgId}, ${objection.path}, ${objection.field}, ${objection.statement}, ${objection.at})`);
}

/** Answers an objection. */
export async function answerObjection(
  tx: Tx,
  objection: { region: number; id: number },
  answer: { state: string; answer: string; by: number | null; byName: string; at: Date },
): Promise<void> {
  await tx.run(sql`update member_objection o set state = ${answer.state}, answer = ${answer.answer}, answered_by = ${answer.by}, answered_by_name = ${answer.byName},
    answered_at = ${answer.at}, version = o.version + 1 where o.region = ${objection.region} and o.id = ${objection.id}`);
}

/** Members by id, in scope. */
export function listMembers(tx: Tx, ids: readonly number[]): Promise<StoredMember[]> {
  return tx.many<StoredMember>(
    sql`select ${columns} from unnest(${ids}::bigint[], ${ids.map(regionOfId)}::int[]) as u (id, region) join member m on m.region = u.region and m.id = u.id`,
  );
}

/** Full names of branches, as an export writes them. */
export async function branchFullNames(tx: Tx, orgIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await tx.many<{ id: number; name: string }>(
    sql`select o.id, o.name from org o where o.id = any(${orgIds}::bigint[])`,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Which of these identity numbers (hex of their index) stand on a current roster of the place, visible or not. */
export async function listElsewhere(tx: Tx, region: number, indexes: readonly Buffer[]): Promise<Set<string>> {
  if (indexes.length === 0) return new Set();
  const identities = await listIdentities(tx, region, indexes);
  return new Set(identities.flatMap(({ index, is_current }) => (is_current ? [index.toString('hex')] : [])));
}
