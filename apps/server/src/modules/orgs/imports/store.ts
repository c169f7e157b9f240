import sql from 'sql-template-tag';
import type { Tx } from '../../../platform/db/tx.ts';

/** An organisation as it stands before an import, with its running term. */
export interface OrgSnapshot {
  readonly id: number;
  readonly path: string;
  readonly version: number;
  readonly term_id: number | null;
  readonly row: string;
}

/** Organisations in scope that are known, for a later return to this state; sealed values stay sealed. */
export function snapshot(tx: Tx, region: number): Promise<OrgSnapshot[]> {
  return tx.many<OrgSnapshot>(sql`select o.id, o.path, o.version, t.id as term_id, jsonb_build_object('sector', o.sector, 'may_admit', o.may_admit,
      'contact_name', o.contact_name, 'contact_phone', o.contact_phone, 'place_code', o.place_code, 'founded_on', o.founded_on, 'facts', o.facts,
      'employer', o.employer, 'term_id', t.id)::text as row
    from org o left join org_term t on t.region = o.region and t.org_id = o.id and t.ended_on is null
    where o.region = ${region} and o.path >= current_setting('app.lo') and o.path < current_setting('app.hi')`);
}

/** The same after the import: ids, versions, running terms. */
export function listVersions(
  tx: Tx,
  region: number,
): Promise<{ id: number; path: string; version: number; term_id: number | null }[]> {
  return tx.many(sql`select o.id, o.path, o.version, t.id as term_id
    from org o left join org_term t on t.region = o.region and t.org_id = o.id and t.ended_on is null
    where o.region = ${region} and o.path >= current_setting('app.lo') and o.path < current_setting('app.hi')`);
}

/** Present state of organisations that an import touched, locked. */
export function lockTraced(
  tx: Tx,
  region: number,
  ids: readonly number[],
): Promise<{ id: number; parent_id: number | null; path: string; version: number; kind: string; sector: string }[]> {
  return tx.many(sql`select o.id, o.parent_id, o.path, o.version, o.kind, o.sector from org o
    where o.region = ${region} and o.id = any(${ids}::bigint[]) order by o.path for update`);
}

/** Gives organisations back the facts they had. */
export async function restoreFacts(
  tx: Tx,
  region: number,
  ids: readonly number[],
  rows: readonly string[],
): Promise<void> {
  await tx.run(sql`update org o set sector = r.sector, may_admit = r.may_admit, contact_name = r.contact_name, contact_phone = r.contact_phone,
      place_code = r.place_code, founded_on = r.founded_on, facts = r.facts, employer = r.employer, version = o.version + 1
    from unnest(${ids}::bigint[], ${rows}::jsonb[]) as u (id, row) cross join lateral jsonb_populate_record(null::org, u.row) r
    where o.region = ${region} and o.id = u.id`);
}

/** Removes the terms an import wrote for known organisations and lets those it ended run on. */
export async function restoreTerms(
  tx: Tx,
  region: number,
  ids: readonly number[],
  termIds: readonly (number | null)[],
): Promise<void> {
  await tx.run(sql`delete from org_term t using unnest(${ids}::bigint[], ${termIds}::bigint[]) as u (org_id, term_id)
    where t.region = ${region} and t.org_id = u.org_id and t.ended_on is null and t.id is distinct from u.term_id`);
  await tx.run(sql`update org_term t set ended_on = null from unnest(${ids}::bigint[], ${termIds}::bigint[]) as u (org_id, term_id)
    where t.region = ${region} and t.org_id = u.org_id and t.id = u.term_id`);
}

/** Removes organisations that an import brought, lowest first, with their past and counts. */
export async function deleteOrgs(tx: Tx, region: number, ids: readonly number[]): Promise<void> {
  for (const table of [sql`org_term`, sql`org_version`, sql`stat_rollup`, sql`stat_delta`])
    await tx.run(sql`delete from ${table} t where t.region = ${region} and t.org_id = any(${ids}::bigint[])`);
  await tx.run(sql`delete from search_doc d where d.region = ${region} and d.id = any(${ids}::bigint[])`);
  await tx.run(sql`delete from org o where o.region = ${region} and o.id = any(${ids}::bigint[])`);
}
