import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type EmbeddedPostgres } from '../../../apps/server/src/platform/postgres/embedded.ts';

/** Name of the variable through which the test runner tells its test files where the database is. */
export const clusterVariable = 'JISHI_TEST_POSTGRES';

/** A cluster for tests, to be given back when done. */
export interface TestCluster {
  /** Address as its owner role, who may make databases. */
  readonly connectionString: string;
  release(): Promise<void>;
}

let own: Promise<EmbeddedPostgres> | undefined;
let users = 0;

/**
 * The cluster the test runner started, or, for a file run by hand, one of our own in the temporary folder: its data is
 * kept for the next run, and it stops with its last user.
 */
export async function testCluster(): Promise<TestCluster> {
  const given = process.env[clusterVariable];
  if (given !== undefined) return { connectionString: given, release: () => Promise.resolve() };
  users++;
  own ??= startOwn();
  const { connectionString } = await own;
  return { connectionString, release };
}

async function release(): Promise<void> {
  users--;
  if (users > 0 || !own) return;
  const cluster = own;
  own = undefined;
  await (await cluster).stop();
}

function startOwn(): Promise<EmbeddedPostgres> {
  const home = join(tmpdir(), `jishi-test-${process.getuid?.() ?? 'user'}`);
  // Passable for the system user the database runs as; the cluster inside is closed to others.
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return startPostgres({ dataDir: join(home, 'postgres'), durable: false, stopOnSignal: true });
}
