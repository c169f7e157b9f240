import sql, { raw, type Sql } from 'sql-template-tag';
import { keptPlan, type Tx } from '../../platform/db/tx.ts';
import { pathEnd } from '../../platform/ids.ts';
import type { Blocker } from './ports.ts';
import type { OrgKind, OrgRow, OrgSector, OrgState, OrgVersionRow } from './schema.ts';
import { rollupKinds } from './stats/store.ts';
import { regionOfId } from './store.ts';

/** A node as the tree shows it. Counts are null above the own organisation. */
export interface NodeRow {
  readonly id: number;
  readonly parent_id: number | null;
  readonly path: string;
  readonly name: string;
  readonly short_name: string;
  readonly code: string;
  readonly kind: OrgKind;
  readonly sector: OrgSector;
  readonly state: OrgState;
  readonly has_children: boolean;
  readonly members: number;
  readonly branches: number;
  readonly organisations: number;
}

const countedBranches = raw(`('631', '632', '931', '932')`);
const rolledUp = raw(`(${rollupKinds.map((kind) => `'${kind}'`).join(', ')})`);

/** Changes that no merge has taken up, by the path of their organisation; one pass for a whole page of nodes. */
const pending = sql`select o.path, d.dim, d.bucket, sum(d.n)::bigint as n from stat_delta d
  cross join lateral (select o.path from org o where o.region = d.region and o.id = d.org_id offset 0) o
  where d.dim in ('members', 'org-kind') group by 1, 2, 3`;

/** Nodes with exact counts of their subtrees: rolled up and pending in one statement, branches from their rows. */
function nodesWhere(condition: Sql): Sql {
  const open = sql`from pending p where p.path >= o.path and p.path < left(o.path, -1) || '/'`;
  const rolled = (which: Sql) =>
    sql`(select coalesce(sum(s.n), 0) from stat_rollup s where s.region = o.region and s.org_id = o.id and ${which})`;
  return sql`${keptPlan} with pending as materialized (${pending})
    select o.id, o.parent_id, o.path, o.name, o.short_name, o.code, o.kind, o.sector, o.state,
      exists (select 1 from org c where c.region = o.region and c.parent_id = o.id and c.state <> 'dissolved') as has_children,
      case when o.kind in ${rolledUp} then ${rolled(sql`s.dim = 'members'`)} + coalesce((select sum(p.n) ${open} and p.dim = 'members'), 0)
        else (select count(*) from member m where m.path >= o.path and m.path < left(o.path, -1) || '/' and m.status in ('normal', 'suspended')) end as members,
      case when o.kind in ${rolledUp} then ${rolled(sql`s.dim = 'org-kind' and s.bucket in ${countedBranches}`)}
          + coalesce((select sum(p.n) ${open} and p.dim = 'org-kind' and p.bucket in ${countedBranches}), 0)
        else (o.kind in ${countedBranches} and o.state in ('active', 'dissolving'))::int end as branches,
      case when o.kind in ${rolledUp} then ${rolled(sql`s.dim = 'org-kind'`)} + coalesce((select sum(p.n) ${open} and p.dim = 'org-kind'), 0)
        else (o.state in ('active', 'dissolving'))::int end as organisations
    from org o where ${condition}`;
}

/** Direct subordinates that exist, with the counts of their subtrees. */
export function listChildNodes(tx: Tx, org: { region: number; id: number }): Promise<NodeRow[]> {
  return tx.many<NodeRow>(
    sql`${nodesWhere(sql`o.region = ${org.region} and o.parent_id = ${org.id} and o.state <> 'dissolved'`)} order by o.sort_no, o.code collate "C", o.id`,
  );
}

/** Nodes by id, with their counts. */
export function listNodes(tx: Tx, region: number, ids: readonly number[]): Promise<NodeRow[]> {
  return tx.many<NodeRow>(
    sql`${nodesWhere(sql`o.region = ${region} and o.id = any(${ids}::bigint[])`)} order by o.path`,
  );
}

/** Topmost organisation of a subtree. */
export async function findTop(tx: Tx, path: string): Promise<{ id: number; region: number } | undefined> {
  const [top] = await tx.many<{ id: number; region: number }>(
    sql`select o.id, o.region from org o where o.path >= ${path} and o.path < ${pathEnd(path)} order by o.path limit 1`,
  );
  return top;
}

/** A node on a past day. */
export interface PastNodeRow {
  readonly id: number;
  readonly parent_id: number | null;
  readonly name: string;
  readonly kind: OrgKind;
  readonly state: OrgState;
  readonly has_children: boolean;
}

/** Entry in force on a day: begun by then, not ended by then. A day with two changes shows the last. */
const inForce = (day: string): Sql =>
  sql`v.valid_from <= ${day}::date and (v.valid_until is null or v.valid_until > ${day}::date)`;

/** Direct subordinates as they were on a day. */
export function listChildNodesAsOf(tx: Tx, org: { region: number; id: number }, day: string): Promise<PastNodeRow[]> {
  return tx.many<PastNodeRow>(sql`select v.org_id as id, v.parent_id, v.name, v.kind, v.state,
      exists (select 1 from org_version c where c.region = v.region and c.parent_id = v.org_id and c.state <> 'dissolved'
        and c.valid_from <= ${day}::date and (c.valid_until is null or c.valid_until > ${day}::date)) as has_children
    from org_version v where v.region = ${org.region} and v.parent_id = ${org.id} and v.state <> 'dissolved' and ${inForce(day)} order by v.name, v.org_id`);
}

/** Entry of an organisation in force on a day, the end included for one that had ended. */
export function findAsOf(
  tx: Tx,
  orgId: number,
  day: string,
): Promise<(OrgVersionRow & { region: number; org_path: string }) | undefined> {
  return tx.maybe(sql`select v.region, v.id, v.org_id, v.valid_from, v.valid_until, v.parent_id, v.org_path, v.kind, v.name, v.state, v.change, v.reply_no,
    v.reason, v.recorded_at from org_version v where v.region = ${regionOfId(orgId)} and v.org_id = ${orgId} and ${inForce(day)}`);
}

/** An organisation as a link. */
export interface LinkRow {
  readonly id: number;
  readonly name: string;
  readonly short_name: string;
  readonly kind: OrgKind;
}

/** Links by id, those that can be read. */
export async function listLinks(tx: Tx, region: number, ids: readonly number[]): Promise<Map<number, LinkRow>> {
  const rows = await tx.many<LinkRow>(
    sql`select o.id, o.name, o.short_name, o.kind from org o where o.region = ${region} and o.id = any(${ids}::bigint[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The past of an organisation, newest first. */
export function listHistory(
  tx: Tx,
  org: OrgRow,
  before: { on: string; id: number } | undefined,
  limit: number,
): Promise<OrgVersionRow[]> {
  const seek = before ? sql`and (v.valid_from, v.id) < (${before.on}::date, ${before.id}::bigint)` : sql``;
  return tx.many<OrgVersionRow>(sql`select v.id, v.org_id, v.valid_from, v.valid_until, v.parent_id, v.kind, v.name, v.state, v.change, v.reply_no, v.reason, v.recorded_at
    from org_version v where v.region = ${org.region} and v.org_id = ${org.id} ${seek} order by v.valid_from desc, v.id desc limit ${limit}`);
}

/** Committee on a day (posts begun and not ended), in the order of precedence. */
export function listCommittee(
  tx: Tx,
  org: { region: number; id: number },
  day: string,
): Promise<
  {
    id: number;
    member_id: number;
    name: string;
    post: string;
    basis: string;
    from_on: string;
    until_on: string | null;
  }[]
> {
  return tx.many(sql`select c.id, c.member_id, m.name, c.post, c.basis, c.from_on, c.until_on from committee_post c
    join member m on m.region = c.region and m.id = c.member_id
    where c.region = ${org.region} and c.org_id = ${org.id} and c.from_on <= ${day} and (c.until_on is null or c.until_on > ${day})
    order by array_position(array['secretary', 'deputy-secretary', 'organisation-officer', 'publicity-officer', 'discipline-officer', 'committee-member'], c.post), c.from_on, c.id`);
}

/** Secondary relations on a day; today also those agreed for later. */
export function listRelations(
  tx: Tx,
  org: { region: number; id: number },
  day: string,
  today: string,
): Promise<{ id: number; kind: string; other_org_id: number; from_on: string; until_on: string | null }[]> {
  return tx.many(sql`select r.id, r.kind, r.other_org_id, r.from_on, r.until_on from org_relation r
    where r.region = ${org.region} and r.org_id = ${org.id} and (r.from_on <= ${day} or ${day === today}) and (r.until_on is null or r.until_on > ${day}) order by r.kind, r.from_on, r.id`);
}

/** What keeps an organisation from ending: subordinates, members, open runs and files not handed over. */
export async function listBlockers(tx: Tx, org: { region: number; id: number; path: string }): Promise<Blocker[]> {
  const range = sql`>= ${org.path}`;
  const hi = pathEnd(org.path);
  const row = await tx.one<{ children: number; members: number; runs: number; expected: number }>(sql`select
    (select count(*) from org o where o.path > ${org.path} and o.path < ${hi} and o.state <> 'dissolved') as children,
    (select count(*) from member m where m.path ${range} and m.path < ${hi} and m.status in ('normal', 'suspended')) as members,
    (select count(*) from method_run r where r.path ${range} and r.path < ${hi} and r.state = 'running') as runs,
    (select count(*) from todo t where t.region = ${org.region} and t.org_id = ${org.id} and t.done_at is null and not t.dismissable) as expected`);
  return [
    {
      kind: 'organisations',
      count: row.children,
      zh: `还有 ${row.children} 个下级组织`,
      en: `${row.children} subordinate organisations`,
      link: `/orgs/${org.id}`,
    },
    {
      kind: 'members',
      count: row.members,
      zh: `还有 ${row.members} 名党员没有去向`,
      en: `${row.members} members without a destination`,
      link: `/members?org=${org.id}`,
    },
    {
      kind: 'runs',
      count: row.runs,
      zh: `还有 ${row.runs} 项程序没有办结`,
      en: `${row.runs} procedures not finished`,
      link: `/procedures?org=${org.id}`,
    },
    {
      kind: 'todos',
      count: row.expected,
      zh: `还有 ${row.expected} 件待办`,
      en: `${row.expected} open to-dos`,
      link: null,
    },
  ];
}

/** Whether a change that names this step of a run stands in the past of an organisation. */
export async function hasChangeOfStep(tx: Tx, region: number, runStepId: number): Promise<boolean> {
  const row = await tx.one<{ done: boolean }>(
    sql`select exists (select 1 from org_version v where v.region = ${region} and v.run_step_id = ${runStepId}) as done`,
  );
  return row.done;
}
