import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '@jishi/testkit';
import pg from 'pg';

/** Tables of the whole platform, not of a place: small, the same everywhere. */
const withoutPlace = [
  'method_definition',
  'platform_setting',
  'schema_migration',
  'work_calendar',
  'work_calendar_year',
];

/** Tables with a path that are read before anybody is known, so that no scope can be set yet; none holds more than hashes. */
const readBeforeSignIn = ['appraisal_code', 'meeting_door', 'one_time_token', 'role_grant', 'vote_door'];

/**
 * What nobody's row may hold (docs/rights): traits and scores of residents and petitioners, places, devices, and what
 * would link an anonymous act to a person.
 */
const forbiddenColumns =
  /latitude|longitude|geo_?point|coordinates?|\bgps\b|face_|fingerprint|voice_|device_id|risk_(level|score)|blacklist|credit_score|attitude|religio|belief|online_minutes|login_count|likes?_count|study_minutes_rank/;

describe('the schema', () => {
  let client: pg.Client;
  before(async () => {
    client = new pg.Client({ connectionString: (await testDatabase()).connectionString });
    await client.connect();
  });
  after(() => client.end());

  const names = async (text: string): Promise<string[]> =>
    (await client.query<{ name: string }>(text)).rows.map(({ name }) => name);
  const tables = `select c.relname as name, c.oid, c.relrowsecurity, c.relforcerowsecurity, c.relowner from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

  it('begins every key, every unique and every foreign key with the place', async () => {
    const found = await names(`select distinct conrelid::regclass::text as name from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('p', 'u')
        and pg_get_constraintdef(oid) !~ '^(PRIMARY KEY|UNIQUE) \\(region[,)]' order by 1`);
    assert.deepEqual(found, withoutPlace);
    const foreign = await names(`select conrelid::regclass || ' → ' || confrelid::regclass as name from pg_constraint
      where connamespace = 'public'::regnamespace and contype = 'f'
        and pg_get_constraintdef(oid) !~ '^FOREIGN KEY \\(region[,)]'`);
    assert.deepEqual(
      foreign.filter((name) => !name.endsWith('→ method_definition')),
      [],
    );
    const indexes = await names(`select tablename as name from pg_indexes
      where schemaname = 'public' and indexdef like '%UNIQUE%' and indexdef !~ '\\(region[,)]' order by 1`);
    assert.deepEqual(indexes, withoutPlace);
  });

  it('gives every table a primary key and a Chinese name', async () => {
    const keyless = await names(`select name from (${tables}) t
      where not exists (select from pg_constraint where conrelid = t.oid and contype = 'p')`);
    assert.deepEqual(keyless, []);
    const nameless = await names(`select name from (${tables}) t
      where coalesce(obj_description(t.oid), '') !~ '[一-龥]'`);
    assert.deepEqual(nameless, ['schema_migration']);
  });

  it('forces row-level security on every table with a path', async () => {
    const open = await names(`select name from (${tables}) t
      where exists (select from pg_attribute where attrelid = t.oid and attname = 'path' and not attisdropped)
        and not (t.relrowsecurity and t.relforcerowsecurity
          and exists (select from pg_policy where polrelid = t.oid)) order by 1`);
    assert.deepEqual(open, readBeforeSignIn);
  });

  it('orders every path byte by byte, so that a subtree is a range', async () => {
    const found = await names(`select attrelid::regclass::text as name from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      where a.attname = 'path' and not a.attisdropped
        and a.attcollation <> (select oid from pg_collation where collname = 'C' and collnamespace = 'pg_catalog'::regnamespace)`);
    assert.deepEqual(found, []);
  });

  it('keeps policies plain and tables without triggers', async () => {
    const subSelects = await names(`select tablename || '.' || policyname as name from pg_policies
      where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') ~* '\\yselect\\y'`);
    assert.deepEqual(subSelects, []);
    const triggers = await names(`select tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not tgisinternal`);
    assert.deepEqual(triggers, []);
  });

  it('grants the role of requests no ownership, no way around the policies and no change of the trail', async () => {
    const [role] = (
      await client.query(`select rolsuper, rolbypassrls, rolcreaterole, rolcanlogin from pg_roles
      where rolname = 'jishi_app'`)
    ).rows as unknown[];
    assert.deepEqual(role, { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcanlogin: false });
    const owned = await names(`select name from (${tables}) t where pg_get_userbyid(relowner) = 'jishi_app'`);
    assert.deepEqual(owned, []);
    for (const table of ['audit_event', 'audit_seal', 'run_event']) {
      const [may] = (
        await client.query(
          `select has_table_privilege('jishi_app', $1, 'update') as changes,
        has_table_privilege('jishi_app', $1, 'delete') as removes, has_table_privilege('jishi_app', $1, 'truncate') as empties`,
          [table],
        )
      ).rows as unknown[];
      assert.deepEqual(may, { changes: false, removes: false, empties: false }, table);
    }
  });

  it('has no column for what is not kept about people', async () => {
    const columns = await names(`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public'`);
    assert.deepEqual(
      columns.filter((name) => forbiddenColumns.test(name)),
      [],
    );
  });

  it('stores nothing with an anonymous sheet that leads to a person, a code or a moment', async () => {
    const columns = await names(`select column_name as name from information_schema.columns
      where table_name = 'appraisal_sheet'`);
    assert.deepEqual(
      columns.filter((name) => /_at$|user|member|code|token|address|agent|seq|version/.test(name)),
      [],
    );
    const codes = await names(
      `select column_name as name from information_schema.columns where table_name = 'appraisal_code'`,
    );
    assert.deepEqual(
      codes.filter((name) => /_at$|user|member|sheet|phone|address/.test(name)),
      [],
    );
  });
});
