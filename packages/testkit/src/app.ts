import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { createApp, type App } from '../../../apps/server/src/app.ts';
import { fixedClock, type Clock } from '../../../apps/server/src/platform/clock.ts';
import type { Config } from '../../../apps/server/src/platform/config.ts';
import { bareTestDatabase } from './database.ts';

/** A platform on a database of its own, with a clock that stands where the test puts it. */
export interface TestApp extends App {
  readonly clock: Clock & { set(instant: string): void };
  readonly config: Config;
  /** Address of the database, for a second process of the same platform. */
  readonly connectionString: string;
}

/** The day of all tests that do not care: a working Saturday is avoided. */
export const testDay = '2026-11-20';

const open = new Set<() => Promise<void>>();

// At the level of the file, after all hooks of its suites; the newest first, since it may work on another's database.
after(async () => {
  for (const close of [...open].reverse()) await close();
});

/**
 * Builds the whole platform on a migrated, empty database; it goes at the end of the file. Nothing listens and no job
 * runs: requests go through `app.http.inject`.
 *
 * @param options.clock default: stands at 10:00 in China on `testDay`
 * @param options.on database of another test application, as a second process of the same platform
 */
export async function createTestApp(
  options: { readonly clock?: TestApp['clock']; readonly on?: TestApp; readonly rateLimits?: boolean } = {},
): Promise<TestApp> {
  const clock = options.clock ?? options.on?.clock ?? fixedClock(testDay);
  const database = options.on ? undefined : await bareTestDatabase();
  const connectionString = options.on?.connectionString ?? database?.connectionString ?? '';
  const config = { ...(options.on?.config ?? testConfig()), rateLimits: options.rateLimits ?? true };
  const app = await createApp({ config, connectionString, clock });
  const close = once(async () => {
    open.delete(close);
    await app.close();
    await database?.drop();
    if (database) rmSync(config.dataDir, { recursive: true, force: true });
  });
  open.add(close);
  return { ...app, close, clock, config, connectionString };
}

function testConfig(): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    dataDir: mkdtempSync(join(tmpdir(), 'jishi-test-data-')),
    databaseUrl: undefined,
    publicUrl: 'http://localhost',
    secureCookies: false,
    demo: false,
    rateLimits: true,
    trustedProxies: 0,
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
