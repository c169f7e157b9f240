import sql, { raw } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { ImportFailure, ImportMode, ImportPart, ImportRow, ImportState, ImportSummary } from './schema.ts';

const columns =
  raw(`i.region, i.id, i.org_id, i.path, i.file_name, i.sha256, i.size_bytes, i.password, i.state, i.parts, i.mode, i.rows_done,
  i.rows_all, i.started_at, i.cancelled, i.worker, i.beat_at, i.summary, i.failure, i.user_id, i.actor_name, i.role, i.actor_org_id, i.created_at,
  i.done_at, i.taken_back_at, i.taken_back_by, i.file_removed_at, i.version`);

/** What a new import needs. */
export type NewImport = Pick<
  ImportRow,
  | 'region'
  | 'id'
  | 'org_id'
  | 'path'
  | 'file_name'
  | 'sha256'
  | 'size_bytes'
  | 'password'
  | 'parts'
  | 'user_id'
  | 'actor_name'
  | 'role'
  | 'actor_org_id'
  | 'created_at'
>;

/** Adds an import; the file lies in the store already. */
export async function insertImport(tx: Tx, row: NewImport): Promise<void> {
  await tx.run(sql`insert into roster_import (region, id, org_id, path, file_name, sha256, size_bytes, password, state, parts, rows_all, user_id, actor_name,
      role, actor_org_id, created_at)
    values (${row.region}, ${row.id}, ${row.org_id}, ${row.path}, ${row.file_name}, ${row.sha256}, ${row.size_bytes}, ${row.password}, 'uploaded',
      ${JSON.stringify(row.parts)}, ${expectedRows(row.parts)}, ${row.user_id}, ${row.actor_name}, ${row.role}, ${row.actor_org_id}, ${row.created_at})`);
}

/** Import in scope. */
export function findImport(tx: Tx, id: number): Promise<ImportRow | undefined> {
  return tx.maybe<ImportRow>(
    sql`select ${columns} from roster_import i where i.region = ${regionOf(id)} and i.id = ${id}`,
  );
}

/** As `findImport`, locked. */
export function lockImport(tx: Tx, id: number): Promise<ImportRow | undefined> {
  return tx.maybe<ImportRow>(
    sql`select ${columns} from roster_import i where i.region = ${regionOf(id)} and i.id = ${id} for update`,
  );
}

/** Changes how the sheets are read; what was found before no longer counts. */
export async function saveParts(tx: Tx, row: ImportRow, parts: readonly ImportPart[]): Promise<void> {
  await tx.run(sql`update roster_import i set parts = ${JSON.stringify(parts)}, rows_all = ${expectedRows(parts)}, state = 'uploaded', summary = null,
    failure = null, version = i.version + 1 where i.region = ${row.region} and i.id = ${row.id}`);
}

/** Puts work in line. */
export async function startWork(
  tx: Tx,
  row: ImportRow,
  work: { readonly state: 'checking' | 'importing'; readonly mode: ImportMode | null; readonly at: Date },
): Promise<void> {
  await tx.run(sql`update roster_import i set state = ${work.state}, mode = ${work.mode}, rows_done = 0, cancelled = false, failure = null, worker = null,
    beat_at = ${work.at}, started_at = ${work.at}, version = i.version + 1 where i.region = ${row.region} and i.id = ${row.id}`);
}

/** Seconds without a sign of life after which another worker may take over. */
const staleSeconds = 45;

/** Takes the work over for one worker; undefined when another one is at it or it has ended. */
export function claim(tx: Tx, id: number, worker: string, at: Date): Promise<ImportRow | undefined> {
  return tx.maybe<ImportRow>(sql`update roster_import i set worker = ${worker}, beat_at = ${at}, rows_done = 0
    where i.region = ${regionOf(id)} and i.id = ${id} and i.state in ('checking', 'importing')
      and (i.worker is null or i.worker = ${worker} or i.beat_at < ${at}::timestamptz - make_interval(secs => ${staleSeconds})) returning ${columns}`);
}

/** Sign of life with the rows done; tells whether the work was cancelled or taken over meanwhile. */
export async function beat(
  tx: Tx,
  row: Pick<ImportRow, 'region' | 'id'>,
  worker: string,
  rowsDone: number,
  at: Date,
): Promise<'go-on' | 'cancelled' | 'lost'> {
  const found = await tx.maybe<{
    cancelled: boolean;
  }>(sql`update roster_import i set rows_done = ${rowsDone}, beat_at = ${at}
    where i.region = ${row.region} and i.id = ${row.id} and i.worker = ${worker} and i.state in ('checking', 'importing') returning i.cancelled`);
  if (!found) return 'lost';
  return found.cancelled ? 'cancelled' : 'go-on';
}

/** Ends a piece of work. */
export async function endWork(
  tx: Tx,
  row: Pick<ImportRow, 'region' | 'id'>,
  end: {
    readonly state: ImportState;
    readonly summary: ImportSummary | null;
    readonly failure: ImportFailure | null;
    readonly rowsDone: number;
    readonly doneAt: Date | null;
  },
): Promise<void> {
  await tx.run(sql`update roster_import i set state = ${end.state}, summary = coalesce(${end.summary === null ? null : JSON.stringify(end.summary)}::jsonb, i.summary),
    failure = ${end.failure === null ? null : JSON.stringify(end.failure)}::jsonb, rows_done = ${end.rowsDone}, done_at = ${end.doneAt}, worker = null, beat_at = null,
    password = case when ${end.state} in ('done', 'taken-back') then null else i.password end, version = i.version + 1
    where i.region = ${row.region} and i.id = ${row.id}`);
}

/** Asks running work to stop. */
export async function askToStop(tx: Tx, row: ImportRow): Promise<void> {
  await tx.run(sql`update roster_import i set cancelled = true where i.region = ${row.region} and i.id = ${row.id}`);
}

/** Marks an import as taken back. */
export async function markTakenBack(tx: Tx, row: ImportRow, by: string, at: Date): Promise<void> {
  await tx.run(sql`update roster_import i set state = 'taken-back', taken_back_at = ${at}, taken_back_by = ${by}, version = i.version + 1
    where i.region = ${row.region} and i.id = ${row.id}`);
  await tx.run(sql`delete from import_change c where c.region = ${row.region} and c.import_id = ${row.id}`);
}

/** Work whose worker gave no sign of life; after a crash. */
export function listStale(tx: Tx, at: Date): Promise<{ id: number }[]> {
  return tx.many(sql`select i.id from roster_import i where i.state in ('checking', 'importing')
    and i.beat_at < ${at}::timestamptz - make_interval(secs => ${staleSeconds})`);
}

/** Imports whose file is due to go: seven days after they ended, or after the upload where nothing came of it. */
export function listExpired(tx: Tx, before: Date): Promise<{ region: number; id: number; sha256: string }[]> {
  return tx.many(sql`select i.region, i.id, i.sha256 from roster_import i
    where i.file_removed_at is null and i.state not in ('checking', 'importing') and coalesce(i.done_at, i.created_at) < ${before} limit 500`);
}

/** Forgets what was kept of the file: values in findings and answers, traces that are too old to be used. */
export async function forgetFile(tx: Tx, row: { region: number; id: number }, at: Date): Promise<void> {
  await tx.run(sql`delete from import_finding f where f.region = ${row.region} and f.import_id = ${row.id}`);
  await tx.run(sql`delete from import_answer a where a.region = ${row.region} and a.import_id = ${row.id}`);
  await tx.run(sql`delete from import_change c where c.region = ${row.region} and c.import_id = ${row.id}`);
  await tx.run(
    sql`update roster_import i set file_removed_at = ${at}, password = null where i.region = ${row.region} and i.id = ${row.id}`,
  );
}

/** Whether another import still needs a file. */
export async function isFileUsed(tx: Tx, sha256: string): Promise<boolean> {
  const row = await tx.one<{ used: boolean }>(
    sql`select exists (select 1 from roster_import i where i.sha256 = ${sha256} and i.file_removed_at is null) as used`,
  );
  return row.used;
}

/** Remembered reading of headings. */
export function findMapping(
  tx: Tx,
  org: { readonly region: number; readonly id: number },
  hashes: readonly string[],
): Promise<{ kind: string; headings_hash: string; fields: (string | null)[] }[]> {
  return tx.many(sql`select m.kind, m.headings_hash, m.fields from import_mapping m
    where m.region = ${org.region} and m.org_id = ${org.id} and m.headings_hash = any(${hashes}::text[]) order by m.used_at desc`);
}

/** Remembers how the organisation reads such headings. */
export async function saveMapping(
  tx: Tx,
  mapping: {
    readonly region: number;
    readonly orgId: number;
    readonly path: string;
    readonly kind: string;
    readonly hash: string;
    readonly fields: readonly (string | null)[];
    readonly at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into import_mapping (region, org_id, path, kind, headings_hash, fields, used_at)
    values (${mapping.region}, ${mapping.orgId}, ${mapping.path}, ${mapping.kind}, ${mapping.hash}, ${JSON.stringify(mapping.fields)}, ${mapping.at})
    on conflict (region, org_id, kind, headings_hash) do update set fields = excluded.fields, used_at = excluded.used_at, path = excluded.path`);
}

const expectedRows = (parts: readonly ImportPart[]): number | null => {
  const known = parts.filter(({ kind }) => kind !== null).map((part) => part.expectedRows);
  return known.some((rows) => rows === null) ? null : known.reduce<number>((sum, rows) => sum + (rows ?? 0), 0);
};
