import sql, { join, raw, type Sql } from 'sql-template-tag';
import { keptPlan, type Tx } from '../../platform/db/tx.ts';
import { pathEnd } from '../../platform/ids.ts';
import type { MemberStatus } from './schema.ts';

/** Row of the roster as read. */
export interface RosterRow {
  readonly id: number;
  readonly name: string;
  readonly sex: '1' | '2';
  readonly born_on: string;
  readonly org_id: number;
  readonly org_name: string;
  readonly member_type: '1' | '2';
  readonly status: MemberStatus;
  readonly admitted_on: string;
  readonly confirmed_on: string | null;
  readonly education: string | null;
  readonly job_position: string | null;
  readonly id_number_tail: string;
  readonly phone_tail: string | null;
  readonly is_floating: boolean;
  readonly is_lost: boolean;
  readonly path: string;
  readonly pinyin: string;
}

/** Conditions of a roster, with groups resolved to codes and ages to birth dates. */
export interface RosterFilter {
  /** Subtree; undefined means the whole scope. */
  readonly path: string | undefined;
  readonly type?: string | undefined;
  readonly sex?: string | undefined;
  /** Born after (excluded) and up to (included). */
  readonly bornAfter?: string | undefined;
  readonly bornUntil?: string | undefined;
  readonly educationCodes?: readonly string[] | undefined;
  readonly jobCodes?: readonly string[] | undefined;
  /** Undefined: current members. */
  readonly status?: MemberStatus | undefined;
  readonly isFloating?: boolean | undefined;
  readonly isLost?: boolean | undefined;
  /** Hits of the search box. */
  readonly ids?: readonly number[] | undefined;
}

export type RosterSort = 'branch' | 'name' | 'admitted' | 'admitted-desc';

/** Place in a sorted roster: value of the sort column and id of the row before. */
export interface Seek {
  readonly key: string;
  readonly id: number;
}

const sortColumns: Readonly<Record<RosterSort, string>> = {
  branch: 'm.path',
  name: 'm.pinyin collate "C"',
  admitted: 'm.admitted_on',
  'admitted-desc': 'm.admitted_on',
};

/** A page of the roster from a place on; `skip` stays below the distance of two anchors. */
export function listRoster(
  tx: Tx,
  filter: RosterFilter,
  order: { sort: RosterSort; seek: Seek | undefined; skip: number; limit: number; size: string },
): Promise<RosterRow[]> {
  const { sort, seek, skip, limit } = order;
  const column = raw(sortColumns[sort]);
  const isDown = sort === 'admitted-desc';
  const direction = raw(isDown ? 'desc' : 'asc');
  const compare = raw(isDown ? '<' : '>');
  const type = raw(sort === 'admitted' || isDown ? 'date' : 'text');
  const after = seek ? sql`and (${column}, m.id) ${compare} (${seek.key}::${type}, ${seek.id}::bigint)` : sql``;
  // In the order of branches every plan walks the index of paths, whatever the scope. Else one statement text for each
  // size of scope: a plan made for a county must not serve a branch, nor the reverse.
  const plan = sort === 'branch' && !filter.ids ? keptPlan : raw(`/* ${order.size} */`);
  return tx.many<RosterRow>(sql`${plan} select m.id, m.name, m.sex, m.born_on, m.org_id, o.short_name as org_name, m.member_type, m.status, m.admitted_on,
      m.confirmed_on, m.education, m.job_position, m.id_number_tail, m.phone_tail, m.is_floating, m.is_lost, m.path, m.pinyin
    from member m join org o on o.region = m.region and o.id = m.org_id
    where ${conditions(filter)} ${after} order by ${column} ${direction}, m.id ${direction} offset ${skip} limit ${limit}`);
}

/** Rows that match, counted up to `most`. */
export async function countRoster(tx: Tx, filter: RosterFilter, most: number): Promise<number> {
  const row = await tx.one<{ n: number }>(
    sql`select count(*) as n from (select 1 from member m where ${conditions(filter)} limit ${most}) x`,
  );
  return row.n;
}

/** Every `every`th place of a roster, so that any page is reached by one seek and a short skip. */
export function listAnchors(
  tx: Tx,
  filter: RosterFilter,
  sort: RosterSort,
  every: number,
): Promise<{ key: string; id: number }[]> {
  const column = raw(sortColumns[sort]);
  const direction = raw(sort === 'admitted-desc' ? 'desc' : 'asc');
  return tx.many(sql`select x.key::text as key, x.id from (
      select ${column} as key, m.id, row_number() over (order by ${column} ${direction}, m.id ${direction}) as n from member m where ${conditions(filter)}) x
    where x.n % ${every} = 0 order by x.n`);
}

function conditions(filter: RosterFilter): Sql {
  const all: Sql[] = [
    filter.status === undefined ? sql`m.status in ('normal', 'suspended')` : sql`m.status = ${filter.status}`,
  ];
  if (filter.path !== undefined) all.push(sql`m.path >= ${filter.path} and m.path < ${pathEnd(filter.path)}`);
  // Literals, so that the partial indexes of rare values can be used.
  if (filter.type !== undefined) all.push(filter.type === '2' ? sql`m.member_type = '2'` : sql`m.member_type = '1'`);
  if (filter.isLost !== undefined) all.push(filter.isLost ? sql`m.is_lost` : sql`not m.is_lost`);
  if (filter.isFloating !== undefined) all.push(filter.isFloating ? sql`m.is_floating` : sql`not m.is_floating`);
  if (filter.sex !== undefined) all.push(sql`m.sex = ${filter.sex}`);
  if (filter.bornAfter !== undefined) all.push(sql`m.born_on > ${filter.bornAfter}`);
  if (filter.bornUntil !== undefined) all.push(sql`m.born_on <= ${filter.bornUntil}`);
  if (filter.educationCodes) all.push(sql`m.education = any(${[...filter.educationCodes]}::text[])`);
  if (filter.jobCodes) all.push(sql`m.job_position = any(${[...filter.jobCodes]}::text[])`);
  if (filter.ids) all.push(sql`m.id = any(${[...filter.ids]}::bigint[])`);
  return join(all, ' and ');
}

/** History of a member, newest first. */
export function listEvents(
  tx: Tx,
  member: { region: number; id: number },
  before: number | undefined,
  limit: number,
): Promise<
  {
    id: number;
    happened_on: string;
    kind: string;
    from_value: string | null;
    to_value: string | null;
    source_kind: string;
    reason: string | null;
    recorded_at: Date;
  }[]
> {
  const seek = before === undefined ? sql`` : sql`and e.id < ${before}`;
  return tx.many(sql`select e.id, e.happened_on, e.kind, e.from_value, e.to_value, e.source_kind, e.reason, e.recorded_at from member_event e
    where e.region = ${member.region} and e.member_id = ${member.id} ${seek} order by e.id desc limit ${limit}`);
}

/** Posts of a member, running ones first. */
export function listPostsOf(
  tx: Tx,
  member: { region: number; id: number },
): Promise<
  {
    id: number;
    member_id: number;
    name: string;
    org_name: string;
    post: string;
    basis: string;
    from_on: string;
    until_on: string | null;
  }[]
> {
  return tx.many(sql`select c.id, c.member_id, m.name, coalesce(o.short_name, '') as org_name, c.post, c.basis, c.from_on, c.until_on from committee_post c
    join member m on m.region = c.region and m.id = c.member_id left join org o on o.region = c.region and o.id = c.org_id
    where c.region = ${member.region} and c.member_id = ${member.id} order by c.until_on desc nulls first, c.from_on desc`);
}

/** Organisations on a path, top first, those that can be read. */
export function listPath(
  tx: Tx,
  region: number,
  ids: readonly number[],
): Promise<{ id: number; name: string; short_name: string }[]> {
  return tx.many(
    sql`select o.id, o.name, o.short_name from org o where o.region = ${region} and o.id = any(${ids}::bigint[]) order by o.lvl`,
  );
}

/** Readings of a person's data, newest first. */
export function listReadings(
  tx: Tx,
  member: { region: number; id: number },
  before: number | undefined,
  limit: number,
): Promise<
  {
    id: number;
    reader_name: string;
    reader_role: string;
    kind: 'opened' | 'revealed' | 'exported';
    fields: string[];
    purpose: string;
    at: Date;
  }[]
> {
  const seek = before === undefined ? sql`` : sql`and r.id < ${before}`;
  return tx.many(sql`select r.id, r.reader_name, r.reader_role, r.kind, r.fields, r.purpose, r.at from member_reading r
    where r.region = ${member.region} and r.member_id = ${member.id} ${seek} order by r.id desc limit ${limit}`);
}

/** An objection as shown. */
export interface ObjectionRow {
  readonly id: number;
  readonly region: number;
  readonly member_id: number;
  readonly org_id: number;
  readonly path: string;
  readonly name: string;
  readonly field: string;
  readonly statement: string;
  readonly raised_at: Date;
  readonly state: 'raised' | 'corrected' | 'kept';
  readonly answer: string | null;
  readonly answered_by_name: string | null;
  readonly answered_at: Date | null;
  readonly version: number;
}

const objectionColumns = raw(
  `o.id, o.region, o.member_id, o.org_id, o.path, m.name, o.field, o.statement, o.raised_at, o.state, o.answer, o.answered_by_name, o.answered_at, o.version`,
);

/** Objections of one person, newest first. */
export function listObjectionsOf(tx: Tx, member: { region: number; id: number }): Promise<ObjectionRow[]> {
  return tx.many<ObjectionRow>(sql`select ${objectionColumns} from member_objection o join member m on m.region = o.region and m.id = o.member_id
    where o.region = ${member.region} and o.member_id = ${member.id} order by o.id desc limit 100`);
}

/** Objections waiting in scope, oldest first. */
export function listOpenObjections(tx: Tx, after: number | undefined, limit: number): Promise<ObjectionRow[]> {
  const seek = after === undefined ? sql`` : sql`and o.id > ${after}`;
  return tx.many<ObjectionRow>(sql`select ${objectionColumns} from member_objection o join member m on m.region = o.region and m.id = o.member_id
    where o.state = 'raised' ${seek} order by o.id limit ${limit}`);
}

/** One objection in scope, locked. */
export function lockObjection(tx: Tx, id: number): Promise<ObjectionRow | undefined> {
  return tx.maybe<ObjectionRow>(sql`select ${objectionColumns} from member_objection o join member m on m.region = o.region and m.id = o.member_id
    where o.region = ${Math.floor(id / 2 ** 39)} and o.id = ${id} for update of o`);
}
