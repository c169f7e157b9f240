import sql, { raw } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { AttachmentRow } from './schema.ts';

const columns =
  raw(`a.region, a.id, a.org_id, a.path, a.sha256, a.name, a.media_type, a.size_bytes, a.purpose, a.subject_kind,
  a.subject_id, a.open_to_members, a.uploaded_by, a.at`);

/** Writes a file that belongs to no record yet. */
export async function insertAttachment(tx: Tx, row: AttachmentRow): Promise<void> {
  await tx.run(sql`insert into attachment (region, id, org_id, path, sha256, name, media_type, size_bytes, purpose, subject_kind,
      subject_id, open_to_members, uploaded_by, at)
    values (${row.region}, ${row.id}, ${row.org_id}, ${row.path}, ${row.sha256}, ${row.name}, ${row.media_type}, ${row.size_bytes},
      ${row.purpose}, ${row.subject_kind}, ${row.subject_id}, ${row.open_to_members}, ${row.uploaded_by}, ${row.at})`);
}

/** A file in scope that was not taken away. */
export function findAttachment(tx: Tx, id: number): Promise<AttachmentRow | undefined> {
  return tx.maybe<AttachmentRow>(
    sql`select ${columns} from attachment a where a.region = ${regionOf(id)} and a.id = ${id} and a.removed_at is null`,
  );
}

/** Files in scope that were not taken away, locked, in the order of their ids. */
export function lockAttachments(tx: Tx, ids: readonly number[]): Promise<AttachmentRow[]> {
  return tx.many<AttachmentRow>(sql`select ${columns} from attachment a
    where a.id = any(${ids}::bigint[]) and a.removed_at is null order by a.id for update`);
}

/** Files of records in scope, oldest first. */
export function listBySubjects(tx: Tx, subjectKind: string, subjectIds: readonly number[]): Promise<AttachmentRow[]> {
  return tx.many<AttachmentRow>(sql`select ${columns} from attachment a
    where a.subject_kind = ${subjectKind} and a.subject_id = any(${subjectIds}::bigint[]) and a.removed_at is null
    order by a.subject_id, a.id`);
}

/** Ties files to a record. */
export async function setSubject(
  tx: Tx,
  ids: readonly number[],
  subject: Pick<AttachmentRow, 'org_id' | 'path' | 'subject_kind' | 'subject_id' | 'open_to_members'>,
): Promise<void> {
  await tx.run(sql`update attachment set org_id = ${subject.org_id}, path = ${subject.path}, subject_kind = ${subject.subject_kind},
      subject_id = ${subject.subject_id}, open_to_members = ${subject.open_to_members}
    where id = any(${ids}::bigint[])`);
}

/** Gives the files of a record to another organisation. */
export async function moveSubject(
  tx: Tx,
  subjectKind: string,
  subjectId: number,
  to: Pick<AttachmentRow, 'org_id' | 'path'>,
): Promise<void> {
  await tx.run(sql`update attachment set org_id = ${to.org_id}, path = ${to.path}
    where region = ${regionOf(subjectId)} and subject_kind = ${subjectKind} and subject_id = ${subjectId}`);
}

/** Marks files as taken away. @returns how many were there */
export function markRemoved(tx: Tx, ids: readonly number[], by: number | null, at: Date): Promise<number> {
  return tx.run(sql`update attachment set removed_at = ${at}, removed_by = ${by}
    where id = any(${ids}::bigint[]) and removed_at is null`);
}

/** Marks what was uploaded before an instant and never tied to a record. @returns how many there were */
export function removeAbandoned(tx: Tx, before: Date, at: Date): Promise<number> {
  return tx.run(
    sql`update attachment set removed_at = ${at} where subject_kind is null and removed_at is null and at < ${before}`,
  );
}
