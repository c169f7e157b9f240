import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createApp } from '../app.ts';
import { fixedClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { migrate } from '../platform/db/migrate.ts';
import { startPostgres } from '../platform/postgres/embedded.ts';
import { setStage, type Stage } from './stage.ts';

const prefix = 'jishi_stage_';

/**
 * Sets a stage on a database made for this call, beside the product's own on the same server, and removes it afterwards.
 * Nothing of the product's data is read or changed; keys and files of the stage live in a folder that goes, too.
 */
export async function withStage<T>(
  config: Config,
  note: (message: string) => void,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const server = await serverOf(config, note);
  const folder = mkdtempSync(join(tmpdir(), 'jishi-stage-'));
  try {
    const database = await makeDatabase(server.connectionString);
    try {
      return await onStage({ ...config, dataDir: folder }, database.connectionString, work);
    } finally {
      await database.drop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await server.stop();
  }
}

async function onStage<T>(config: Config, connectionString: string, work: (stage: Stage) => Promise<T>): Promise<T> {
  const clock = fixedClock('2026-01-05');
  const app = await createApp({ config, connectionString, clock });
  try {
    return await work(await setStage(app, clock));
  } finally {
    await app.close();
  }
}

/** The server of the configuration: an ordinary one, or the embedded one, joined where it is running. */
async function serverOf(
  { databaseUrl, dataDir }: Config,
  log: (message: string) => void,
): Promise<{ readonly connectionString: string; stop(): Promise<void> }> {
  if (databaseUrl !== undefined) return { connectionString: databaseUrl, stop: () => Promise.resolve() };
  // Passable, not listable: started by root, the database runs as another user and must reach its own folder in it.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  return await startPostgres({ dataDir: join(dataDir, 'postgres'), log });
}

async function makeDatabase(server: string): Promise<{ readonly connectionString: string; drop(): Promise<void> }> {
  const name = `${prefix}${process.pid}_${randomBytes(4).toString('hex')}`;
  await withClient(server, async (client) => {
    await dropLeftOvers(client);
    await client.query(`create database ${name} template template0 encoding 'UTF8'`);
  });
  const connectionString = server.replace(/(@[^/]*\/)[^?]*/, `$1${name}`);
  const drop = () => withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  try {
    await migrate(connectionString);
  } catch (error) {
    await drop();
    throw error;
  }
  return { connectionString, drop: async () => void (await drop()) };
}

/** Databases of processes that were killed before they could remove them. */
async function dropLeftOvers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database where datname like $1', [
    `${prefix}%`,
  ]);
  for (const { datname } of rows) {
    const pid = Number(/^jishi_stage_(\d+)_[0-9a-f]{8}$/.exec(datname)?.[1] ?? NaN);
    if (Number.isSafeInteger(pid) && !isRunning(pid)) await client.query(`drop database if exists ${datname}`);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
