import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Tx } from '../../../apps/server/src/platform/db/tx.ts';
import type { App } from '../../../apps/server/src/app.ts';
import { seed, type TestOrg } from './tree.ts';

/** Table whose rows a route parameter names; further ones follow the name (`noticeId` → `notice`). */
export const tableOfParameter: Readonly<Record<string, string>> = {
  userId: 'app_user',
  grantId: 'role_grant',
  eventId: 'audit_event',
  postId: 'committee_post',
  relationId: 'org_relation',
  objectionId: 'member_objection',
  kindId: 'register_kind',
  entryId: 'register_entry',
  runId: 'method_run',
  roundId: 'method_round',
  planId: 'learning_plan',
  fileId: 'archive_file',
  formId: 'form_record',
  approvalId: 'approval_request',
  sheetId: 'score_sheet',
  importId: 'roster_import',
  answerId: 'import_answer',
  exportId: 'export_file',
  sessionId: 'learning_session',
  certificateId: 'learning_certificate',
  testId: 'learning_test',
  snapshotId: 'statistics_snapshot',
  offerId: 'intake_offer',
  wrongdoingId: 'wrongdoing_report',
  infoId: 'info_report',
  needId: 'visit_need',
};

/** Values that a table insists on and that cannot be guessed from its columns. */
export const columnSamples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  todo: { role: 'branch-secretary' },
  message: { user_id: 1 },
  register_entry: { status: 'open' },
  fund_entry: { debit_head: 'cash', credit_head: 'dues' },
  dues_payment: { month: '2026-11-01' },
  import_answer: { decision: 'skip', row_no: 1 },
  pairing: { partner_key: '另一方' },
  venue_booking: { ends_at: '2026-11-02T00:00:00Z' },
  statistics_snapshot: { opening_on: '2026-01-01' },
};

interface Column {
  readonly name: string;
  readonly type: string;
  readonly needed: boolean;
}

interface Reference {
  readonly column: string;
  readonly table: string;
  /** Column it leads to. */
  readonly key: string;
}

/**
 * Makes rows that belong to one organisation in any table, from the table's own description: enough to be found by an
 * id, whatever the module would have written.
 */
export interface SampleRows {
  /** Id of a row of the table that belongs to the organisation; the same row when asked again. */
  idOf(table: string): Promise<number | undefined>;
}

/** @param known ids of rows that exist already, by table */
export function sampleRows(app: App, org: TestOrg, known: Readonly<Record<string, number>>): SampleRows {
  const made = new Map<string, number>(Object.entries(known));
  const make = async (tx: Tx, table: string): Promise<number | undefined> => {
    const existing = made.get(table);
    if (existing !== undefined) return existing;
    const columns = await columnsOf(tx, table);
    if (!columns.some(({ name }) => name === 'id')) return undefined;
    const references = await referencesOf(tx, table);
    const checks = await checksOf(tx, table);
    const id = await app.platform.ids.next(tx, org.region);
    const values: [string, Sql][] = [];
    for (const column of columns) {
      const value = await valueOf(tx, column, { table, id, references, checks });
      if (value) values.push([column.name, value]);
    }
    await tx.run(
      sql`insert into ${raw(table)} (${raw(values.map(([name]) => `"${name}"`).join(', '))}) values (${join(values.map(([, value]) => value))})`,
    );
    made.set(table, id);
    return id;
  };
  const valueOf = async (
    tx: Tx,
    column: Column,
    about: {
      readonly table: string;
      readonly id: number;
      readonly references: readonly Reference[];
      readonly checks: ReadonlyMap<string, string>;
    },
  ): Promise<Sql | undefined> => {
    const { name, type } = column;
    const fixed = columnSamples[about.table]?.[name];
    if (fixed !== undefined) return sql`${fixed}`;
    if (name === 'region') return sql`${org.region}::int`;
    if (name === 'id') return sql`${about.id}::bigint`;
    if (name === 'path' || name.endsWith('_path')) return sql`${org.path}`;
    if (name === 'org_id' || (name.endsWith('_org_id') && column.needed)) return sql`${org.id}::bigint`;
    if (!column.needed) return undefined;
    const reference = about.references.find((each) => each.column === name);
    if (reference && type === 'text') return sql`${await keyOf(tx, reference)}`;
    if (reference && reference.table !== about.table) return sql`${(await make(tx, reference.table)) ?? 1}::bigint`;
    const allowed = about.checks.get(name);
    if (allowed !== undefined) return sql`${allowed}`;
    return plainValue(type);
  };
  /** A row of a table whose key is a text (content by hash). */
  const keyOf = async (tx: Tx, reference: Reference): Promise<string> => {
    const key = 'a'.repeat(64);
    if (made.has(reference.table)) return key;
    const columns = (await columnsOf(tx, reference.table)).filter(({ needed }) => needed);
    const values = columns.map(({ name, type }) => (name === reference.key ? sql`${key}` : plainValue(type)));
    await tx.run(
      sql`insert into ${raw(reference.table)} (${raw(columns.map(({ name }) => `"${name}"`).join(', '))}) values (${join(values)}) on conflict do nothing`,
    );
    made.set(reference.table, 0);
    return key;
  };
  return { idOf: (table) => seed(app, (tx) => make(tx, table)) };
}

function plainValue(type: string): Sql {
  if (/^(bigint|integer|smallint|numeric|int)/.test(type)) return sql`1`;
  if (type === 'date') return sql`'2026-11-01'::date`;
  if (type.startsWith('timestamp')) return sql`'2026-11-01T00:00:00Z'::timestamptz`;
  if (type === 'boolean') return sql`false`;
  if (type === 'jsonb') return sql`'{}'::jsonb`;
  if (type === 'bytea') return sql`'\\x00'::bytea`;
  if (type.endsWith('[]')) return sql`'{}'`;
  return sql`'样本'`;
}

function columnsOf(tx: Tx, table: string): Promise<Column[]> {
  return tx.many<Column>(sql`select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull and not a.atthasdef and a.attidentity = '' as needed
    from pg_attribute a where a.attrelid = to_regclass(${table}) and a.attnum > 0 and not a.attisdropped order by a.attnum`);
}

/** Foreign keys on (region, column) and the table they lead to. */
async function referencesOf(tx: Tx, table: string): Promise<Reference[]> {
  return await tx.many<Reference>(sql`select a.attname as column, c.confrelid::regclass::text as table,
      (select k.attname from pg_attribute k where k.attrelid = c.confrelid and k.attnum = c.confkey[array_position(c.conkey, a.attnum)]) as key
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname <> 'region'
    where c.conrelid = to_regclass(${table}) and c.contype = 'f'`);
}

/** First allowed value of columns with a list of allowed texts. */
async function checksOf(tx: Tx, table: string): Promise<Map<string, string>> {
  const rows = await tx.many<{ definition: string }>(sql`select pg_get_constraintdef(c.oid) as definition
    from pg_constraint c where c.conrelid = to_regclass(${table}) and c.contype = 'c'`);
  const found = new Map<string, string>();
  for (const { definition } of rows) {
    const parts =
      /^CHECK \(\((\w+) = ANY \(ARRAY\['([^']*)'::text/.exec(definition) ??
      /^CHECK \(\((\w+) = '([^']*)'::text\)\)$/.exec(definition);
    if (parts?.[1] && parts[2] !== undefined) found.set(parts[1], parts[2]);
  }
  return found;
}
