import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import pg from 'pg';
import { bareTestDatabase, type TestDatabase } from './database.ts';
import { testDatabase } from './test-database.ts';

const ask = async (connectionString: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

describe('a test database', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });

  it('carries the newest schema', async () => {
    const [row] = await ask(database.connectionString, 'select count(*)::int as n from schema_migration');
    assert.notDeepEqual(row, { n: 0 });
  });

  it('is used by an owner that row-level security binds', async () => {
    const [row] = await ask(
      database.connectionString,
      'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    );
    assert.deepEqual(row, { rolsuper: false, rolbypassrls: false });
  });

  it('can be opened as the role of requests', async () => {
    const rows = await ask(database.appConnectionString, 'select current_user as name');
    assert.deepEqual(rows, [{ name: 'jishi_app' }]);
  });

  it('finds trigrams in Chinese, which a cluster with a wrong character type does not', async () => {
    await ask(database.connectionString, 'create extension if not exists pg_trgm');
    const [row] = await ask(database.connectionString, `select cardinality(show_trgm('党支部')) as n`);
    assert.deepEqual(row, { n: 4 });
  });

  it('shares nothing with another one, and is gone after it was dropped', async () => {
    const other = await bareTestDatabase();
    await ask(database.connectionString, 'create table only_here (id int primary key)');
    const [row] = await ask(other.connectionString, `select to_regclass('only_here') is null as absent`);
    assert.deepEqual(row, { absent: true });
    await other.drop();
    await assert.rejects(ask(other.connectionString, 'select 1'), { code: '3D000' });
  });
});
