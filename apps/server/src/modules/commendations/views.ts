import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';

/** A row of the star board. */
export interface StarRow {
  readonly org_id: number;
  readonly org_name: string;
  readonly superior_name: string;
  readonly stars: number;
  readonly year: number;
  readonly valid_until: string | null;
}

/** Star board, most stars first. */
export function listStars(
  tx: Tx,
  filter: {
    q?: string | undefined;
    stars?: number | undefined;
    after: { stars: number; orgId: number } | null;
    limit: number;
  },
): Promise<StarRow[]> {
  return tx.many<StarRow>(sql`select e.org_id, e.org_name, e.superior_name, e.stars, e.year, e.valid_until from star_entry e where true
    ${filter.q === undefined || filter.q === '' ? empty : sql`and (strpos(e.org_name, ${filter.q}) > 0 or strpos(e.superior_name, ${filter.q}) > 0)`}
    ${filter.stars === undefined ? empty : sql`and e.stars = ${filter.stars}`}
    ${filter.after === null ? empty : sql`and (e.stars < ${filter.after.stars} or (e.stars = ${filter.after.stars} and e.org_id > ${filter.after.orgId}))`}
    order by e.stars desc, e.org_id limit ${filter.limit}`);
}

/** An organisation in scope. */
export function findOrg(tx: Tx, id: number): Promise<{ region: number; id: number; path: string } | undefined> {
  return tx.maybe(sql`select o.region, o.id, o.path from org o where o.id = ${id}`);
}
