import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, seed, seedTree, type TestApp, type TestTree } from '@jishi/testkit';
import sql, { raw } from 'sql-template-tag';
import { listPathTables } from './paths/store.ts';

describe('row-level security', () => {
  let app: TestApp;
  let tree: TestTree;
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app);
  });

  // Looked up before a scope exists: what a person may do, and what a code or link opens. No data of people.
  const withoutScope = new Set(['role_grant', 'one_time_token', 'meeting_door', 'appraisal_code', 'vote_door']);

  it('is enabled and forced on every table with a path', async () => {
    const tables = await seed(app, (tx) =>
      tx.many<{
        name: string;
        enabled: boolean;
        forced: boolean;
      }>(sql`select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'path' and not a.attisdropped where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`),
    );
    assert.ok(tables.length > 10);
    assert.deepEqual(
      tables.filter(({ name, enabled, forced }) => !withoutScope.has(name) && !(enabled && forced)),
      [],
    );
  });

  it('shows nothing to a query without scope', async () => {
    const tables = (await seed(app, listPathTables)).filter((name) => !withoutScope.has(name));
    for (const table of tables) {
      const [row] = await app.platform.db.read({ path: null }, (tx) =>
        tx.many<{ n: number }>(sql`select count(*) as n from ${raw(table)}`),
      );
      assert.equal(row?.n, 0, table);
    }
    const hits = await app.platform.db.read({ path: null }, (tx) =>
      tx.many(sql`select * from search_documents('org', array['村'], null, null, 10)`),
    );
    assert.deepEqual(hits, []);
  });

  it('lets a move take every table along', async () => {
    const rows = await seed(app, (tx) =>
      tx.many<{ name: string }>(
        sql`select distinct p.tablename as name from pg_policies p where p.cmd in ('ALL', 'UPDATE')`,
      ),
    );
    const movable = new Set([...rows.map(({ name }) => name), ...withoutScope]);
    assert.deepEqual(
      (await seed(app, listPathTables)).filter((name) => !movable.has(name)),
      [],
    );
  });

  it('shows a branch its own members and nobody else’s', async () => {
    const [branch] = tree.branches;
    const rows = await app.platform.db.read({ path: branch.path }, (tx) =>
      tx.many<{ id: number }>(sql`select m.id from member m order by m.id`),
    );
    assert.deepEqual(
      rows.map(({ id }) => id),
      [...branch.memberIds],
    );
  });

  it('keeps a member from writing into a neighbour’s rows', async () => {
    const [own, other] = tree.branches;
    await assert.rejects(
      app.platform.db.write(
        { path: own.path },
        (tx) =>
          tx.run(sql`update member m set path = ${other.path}, org_id = ${other.id} where m.id = ${own.memberIds[0]}`),
        { audited: false },
      ),
      /row-level security/,
    );
  });
});
