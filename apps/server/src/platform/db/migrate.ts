import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

/** One migration file. */
interface Migration {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

const serverSource = join(import.meta.dirname, '..', '..');

/**
 * All migrations in the order in which they run: by their four-digit number, which each module takes
 * from its own hundred (platform 00xx, accounts 01xx, organisations 02xx …).
 */
export function listMigrations(): Migration[] {
  const folders = [join(serverSource, 'platform', 'db', 'migrations')];
  const modules = join(serverSource, 'modules');
  for (const entry of readdirSync(modules, { withFileTypes: true })) {
    if (entry.isDirectory()) folders.push(join(modules, entry.name, 'migrations'));
  }
  const files = folders.flatMap((folder) => listSql(folder));
  return files
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      return { name: basename(file), text, checksum: createHash('sha256').update(text).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Hash over all migrations; names the template database of the tests. */
export function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const migration of listMigrations()) hash.update(migration.name).update(migration.checksum);
  return hash.digest('hex').slice(0, 16);
}

/**
 * Brings the database to the newest schema. Safe to call from several processes at once.
 *
 * @param connectionString owner of the schema, allowed to create the role `jishi_app` on the first run
 * @returns names of the migrations that ran
 * @throws when a merged migration was edited or a migration fails; each runs in its own transaction
 */
export async function migrate(
  connectionString: string,
  options: { readonly log?: (message: string) => void } = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(4106001)`);
    await client.query(`create table if not exists schema_migration (
      name text not null primary key, checksum text not null, at timestamptz not null default now())`);
    await ensureAppRole(client);
    const done = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration');
    const known = new Map(done.rows.map((row) => [row.name, row.checksum]));
    const ran: string[] = [];
    for (const migration of listMigrations()) {
      const seen = known.get(migration.name);
      if (seen === migration.checksum) continue;
      if (seen !== undefined)
        throw new Error(`数据库迁移 ${migration.name} 在执行后被改动。请恢复原文件，另写新的迁移。`);
      options.log?.(`迁移 ${migration.name}`);
      await apply(client, migration);
      ran.push(migration.name);
    }
    await migrateJobs(client, connectionString);
    return ran;
  } finally {
    await client.end();
  }
}

function listSql(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d{4}-.*\.sql$/.test(name))
      .map((name) => join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function ensureAppRole(client: pg.Client): Promise<void> {
  const found = await client.query(`select 1 from pg_roles where rolname = 'jishi_app'`);
  if (found.rowCount === 0) {
    // Another database of the same cluster may create the role at this very moment.
    await client.query(`do $$ begin create role jishi_app nologin nosuperuser nobypassrls;
      exception when duplicate_object or unique_violation then null; end $$`);
  }
  await client.query(`do $$ begin execute format('grant jishi_app to %I', current_user);
    exception when others then if sqlstate not in ('0LP01', 'XX000', '23505') then raise; end if; end $$`);
  await client.query('grant usage on schema public to jishi_app');
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.text);
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`数据库迁移 ${migration.name} 失败：${(error as Error).message}`, { cause: error });
  }
}

/** The job library keeps its own schema; the application adds jobs through one function only. */
async function migrateJobs(client: pg.Client, connectionString: string): Promise<void> {
  const found = await client.query(
    `select 1 from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.proname = 'add_platform_job'`,
  );
  if (found.rowCount !== 0) return;
  await runMigrations({ connectionString });
  await client.query(`create function add_platform_job(task text, payload json, job_key text default null, run_at timestamptz default null)
    returns void language sql security definer set search_path = pg_catalog, public as $$
      select graphile_worker.add_job(task, payload, job_key := job_key, run_at := run_at) $$`);
  await client.query(`revoke all on function add_platform_job(text, json, text, timestamptz) from public`);
  await client.query(`grant execute on function add_platform_job(text, json, text, timestamptz) to jishi_app`);
}
