import sql from 'sql-template-tag';
import type { Tx } from '../../../platform/db/tx.ts';

/** A new organisation of an import, in the names of the table. */
export interface ImportedOrg {
  readonly region: number;
  readonly id: number;
  readonly parent_id: number | null;
  readonly path: string;
  readonly lvl: number;
  readonly kind: string;
  readonly name: string;
  readonly short_name: string;
  readonly code: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly sector: string;
  readonly state: string;
  readonly founded_on: string;
  readonly may_admit: boolean;
  readonly contact_name: string | null;
  /** Sealed, in hex as the table takes it from JSON. */
  readonly contact_phone: string | null;
  readonly place_code: string | null;
  readonly employer: object;
  readonly facts: object;
  readonly sort_no: number;
  readonly version: number;
}

/** Adds organisations; superiors stand before their subordinates. */
export async function insertOrgs(tx: Tx, orgs: readonly ImportedOrg[]): Promise<void> {
  for (let start = 0; start < orgs.length; start += 2000) {
    const part = JSON.stringify(orgs.slice(start, start + 2000));
    await tx.run(sql`insert into org (region, id, parent_id, path, lvl, kind, name, short_name, code, pinyin, initials, sector, state, founded_on, may_admit,
        contact_name, contact_phone, place_code, employer, facts, sort_no, version)
      select r.region, r.id, r.parent_id, r.path, r.lvl, r.kind, r.name, r.short_name, r.code, r.pinyin, r.initials, r.sector, r.state, r.founded_on, r.may_admit,
        r.contact_name, r.contact_phone, r.place_code, r.employer, r.facts, r.sort_no, r.version from json_populate_recordset(null::org, ${part}::json) r`);
  }
}

/** First entries of the past of new organisations; `ids` are those of the entries. */
export async function insertFirstVersions(
  tx: Tx,
  region: number,
  orgIds: readonly number[],
  ids: readonly number[],
  by: number | null,
  at: Date,
  fileName: string,
): Promise<void> {
  await tx.run(sql`insert into org_version (region, id, org_id, path, valid_from, parent_id, org_path, kind, name, state, change, reason, recorded_by, recorded_at)
    select o.region, u.id, o.id, o.path, o.founded_on, o.parent_id, o.path, o.kind, o.name, o.state, 'imported', ${fileName}, ${by}::bigint, ${at}::timestamptz
    from unnest(${orgIds}::bigint[], ${ids}::bigint[]) as u (org_id, id) join org o on o.region = ${region} and o.id = u.org_id`);
}

/** What is compared with a row of the file. */
export interface KnownOrg {
  readonly region: number;
  readonly id: number;
  readonly parent_id: number | null;
  readonly path: string;
  readonly lvl: number;
  readonly kind: string;
  readonly name: string;
  readonly short_name: string;
  readonly code: string;
  readonly sector: string;
  readonly state: string;
  readonly founded_on: string;
  readonly may_admit: boolean;
  readonly contact_name: string | null;
  readonly contact_phone: Buffer | null;
  readonly place_code: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly version: number;
}

/** All organisations in scope that exist, locked for the import. */
export function lockKnown(tx: Tx, region: number, ids: readonly number[]): Promise<KnownOrg[]> {
  return tx.many<KnownOrg>(sql`select o.region, o.id, o.parent_id, o.path, o.lvl, o.kind, o.name, o.short_name, o.code, o.sector, o.state, o.founded_on, o.may_admit,
    o.contact_name, o.contact_phone, o.place_code, o.facts, o.version from org o where o.region = ${region} and o.id = any(${ids}::bigint[]) order by o.path for update`);
}

/** Overwrites the plain facts of known organisations; name, kind and superior have their own acts. */
export async function updateFacts(
  tx: Tx,
  orgs: readonly (Omit<KnownOrg, 'contact_phone'> & { readonly contact_phone: string | null })[],
): Promise<void> {
  if (orgs.length === 0) return;
  await tx.run(sql`update org o set sector = r.sector, may_admit = r.may_admit, contact_name = r.contact_name, contact_phone = r.contact_phone, place_code = r.place_code,
      facts = r.facts, founded_on = r.founded_on, version = o.version + 1
    from json_populate_recordset(null::org, ${JSON.stringify(orgs)}::json) r where o.region = r.region and o.id = r.id`);
}

/** Running terms of organisations. */
export async function listRunningTerms(
  tx: Tx,
  region: number,
  orgIds: readonly number[],
): Promise<Map<number, string>> {
  const rows = await tx.many<{ org_id: number; expires_on: string }>(
    sql`select t.org_id, coalesce(t.extended_to, t.expires_on) as expires_on from org_term t where t.region = ${region} and t.org_id = any(${orgIds}::bigint[]) and t.ended_on is null`,
  );
  return new Map(rows.map((row) => [row.org_id, row.expires_on]));
}

/** Terms of an import: the end is known, the number is not; they begin the count at one after those on record. */
export async function insertTerms(
  tx: Tx,
  region: number,
  terms: readonly { id: number; orgId: number; fromOn: string; expiresOn: string }[],
): Promise<void> {
  if (terms.length === 0) return;
  await tx.run(sql`update org_term t set ended_on = u.from_on from unnest(${terms.map((t) => t.orgId)}::bigint[], ${terms.map((t) => t.fromOn)}::date[]) as u (org_id, from_on)
    where t.region = ${region} and t.org_id = u.org_id and t.ended_on is null`);
  await tx.run(sql`insert into org_term (region, id, org_id, path, term_number, from_on, expires_on)
    select ${region}, u.id, o.id, o.path, coalesce((select max(t.term_number) from org_term t where t.region = o.region and t.org_id = o.id), 0) + 1, u.from_on, u.expires_on
    from unnest(${terms.map((t) => t.id)}::bigint[], ${terms.map((t) => t.orgId)}::bigint[], ${terms.map((t) => t.fromOn)}::date[], ${terms.map((t) => t.expiresOn)}::date[])
      as u (id, org_id, from_on, expires_on) join org o on o.region = ${region} and o.id = u.org_id`);
}
