import sql, { raw } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { ExportWish } from './write-file.ts';

/** Row of `export_file`. */
export interface ExportRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number | null;
  readonly path: string;
  readonly kind: ExportWish['kind'];
  readonly format: ExportWish['format'];
  readonly request: ExportWish;
  readonly state: 'waiting' | 'writing' | 'ready' | 'failed' | 'removed';
  readonly file_name: string;
  readonly rows: number;
  readonly failure: { readonly zh: string; readonly en: string } | null;
  readonly user_id: number;
  readonly actor_name: string;
  readonly role: string;
  readonly created_at: Date;
  readonly ready_at: Date | null;
}

const columns =
  raw(`e.region, e.id, e.org_id, e.path, e.kind, e.format, e.request, e.state, e.file_name, e.rows, e.failure, e.user_id, e.actor_name,
  e.role, e.created_at, e.ready_at`);

/** Puts an export in line. */
export async function insertExport(
  tx: Tx,
  row: Omit<ExportRow, 'state' | 'rows' | 'failure' | 'ready_at'>,
): Promise<void> {
  await tx.run(sql`insert into export_file (region, id, org_id, path, kind, format, request, file_name, beat_at, user_id, actor_name, role, created_at)
    values (${row.region}, ${row.id}, ${row.org_id}, ${row.path}, ${row.kind}, ${row.format}, ${JSON.stringify(row.request)}, ${row.file_name}, ${row.created_at},
      ${row.user_id}, ${row.actor_name}, ${row.role}, ${row.created_at})`);
}

/** One export of a person; others have none to see. */
export function findExport(tx: Tx, id: number, userId: number): Promise<ExportRow | undefined> {
  return tx.maybe<ExportRow>(
    sql`select ${columns} from export_file e where e.region = ${regionOf(id)} and e.id = ${id} and e.user_id = ${userId}`,
  );
}

/** Exports of a person, newest first. */
export function listExports(tx: Tx, region: number, userId: number): Promise<ExportRow[]> {
  return tx.many<ExportRow>(
    sql`select ${columns} from export_file e where e.region = ${region} and e.user_id = ${userId} order by e.id desc limit 50`,
  );
}

/** Exports of a person that are not done yet. */
export async function countWaiting(tx: Tx, region: number, userId: number): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`select count(*)::int as n from export_file e
    where e.region = ${region} and e.user_id = ${userId} and e.state in ('waiting', 'writing')`);
  return row.n;
}

/** Takes an export up; undefined when it is done or another process writes it. */
export function claimExport(tx: Tx, id: number, at: Date): Promise<ExportRow | undefined> {
  return tx.maybe<ExportRow>(sql`update export_file e set state = 'writing', beat_at = ${at}, rows = 0 where e.region = ${regionOf(id)} and e.id = ${id}
    and (e.state = 'waiting' or (e.state = 'writing' and e.beat_at < ${at}::timestamptz - interval '45 seconds')) returning ${columns}`);
}

/** Sign of life with the rows written so far. */
export async function beatExport(tx: Tx, row: ExportRow, rows: number, at: Date): Promise<void> {
  await tx.run(
    sql`update export_file e set rows = ${rows}, beat_at = ${at} where e.region = ${row.region} and e.id = ${row.id} and e.state = 'writing'`,
  );
}

/** Ends an export. */
export async function endExport(
  tx: Tx,
  row: ExportRow,
  end: { state: 'ready' | 'failed'; rows: number; failure: ExportRow['failure']; at: Date },
): Promise<void> {
  await tx.run(sql`update export_file e set state = ${end.state}, rows = ${end.rows}, failure = ${end.failure === null ? null : JSON.stringify(end.failure)}::jsonb,
    ready_at = ${end.at} where e.region = ${row.region} and e.id = ${row.id}`);
}

/** Exports that were being written when their process died. */
export function listStaleExports(tx: Tx, at: Date): Promise<{ id: number }[]> {
  return tx.many(
    sql`select e.id from export_file e where e.state in ('waiting', 'writing') and e.beat_at < ${at}::timestamptz - interval '45 seconds'`,
  );
}

/** Marks files as removed that are older than a moment; returns them. */
export function expireExports(tx: Tx, before: Date): Promise<ExportRow[]> {
  return tx.many<ExportRow>(
    sql`update export_file e set state = 'removed' where e.state <> 'removed' and e.created_at < ${before} returning ${columns}`,
  );
}
