import sql, { empty } from 'sql-template-tag';
import type { IndicatorSource } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import { pathEnd } from '../../platform/ids.ts';

/** A row behind a number. */
export interface RowView {
  readonly n: number;
  readonly subject_id: number;
  readonly title_zh: string;
  readonly org_name: string;
  readonly props: Readonly<Record<string, string | null>>;
}

/** Rows behind a number in the reader's scope, after `after`; who has left the scope since shows without a name. */
export function listRows(
  tx: Tx,
  snapshot: { readonly region: number; readonly id: number },
  filter: {
    readonly source: IndicatorSource;
    readonly by: string | undefined;
    readonly bucket: string | undefined;
    readonly path: string;
    readonly after: number;
    readonly limit: number;
  },
): Promise<RowView[]> {
  const { source } = filter;
  const title = source.startsWith('members')
    ? sql`(select m.name from member m where m.region = r.region and m.id = r.subject_id)`
    : source === 'meetings'
      ? sql`(select t.title_zh from meeting t where t.region = r.region and t.id = r.subject_id)`
      : source === 'gradings'
        ? sql`(select c.title_zh from commendation c where c.region = r.region and c.id = r.subject_id)`
        : sql`(select g.name from org g where g.region = r.region and g.id = r.subject_id)`;
  return tx.many<RowView>(sql`select r.n, r.subject_id, coalesce(${title}, '（已不在本范围）') as title_zh, coalesce(o.short_name, '') as org_name, r.props
    from statistics_row r left join org o on o.region = r.region and o.id = r.org_id
    where r.region = ${snapshot.region} and r.snapshot_id = ${snapshot.id} and r.source = ${source}
      and r.home_path >= ${filter.path} and r.home_path < ${pathEnd(filter.path)} and r.n > ${filter.after}
      ${filter.by === undefined || filter.bucket === undefined ? empty : sql`and coalesce(r.props ->> ${filter.by}, '') = ${filter.bucket}`}
    order by r.n limit ${filter.limit}`);
}

/** Organisations directly below one, for choosing a part of a snapshot. */
export function listParts(tx: Tx, region: number, orgId: number): Promise<{ id: number; short_name: string }[]> {
  return tx.many(sql`select o.id, o.short_name from org o where o.region = ${region} and o.parent_id = ${orgId} and o.state <> 'dissolved'
    order by o.id limit 500`);
}

/** A public release. */
export interface ReleaseRow {
  readonly snapshot_id: number;
  readonly org_name: string;
  readonly title_zh: string;
  readonly opening_on: string;
  readonly reference_on: string;
  readonly edition: number;
  readonly released_on: string;
  readonly withheld_below: number;
  readonly results: unknown;
}

/** Public releases, the newest first. */
export function listReleases(tx: Tx, before: number | null, limit: number): Promise<ReleaseRow[]> {
  return tx.many<ReleaseRow>(sql`select r.snapshot_id, r.org_name, r.title_zh, r.opening_on, r.reference_on, r.edition, r.released_on, r.withheld_below, r.results
    from statistics_release r where true ${before === null ? empty : sql`and r.snapshot_id < ${before}`} order by r.snapshot_id desc limit ${limit}`);
}
