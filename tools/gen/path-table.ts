import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleName, type RouteTable } from '@jishi/contract';

interface Row {
  readonly key: string;
  readonly table: string;
  readonly name: string;
  readonly line: string;
}

/**
 * Text of the browser's table: addresses as values, schemas as types alone, so that no zod is loaded there. It holds
 * the routes that the client names; what only other programs call would weigh on every first load.
 *
 * @param client folder of the client's sources
 */
export function pathTable(contract: Readonly<Record<string, unknown>>, client: string): string {
  const named = namesIn(client);
  const all = Object.entries(contract).flatMap(([table, value]) => rowsOf(table, value));
  const rows = all.filter((row) => named.has(row.key));
  rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  const twice = rows.find((row, i) => row.key === rows[i + 1]?.key);
  if (twice) throw new Error(`two routes are called ${twice.key}`);
  const tables = [...new Set(rows.map((row) => row.table))].sort();
  return [
    '// Written by `npm run gen`; do not edit.',
    `import type { ${tables.join(', ')} } from './index.ts';`,
    '',
    '/** Method and address of every route that the client calls. */',
    'export const paths = {',
    ...rows.map((row) => `  '${row.key}': '${row.line}',`),
    '} as const;',
    '',
    '/** Schemas of these routes, for types alone. */',
    'export interface RouteMap {',
    ...rows.map((row) => `  readonly '${row.key}': (typeof ${row.table})['${row.name}'];`),
    '}',
    '',
  ].join('\n');
}

/** Everything in the sources that looks like the name of a route: `'meetings.record'`. */
function namesIn(folder: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, name] of text.matchAll(/'([a-z-]+\.[a-zA-Z]+)'/g)) if (name !== undefined) names.add(name);
  }
  return names;
}

function rowsOf(table: string, value: unknown): Row[] {
  const module = moduleOf(value);
  if (module === undefined) return [];
  return Object.entries(value as RouteTable).map(([name, route]) => ({
    key: `${module}.${name}`,
    table,
    name,
    line: `${route.method} ${route.path}`,
  }));
}

/** Name of the module a route table belongs to; undefined for anything else that the contract exports. */
function moduleOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  // By description, not identity: the tables may come from another copy of the repository.
  const key = Object.getOwnPropertySymbols(value).find((symbol) => symbol.description === moduleName.description);
  const name: unknown = key && Reflect.get(value, key);
  return typeof name === 'string' ? name : undefined;
}
