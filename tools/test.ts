import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec, type TestEvent } from 'node:test/reporters';
import { clusterVariable } from '@jishi/testkit/cluster';
import { startPostgres } from '../apps/server/src/platform/postgres/embedded.ts';

/**
 * Runs the tests: `node tools/test.ts [unit|db|e2e] [part of a path…]`. Without a suite all three, one total at the end.
 * Ends with an error when a test fails and when a suite has no test.
 */

const root = join(import.meta.dirname, '..');
const suites = ['unit', 'db', 'e2e'] as const;
type Suite = (typeof suites)[number];

/** Counts in the words of node's own closing lines. */
const countNames = ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo'] as const;
type Counts = Record<(typeof countNames)[number], number>;

const asked = process.argv.slice(2);
const chosen = suites.filter((suite) => asked[0] === suite);
const parts = chosen.length > 0 ? asked.slice(1) : asked;
const since = performance.now();
const total: Counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
const empty: Suite[] = [];

for (const suite of chosen.length > 0 ? chosen : suites) {
  const files = filesOf(suite).filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));
  const counts = files.length === 0 ? undefined : await runSuite(suite, files);
  if (counts) for (const name of countNames) total[name] += counts[name];
  if (!counts || counts.tests === 0) empty.push(suite);
}
process.exitCode = report();

/** A test of the server belongs to `db` when it asks the testkit for a database or starts one itself. */
function filesOf(suite: Suite): string[] {
  const all = globSync(['{packages,apps}/*/src/**/*.test.{ts,tsx}', '{tools,bench,e2e}/**/*.test.ts'], { cwd: root });
  return all.filter((file) => suiteOf(file) === suite).sort();
}

function suiteOf(file: string): Suite {
  if (file.startsWith('e2e')) return 'e2e';
  if (file.startsWith('packages/testkit')) return 'db';
  if (!file.startsWith('apps/server')) return 'unit';
  return /testkit|startPostgres/.test(readFileSync(join(root, file), 'utf8')) ? 'db' : 'unit';
}

async function runSuite(suite: Suite, files: string[]): Promise<Counts> {
  console.log(`\n▶ ${suite}: ${files.length} 个文件 files`);
  if (suite === 'unit') return await runFiles(files, 2);
  const home = mkdtempSync(join(tmpdir(), 'jishi-test-run-'));
  const cluster = await startPostgres({
    dataDir: join(home, 'postgres'),
    durable: false,
    settings: { max_connections: 200 },
  });
  const interrupted = () => void cluster.stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  process.env[clusterVariable] = cluster.connectionString;
  try {
    // A browser needs a core of its own.
    return await runFiles(files, suite === 'e2e' ? 1 : Math.min(2, availableParallelism()));
  } finally {
    delete process.env[clusterVariable];
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function runFiles(files: string[], concurrency: number): Promise<Counts> {
  const counts: Counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
  const events = run({ files: files.map((file) => join(root, file)), concurrency, cwd: root });
  const reporter = new spec();
  reporter.pipe(process.stdout, { end: false });
  Readable.from(withoutClosingLines(events, counts)).pipe(reporter);
  await finished(reporter);
  return counts;
}

/** Keeps each suite's closing counts back, so that one total stands at the end. */
async function* withoutClosingLines(events: AsyncIterable<TestEvent>, counts: Counts): AsyncGenerator<TestEvent> {
  for await (const event of events) {
    if (event.type === 'test:summary' && event.data.file === undefined) takeCounts(counts, event.data);
    if (event.type === 'test:diagnostic' && event.data.nesting === 0 && isClosingLine(event.data.message)) continue;
    yield event;
  }
}

function takeCounts(counts: Counts, { counts: found }: { counts: Readonly<Record<string, number>> }): void {
  counts.tests = found['tests'] ?? 0;
  counts.suites = found['suites'] ?? 0;
  counts.pass = found['passed'] ?? 0;
  counts.cancelled = found['cancelled'] ?? 0;
  counts.skipped = found['skipped'] ?? 0;
  counts.todo = found['todo'] ?? 0;
  counts.fail = counts.tests - counts.pass - counts.cancelled - counts.skipped - counts.todo;
}

function isClosingLine(message: string): boolean {
  return /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/.test(message);
}

function report(): number {
  console.log('');
  for (const suite of empty) console.log(`✖ ${suite}: 没有运行任何测试 no test ran`);
  for (const name of countNames) console.log(`ℹ ${name} ${total[name]}`);
  console.log(`ℹ duration_ms ${Math.round(performance.now() - since)}`);
  const failed = total.fail + total.cancelled;
  console.log(`\n${total.pass} passed, ${failed} failed, ${total.skipped} skipped`);
  return failed > 0 || total.tests === 0 || (empty.length > 0 && parts.length === 0) ? 1 : 0;
}
