import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';

/** A file of the archive as stored. */
export interface FileRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly run_id: number;
  readonly run_step_id: number;
  readonly title_zh: string;
  readonly retention: string;
  readonly retain_until: string | null;
  readonly access_class: 'public' | 'internal' | 'personal-file' | 'sealed';
  readonly state: 'collecting' | 'sealed';
  readonly content_hash: string | null;
  readonly sealed_on: string | null;
  readonly sealed_at: Date | null;
  readonly sealed_by: string | null;
}

/** A frozen item. */
export interface ItemRow {
  readonly item_id: string;
  readonly position: number;
  readonly title_zh: string;
  readonly content: unknown;
  readonly hash: string;
}

const columns = sql`f.region, f.id, f.org_id, f.path, f.run_id, f.run_step_id, f.title_zh, f.retention, f.retain_until, f.access_class, f.state,
  f.content_hash, f.sealed_on, f.sealed_at, f.sealed_by`;

/** Inserts a file that still collects. */
export async function insertFile(
  tx: Tx,
  row: Pick<
    FileRow,
    'region' | 'id' | 'org_id' | 'path' | 'run_id' | 'run_step_id' | 'title_zh' | 'retention' | 'access_class'
  >,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into archive_file (region, id, org_id, path, run_id, run_step_id, title_zh, retention, access_class, created_at)
    values (${row.region}, ${row.id}, ${row.org_id}, ${row.path}, ${row.run_id}, ${row.run_step_id}, ${row.title_zh}, ${row.retention},
      ${row.access_class}, ${at})`);
}

/** A file. */
export function findFile(tx: Tx, region: number, id: number): Promise<FileRow | undefined> {
  return tx.maybe<FileRow>(sql`select ${columns} from archive_file f where f.region = ${region} and f.id = ${id}`);
}

/** A file, locked. */
export function lockFile(tx: Tx, region: number, id: number): Promise<FileRow | undefined> {
  return tx.maybe<FileRow>(
    sql`select ${columns} from archive_file f where f.region = ${region} and f.id = ${id} for update`,
  );
}

/** File of a step. */
export function findFileOfStep(tx: Tx, region: number, runStepId: number): Promise<FileRow | undefined> {
  return tx.maybe<FileRow>(
    sql`select ${columns} from archive_file f where f.region = ${region} and f.run_step_id = ${runStepId}`,
  );
}

/** Files in scope, newest first. */
export function listFiles(
  tx: Tx,
  filter: { orgId?: number | undefined; before?: number | undefined },
  limit: number,
): Promise<(FileRow & { org_name: string })[]> {
  return tx.many(sql`select ${columns}, o.short_name as org_name from archive_file f join org o on o.region = f.region and o.id = f.org_id where true
    ${filter.orgId === undefined ? empty : sql`and f.org_id = ${filter.orgId}`}
    ${filter.before === undefined ? empty : sql`and f.id < ${filter.before}`} order by f.id desc limit ${limit}`);
}

/** Freezes the items of a file. */
export async function insertItems(
  tx: Tx,
  file: FileRow,
  items: readonly (ItemRow & { readonly id: number })[],
): Promise<void> {
  await tx.run(sql`insert into archive_item (region, id, file_id, org_id, path, position, item_id, title_zh, content, hash)
    select ${file.region}, t.id, ${file.id}, ${file.org_id}, ${file.path}, t.position, t.item_id, t.title_zh, t.content, t.hash
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as t (id bigint, position smallint, item_id text, title_zh text, content jsonb, hash text)`);
}

/** Seals a file; a sealed one is left alone. */
export function seal(
  tx: Tx,
  file: FileRow,
  sealed: { hash: string; on: string; at: Date; by: string; retainUntil: string | null },
): Promise<number> {
  return tx.run(sql`update archive_file f set state = 'sealed', content_hash = ${sealed.hash}, sealed_on = ${sealed.on}, sealed_at = ${sealed.at},
      sealed_by = ${sealed.by}, retain_until = ${sealed.retainUntil}
    where f.region = ${file.region} and f.id = ${file.id} and f.state = 'collecting'`);
}

/** Items of a file in order. */
export function listItems(tx: Tx, region: number, fileId: number): Promise<ItemRow[]> {
  return tx.many<ItemRow>(sql`select i.item_id, i.position, i.title_zh, i.content, i.hash from archive_item i
    where i.region = ${region} and i.file_id = ${fileId} order by i.position`);
}

/** Attachments of a record, by the hash of their content. */
export function listAttachments(
  tx: Tx,
  region: number,
  subjectId: number,
): Promise<{ name: string; sha256: string; size_bytes: number; purpose: string }[]> {
  return tx.many(sql`select a.name, a.sha256, a.size_bytes, a.purpose from attachment a
    where a.region = ${region} and a.subject_id = ${subjectId} and a.removed_at is null order by a.id`);
}

/** Notes a reading. */
export async function insertReading(
  tx: Tx,
  file: FileRow,
  reading: { id: number; userId: number | null; name: string; role: string; purpose: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into archive_reading (region, id, file_id, org_id, path, user_id, reader_name, role, purpose, at)
    values (${file.region}, ${reading.id}, ${file.id}, ${file.org_id}, ${file.path}, ${reading.userId}, ${reading.name}, ${reading.role},
      ${reading.purpose}, ${reading.at})`);
}

/** Who has read a file, newest first. */
export function listReadings(
  tx: Tx,
  region: number,
  fileId: number,
): Promise<{ reader_name: string; role: string; purpose: string; at: Date }[]> {
  return tx.many(sql`select r.reader_name, r.role, r.purpose, r.at from archive_reading r where r.region = ${region} and r.file_id = ${fileId}
    order by r.id desc limit 200`);
}
