import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { keptPlan, type Tx } from '../../../platform/db/tx.ts';
import { pathEnd } from '../../../platform/ids.ts';
import type { Counts, StatDelta } from './dims.ts';

/** Organisations below which others stand keep rolled-up counts; branches are counted from their rows. */
export const rollupKinds = ['county', '611', '612', '621', '911', '921'] as const;

/** Lock shared by merge and move: neither may see the other half done. */
const treeLock = 4_106_010;

/** Waits for every merge and move under way, and keeps them out until the end of the transaction. */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${treeLock})`);
}

/** Adds changes in the transaction that makes them. */
export async function addDeltas(tx: Tx, region: number, deltas: readonly StatDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await tx.run(sql`insert into stat_delta (region, org_id, dim, bucket, n)
    select ${region}, u.org_id, u.dim, u.bucket, u.n from unnest(${deltas.map((d) => d.orgId)}::bigint[], ${deltas.map((d) => d.dim)}::text[],
      ${deltas.map((d) => d.bucket)}::text[], ${deltas.map((d) => d.n)}::int[]) as u (org_id, dim, bucket, n)`);
}

interface Cell {
  readonly dim: string;
  readonly bucket: string;
  readonly n: number;
}

/** What `cellsOfMember` says, as SQL over the alias `m`. */
const memberCells =
  raw(`(values ('status', m.status, true), ('members', 'all', false), ('type', m.member_type, false), ('sex', m.sex, false),
  ('born', to_char(m.born_on, 'YYYY'), false), ('education', coalesce(m.education, 'unknown'), false), ('job', coalesce(m.job_position, 'unknown'), false),
  ('minority', case when m.ethnic is null then 'unknown' when m.ethnic = '01' then 'no' when m.ethnic in ('97', '98') then 'other' else 'yes' end, false),
  ('admitted', to_char(m.admitted_on, 'YYYY'), false), ('floating', case when m.is_floating then 'yes' end, false), ('lost', case when m.is_lost then 'yes' end, false))
  as c (dim, bucket, always)`);

/** Counts a subtree from its rows: what the roll-ups must equal at any instant. */
function liveCells(range: { lo: string; hi: string }): Sql {
  return sql`select c.dim, c.bucket, count(*) as n from member m cross join lateral ${memberCells}
      where m.path >= ${range.lo} and m.path < ${range.hi} and c.bucket is not null and (c.always or m.status in ('normal', 'suspended')) group by 1, 2
    union all
    select c.dim, c.bucket, count(*) as n from org o cross join lateral (values ('org-kind', o.kind), ('org-sector', o.sector)) as c (dim, bucket)
      where o.path >= ${range.lo} and o.path < ${range.hi} and o.state in ('active', 'dissolving') group by 1, 2`;
}

/** Changes below a path that no merge has taken up. The lateral keeps the plan at one look-up a change. */
function pendingCells(range: { lo: string; hi: string }): Sql {
  return sql`select d.dim, d.bucket, d.n::bigint as n from stat_delta d
    cross join lateral (select 1 from org o where o.region = d.region and o.id = d.org_id and o.path >= ${range.lo} and o.path < ${range.hi} offset 0) o`;
}

/** An organisation whose subtree is counted. */
export interface CountedOrg {
  readonly region: number;
  readonly id: number;
  readonly path: string;
  readonly kind: string;
}

const isRolledUp = (org: CountedOrg): boolean => (rollupKinds as readonly string[]).includes(org.kind);
const rangeOf = (org: CountedOrg) => ({ lo: org.path, hi: pathEnd(org.path) });

/**
 * Counts of a subtree, exact at this instant: rolled up and pending in one statement, a branch from its rows.
 *
 * @param dim only this dimension; a page that shows one number need not carry two hundred
 */
export async function readCounts(tx: Tx, org: CountedOrg, dim?: string): Promise<Counts> {
  const only = (column: Sql) => (dim === undefined ? empty : sql`and ${column} = ${dim}`);
  const rows = isRolledUp(org)
    ? await tx.many<Cell>(sql`${keptPlan} select x.dim, x.bucket, sum(x.n) as n from (
        select s.dim, s.bucket, s.n from stat_rollup s where s.region = ${org.region} and s.org_id = ${org.id} ${only(sql`s.dim`)}
        union all ${pendingCells(rangeOf(org))} where true ${only(sql`d.dim`)}) x group by 1, 2 having sum(x.n) <> 0`)
    : await tx.many<Cell>(sql`${keptPlan} ${liveCells(rangeOf(org))}`);
  return countsOf(rows);
}

/** Counts a subtree from its rows, for tests and the reconciling job. */
export async function recount(tx: Tx, org: CountedOrg): Promise<Counts> {
  return countsOf(await tx.many<Cell>(liveCells(rangeOf(org))));
}

function countsOf(rows: readonly Cell[]): Counts {
  const counts: Record<string, Record<string, number>> = {};
  for (const { dim, bucket, n } of rows) {
    const buckets = (counts[dim] ??= {});
    buckets[bucket] = n;
  }
  return counts;
}

/** Takes up to `most` pending changes; the caller holds the tree lock. */
export function takePending(
  tx: Tx,
  most: number,
): Promise<{ region: number; org_id: number; dim: string; bucket: string; n: number; path: string; kind: string }[]> {
  // A bound and no semi-join: after a large import the planner knows nothing of this table yet, and a nested loop over
  // a quarter of a million changes takes minutes. What commits later below the bound waits for the next merge.
  return tx.many(sql`with gone as (
      delete from stat_delta d where d.id <= (select max(x.id) from (select e.id from stat_delta e order by e.id limit ${most}) x)
      returning d.region, d.org_id, d.dim, d.bucket, d.n),
    summed as (select g.region, g.org_id, g.dim, g.bucket, sum(g.n)::int as n from gone g group by 1, 2, 3, 4)
    select s.region, s.org_id, s.dim, s.bucket, s.n, o.path, o.kind from summed s join org o on o.region = s.region and o.id = s.org_id`);
}

/** A change of a rolled-up count. */
export interface RollupChange {
  readonly region: number;
  readonly orgId: number;
  readonly dim: string;
  readonly bucket: string;
  readonly n: number;
}

/** Applies changes in the order of their keys; the caller holds the tree lock and has added equal keys up. */
export async function applyRollups(tx: Tx, changes: readonly RollupChange[]): Promise<void> {
  for (let start = 0; start < changes.length; start += 5000) {
    const part = changes.slice(start, start + 5000);
    await tx.run(sql`insert into stat_rollup as s (region, org_id, dim, bucket, n)
      select u.region, u.org_id, u.dim, u.bucket, u.n from unnest(${part.map((c) => c.region)}::int[], ${part.map((c) => c.orgId)}::bigint[],
        ${part.map((c) => c.dim)}::text[], ${part.map((c) => c.bucket)}::text[], ${part.map((c) => c.n)}::bigint[]) as u (region, org_id, dim, bucket, n)
      order by 1, 2, 3, 4 on conflict (region, org_id, dim, bucket) do update set n = s.n + excluded.n`);
  }
}

/** What the merges have counted for a subtree so far, pending changes left out; the part that a move carries along. */
export async function mergedCells(tx: Tx, org: CountedOrg): Promise<readonly Cell[]> {
  const range = rangeOf(org);
  return isRolledUp(org)
    ? await tx.many<Cell>(
        sql`select s.dim, s.bucket, s.n from stat_rollup s where s.region = ${org.region} and s.org_id = ${org.id} and s.n <> 0`,
      )
    : await tx.many<Cell>(sql`select x.dim, x.bucket, sum(x.n) as n from (${liveCells(range)} union all
        select p.dim, p.bucket, -p.n from (${pendingCells(range)}) p) x group by 1, 2 having sum(x.n) <> 0`);
}

/** Starts the roll-up of an organisation that becomes one with others below it. */
export async function startRollup(tx: Tx, org: CountedOrg): Promise<void> {
  const range = rangeOf(org);
  await tx.run(sql`insert into stat_rollup (region, org_id, dim, bucket, n)
    select ${org.region}, ${org.id}, x.dim, x.bucket, sum(x.n) from (${liveCells(range)} union all
      select p.dim, p.bucket, -p.n from (${pendingCells(range)}) p) x group by 3, 4 having sum(x.n) <> 0
    on conflict (region, org_id, dim, bucket) do update set n = excluded.n`);
}

/** Forgets the roll-up of an organisation that is a branch from now on. */
export async function dropRollup(tx: Tx, org: CountedOrg): Promise<void> {
  await tx.run(sql`delete from stat_rollup s where s.region = ${org.region} and s.org_id = ${org.id}`);
}

/** Organisations with rolled-up counts, for the reconciling job. */
export function listRolledUp(tx: Tx): Promise<CountedOrg[]> {
  return tx.many<CountedOrg>(
    sql`select o.region, o.id, o.path, o.kind from org o where o.kind = any(${[...rollupKinds]}::text[]) and o.state <> 'dissolved' order by o.path`,
  );
}
