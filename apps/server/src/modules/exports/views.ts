import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { pathEnd } from '../../platform/ids.ts';

/** An organisation as an export reads it. */
export interface OrgToExport {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly short_name: string;
  readonly code: string;
  readonly kind: string;
  readonly sector: string;
  readonly founded_on: string;
  readonly may_admit: boolean;
  readonly contact_name: string | null;
  readonly contact_phone: Buffer | null;
  readonly place_code: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Full name of the superior, or its code where the name is not the only one. */
  readonly parent: string | null;
  readonly term_expires_on: string | null;
  readonly secretary: string | null;
}

/** Organisations of a subtree in the order of the tree, page by page. Those that ended are left out. */
export function listOrgs(tx: Tx, top: string, after: string, limit: number): Promise<OrgToExport[]> {
  return tx.many<OrgToExport>(sql`select o.id, o.path, o.name, o.short_name, o.code, o.kind, o.sector, o.founded_on, o.may_admit, o.contact_name,
      o.contact_phone, o.place_code, o.facts,
      case when p.id is null then null when (select count(*) from org n where n.region = p.region and n.name = p.name) > 1 then p.code else p.name end as parent,
      (select coalesce(t.extended_to, t.expires_on) from org_term t where t.region = o.region and t.org_id = o.id and t.ended_on is null) as term_expires_on,
      (select m.name from committee_post c join member m on m.region = c.region and m.id = c.member_id
        where c.region = o.region and c.org_id = o.id and c.post = 'secretary' and c.until_on is null) as secretary
    from org o left join org p on p.region = o.region and p.id = o.parent_id
    where o.path >= ${top} and o.path < ${pathEnd(top)} and o.path > ${after} and o.state in ('active', 'dissolving') order by o.path limit ${limit}`);
}
