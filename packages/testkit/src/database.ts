import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate, migrationsHash } from '../../../apps/server/src/platform/db/migrate.ts';
import { testCluster } from './cluster.ts';

/** A database of its own with the newest schema and no rows. */
export interface TestDatabase {
  /** As the owner of the schema, as the product connects. */
  readonly connectionString: string;
  /** As the role `jishi_app` from the start, outside any scope: sees nothing of scoped tables. */
  readonly appConnectionString: string;
  /** Removes the database, open connections included. */
  drop(): Promise<void>;
}

/**
 * Makes a database: a copy of a template that is migrated once per state of the migrations. For programs that are no
 * tests (benchmarks, browser runs), which drop it themselves; tests use `testDatabase`.
 */
export async function bareTestDatabase(): Promise<TestDatabase> {
  const cluster = await testCluster();
  const template = await migratedTemplate(cluster.connectionString);
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await withClient(cluster.connectionString, (client) => copyDatabase(client, template, name));
  const connectionString = addressOf(cluster.connectionString, name);
  return {
    connectionString,
    appConnectionString: `${connectionString}&options=${encodeURIComponent('-c role=jishi_app')}`,
    drop: once(async () => {
      await withClient(cluster.connectionString, (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
      await cluster.release();
    }),
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

/** Number of the lock under which one process makes the template and the others wait. */
const templateLock = 4_106_901;

async function migratedTemplate(cluster: string): Promise<string> {
  const template = `template_${migrationsHash()}`;
  await withClient(cluster, async (client) => {
    if (await exists(client, template)) return;
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    if (await exists(client, template)) return;
    // Under another name until complete, so that a killed run leaves no half template.
    const half = `${template}_new`;
    await client.query(`drop database if exists ${half} with (force)`);
    await client.query(`create database ${half} template template0`);
    await migrate(addressOf(cluster, half));
    await whenUnused(() => client.query(`alter database ${half} rename to ${template}`));
  });
  return template;
}

async function exists(client: pg.Client, database: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  return rowCount === 1;
}

/** Copying files is twice as fast as writing the copy to the log where nothing is synced to disk. */
async function copyDatabase(client: pg.Client, template: string, name: string): Promise<void> {
  await whenUnused(() => client.query(`create database ${name} template ${template} strategy file_copy`));
}

/** A connection that was just closed may still be counted for a moment. */
async function whenUnused(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function withClient(connectionString: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The same address with another database. */
function addressOf(cluster: string, database: string): string {
  return cluster.replace(/(@[^/]*\/)[^?]*/, `$1${database}`);
}
