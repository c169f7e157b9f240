import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fixedClock, testDatabase } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { systemActor, type Actor } from '../access/actor.ts';
import { createAudit, type Audit } from '../audit/append.ts';
import { createIds } from '../ids.ts';
import { openDatabase, UnauditedWrite, type Database } from './database.ts';
import { keptPlan, type Scope, type Tx } from './tx.ts';

const everything: Scope = { path: '', everything: true };

describe('a transaction in a scope', () => {
  let db: Database;
  let audit: Audit;
  const actor: Actor = systemActor('测试', 4106);
  before(async () => {
    db = openDatabase((await testDatabase()).connectionString);
    audit = createAudit(createIds(), fixedClock('2026-11-20'), () => {});
    await db.write(everything, async (tx) => {
      for (const [id, path] of [
        [1, '1.'],
        [2, '1.2.'],
        [3, '1.3.'],
        [4, '1.2.4.'],
        [5, '10.'],
      ] as const)
        await insert(tx, id, path);
      await audit.append(tx, actor, { action: 'test.insert', subjectKind: 'attachment' });
    });
  });
  after(() => db.close());

  const insert = (tx: Tx, id: number, path: string) =>
    tx.run(sql`insert into attachment (region, id, org_id, path, sha256, name, media_type, size_bytes, purpose, at)
      values (4106, ${id}, ${id}, ${path}, 'x', 'x', 'text/plain', 1, 'test', now())`);
  const seen = (scope: Scope): Promise<number[]> =>
    db.read(scope, async (tx) =>
      (await tx.many<{ id: number }>(sql`select id from attachment order by id`)).map(({ id }) => id),
    );

  it('sees its subtree, neither the neighbour nor a longer number that begins alike', async () => {
    assert.deepEqual(await seen({ path: '1.2.' }), [2, 4]);
    assert.deepEqual(await seen({ path: '1.' }), [1, 2, 3, 4]);
    assert.deepEqual(await seen(everything), [1, 2, 3, 4, 5]);
  });

  it('sees nothing without a scope', async () => {
    assert.deepEqual(await seen({ path: null }), []);
  });

  it('sees nothing on a plain connection of the owner, where a developer forgot the scope', async () => {
    const rows = await db.withOwner(async (client) => (await client.query('select id from attachment')).rows);
    assert.deepEqual(rows, []);
  });

  it('cannot write outside its subtree', async () => {
    await assert.rejects(
      db.write({ path: '1.2.' }, (tx) => insert(tx, 6, '1.3.')),
      { code: '42501' },
    );
    const changed = await db.write(
      { path: '1.2.' },
      (tx) => tx.run(sql`update attachment set name = 'y' where id = 3`),
      { audited: false },
    );
    assert.equal(changed, 0);
  });

  it('leaves no scope behind for the next one on the same connection', async () => {
    await seen({ path: '1.' });
    assert.deepEqual(await seen({ path: null }), []);
  });

  it('refuses a path that is none, and an empty one that was not meant', async () => {
    await assert.rejects(seen({ path: `1.'; reset role; --` }));
    await assert.rejects(seen({ path: '' }));
  });

  it('does not commit a change without an entry on the trail', async () => {
    await assert.rejects(
      db.write(everything, (tx) => insert(tx, 7, '1.')),
      UnauditedWrite,
    );
    assert.deepEqual(await seen(everything), [1, 2, 3, 4, 5]);
  });

  it('undoes everything when the work fails after its entry', async () => {
    const work = db.write(everything, async (tx) => {
      await insert(tx, 8, '1.');
      await audit.append(tx, actor, { action: 'test.insert', subjectKind: 'attachment' });
      throw new Error('later');
    });
    await assert.rejects(work, /later/);
    const entries = await db.read({ ...everything, audit: true }, (tx) => tx.many(sql`select id from audit_event`));
    assert.deepEqual([await seen(everything), entries.length], [[1, 2, 3, 4, 5], 1]);
  });

  it('changes nothing when it reads', async () => {
    await assert.rejects(
      db.read(everything, (tx) => insert(tx, 9, '1.')),
      { code: '25006' },
    );
  });

  it('keeps scopes apart on few connections, whatever failed on them before', async () => {
    const [narrow, wide] = [{ path: '1.2.' }, { path: '1.' }] as const;
    const few = openDatabase(db.connectionString, 2);
    const ask = (scope: Scope) =>
      few.read(scope, async (tx) =>
        (await tx.many<{ id: number }>(sql`select id from attachment order by id`)).map(({ id }) => id),
      );
    const fail = (scope: Scope) =>
      few.read(scope, (tx) => Promise.all([tx.many(sql`select 1 / 0`), tx.many(sql`select id from attachment`)]));
    try {
      const answers = await Promise.allSettled(
        Array.from({ length: 120 }, (_, index): Promise<unknown> => {
          if (index % 4 === 0) return fail(wide);
          return ask(index % 4 === 1 ? narrow : index % 4 === 2 ? wide : { path: null });
        }),
      );
      for (const [index, answer] of answers.entries()) {
        if (index % 4 === 0) assert.equal(answer.status, 'rejected');
        else
          assert.deepEqual(answer.status === 'fulfilled' && answer.value, [[2, 4], [1, 2, 3, 4], []][(index % 4) - 1]);
      }
    } finally {
      await few.close();
    }
  });

  it('turns a straggler away when the transaction is over', async () => {
    let late: Promise<unknown> | undefined;
    const failing = db.write(everything, async (tx) => {
      const slow = async () => {
        await tx.one(sql`select 1`);
        await new Promise((resolve) => setTimeout(resolve, 30));
        return await insert(tx, 30, '1.');
      };
      late = slow();
      late.catch(() => undefined);
      await Promise.all([late, tx.one(sql`select 1 / 0`)]);
    });
    await assert.rejects(failing, { code: '22012' });
    await assert.rejects(late ?? Promise.resolve(), /over/);
    assert.ok(!(await seen(everything)).includes(30));
  });

  it('lets many reads note something at once without waiting for each other', async () => {
    const few = openDatabase(db.connectionString, 2);
    try {
      const noted = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          few.read({ path: '1.' }, async (tx) => {
            await tx.one(sql`select 1`);
            return await few.write({ path: '1.' }, (write) => insert(write, 100 + index, '1.9.'), {
              audited: false,
              nested: true,
            });
          }),
        ),
      );
      assert.deepEqual(new Set(noted), new Set([1]));
    } finally {
      await few.close();
    }
  });

  it('plans a statement with a long list anew, since its plan would not fit other lists', async () => {
    const names = await db.read({ path: '1.' }, async (tx) => {
      const find = (ids: readonly number[]) => tx.many(sql`select id from attachment where id = any(${ids}::bigint[])`);
      await find(Array.from({ length: 200 }, (_, id) => id));
      const few = await tx.many<{ n: number }>(
        sql`select count(*) as n from pg_prepared_statements where statement like '%id = any(%'`,
      );
      await find([1]);
      const many = await tx.many<{ n: number }>(
        sql`select count(*) as n from pg_prepared_statements where statement like '%id = any(%' and name <> ''`,
      );
      return [few[0]?.n, many[0]?.n];
    });
    assert.ok((names[1] ?? 0) > (names[0] ?? 0));
  });

  it('commits nothing when a statement fails that nobody waited for, and tells what failed', async () => {
    const failing = (more: boolean) =>
      db.write(
        everything,
        async (tx) => {
          await insert(tx, 40, '1.');
          tx.post(sql`insert into attachment (region, id, org_id, path, sha256, name, media_type, size_bytes, purpose, at)
            values (4106, 40, 1, '1.', 'x', 'x', 'text/plain', 1, 'test', now())`);
          if (more) await tx.one(sql`select 1`);
        },
        { audited: false },
      );
    await assert.rejects(failing(false), { code: '23505' });
    await assert.rejects(failing(true), { code: '23505' });
    assert.ok(!(await seen(everything)).includes(40));
  });

  it('narrows the scope for what follows, in reads and writes', async () => {
    const look = async (tx: Tx) => {
      const rows = () => tx.many<{ id: number }>(sql`select id from attachment where id < 10 order by id`);
      const before = await rows();
      await tx.setScope({ path: '1.2.' });
      return [before.length, (await rows()).map(({ id }) => id)];
    };
    assert.deepEqual(await db.read({ path: '1.' }, look), [4, [2, 4]]);
    assert.deepEqual(await db.write({ path: '1.' }, look, { audited: false }), [4, [2, 4]]);
  });

  it('sees one instant in a snapshot', async () => {
    const counts = await db.snapshot(everything, async (tx) => {
      const count = async () => (await tx.one<{ n: number }>(sql`select count(*) as n from attachment`)).n;
      const before = await count();
      await db.write(everything, (write) => insert(write, 50, '1.'), { audited: false });
      return [before, await count()];
    });
    assert.equal(counts[0], counts[1]);
    await assert.rejects(
      db.snapshot(everything, (tx) => insert(tx, 51, '1.')),
      { code: '25006' },
    );
  });

  it('goes on with a connection on which a statement could not be prepared', async () => {
    const few = openDatabase(db.connectionString, 1);
    try {
      for (const _ of [1, 2]) {
        await assert.rejects(
          few.read(everything, (tx) => tx.many(sql`select nothing from nowhere`)),
          { code: '42P01' },
        );
        await assert.rejects(
          few.read(everything, (tx) => tx.many(sql`select ${'x'}::int`)),
          { code: '22P02' },
        );
        assert.deepEqual(await few.read(everything, (tx) => tx.many(sql`select ${7}::int as n`)), [{ n: 7 }]);
      }
    } finally {
      await few.close();
    }
  });

  it('outlives a connection that breaks in the middle, and goes on with another', async () => {
    const few = openDatabase(db.connectionString, 1);
    const breakOff = async (tx: Tx) => {
      const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await db.withOwner((client) => client.query('select pg_terminate_backend($1)', [pid]));
      return await tx.many(sql`select 1`);
    };
    try {
      await assert.rejects(few.read(everything, breakOff));
      await assert.rejects(few.write(everything, breakOff, { audited: false }));
      assert.deepEqual(await few.read(everything, (tx) => tx.many(sql`select 1 as n`)), [{ n: 1 }]);
      assert.deepEqual(await few.write(everything, (tx) => tx.many(sql`select 1 as n`), { audited: false }), [
        { n: 1 },
      ]);
    } finally {
      await few.close();
    }
  });

  it('keeps one plan for statements that say so, and for no others', async () => {
    const plans = await db.read(everything, async (tx) => {
      const asked = async (id: number) => {
        await tx.many(sql`${keptPlan} select id from attachment where id = ${id}`);
        return (await tx.one<{ mode: string }>(sql`select current_setting('plan_cache_mode') as mode`)).mode;
      };
      const modes = [await asked(1), await asked(2)];
      const kept = await tx.one<{ generic: number; custom: number }>(
        sql`select generic_plans as generic, custom_plans as custom from pg_prepared_statements where statement like '/* kept plan */ select id from attachment%'`,
      );
      return [modes, kept];
    });
    assert.deepEqual(plans, [['auto', 'auto'], { generic: 2, custom: 0 }]);
  });

  it('keeps the rest when a savepoint fails', async () => {
    await db.write(everything, async (tx) => {
      await insert(tx, 20, '1.');
      await tx.savepoint(() => insert(tx, 20, '1.')).catch(() => undefined);
      await audit.append(tx, actor, { action: 'test.insert', subjectKind: 'attachment' });
    });
    assert.ok((await seen(everything)).includes(20));
  });
});
