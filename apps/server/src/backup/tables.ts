import type pg from 'pg';
import { refuse } from '../platform/refusal.ts';

/** A table with the columns that are copied. */
export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly hasRowSecurity: boolean;
}

/** Every table of the platform but the list of migrations, which travels in the manifest. */
export async function listTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; secured: boolean }>(
    `select c.relname as name, c.relrowsecurity as secured, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
     group by c.oid order by 1`,
  );
  return rows.map(({ name, columns, secured }) => ({ name, columns, hasRowSecurity: secured }));
}

/**
 * Refuses tables whose rows a backup could not all see: the owner is bound by the policies too, so each table needs one
 * that the scope of everything satisfies, or rows would be left out silently.
 */
export async function requireVisible(client: pg.ClientBase, tables: readonly CopiedTable[]): Promise<void> {
  const { rows } = await client.query<{ tablename: string; open: boolean }>(
    `select tablename, bool_or(permissive = 'PERMISSIVE' and cmd in ('ALL', 'SELECT') and (qual = 'true' or
       (qual like '%path >= current_setting(''app.lo''%' and qual like '%path < current_setting(''app.hi''%') or
       qual ~ '^\\(.*OR \\(current_setting\\(''app\\.hi''::text, true\\) = ''~''::text\\)\\)$' or
       qual ~ '^\\(\\(current_setting\\(''app\\.hi''::text, true\\) = ''~''::text\\) OR ')) as open
     from pg_policies where schemaname = 'public' group by 1`,
  );
  const open = new Map(rows.map((row) => [row.tablename, row.open]));
  for (const { name, hasRowSecurity } of tables)
    if (hasRowSecurity && open.get(name) !== true) refuse('backup.no-policy', { table: name });
}

/** Names of migrations with their checksums, in order. */
export async function listDone(client: pg.ClientBase): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration order by name',
  );
  return rows;
}

/** A name as SQL takes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
