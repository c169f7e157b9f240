import sql, { empty } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { SnapshotRow } from './schema.ts';

const columns = sql`s.region, s.id, s.org_id, o.short_name as org_name, s.path, s.home_path, s.run_step_id, s.title_zh, s.opening_on, s.reference_on,
  s.rules, s.cells, s.checks, s.check_note, s.state, s.edition, s.corrects_id, s.corrected_by_id, s.corrected_reason, s.frozen_by, s.frozen_by_name,
  s.frozen_at, s.checked_by_name, s.signed_by, s.signed_by_name, s.signed_on, s.released_to, s.released_on, s.version`;
const from = sql`from statistics_snapshot s join org o on o.region = s.region and o.id = s.org_id`;

/** A snapshot that can be read. */
export function findSnapshot(tx: Tx, id: number): Promise<SnapshotRow | undefined> {
  return tx.maybe<SnapshotRow>(sql`select ${columns} ${from} where s.region = ${regionOf(id)} and s.id = ${id}`);
}

/** As `findSnapshot`, locked. */
export function lockSnapshot(tx: Tx, id: number): Promise<SnapshotRow | undefined> {
  return tx.maybe<SnapshotRow>(
    sql`select ${columns} ${from} where s.region = ${regionOf(id)} and s.id = ${id} for update of s`,
  );
}

/** Newest snapshot of a step that was not corrected. */
export async function snapshotOfStep(tx: Tx, region: number, runStepId: number): Promise<SnapshotRow | undefined> {
  const [found] = await tx.many<SnapshotRow>(sql`select ${columns} ${from}
    where s.region = ${region} and s.run_step_id = ${runStepId} and s.state <> 'corrected' order by s.id desc limit 1`);
  return found;
}

/** Adds a snapshot without its numbers. */
export async function insertSnapshot(
  tx: Tx,
  snapshot: Pick<
    SnapshotRow,
    | 'region'
    | 'id'
    | 'org_id'
    | 'path'
    | 'run_step_id'
    | 'title_zh'
    | 'opening_on'
    | 'reference_on'
    | 'rules'
    | 'edition'
    | 'corrects_id'
    | 'frozen_by'
    | 'frozen_by_name'
    | 'frozen_at'
  >,
): Promise<void> {
  const s = snapshot;
  await tx.run(sql`insert into statistics_snapshot (region, id, org_id, path, home_path, run_step_id, title_zh, opening_on, reference_on, rules, edition,
      corrects_id, frozen_by, frozen_by_name, frozen_at)
    values (${s.region}, ${s.id}, ${s.org_id}, ${s.path}, ${s.path}, ${s.run_step_id}, ${s.title_zh}, ${s.opening_on}, ${s.reference_on},
      ${JSON.stringify(s.rules)}, ${s.edition}, ${s.corrects_id}, ${s.frozen_by}, ${s.frozen_by_name}, ${s.frozen_at})`);
}

/** Changes columns of a locked snapshot and raises its version. */
export async function updateSnapshot(
  tx: Tx,
  row: { readonly region: number; readonly id: number },
  changes: ColumnChanges,
): Promise<void> {
  await tx.run(
    sql`update statistics_snapshot s set ${assign(changes)}version = s.version + 1 where s.region = ${row.region} and s.id = ${row.id}`,
  );
}

/** Snapshots that can be read, the newest first. */
export function listSnapshots(
  tx: Tx,
  filter: { readonly state?: string | undefined; readonly before: number | null; readonly limit: number },
): Promise<SnapshotRow[]> {
  return tx.many<SnapshotRow>(sql`select ${columns} ${from} where true
    ${filter.state === undefined ? empty : sql`and s.state = ${filter.state}`}
    ${filter.before === null ? empty : sql`and s.id < ${filter.before}`} order by s.id desc limit ${filter.limit}`);
}

/** Shows a snapshot to the public. */
export async function insertRelease(
  tx: Tx,
  row: SnapshotRow,
  release: { readonly on: string; readonly withheldBelow: number; readonly results: unknown },
): Promise<void> {
  await tx.run(sql`insert into statistics_release (region, snapshot_id, org_name, title_zh, opening_on, reference_on, edition, released_on, withheld_below, results)
    values (${row.region}, ${row.id}, ${row.org_name}, ${row.title_zh}, ${row.opening_on}, ${row.reference_on}, ${row.edition}, ${release.on},
      ${release.withheldBelow}, ${JSON.stringify(release.results)})`);
}

/** Takes a corrected snapshot off the public list. */
export async function removeRelease(tx: Tx, row: SnapshotRow): Promise<void> {
  await tx.run(sql`delete from statistics_release r where r.region = ${row.region} and r.snapshot_id = ${row.id}`);
}
