// Imports workbooks of the generated county through the import of the product, into an empty database, in a process of
// its own: rows a second with all checks, and the peak of its memory. Usage: node bench/import.ts [members …]
import { fork } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createApp } from '../apps/server/src/app.ts';
import { fullCountyBranches, writeDemoWorkbook } from '../apps/server/src/demo/generator.ts';
import { importFile } from '../apps/server/src/modules/imports/index.ts';
import { systemActor } from '../apps/server/src/platform/access/actor.ts';
import { migrate } from '../apps/server/src/platform/db/migrate.ts';
import { benchConfig, benchHome, startCluster } from './dataset/build.ts';
import { region } from './dataset/tree.ts';
import { databaseCpuMs } from './processes/children.ts';
import { startFlags } from './processes/start-flags.ts';

/** What one import took. */
interface ImportMeasurement {
  readonly rows: number;
  readonly seconds: number;
  readonly appCpuSeconds: number;
  readonly peakMb: number;
}

const [, , first, ...others] = process.argv;
if (first === '--child') await child(others[0] ?? '', others[1] ?? '');
else await main([first ?? '20000', ...others].map(Number));

async function main(sizes: readonly number[]): Promise<void> {
  const cluster = await startCluster(() => undefined);
  try {
    for (const members of sizes) {
      const file = await workbook(members);
      const connectionString = cluster.addressFor({ database: 'bench_import' });
      const owner = new pg.Client({ connectionString: cluster.superuserConnectionString });
      await owner.connect();
      await owner.query('drop database if exists bench_import with (force)');
      await owner.query('create database bench_import owner jishi template template0');
      await owner.end();
      await migrate(connectionString);
      for (const which of ['first', 'same file again']) {
        const before = databaseCpuMs(cluster.dataDir);
        const result = await inChild(connectionString, file);
        const dbSeconds = (databaseCpuMs(cluster.dataDir) - before) / 1000;
        console.log(
          `${which.padEnd(16)} ${result.rows.toLocaleString('en').padStart(9)} rows ${result.seconds.toFixed(1).padStart(6)} s ` +
            `${Math.round(result.rows / result.seconds)
              .toLocaleString('en')
              .padStart(7)} rows/s  CPU server ${result.appCpuSeconds.toFixed(1)} s, ` +
            `database ${dbSeconds.toFixed(1)} s  peak ${Math.round(result.peakMb)} MB`,
        );
      }
    }
  } finally {
    await cluster.stop();
  }
}

/** Workbooks are kept: writing one takes longer than reading it. */
async function workbook(members: number): Promise<string> {
  const folder = join(benchHome, 'workbooks');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `county-${members}.xlsx`);
  if (!existsSync(file)) {
    const branches = Math.max(1, Math.round((members / 20_000) * fullCountyBranches));
    await writeDemoWorkbook(file, { members, branches });
  }
  return file;
}

async function inChild(connectionString: string, file: string): Promise<ImportMeasurement> {
  const process_ = fork(fileURLToPath(import.meta.url), ['--child', connectionString, file], {
    execArgv: [...startFlags()],
    env: { ...process.env, NODE_ENV: 'production', NODE_NO_WARNINGS: '1' },
  });
  return await new Promise((resolve, reject) => {
    process_.once('message', (message) => resolve(message as ImportMeasurement));
    process_.once('exit', (code) => reject(new Error(`the import ended with ${code}`)));
  });
}

async function child(connectionString: string, file: string): Promise<void> {
  const app = await createApp({ config: benchConfig('import'), connectionString });
  try {
    const cpu = process.cpuUsage();
    const started = performance.now();
    const { summary } = await importFile(app.platform, systemActor('压测', region), file, {
      mode: 'good',
      acceptQuestions: true,
    });
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const rows = summary.added + summary.changed + summary.unchanged;
    process.send?.({
      rows,
      seconds,
      appCpuSeconds: (user + system) / 1e6,
      peakMb: process.resourceUsage().maxRSS / 1024,
    } satisfies ImportMeasurement);
  } finally {
    await app.close();
  }
}
