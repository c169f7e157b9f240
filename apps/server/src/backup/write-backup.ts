import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ZipFile } from 'yazl';
import { createSealer } from '../platform/audit/seal.ts';
import { loadMasterKey } from '../platform/crypto/personal-data.ts';
import { openDatabase } from '../platform/db/database.ts';
import { refuse } from '../platform/refusal.ts';
import { sealKeys } from './keys.ts';
import { entryNames, keyFingerprint, type Manifest, type TableEntry } from './manifest.ts';
import { listDone, listTables, quoted, requireVisible, type CopiedTable } from './tables.ts';

/** What is backed up, and where to. */
export interface BackupOptions {
  readonly connectionString: string;
  readonly dataDir: string;
  readonly path: string;
  /** With it the keys are inside, sealed; without it they are not. */
  readonly passphrase?: string | undefined;
  readonly now: Date;
  /** Called with entries written and entries in all. */
  readonly progress?: (done: number, all: number) => void;
}

/**
 * Writes one archive with all tables as of one instant, the attachments they name, pending jobs and a manifest with a
 * hash of each. The platform may go on working meanwhile. The file is whole or absent.
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  if (existsSync(options.path)) refuse('backup.exists', { path: options.path });
  await sealTrail(options.connectionString);
  const zip = new ZipFile();
  const part = `${options.path}.part`;
  const abort = new AbortController();
  const written = pipeline(zip.outputStream, createWriteStream(part, { mode: 0o600 }), { signal: abort.signal });
  try {
    // A full disk ends the reading: whoever fails first ends the other.
    written.catch((error: unknown) => abort.abort(error));
    const manifest = await addAll({ zip, signal: abort.signal }, options);
    await written;
    // On disk before anybody relies on it.
    const file = await open(part, 'r+');
    await file.sync();
    await file.close();
    await rename(part, options.path);
    return manifest;
  } catch (error) {
    abort.abort(error);
    await written.catch(() => undefined);
    await rm(part, { force: true });
    throw abort.signal.reason;
  }
}

/** Chains what is not chained yet, so that the head in the manifest covers every event. */
async function sealTrail(connectionString: string): Promise<void> {
  const db = openDatabase(connectionString, 2);
  try {
    await createSealer(db).sealAll();
  } finally {
    await db.close();
  }
}

/** The archive under construction; the signal ends what waits for it. */
interface Target {
  readonly zip: ZipFile;
  readonly signal: AbortSignal;
}

async function addAll(target: Target, options: BackupOptions): Promise<Manifest> {
  const client = new pg.Client({ connectionString: options.connectionString });
  client.on('error', () => undefined);
  await client.connect();
  // A COPY that nobody reads would hold the connection for ever.
  target.signal.addEventListener('abort', () => client.connection.stream.destroy());
  try {
    // One snapshot for everything; the scope of everything, since the policies bind the owner as well.
    await client.query(
      `begin isolation level repeatable read read only; set local app.lo = ''; set local app.hi = '~'; set local app.audit = 'all'`,
    );
    const tables = await listTables(client);
    await requireVisible(client, tables);
    const files = await listFiles(join(options.dataDir, 'files', 'objects'));
    const all = tables.length + files.length;
    let done = 0;
    const entries: TableEntry[] = [];
    for (const table of tables) {
      entries.push(await addTable(target, client, table, options.now));
      options.progress?.(++done, all);
    }
    const jobs = await addJobs(target, client, options.now);
    const manifest: Manifest = {
      format: 'jishi-backup',
      version: 1,
      createdAt: options.now.toISOString(),
      postgres: (await client.query<{ v: string }>(`select current_setting('server_version') as v`)).rows[0]?.v ?? '',
      migrations: await listDone(client),
      tables: entries,
      sequences: await listSequences(client),
      auditHeads: await listHeads(client),
      files,
      jobs,
      keys: options.passphrase === undefined ? 'none' : 'sealed',
      keyFingerprint: keyFingerprint(loadMasterKey(options.dataDir)),
    };
    await requireFiles(client, files);
    await client.query('commit');
    for (const { sha256, path } of files.map((file) => ({ ...file, path: pathOf(options.dataDir, file.sha256) }))) {
      await addStream(target, createReadStream(path), entryNames.file(sha256), options.now, 0);
      options.progress?.(++done, all);
    }
    const add = (name: string, content: Buffer) => target.zip.addBuffer(content, name, { mtime: options.now });
    if (options.passphrase !== undefined) add(entryNames.keys, sealKeys(options.dataDir, options.passphrase));
    add(entryNames.manifest, Buffer.from(JSON.stringify(manifest, null, 1)));
    target.zip.end();
    return manifest;
  } finally {
    if (!target.signal.aborted) await client.end();
  }
}

const pathOf = (dataDir: string, sha256: string): string =>
  join(dataDir, 'files', 'objects', sha256.slice(0, 2), sha256);

async function addTable(target: Target, client: pg.Client, table: CopiedTable, now: Date): Promise<TableEntry> {
  const columns = table.columns.map(quoted).join(', ');
  const source = client.query(copyTo(`copy (select ${columns} from ${quoted(table.name)}) to stdout`));
  const sha256 = await addHashed(target, source, entryNames.table(table.name), now);
  return { name: table.name, columns: table.columns, rows: source.rowCount, sha256 };
}

/** Jobs that wait: a reminder that was promised is sent after the restore as well. */
async function addJobs(target: Target, client: pg.Client, now: Date): Promise<Manifest['jobs']> {
  const { rows } = await client.query<{ task: string; payload: unknown; key: string | null; run_at: string }>(
    `select t.identifier as task, j.payload, j.key, j.run_at from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where j.attempts < j.max_attempts order by j.id`,
  );
  const sha256 = await addHashed(target, Readable.from([Buffer.from(JSON.stringify(rows))]), entryNames.jobs, now);
  return { count: rows.length, sha256 };
}

async function listSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by 1`,
  );
  const sequences = [];
  for (const { name } of rows) {
    const state = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from ${quoted(name)}`,
    );
    const [row] = state.rows;
    if (row) sequences.push({ name, lastValue: row.last_value, isCalled: row.is_called });
  }
  return sequences;
}

async function listHeads(client: pg.Client): Promise<Manifest['auditHeads']> {
  const { rows } = await client.query<{ region: number; seq: string; hash: string }>(
    'select distinct on (region) region, seq, hash from audit_seal order by region, seq desc',
  );
  return rows.map(({ region, seq, hash }) => ({ region, seq: Number(seq), hash }));
}

async function listFiles(root: string): Promise<{ sha256: string; bytes: number }[]> {
  const found: { sha256: string; bytes: number }[] = [];
  for (const folder of existsSync(root) ? (await readdir(root)).sort() : []) {
    for (const name of (await readdir(join(root, folder))).sort())
      if (/^[0-9a-f]{64}$/.test(name)) found.push({ sha256: name, bytes: (await stat(join(root, folder, name))).size });
  }
  return found;
}

/** Every attachment on record must be among the files. */
async function requireFiles(client: pg.Client, files: readonly { readonly sha256: string }[]): Promise<void> {
  const known = new Set(files.map(({ sha256 }) => sha256));
  const { rows } = await client.query<{ sha256: string }>(
    'select distinct sha256 from attachment where removed_at is null',
  );
  for (const { sha256 } of rows) if (!known.has(sha256)) refuse('backup.file-missing', { sha256 });
}

async function addHashed(target: Target, source: Readable, name: string, now: Date): Promise<string> {
  const hash = createHash('sha256');
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  source.on('error', (error) => meter.destroy(error));
  await addStream(target, source.pipe(meter), name, now, 3);
  return hash.digest('hex');
}

/** Adds an entry and waits until its last piece was taken. */
async function addStream(
  { zip, signal }: Target,
  stream: Readable,
  name: string,
  now: Date,
  compressionLevel: number,
): Promise<void> {
  signal.throwIfAborted();
  const taken = new Promise<void>((resolve, reject) => {
    stream.on('end', resolve).on('error', reject);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  zip.addReadStream(stream, name, { mtime: now, compress: compressionLevel > 0, compressionLevel });
  await taken;
}
