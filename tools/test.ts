import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromiumPath } from '@jishi/testkit/browser';
import { clusterVariable } from '@jishi/testkit/cluster';
import { keepCompiled } from '../apps/server/src/compile-cache.ts';
import { startPostgres } from '../apps/server/src/platform/postgres/embedded.ts';
import { countNames, noCounts, runFiles, type Counts } from './test/run-files.ts';
import { filesOf, suites, type Suite } from './test/suites.ts';

/**
 * Runs the tests: `node tools/test.ts [unit|db|e2e] [part of a path…]`. Without a suite all three, one total at the end.
 * Ends with an error when a test fails and when a suite has no test. `--root=…` runs those of another copy.
 */

// Hundreds of test processes load the same sources: compiled once, they start in half the time.
keepCompiled();

const words = process.argv.slice(2);
const root = resolve(words.find((word) => word.startsWith('--root='))?.slice(7) ?? join(import.meta.dirname, '..'));
const asked = words.filter((word) => !word.startsWith('--'));
const named = suites.find((suite) => suite === asked[0]);
const parts = named ? asked.slice(1) : asked;
const since = performance.now();
const total = noCounts();
const empty: Suite[] = [];

for (const suite of named ? [named] : suites) {
  const files = filesOf(root, suite, parts);
  if (files.length > 0 && suite === 'e2e' && !named && !hasBrowser()) continue;
  const counts = files.length > 0 ? await runSuite(suite, files) : noCounts();
  for (const name of countNames) total[name] += counts[name];
  // One suite of several may lack the files one asked for.
  if (counts.tests === 0 && (named || parts.length === 0)) empty.push(suite);
}
process.exitCode = report();

/** Only where the set-up was not allowed to install one: see tools/bootstrap.mjs. */
function hasBrowser(): boolean {
  try {
    chromiumPath();
    return true;
  } catch (error) {
    console.log(`\n↷ e2e 跳过 skipped: ${(error as Error).message}`);
    return false;
  }
}

async function runSuite(suite: Suite, files: readonly string[]): Promise<Counts> {
  console.log(`\n▶ ${suite}: ${files.length} 个文件 files`);
  if (suite === 'unit') return await runFiles(root, files, 2);
  const home = mkdtempSync(join(tmpdir(), 'jishi-test-run-'));
  // Passable for the user the database runs as, when we are root; the cluster itself is closed.
  chmodSync(home, 0o755);
  const cluster = await startPostgres({
    dataDir: join(home, 'postgres'),
    durable: false,
    settings: { max_connections: 200 },
  });
  const interrupted = (): void => void cluster.stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  process.env[clusterVariable] = cluster.connectionString;
  try {
    // A browser takes a core of its own.
    return await runFiles(root, files, suite === 'e2e' ? 1 : 2);
  } finally {
    delete process.env[clusterVariable];
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

function report(): number {
  console.log('');
  for (const suite of empty) console.log(`✖ ${suite}: 没有运行任何测试 no test ran`);
  for (const name of countNames) console.log(`ℹ ${name} ${total[name]}`);
  console.log(`ℹ duration_ms ${Math.round(performance.now() - since)}`);
  const failed = total.fail + total.cancelled;
  console.log(`\n${total.pass} passed, ${failed} failed, ${total.skipped} skipped`);
  return failed > 0 || total.tests === 0 || empty.length > 0 ? 1 : 0;
}
