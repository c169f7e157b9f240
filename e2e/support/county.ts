import { join } from 'node:path';
import { testRegion, type TestApp } from '@jishi/testkit';
import pg from 'pg';
import { writeDemoWorkbook } from '../../apps/server/src/demo/generator.ts';
import { addAccounts } from '../../apps/server/src/demo/people.ts';
import type { Transport } from '../../apps/server/src/demo/drive/person.ts';
import { importFile } from '../../apps/server/src/modules/imports/index.ts';
import { systemActor } from '../../apps/server/src/platform/access/actor.ts';

const everything = { path: '', everything: true } as const;

/**
 * Fills an empty platform with the invented county, through the import as a user would, and gives everybody who leads
 * an organisation an account.
 *
 * @param branches 535 for the whole county; fewer are spread over all townships
 * @returns rows that the import added
 */
export async function importCounty(app: TestApp, branches: number, password: string): Promise<number> {
  const { platform } = app;
  const path = join(app.config.dataDir, 'county.xlsx');
  await writeDemoWorkbook(path, {
    branches,
    members: Math.round((20_000 * branches) / 535),
    asOf: platform.clock.today(),
  });
  const { summary } = await importFile(platform, systemActor('导入', testRegion), path, { mode: 'all' });
  await platform.db.write(everything, (tx) => addAccounts(app, tx, password), { audited: false });
  await renewStatistics(app);
  return summary.added;
}

/**
 * Tells the database how large its tables have become. A database in use does so within a minute; that of the tests
 * leaves it, and plans as if every table were empty.
 */
export async function renewStatistics(app: TestApp): Promise<void> {
  const client = new pg.Client({ connectionString: app.connectionString });
  await client.connect();
  await client.query('analyze');
  await client.end();
}

/** What went over the network so far. */
export interface Traffic {
  requests: number;
  writes: number;
}

/** Requests over real connections that are kept open, as browsers do. */
export function networkTransport(origin: string, traffic: Traffic = { requests: 0, writes: 0 }): Transport {
  return async ({ method, url, headers, body }) => {
    const answer = await fetch(origin + url, { method, headers, ...(body === undefined ? {} : { body }) });
    traffic.requests += 1;
    if (method !== 'GET') traffic.writes += 1;
    return { status: answer.status, text: await answer.text() };
  };
}
