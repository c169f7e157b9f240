import sql, { join, raw } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { ImportFailure, ImportState, ImportSummary } from './schema.ts';

/** An import as the history shows it. */
export interface ImportListRow {
  readonly id: number;
  readonly file_name: string;
  readonly size_bytes: number;
  readonly state: ImportState;
  readonly actor_name: string;
  readonly org_name: string | null;
  readonly created_at: Date;
  readonly done_at: Date | null;
  readonly taken_back_at: Date | null;
  readonly summary: ImportSummary | null;
  readonly failure: ImportFailure | null;
}

/** Imports in scope, newest first. */
export function listImports(tx: Tx, before: number | undefined, limit: number): Promise<ImportListRow[]> {
  return tx.many<ImportListRow>(sql`select i.id, i.file_name, i.size_bytes, i.state, i.actor_name, o.short_name as org_name, i.created_at, i.done_at,
      i.taken_back_at, i.summary, i.failure
    from roster_import i left join org o on o.region = i.region and o.id = i.org_id
    where ${before === undefined ? sql`true` : sql`i.id < ${before}`} order by i.id desc limit ${limit}`);
}

/** Something that depends on what an import brought. */
export interface Use {
  readonly zh: string;
  readonly en: string;
  readonly count: number;
}

/** Rows that go with their organisation or person, and records of what was done rather than of what is. */
const ownTables = new Set([
  'member',
  'member_event',
  'member_reading',
  'org_version',
  'org_term',
  'stat_delta',
  'stat_rollup',
  'search_doc',
  'audit_event',
  'roster_import',
  'import_finding',
  'import_answer',
  'import_change',
  'import_mapping',
]);

/**
 * What points to these members or organisations, table by table, by the column that names them: so a module that comes
 * later is asked as well.
 *
 * @param known.own rows that the same import brought and that go with it
 */
export async function listUses(
  tx: Tx,
  region: number,
  column: 'member_id' | 'org_id',
  ids: readonly number[],
  known: { readonly own: readonly number[]; readonly importId: number },
): Promise<Use[]> {
  if (ids.length === 0) return [];
  const tables = await tx.many<{
    name: string;
    comment: string | null;
    has_id: boolean;
  }>(sql`select c.relname as name, obj_description(c.oid) as comment,
      exists (select 1 from pg_attribute i where i.attrelid = c.oid and i.attname = 'id' and not i.attisdropped) as has_id
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = ${column} and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(c.oid, 'select') order by 1`);
  const asked = tables.filter(({ name }) => !ownTables.has(name) || (name === 'member' && column === 'org_id'));
  const counts = asked.map(({ name, has_id }) => {
    const own = has_id && known.own.length > 0 ? sql`and t.id <> all(${[...known.own]}::bigint[])` : sql``;
    return sql`select ${name} as name, count(*)::int as n from ${raw(`"${name}"`)} t
      where t.region = ${region} and t.${raw(column)} = any(${[...ids]}::bigint[]) ${own}`;
  });
  if (counts.length === 0) return [];
  const rows = await tx.many<{ name: string; n: number }>(join(counts, ' union all '));
  const titles = new Map(asked.map(({ name, comment }) => [name, comment?.split(/[：:；]/)[0] ?? name]));
  return rows
    .filter(({ n }) => n > 0)
    .map(({ name, n }) => ({ zh: titles.get(name) ?? name, en: name.replaceAll('_', ' '), count: n }));
}
