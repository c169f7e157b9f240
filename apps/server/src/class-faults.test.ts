import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { openTodo } from './modules/todos/index.ts';
import { createPersonalData, loadMasterKey } from './platform/crypto/personal-data.ts';

/** Faults that other systems of this kind have had, and that concern no module of its own; see docs/class-faults.md. */
describe('a fault of the class is not here:', () => {
  let app: TestApp;
  let tree: TestTree;

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 2 });
  });

  it('nobody without an account can make one, reset a password or take a role', () => {
    const open = app.mounter.mounted
      .filter((route) => route.method !== 'GET' && (route.permission === 'public' || route.permission === 'token'))
      .map((route) => `${route.method} ${route.path}`);
    assert.ok(open.length > 0);
    assert.deepEqual(
      open.filter((name) => /users|accounts|grants|password|register/.test(name)),
      [],
    );
  });

  it('keys are made for each installation: what one sealed no other opens, and nothing is sealed by default', () => {
    const folders = [mkdtempSync(join(tmpdir(), 'jishi-keys-')), mkdtempSync(join(tmpdir(), 'jishi-keys-'))];
    try {
      const [first, second] = folders.map((folder) => loadMasterKey(folder, {}));
      assert.ok(first && second && !first.equals(second));
      const sealed = createPersonalData(first).seal('member.phone', '13800001234');
      assert.equal(createPersonalData(first).open('member.phone', sealed), '13800001234');
      assert.throws(() => createPersonalData(second).open('member.phone', sealed));
      for (const folder of folders)
        assert.equal(statSync(join(folder, 'keys', 'personal-data.key')).mode & 0o077, 0, 'others cannot read it');
      assert.throws(() => loadMasterKey(folders[0] ?? '', { JISHI_KEY: 'changeme' }));
    } finally {
      for (const folder of folders) rmSync(folder, { recursive: true });
    }
  });

  it('to-dos are filtered by place and by role', async () => {
    const [branch, neighbour] = tree.branches;
    await seed(app, (tx) =>
      openTodo(tx, app.platform, {
        orgId: branch.id,
        path: branch.path,
        roles: ['branch-secretary'],
        aboutOrgId: branch.id,
        aboutName: branch.name,
        kind: 'task',
        titleZh: '只给书记办的事',
        titleEn: 'For the secretary alone',
        link: '/',
        subjectKind: 'test',
        subjectId: 1,
      }),
    );
    const seen = async (
      role: 'branch-secretary' | 'branch-committee' | 'member' | 'township-organiser',
      orgId: number,
    ) => {
      const who = await personAs(app, { role, orgId });
      const { body } = await who.get<{ items: { titleZh: string }[] }>('/api/todos');
      return body.items.some((todo) => todo.titleZh === '只给书记办的事');
    };
    assert.deepEqual(
      [
        await seen('branch-secretary', branch.id),
        await seen('branch-committee', branch.id),
        await seen('member', branch.id),
        await seen('branch-secretary', neighbour.id),
        await seen('township-organiser', branch.townshipId),
      ],
      [true, false, false, false, false],
    );
  });

  it('every state is one of those the database names, no free text', async () => {
    const free = await seed(app, (tx) =>
      tx.many<{ name: string }>(sql`select c.relname || '.' || a.attname as name
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' and not a.attisdropped and a.attname in ('state', 'status', 'phase', 'decision')
          and format_type(a.atttypid, a.atttypmod) = 'text'
          and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey))
        order by 1`),
    );
    assert.deepEqual(
      free.map(({ name }) => name).filter((name) => !copies.has(name)),
      [],
    );
  });

  it('no list of the interface ends silently: what is cut says so', () => {
    const cut = app.mounter.mounted.filter((route) => {
      const query = route.query as { shape?: Record<string, unknown> } | undefined;
      const response = route.response as { shape?: Record<string, unknown> } | undefined;
      const paged = query?.shape?.['limit'] !== undefined && query.shape['cursor'] !== undefined;
      return paged && response?.shape?.['nextCursor'] === undefined;
    });
    assert.deepEqual(
      cut.map((route) => `${route.method} ${route.path}`),
      [],
    );
  });
});

/** Copies of a column that is checked where it is first written: histories and the public board. */
const copies: ReadonlySet<string> = new Set(['board_entry.state', 'meeting_event.state', 'org_version.state']);
