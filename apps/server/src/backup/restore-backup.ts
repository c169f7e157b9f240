import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { loadMasterKey } from '../platform/crypto/personal-data.ts';
import { verifyChains, type ChainReport } from '../platform/audit/seal.ts';
import { openDatabase } from '../platform/db/database.ts';
import { refuse } from '../platform/refusal.ts';
import { openKeys, writeKeys } from './keys.ts';
import { entryNames, keyFingerprint, type Manifest } from './manifest.ts';
import { checkArchive, openArchive, pour, type Archive } from './read-archive.ts';
import { listDone, listTables, quoted } from './tables.ts';

/** What is restored, and where. */
export interface RestoreOptions {
  readonly connectionString: string;
  readonly dataDir: string;
  readonly path: string;
  /** Asked for when the keys are inside. */
  readonly passphrase?: () => Promise<string>;
  /** Restores although nobody will be able to read sealed values. */
  readonly ignoreKeys?: boolean;
  readonly now: Date;
  readonly progress?: (done: number, all: number) => void;
}

/** What was restored. */
export interface Restored {
  readonly manifest: Manifest;
  readonly rows: number;
  readonly chains: readonly ChainReport[];
}

/**
 * Restores a backup into an empty, migrated platform: the archive is proven whole first, then all tables are filled in
 * one transaction; a failure leaves the platform empty. At the end the audit chain must have the head of the backup.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const archive = await openArchive(options.path);
  try {
    const { manifest } = archive;
    const all = manifest.tables.length + manifest.files.length;
    await requireFit(options.connectionString, manifest);
    await checkArchive(archive, (done) => options.progress?.(Math.floor(done / 2), all));
    const keys = await keysOf(archive, options);
    await restoreFiles(archive, options.dataDir);
    const rows = await restoreTables(archive, options, (done) =>
      options.progress?.(Math.floor((all + manifest.files.length + done) / 2), all),
    );
    if (keys) writeKeys(options.dataDir, keys, options.now);
    return { manifest, rows, chains: await verify(options.connectionString, manifest) };
  } finally {
    archive.close();
  }
}

/** Refuses before anything is written: another schema, a platform in use. The transaction asks again. */
async function requireFit(connectionString: string, manifest: Manifest): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await requireSameSchema(client, manifest);
    await client.query(`begin; set local app.lo = ''; set local app.hi = '~'; set local app.audit = 'all'`);
    await requireEmpty(client);
    await client.query('rollback');
  } finally {
    await client.end();
  }
}

async function requireEmpty(client: pg.Client): Promise<void> {
  for (const table of signsOfUse) {
    const { rowCount } = await client.query(`select 1 from ${quoted(table)} limit 1`);
    if (rowCount !== 0) refuse('backup.not-empty', { table });
  }
}

/** Keys from the archive, or none where this machine has the right one already. */
async function keysOf(archive: Archive, options: RestoreOptions): Promise<ReadonlyMap<string, Buffer> | undefined> {
  const { manifest } = archive;
  if (manifest.keys === 'sealed' && !options.ignoreKeys) {
    const passphrase = (await options.passphrase?.()) ?? refuse('backup.passphrase-missing');
    return openKeys(await archive.read(entryNames.keys), passphrase);
  }
  const folder = join(options.dataDir, 'keys');
  const hasOwn = process.env['JISHI_KEY'] !== undefined || existsSync(join(folder, 'personal-data.key'));
  const fits = hasOwn && keyFingerprint(loadMasterKey(options.dataDir)) === manifest.keyFingerprint;
  if (!fits && !options.ignoreKeys) refuse('backup.key-missing', { folder });
  return undefined;
}

/** Attachments go first: content that no row names does no harm, a row without content does. */
async function restoreFiles(archive: Archive, dataDir: string): Promise<void> {
  for (const { sha256 } of archive.manifest.files) {
    const folder = join(dataDir, 'files', 'objects', sha256.slice(0, 2));
    const target = join(folder, sha256);
    if (existsSync(target)) continue;
    await mkdir(folder, { recursive: true });
    const part = `${target}.part`;
    try {
      await pour(archive, entryNames.file(sha256), sha256, createWriteStream(part, { mode: 0o600 }));
      const file = await open(part, 'r+');
      await file.sync();
      await file.close();
      await rename(part, target);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }
}

/** Tables whose rows say that a platform is in use. */
const signsOfUse = ['org', 'member', 'app_user', 'audit_event'];

async function restoreTables(
  archive: Archive,
  options: RestoreOptions,
  progress: (done: number) => void,
): Promise<number> {
  const client = new pg.Client({ connectionString: options.connectionString });
  await client.connect();
  try {
    await requireSameSchema(client, archive.manifest);
    await client.query('begin');
    const rows = await fill(client, archive, progress);
    await requireHeads(client, archive.manifest);
    await client.query('commit');
    await client.query('analyze');
    return rows;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, archive: Archive, progress: (done: number) => void): Promise<number> {
  const { manifest } = archive;
  const tables = await listTables(client);
  // The owner passes over the policies for the length of this transaction, which no other connection sees.
  for (const { name } of tables.filter(({ hasRowSecurity }) => hasRowSecurity))
    await client.query(`alter table ${quoted(name)} no force row level security`);
  await requireEmpty(client);
  const keys = await dropForeignKeys(client);
  await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`);
  let rows = 0;
  for (const [index, table] of manifest.tables.entries()) {
    const columns = table.columns.map(quoted).join(', ');
    const target = client.query(copyFrom(`copy ${quoted(table.name)} (${columns}) from stdin`));
    await pour(archive, entryNames.table(table.name), table.sha256, target);
    if (target.rowCount !== table.rows) refuse('backup.torn', { detail: table.name });
    rows += table.rows;
    progress(index + 1);
  }
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
  for (const { name } of tables.filter(({ hasRowSecurity }) => hasRowSecurity))
    await client.query(`alter table ${quoted(name)} force row level security`);
  for (const { name, lastValue, isCalled } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${quoted(name)}`, lastValue, isCalled]);
  const jobs = JSON.parse((await archive.read(entryNames.jobs)).toString('utf8')) as {
    task: string;
    payload: unknown;
    key: string | null;
    run_at: string;
  }[];
  for (const job of jobs)
    await client.query('select add_platform_job($1, $2::json, $3, $4::timestamptz)', [
      job.task,
      JSON.stringify(job.payload),
      job.key,
      job.run_at,
    ]);
  return rows;
}

/** Foreign keys go while tables are filled in any order, and come back checked. */
async function dropForeignKeys(client: pg.Client): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where connamespace = 'public'::regnamespace and contype = 'f' order by 1, 2`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  return rows;
}

async function requireSameSchema(client: pg.Client, manifest: Manifest): Promise<void> {
  const here = await listDone(client);
  const there = new Map(manifest.migrations.map(({ name, checksum }) => [name, checksum]));
  const different = here.find(({ name, checksum }) => there.get(name) !== checksum);
  const missing = manifest.migrations.find(({ name }) => !here.some((own) => own.name === name));
  const detail = different?.name ?? missing?.name;
  if (detail !== undefined) refuse('backup.other-schema', { detail });
  const tables = await listTables(client);
  for (const { name, columns } of manifest.tables) {
    const own = tables.find((table) => table.name === name);
    if (!own || columns.some((column) => !own.columns.includes(column)))
      refuse('backup.other-schema', { detail: name });
  }
}

async function requireHeads(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const { region, seq, hash } of manifest.auditHeads) {
    const { rows } = await client.query<{ hash: string }>(
      'select hash from audit_seal where region = $1 and seq = $2',
      [region, seq],
    );
    if (rows[0]?.hash !== hash) refuse('backup.audit-differs', { region });
  }
}

/** Recomputes every chain from its events. */
async function verify(connectionString: string, manifest: Manifest): Promise<ChainReport[]> {
  const db = openDatabase(connectionString, 2);
  try {
    const reports = await verifyChains(db);
    for (const { region, hash } of manifest.auditHeads) {
      const report = reports.find((one) => one.region === region);
      if (!report || report.brokenAt || report.head !== hash) refuse('backup.audit-differs', { region });
    }
    return reports;
  } finally {
    await db.close();
  }
}
