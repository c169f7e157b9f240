import sql from 'sql-template-tag';
import type { Tx } from '../../../platform/db/tx.ts';
import { pathEnd } from '../../../platform/ids.ts';

/**
 * Tables whose rows stay where they were written: the trail belongs to the organisation that was responsible then, and
 * its hash covers the path.
 */
const keepTheirPath = ['audit_event'] as const;

/** Every table with a `path` that follows a move, from the catalogue: a new module cannot be forgotten. */
export async function listPathTables(tx: Tx): Promise<string[]> {
  const rows = await tx.many<{ name: string }>(sql`select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'path' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all (${[...keepTheirPath]}::text[])
    order by (c.relname = 'org') desc, c.relname`);
  return rows.map(({ name }) => name);
}

/** Rewrites the beginning of all paths of a subtree in every table; returns the rows changed by table. */
export async function rewritePaths(tx: Tx, from: string, to: string): Promise<Readonly<Record<string, number>>> {
  const changed: Record<string, number> = {};
  for (const table of await listPathTables(tx)) {
    const { n } = await tx.one<{ n: number }>(sql`select rewrite_path(${table}, ${from}, ${to}) as n`);
    if (n > 0) changed[table] = n;
  }
  return changed;
}

/** Levels follow the path: the top has level 0. */
export async function rewriteLevels(tx: Tx, path: string): Promise<void> {
  await tx.run(sql`update org o set lvl = length(o.path) - length(replace(o.path, '.', '')) - 1
    where o.path >= ${path} and o.path < ${pathEnd(path)}`);
}
