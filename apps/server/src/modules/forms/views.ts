import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { idsOnPath } from '../../platform/ids.ts';
import type { FormState, FormVersionRow } from './schema.ts';

/** Signed versions of a form, newest first. */
export function listVersions(tx: Tx, region: number, formId: number): Promise<FormVersionRow[]> {
  return tx.many<FormVersionRow>(sql`select v.number, v.content, v.signer_name, v.signed_at, v.late, v.answer, v.answered_by_name, v.reason
    from form_version v where v.region = ${region} and v.form_id = ${formId} order by v.number desc limit 50`);
}

/** Files of a form. */
export function listEvidence(
  tx: Tx,
  region: number,
  formId: number,
): Promise<{ id: number; name: string; media_type: string; size_bytes: number; purpose: string; at: Date }[]> {
  return tx.many(sql`select a.id, a.name, a.media_type, a.size_bytes, a.purpose, a.at from attachment a
    where a.region = ${region} and a.subject_kind = 'form' and a.subject_id = ${formId} and a.removed_at is null order by a.id limit 100`);
}

/** A row of the list. */
export interface FormListRow {
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly title_zh: string;
  readonly state: FormState;
  readonly due_on: string | null;
}

/** Forms in scope, newest first, after the cursor. */
export function listForms(
  tx: Tx,
  filter: {
    orgId?: number | undefined;
    state?: string | undefined;
    before: number | null;
    limit: number;
  },
): Promise<FormListRow[]> {
  return tx.many<FormListRow>(sql`select f.id, f.org_id, o.short_name as org_name, f.title_zh, f.state, f.due_on
    from form_record f join org o on o.region = f.region and o.id = f.org_id
    where true ${filter.orgId === undefined ? empty : sql`and f.org_id = ${filter.orgId}`}
      ${filter.state === undefined ? empty : sql`and f.state = ${filter.state}`}
      ${filter.before === null ? empty : sql`and f.id < ${filter.before}`}
    order by f.id desc limit ${filter.limit}`);
}

/** What the platform knows and need not ask again, by the name a field's `prefill` uses. */
export async function knownFacts(
  tx: Tx,
  region: number,
  orgId: number,
  today: string,
): Promise<Readonly<Record<string, unknown>>> {
  const row = await tx.maybe<{
    name: string;
    place_name: string | null;
    secretary: string | null;
    members: number;
    full_members: number;
  }>(sql`
    select o.name, o.place_name,
      (select m.name from committee_post p join member m on m.region = p.region and m.id = p.member_id
        where p.region = o.region and p.org_id = o.id and p.post = 'secretary' and p.until_on is null) as secretary,
      count(m.id) filter (where m.status = 'normal') as members,
      count(m.id) filter (where m.status = 'normal' and m.member_type = '1') as full_members
    from org o left join member m on m.region = o.region and m.org_id = o.id
    where o.region = ${region} and o.id = ${orgId} group by o.region, o.id`);
  if (!row) return {};
  return {
    'org.name': row.name,
    'org.place': row.place_name,
    'org.secretary': row.secretary,
    'org.members': row.members,
    'org.fullMembers': row.full_members,
    'day.today': today,
  };
}

/** Name of the organisation a form belongs to. */
export async function orgNameOf(tx: Tx, form: { readonly region: number; readonly org_id: number }): Promise<string> {
  const row = await tx.maybe<{ short_name: string }>(
    sql`select o.short_name from org o where o.region = ${form.region} and o.id = ${form.org_id}`,
  );
  return row?.short_name ?? '';
}

/** An organisation on the way from the county to the one of a form. */
export interface OrgOnPath {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
}

/** Organisations on a path, the highest first. */
export function listOrgsOnPath(tx: Tx, region: number, path: string): Promise<OrgOnPath[]> {
  return tx.many<OrgOnPath>(sql`select o.id, o.kind, o.short_name as name from org o
    where o.region = ${region} and o.id = any(${idsOnPath(region, path)}::bigint[]) order by o.lvl`);
}
