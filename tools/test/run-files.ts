import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec, type TestEvent } from 'node:test/reporters';

/** Counts in the words of node's own closing lines. */
export const countNames = ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo'] as const;
export type Counts = Record<(typeof countNames)[number], number>;

export const noCounts = (): Counts => ({ tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 });

/** Runs test files, each in a process of its own, prints what they say but for the closing counts, and gives these. */
export async function runFiles(root: string, files: readonly string[], concurrency: number): Promise<Counts> {
  const counts = noCounts();
  const timeout = 30 * 60_000;
  const events = run({ files: files.map((file) => join(root, file)), concurrency, cwd: root, timeout });
  const reporter = new spec();
  reporter.pipe(process.stdout, { end: false });
  Readable.from(withoutClosingLines(events, counts)).pipe(reporter);
  await finished(reporter);
  return counts;
}

/** Keeps each suite's closing counts back, so that one total stands at the end. */
async function* withoutClosingLines(events: AsyncIterable<TestEvent>, counts: Counts): AsyncGenerator<TestEvent> {
  for await (const event of events) {
    if (event.type === 'test:summary' && event.data.file === undefined) takeCounts(counts, event.data.counts);
    if (event.type === 'test:diagnostic' && event.data.nesting === 0 && isClosingLine(event.data.message)) continue;
    yield event;
  }
}

function takeCounts(counts: Counts, found: Readonly<Record<string, number>>): void {
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
