import sql, { raw, type Sql } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { pathEnd } from '../../platform/ids.ts';
import type { OrgChangeKind, OrgKind, OrgRow, OrgState, OrgTermRow } from './schema.ts';

const columns =
  raw(`o.region, o.id, o.parent_id, o.path, o.lvl, o.kind, o.name, o.short_name, o.code, o.sector, o.state, o.founded_on,
  o.dissolved_on, o.temporary_until, o.may_admit, o.contact_name, o.place_code, o.employer, o.facts, o.application, o.reply, o.version`);

/** Organisation in scope (its superiors can be read too). */
export function findOrg(tx: Tx, id: number): Promise<OrgRow | undefined> {
  return tx.maybe<OrgRow>(sql`select ${columns} from org o where o.region = ${regionOfId(id)} and o.id = ${id}`);
}

/** As `findOrg`, locked for a change. Superiors outside the subtree cannot be locked and are not found. */
export function lockOrg(tx: Tx, id: number): Promise<OrgRow | undefined> {
  return tx.maybe<OrgRow>(
    sql`select ${columns} from org o where o.region = ${regionOfId(id)} and o.id = ${id} for update`,
  );
}

/** As `findOrg`, held so that it can be neither moved nor dissolved before the end of the transaction: for rows that copy its path. */
export function holdOrg(tx: Tx, id: number): Promise<OrgRow | undefined> {
  return tx.maybe<OrgRow>(
    sql`select ${columns} from org o where o.region = ${regionOfId(id)} and o.id = ${id} for share`,
  );
}

/** Organisations by id, those in scope. */
export function listOrgs(tx: Tx, ids: readonly number[]): Promise<OrgRow[]> {
  return tx.many<OrgRow>(sql`select ${columns} from org o where o.id = any(${ids}::bigint[]) order by o.lvl, o.id`);
}

/** Region of an id; the database is addressed by it. */
export function regionOfId(id: number): number {
  return Math.floor(id / 2 ** 39);
}

/** What a new organisation needs. */
export interface NewOrg {
  readonly region: number;
  readonly id: number;
  readonly parentId: number | null;
  readonly path: string;
  readonly lvl: number;
  readonly kind: OrgKind;
  readonly name: string;
  readonly shortName: string;
  readonly code: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly sector: string;
  readonly state: OrgState;
  readonly foundedOn: string;
  readonly temporaryUntil: string | null;
  readonly application: unknown;
}

/** Adds an organisation. */
export async function insertOrg(tx: Tx, org: NewOrg): Promise<void> {
  await tx.run(sql`insert into org (region, id, parent_id, path, lvl, kind, name, short_name, code, pinyin, initials, sector, state, founded_on,
      temporary_until, application)
    values (${org.region}, ${org.id}, ${org.parentId}, ${org.path}, ${org.lvl}, ${org.kind}, ${org.name}, ${org.shortName}, ${org.code},
      ${org.pinyin}, ${org.initials}, ${org.sector}, ${org.state}, ${org.foundedOn}, ${org.temporaryUntil},
      ${org.application === null ? null : JSON.stringify(org.application)})`);
}

/** Columns a change may set, in the names of the table. */
export type OrgPatch = Partial<{
  parent_id: number | null;
  lvl: number;
  kind: OrgKind;
  name: string;
  short_name: string;
  pinyin: string;
  initials: string;
  state: OrgState;
  founded_on: string;
  dissolved_on: string | null;
  temporary_until: string | null;
  reply: unknown;
}>;

/** Changes an organisation and raises its version. */
export async function updateOrg(tx: Tx, org: OrgRow, patch: OrgPatch): Promise<void> {
  const sets: Sql[] = Object.entries(patch).map(([column, value]) =>
    column === 'reply' ? sql`, reply = ${JSON.stringify(value)}` : sql`, ${raw(column)} = ${value}`,
  );
  const assignments = sets.reduce((left, right) => sql`${left}${right}`, sql``);
  await tx.run(
    sql`update org o set version = o.version + 1${assignments} where o.region = ${org.region} and o.id = ${org.id}`,
  );
}

/** A code below the superior's that nobody has: the superior's code and three digits. */
export async function nextCode(tx: Tx, parent: { region: number; code: string }): Promise<string> {
  const row = await tx.one<{
    last: number;
  }>(sql`select coalesce(max(substr(o.code, length(${parent.code}::text) + 1)::int), 0) as last from org o
    where o.region = ${parent.region} and o.code ~ ('^' || ${parent.code} || '[0-9]{3}$')`);
  return `${parent.code}${String(row.last + 1).padStart(3, '0')}`;
}

/** Whether an organisation of this name stands under this superior. */
export async function hasNamesake(
  tx: Tx,
  org: { region: number; id: number; parentId: number | null; name: string },
): Promise<boolean> {
  const row = await tx.one<{ taken: boolean }>(sql`select exists (select 1 from org o where o.region = ${org.region}
    and o.parent_id = ${org.parentId} and o.name = ${org.name} and o.id <> ${org.id} and o.state <> 'dissolved') as taken`);
  return row.taken;
}

/** One entry of the past. */
export interface NewVersion {
  readonly region: number;
  readonly id: number;
  readonly orgId: number;
  readonly path: string;
  readonly validFrom: string;
  readonly parentId: number | null;
  readonly kind: OrgKind;
  readonly name: string;
  readonly state: OrgState;
  readonly change: OrgChangeKind;
  readonly replyNo: string | null;
  readonly reason: string | null;
  readonly recordedBy: number | null;
  readonly at: Date;
  readonly runStepId?: number | null;
}

/** Day from which the present entry of an organisation's past holds. */
export async function lastChangeOn(tx: Tx, org: { region: number; id: number }): Promise<string | undefined> {
  const row = await tx.maybe<{ valid_from: string }>(
    sql`select v.valid_from from org_version v where v.region = ${org.region} and v.org_id = ${org.id} and v.valid_until is null`,
  );
  return row?.valid_from;
}

/** Ends the present entry and begins the next. The old entry keeps its content for ever. */
export async function addVersion(tx: Tx, version: NewVersion): Promise<void> {
  await closeVersion(tx, version.region, version.orgId, version.validFrom);
  await tx.run(sql`insert into org_version (region, id, org_id, path, valid_from, parent_id, org_path, kind, name, state, change, reply_no, reason,
      recorded_by, recorded_at, run_step_id)
    values (${version.region}, ${version.id}, ${version.orgId}, ${version.path}, ${version.validFrom}, ${version.parentId}, ${version.path},
      ${version.kind}, ${version.name}, ${version.state}, ${version.change}, ${version.replyNo}, ${version.reason}, ${version.recordedBy}, ${version.at},
      ${version.runStepId ?? null})`);
}

async function closeVersion(tx: Tx, region: number, orgId: number, on: string): Promise<void> {
  await tx.run(
    sql`update org_version v set valid_until = ${on} where v.region = ${region} and v.org_id = ${orgId} and v.valid_until is null`,
  );
}

/** After a move: every organisation below gets an entry with its new path of that day, so that the past keeps the old one. */
export async function addVersionsBelow(
  tx: Tx,
  moved: { region: number; path: string; on: string; replyNo: string; reason: string; by: number | null; at: Date },
  ids: readonly number[],
): Promise<void> {
  const [lo, hi] = [moved.path, pathEnd(moved.path)];
  const { on } = moved;
  await tx.run(sql`with closed as (
      update org_version v set valid_until = greatest(v.valid_from, ${on}::date) from org o
      where o.region = v.region and o.id = v.org_id and v.valid_until is null and o.path > ${lo} and o.path < ${hi} and o.region = ${moved.region}
      returning v.org_id, v.valid_from),
    fresh as (select o.*, greatest(c.valid_from, ${on}::date) as valid_from, row_number() over (order by o.path) as n
      from org o join closed c on c.org_id = o.id where o.region = ${moved.region})
    insert into org_version (region, id, org_id, path, valid_from, parent_id, org_path, kind, name, state, change, reply_no, reason, recorded_by, recorded_at)
    select f.region, i.id, f.id, f.path, f.valid_from, f.parent_id, f.path, f.kind, f.name, f.state, 'moved', ${moved.replyNo}, ${moved.reason},
      ${moved.by}::bigint, ${moved.at}::timestamptz
    from fresh f join unnest(${ids}::bigint[]) with ordinality as i (id, n) on i.n = f.n`);
}

/** Organisations strictly below a path. */
export async function countBelow(tx: Tx, org: { region: number; path: string }): Promise<number> {
  const row = await tx.one<{ n: number }>(
    sql`select count(*) as n from org o where o.region = ${org.region} and o.path > ${org.path} and o.path < ${pathEnd(org.path)}`,
  );
  return row.n;
}

/** Locks a whole subtree, so that nobody copies its paths until the end of the transaction. */
export async function lockSubtree(tx: Tx, org: { region: number; path: string }): Promise<void> {
  await tx.run(
    sql`select 1 from org o where o.region = ${org.region} and o.path >= ${org.path} and o.path < ${pathEnd(org.path)} order by o.path for update`,
  );
}

/** Direct subordinates that still exist. */
export function listChildren(tx: Tx, org: { region: number; id: number }): Promise<OrgRow[]> {
  return tx.many<OrgRow>(
    sql`select ${columns} from org o where o.region = ${org.region} and o.parent_id = ${org.id} and o.state <> 'dissolved' order by o.sort_no, o.id`,
  );
}

/** Adds a secondary relation. */
export async function insertRelation(
  tx: Tx,
  relation: {
    region: number;
    id: number;
    orgId: number;
    path: string;
    otherOrgId: number;
    kind: string;
    fromOn: string;
    untilOn: string | null;
  },
): Promise<void> {
  await tx.run(sql`insert into org_relation (region, id, org_id, path, other_org_id, kind, from_on, until_on)
    values (${relation.region}, ${relation.id}, ${relation.orgId}, ${relation.path}, ${relation.otherOrgId}, ${relation.kind}, ${relation.fromOn}, ${relation.untilOn})`);
}

/** Ends a secondary relation; returns whether there was one. */
export async function endRelation(tx: Tx, org: OrgRow, relationId: number, untilOn: string): Promise<boolean> {
  const n = await tx.run(sql`update org_relation r set until_on = ${untilOn}
    where r.region = ${org.region} and r.id = ${relationId} and r.org_id = ${org.id} and (r.until_on is null or r.until_on > ${untilOn}) and r.from_on <= ${untilOn}`);
  return n === 1;
}

/** Whether a relation of this kind with that organisation runs on some day of a span. */
export async function hasRelation(
  tx: Tx,
  org: { region: number; id: number },
  relation: { kind: string; otherOrgId: number; fromOn: string; untilOn?: string | undefined },
): Promise<boolean> {
  const row = await tx.one<{ found: boolean }>(sql`select exists (select 1 from org_relation r
    where r.region = ${org.region} and r.org_id = ${org.id} and r.other_org_id = ${relation.otherOrgId} and r.kind = ${relation.kind}
      and (r.until_on is null or r.until_on > ${relation.fromOn}) and r.from_on < ${relation.untilOn ?? '9999-12-31'}) as found`);
  return row.found;
}

/** Terms of an organisation, newest first. */
export function listTerms(tx: Tx, org: { region: number; id: number }): Promise<OrgTermRow[]> {
  return tx.many<OrgTermRow>(sql`select t.term_number, t.from_on, t.expires_on, t.extended_to, t.ended_on from org_term t
    where t.region = ${org.region} and t.org_id = ${org.id} order by t.term_number desc limit 50`);
}

/** Ends the running term and begins the next. */
export async function insertTerm(
  tx: Tx,
  term: {
    region: number;
    id: number;
    orgId: number;
    path: string;
    termNumber: number;
    fromOn: string;
    expiresOn: string;
  },
): Promise<void> {
  await tx.run(
    sql`update org_term t set ended_on = ${term.fromOn} where t.region = ${term.region} and t.org_id = ${term.orgId} and t.ended_on is null`,
  );
  await tx.run(sql`insert into org_term (region, id, org_id, path, term_number, from_on, expires_on)
    values (${term.region}, ${term.id}, ${term.orgId}, ${term.path}, ${term.termNumber}, ${term.fromOn}, ${term.expiresOn})`);
}

/** Extends the running term. */
export async function extendTerm(tx: Tx, org: OrgRow, termNumber: number, extendedTo: string): Promise<void> {
  await tx.run(sql`update org_term t set extended_to = ${extendedTo}
    where t.region = ${org.region} and t.org_id = ${org.id} and t.term_number = ${termNumber} and t.ended_on is null`);
}

/** Ends the running term with the organisation. */
export async function endTerms(tx: Tx, org: OrgRow, on: string): Promise<void> {
  await tx.run(
    sql`update org_term t set ended_on = ${on} where t.region = ${org.region} and t.org_id = ${org.id} and t.ended_on is null`,
  );
}

/** Organisations for the references of an import, dissolved ones too. */
export function listForIndex(
  tx: Tx,
): Promise<Pick<OrgRow, 'id' | 'code' | 'name' | 'short_name' | 'kind' | 'parent_id' | 'path' | 'state'>[]> {
  return tx.many(
    sql`select o.id, o.code, o.name, o.short_name, o.kind, o.parent_id, o.path, o.state from org o order by o.path`,
  );
}
