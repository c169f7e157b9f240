import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { createTestApp, seed, seedTree, testDatabase, type TestApp, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { systemActor } from '../platform/access/actor.ts';
import { createPersonalData, loadMasterKey } from '../platform/crypto/personal-data.ts';
import { openDatabase } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import { startPostgres, type EmbeddedPostgres } from '../platform/postgres/embedded.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Manifest } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const now = new Date('2026-11-20T02:00:00Z');
const passphrase = 'a long enough passphrase';

describe('a backup', () => {
  const home = mkdtempSync(join(tmpdir(), 'jishi-backup-'));
  let app: TestApp;
  let tree: TestTree;
  let other: EmbeddedPostgres;
  let manifest: Manifest;
  const path = join(home, 'one.backup');
  const dataDir = join(home, 'restored');
  const content = randomBytes(5000);

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app);
    const actor = systemActor('测试', tree.region);
    const { sha256 } = await app.platform.files.save(Readable.from([content]), 10_000);
    await app.platform.db.write(actor.scope, async (tx) => {
      await tx.run(sql`insert into attachment (region, id, org_id, path, sha256, name, media_type, size_bytes, purpose, at)
        values (${tree.region}, ${await app.platform.ids.next(tx, tree.region)}, ${tree.county.id}, ${tree.county.path}, ${sha256}, 'a.pdf', 'application/pdf', 5000, 'evidence', ${now})`);
      for (let n = 0; n < 30; n++)
        await app.platform.audit.append(tx, actor, {
          action: 'test.act',
          subjectKind: 'test',
          subjectId: n,
          facts: { n, text: '一\t二\\三\n四' },
        });
      await app.platform.jobs.add(tx, 'stats:merge', { once: true }, { runAt: new Date('2030-01-01') });
    });
    manifest = await writeBackup({
      connectionString: app.connectionString,
      dataDir: app.config.dataDir,
      path,
      passphrase,
      now,
    });
    // Another machine: a cluster of its own.
    other = await startPostgres({ dataDir: join(home, 'postgres'), durable: false });
    await migrate(other.connectionString);
  });
  after(async () => {
    await other.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('restores elsewhere to the same counts, the same audit hash and readable identifiers', async () => {
    const restored = await restoreBackup({
      connectionString: other.connectionString,
      dataDir,
      path,
      passphrase: async () => passphrase,
      now,
    });
    assert.deepEqual(
      restored.chains.map(({ region, head }) => ({ region, head })),
      manifest.auditHeads.map(({ region, hash }) => ({ region, head: hash })),
    );
    assert.equal(manifest.auditHeads.length, 1);
    const db = openDatabase(other.connectionString, 2);
    try {
      const everything = { path: '', everything: true } as const;
      const members = await db.read(everything, (tx) =>
        tx.many<{ id_number: Buffer; id_number_tail: string }>(
          sql`select m.id_number, m.id_number_tail from member m order by m.id`,
        ),
      );
      assert.equal(members.length, 30);
      const personalData = createPersonalData(loadMasterKey(dataDir));
      const [first] = members;
      assert.ok(first);
      assert.equal(personalData.open('member.id_number', first.id_number).slice(-4), first.id_number_tail);
      // The policies stand again: without a scope there is nothing to see.
      const hidden = await db.read({ path: null }, (tx) => tx.many(sql`select 1 from member`));
      assert.equal(hidden.length, 0);
      const next = await db.write(everything, (tx) => tx.one<{ n: number }>(sql`select nextval('id_block') as n`), {
        audited: false,
      });
      const was = await seed(app, (tx) => tx.one<{ n: number }>(sql`select nextval('id_block') as n`));
      assert.equal(next.n, was.n);
    } finally {
      await db.close();
    }
    const [file] = manifest.files;
    assert.ok(file);
    assert.deepEqual(readFileSync(join(dataDir, 'files', 'objects', file.sha256.slice(0, 2), file.sha256)), content);
  });

  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
    );
  const restore = (options: Partial<Parameters<typeof restoreBackup>[0]> = {}) =>
    restoreBackup({
      connectionString: other.connectionString,
      dataDir: join(home, 'again'),
      path,
      passphrase: async () => passphrase,
      now,
      ...options,
    });

  it('is restored into an empty platform only', async () => {
    assert.equal(await codeOf(restore()), 'backup.not-empty');
  });

  it('tells a truncated and an altered archive, a wrong passphrase and a missing key; nothing is written', async () => {
    const { connectionString } = await testDatabase();
    const bytes = readFileSync(path);
    await writeFile(join(home, 'torn.backup'), bytes);
    await truncate(join(home, 'torn.backup'), bytes.length - 2000);
    assert.equal(await codeOf(restore({ connectionString, path: join(home, 'torn.backup') })), 'backup.torn');
    const altered = Buffer.from(bytes);
    // Somewhere in the packed content of the first tables.
    for (let at = 2000; at < 2010; at++) altered[at] = (altered[at] ?? 0) ^ 0xff;
    await writeFile(join(home, 'altered.backup'), altered);
    assert.equal(await codeOf(restore({ connectionString, path: join(home, 'altered.backup') })), 'backup.torn');
    assert.equal(
      await codeOf(restore({ connectionString, passphrase: async () => 'another passphrase' })),
      'backup.passphrase-wrong',
    );
    const bare = join(home, 'bare.backup');
    await writeBackup({ connectionString: app.connectionString, dataDir: app.config.dataDir, path: bare, now });
    assert.equal(await codeOf(restore({ connectionString, path: bare })), 'backup.key-missing');
    assert.ok(!bytes.includes(loadMasterKey(app.config.dataDir).toString('hex')));
    await writeFile(join(home, 'other.backup'), 'no archive');
    assert.equal(await codeOf(restore({ connectionString, path: join(home, 'other.backup') })), 'backup.torn');
  });

  it('overwrites no file and leaves none behind when it fails', async () => {
    const options = { connectionString: app.connectionString, dataDir: app.config.dataDir, now };
    assert.equal(await codeOf(writeBackup({ ...options, path })), 'backup.exists');
    assert.match(await codeOf(writeBackup({ ...options, path: '/dev/full/x.backup' })), /ENOTDIR|EACCES/);
  });
});
