import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `unit` needs nothing, `db` a database, `e2e` a database and a browser. */
export const suites = ['unit', 'db', 'e2e'] as const;
export type Suite = (typeof suites)[number];

const places = ['{packages,apps}/*/src/**/*.test.{ts,tsx}', '{tools,bench,e2e}/**/*.test.ts'];

/** Test files of a suite below `root` whose path holds one of `parts` (all, when there are none). */
export function filesOf(root: string, suite: Suite, parts: readonly string[]): readonly string[] {
  return globSync(places, { cwd: root, exclude: ['**/node_modules/**'] })
    .filter((file) => suiteOf(root, file) === suite)
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .sort();
}

/** A test belongs to `db` when it asks the testkit for a database or starts one itself. */
function suiteOf(root: string, file: string): Suite {
  if (file.startsWith('e2e')) return 'e2e';
  if (file.startsWith('packages/testkit')) return 'db';
  if (!/^(apps.server|bench)/.test(file)) return 'unit';
  return /testkit|startPostgres/.test(readFileSync(join(root, file), 'utf8')) ? 'db' : 'unit';
}
