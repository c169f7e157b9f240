import { mkdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createApp, type App } from '../../apps/server/src/app.ts';
import { defaultDemoSize, countyCount } from '../../apps/server/src/demo/demo-county.ts';
import type { Config } from '../../apps/server/src/platform/config.ts';
import { migrate, migrationsHash } from '../../apps/server/src/platform/db/migrate.ts';
import { startPostgres, type EmbeddedPostgres } from '../../apps/server/src/platform/postgres/embedded.ts';
import { openRound } from './rounds.ts';
import { sizes, type BenchSize } from './sizes.ts';
import { importCounty, mergeCounts, writeTop, type BenchCounty } from './tree.ts';

/** What the cases need to know about a data set; written beside the database when it is complete. */
export interface BenchFacts {
  readonly size: BenchSize['name'];
  readonly counties: readonly BenchCounty[];
  /** Where the widest scope begins: the province, or the one county. */
  readonly top: BenchCounty;
  readonly roundId: number;
  readonly buildSeconds: number;
  readonly importSeconds: number;
  readonly members: number;
  readonly megabytes: number;
}

/** A data set with its database. */
export interface BenchData {
  readonly facts: BenchFacts;
  readonly connectionString: string;
  /** As superuser, past every policy: for the hand-written server, and to set a scene. */
  readonly bareConnectionString: string;
  readonly config: Config;
}

/** Folder that keeps the databases between runs. */
export const benchHome = join(tmpdir(), `jishi-bench-${process.getuid?.() ?? 'user'}`);

/** The cluster of the benchmark: the product's own settings, kept between runs. */
export async function startCluster(log: (message: string) => void): Promise<EmbeddedPostgres> {
  mkdirSync(benchHome, { recursive: true, mode: 0o755 });
  return await startPostgres({ dataDir: join(benchHome, 'postgres'), stopOnSignal: true, log });
}

/** Configuration of a platform on a data set; one proxy is trusted, so that the load comes from many addresses. */
export function benchConfig(size: string): Config {
  const dataDir = join(benchHome, `files-${size}`);
  mkdirSync(dataDir, { recursive: true });
  return {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: undefined,
    publicUrl: 'http://localhost',
    secureCookies: false,
    demo: false,
    rateLimits: true,
    trustedProxies: 1,
  };
}

/** Gives the data set of a size, built when absent or made for another schema. */
export async function prepareData(
  cluster: EmbeddedPostgres,
  name: BenchSize['name'],
  log: (message: string) => void,
  rebuild: 'when-needed' | 'keep' = 'when-needed',
): Promise<BenchData> {
  const database = `bench_${name}`;
  const connectionString = cluster.addressFor({ database });
  const bareConnectionString = cluster.superuserConnectionString.replace(/(@[^/]*\/)[^?]*/, `$1${database}`);
  const config = benchConfig(name);
  const noteFile = join(config.dataDir, 'facts.json');
  const note = existsSync(noteFile)
    ? (JSON.parse(readFileSync(noteFile, 'utf8')) as { schema: string; facts: BenchFacts })
    : undefined;
  if (note && (note.schema === migrationsHash() || rebuild === 'keep'))
    return { facts: note.facts, connectionString, bareConnectionString, config };
  log(`building the data set ${name} (once for each state of the schema) …`);
  writeFileSync(noteFile, 'null');
  await asSuperuser(cluster, async (client) => {
    await client.query(`drop database if exists ${database} with (force)`);
    await client.query(`create database ${database} owner jishi template template0`);
  });
  await migrate(connectionString);
  const app = await createApp({ config, connectionString });
  try {
    const facts = await build(app, sizes[name], connectionString, log);
    writeFileSync(noteFile, JSON.stringify({ schema: migrationsHash(), facts }));
    return { facts, connectionString, bareConnectionString, config };
  } finally {
    await app.close();
  }
}

async function build(
  app: App,
  size: BenchSize,
  connectionString: string,
  log: (message: string) => void,
): Promise<BenchFacts> {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 100) / 10;
  const demo = { ...defaultDemoSize, branches: size.branches, members: size.members };
  const counties: BenchCounty[] = [];
  const top = size.hasTop ? await writeTop(app, { name: '虚构省委', code: 'bench-top' }) : undefined;
  for (let index = 0; index < countyCount(demo); index++) {
    counties.push(
      await writeTop(app, { name: `第${index + 1}县县委`, code: `bench-${index}`, ...(top ? { parent: top } : {}) }),
    );
  }
  const queue = counties.map((county, index) => ({ county, index }));
  let members = 0;
  let since = 0;
  // Two counties at once keep both cores at work: one is prepared in the process while the other is in the database.
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const added = await importCounty(app, demo, next.index, next.county);
      members += added;
      since += added;
      if (since < 50_000) continue;
      since = 0;
      await mergeCounts(app);
      await analyse(connectionString);
      log(`  ${members.toLocaleString('en')} members after ${seconds()} s`);
    }
  };
  await Promise.all([worker(), worker()]);
  const importSeconds = seconds();
  await mergeCounts(app);
  await analyse(connectionString);
  let roundId = 0;
  for (const county of counties) {
    const id = await openRound(app, county);
    if (county === counties[0]) roundId = id;
  }
  log(`  rounds open after ${seconds()} s`);
  await app.sealer.sealAll();
  await analyse(connectionString, 'vacuum analyze');
  const megabytes = await sizeOf(connectionString);
  const [first] = counties;
  if (!first) throw new Error('no county');
  return {
    size: size.name,
    counties,
    top: top ?? first,
    roundId,
    buildSeconds: seconds(),
    importSeconds,
    members,
    megabytes,
  };
}

async function analyse(connectionString: string, command = 'analyze'): Promise<void> {
  await withClient(connectionString, async (client) => {
    await client.query(command);
  });
}

async function sizeOf(connectionString: string): Promise<number> {
  return await withClient(connectionString, async (client) => {
    const { rows } = await client.query<{ n: number }>('select pg_database_size(current_database()) as n');
    return Math.round(Number(rows[0]?.n) / 1024 / 1024);
  });
}

async function asSuperuser<T>(cluster: EmbeddedPostgres, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return await withClient(cluster.superuserConnectionString, work);
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
