import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { installedPackage, usableBinaries } from './binaries.ts';
import { startPostgres, type EmbeddedPostgres } from './embedded.ts';
import { PostgresFault } from './faults.ts';
import { livePostmaster, readPidFile } from './processes.ts';

const root = process.getuid?.() === 0;
const home = mkdtempSync('/tmp/jishi-embedded-');
chmodSync(home, 0o755);
after(() => rmSync(home, { recursive: true, force: true }));

/** Number of a system user every system has, besides root. */
const bin = 2;
const quick = { durable: false } as const;
let folders = 0;
const newFolder = (): string => join(home, `case-${++folders}`, 'postgres');

async function ask<R>(connectionString: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows as R[];
  } finally {
    await client.end();
  }
}

/** Starts a database in a process of its own and waits until that says so. */
async function startElsewhere(dataDir: string, options = {}): Promise<ChildProcess> {
  const program = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
    const { adopted } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false, ...${JSON.stringify(options)} });
    console.log('adopted', adopted);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout ?? child, 'data');
  return child;
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function waitFor<R>(look: () => Promise<R | undefined>): Promise<R> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    assert.ok(Date.now() < deadline, 'waited half a minute in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function untilGone(dataDir: string): Promise<void> {
  while (livePostmaster(dataDir)) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a new data folder', () => {
  it('gets a cluster that other system users and the network cannot reach', async (t) => {
    const database = await startPostgres({ dataDir: newFolder(), ...quick });
    t.after(() => database.stop());
    assert.equal(database.adopted, false);
    assert.equal(statSync(database.dataDir).mode & 0o777, 0o700);
    assert.equal(statSync(database.socketDir).mode & 0o777, 0o700);
    const [row] = await ask(
      database.superuserConnectionString,
      `select current_setting('listen_addresses') as listens, (select datctype from pg_database where datname = 'jishi') as type,
              (select bool_and(auth_method = 'reject') from pg_hba_file_rules where type <> 'local') as rejects`,
    );
    assert.deepEqual(row, { listens: '', type: 'C.UTF-8', rejects: true });
  });

  it('is durable unless told otherwise, and used by an owner who is no superuser', async (t) => {
    const database = await startPostgres({ dataDir: newFolder() });
    t.after(() => database.stop());
    const [row] = await ask(
      database.connectionString,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as waits,
              current_setting('full_page_writes') as pages, current_user as name,
              (select rolsuper from pg_roles where rolname = current_user) as super`,
    );
    assert.deepEqual(row, { fsync: 'on', waits: 'on', pages: 'on', name: 'jishi', super: false });
  });

  it('is made once when two processes start at the same time', async (t) => {
    const dataDir = newFolder();
    const both = await Promise.all([startElsewhere(dataDir), startElsewhere(dataDir)]);
    t.after(() => both.forEach((child) => child.kill('SIGKILL')));
    const third = await startPostgres({ dataDir, ...quick });
    assert.equal(third.adopted, true);
    for (const child of both) child.kill('SIGKILL');
    await Promise.all(both.map(endOf));
    await third.stop();
    await untilGone(dataDir);
  });

  it('forgets the half cluster of a process that was killed while making it', async (t) => {
    const dataDir = newFolder();
    mkdirSync(`${dataDir}.new-999999999`, { recursive: true });
    const database = await startPostgres({ dataDir, ...quick });
    t.after(() => database.stop());
    assert.equal(existsSync(`${dataDir}.new-999999999`), false);
  });

  it('is reached through a short socket folder when its path is too long for a socket', async () => {
    const dataDir = join(home, 'x'.repeat(120), 'postgres');
    const database = await startPostgres({ dataDir, ...quick });
    assert.notEqual(database.socketDir, database.dataDir);
    assert.equal(statSync(database.socketDir).mode & 0o777, 0o700);
    assert.deepEqual(await ask(database.connectionString, 'select 1 as one'), [{ one: 1 }]);
    await database.stop();
    assert.equal(existsSync(database.socketDir), false);
  });

  it('keeps personal data out of the log', async (t) => {
    const database = await startPostgres({ dataDir: newFolder(), ...quick });
    t.after(() => database.stop());
    await ask(
      database.connectionString,
      `create table person (id_number text primary key); insert into person values ('410621199001011234')`,
    );
    await assert.rejects(ask(database.connectionString, `insert into person values ('410621199001011234')`));
    const log = readFileSync(join(database.dataDir, 'server.log'), 'utf8');
    assert.match(log, /duplicate key value/);
    assert.doesNotMatch(log, /410621199001011234/);
  });
});

describe('a database that runs already', () => {
  it('is joined by a second process and stays until the last one leaves', async () => {
    const dataDir = newFolder();
    const first = await startPostgres({ dataDir, ...quick });
    const second = await startPostgres({ dataDir, ...quick });
    assert.deepEqual([first.adopted, second.adopted], [false, true]);
    assert.equal(second.connectionString, first.connectionString);
    await first.stop();
    assert.deepEqual(await ask(second.connectionString, 'select 1 as one'), [{ one: 1 }]);
    await second.stop();
    assert.equal(livePostmaster(dataDir), undefined);
  });

  it('survives a killed process of ours with all it acknowledged, and is joined at the next start', async () => {
    const dataDir = newFolder();
    const child = await startElsewhere(dataDir);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const database = await startPostgres({ dataDir, ...quick });
    assert.equal(database.adopted, true);
    await database.stop();
    assert.equal(livePostmaster(dataDir), undefined);
  });

  it('is started anew when it runs with other settings and nobody needs it', async (t) => {
    const dataDir = newFolder();
    const child = await startElsewhere(dataDir, { settings: { work_mem: '9MB' } });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const database = await startPostgres({ dataDir });
    t.after(() => database.stop());
    assert.equal(database.adopted, false);
    const rows = await ask(
      database.connectionString,
      `select current_setting('work_mem') as memory, current_setting('fsync') as fsync`,
    );
    assert.deepEqual(rows, [{ memory: '8MB', fsync: 'on' }]);
  });

  it('stops by itself when the process that started it ends in the ordinary way or by a signal', async () => {
    const dataDir = newFolder();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const child = await startElsewhere(dataDir, { stopOnSignal: true });
      child.kill(signal);
      const [, endedBy] = await once(child, 'exit');
      assert.equal(endedBy, signal);
      assert.equal(livePostmaster(dataDir), undefined);
      assert.equal(existsSync(join(dataDir, 'postmaster.pid')), false, 'a clean end leaves no pid file');
    }
  });
});

describe('a database whose main process is killed', () => {
  it('loses nothing that was acknowledged and is started again at the same address', async (t) => {
    const database = await startPostgres({ dataDir: newFolder() });
    t.after(() => database.stop());
    await ask(database.connectionString, 'create table kept (n int primary key)');
    const acknowledged = await insertUntilCut(database);
    const rows = await waitFor(() =>
      ask<{ n: number }>(database.connectionString, 'select n from kept').catch(() => undefined),
    );
    const found = new Set(rows.map(({ n }) => n));
    assert.ok(acknowledged.length > 10);
    assert.deepEqual(
      acknowledged.filter((n) => !found.has(n)),
      [],
    );
  });

  it('is started again by the next process, although old backends were still busy', async () => {
    const dataDir = newFolder();
    const child = await startElsewhere(dataDir);
    const { socketDir } = readPidFile(dataDir) ?? assert.fail('no pid file');
    const client = new pg.Client({ host: socketDir, user: 'postgres', database: 'postgres' });
    client.on('error', () => {});
    await client.connect();
    client.query('select pg_sleep(1), sum(n) from generate_series(1, 20000000) n').catch(() => {});
    child.kill('SIGKILL');
    process.kill(readPidFile(dataDir)?.pid ?? 0, 'SIGKILL');
    const database = await startPostgres({ dataDir, ...quick });
    assert.equal(database.adopted, false);
    assert.deepEqual(await ask(database.connectionString, 'select 1 as one'), [{ one: 1 }]);
    await client.end().catch(() => {});
    await database.stop();
  });

  it('starts over a pid file whose number belongs to another program now', async () => {
    const dataDir = newFolder();
    await (await startPostgres({ dataDir, ...quick })).stop();
    writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n1\n5432\n${dataDir}\n\n\nready\n`);
    const database = await startPostgres({ dataDir, ...quick });
    assert.equal(database.adopted, false);
    await database.stop();
  });
});

async function insertUntilCut(database: EmbeddedPostgres): Promise<number[]> {
  const client = new pg.Client({ connectionString: database.connectionString });
  client.on('error', () => {});
  await client.connect();
  const acknowledged: number[] = [];
  setTimeout(() => process.kill(readPidFile(database.dataDir)?.pid ?? 0, 'SIGKILL'), 300);
  for (let n = 0; ; n++) {
    try {
      await client.query('insert into kept values ($1)', [n]);
      acknowledged.push(n);
    } catch {
      return acknowledged;
    }
  }
}

describe('a disk that fills up while the database works', { skip: !root && 'needs root to mount a small disk' }, () => {
  it('loses nothing acknowledged, says so, and goes on when there is space again', async (t) => {
    const disk = join(home, 'filling-disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=755', 'tmpfs', disk]).status !== 0) {
      return t.skip('this machine allows no mounts');
    }
    t.after(() => spawnSync('umount', ['-l', disk]));
    const told: string[] = [];
    const database = await startPostgres({ dataDir: join(disk, 'postgres'), log: (line) => told.push(line) });
    t.after(() => database.stop());
    await ask(database.connectionString, `create table kept as select 1 as n`);
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=1M']);
    await assert.rejects(
      ask(database.connectionString, `create table big as select repeat('x', 1000) from generate_series(1, 300000)`),
    );
    process.kill(readPidFile(database.dataDir)?.pid ?? 0, 'SIGKILL');
    await waitFor(() => Promise.resolve(told.some((line) => line.includes('磁盘已满')) || undefined));
    rmSync(join(disk, 'filler'));
    const rows = await waitFor(() => ask(database.connectionString, 'select n from kept').catch(() => undefined));
    assert.deepEqual(rows, [{ n: 1 }]);
    assert.ok(told.some((line) => line.includes('数据库已恢复')));
  });
});

describe('a start that cannot succeed', () => {
  const refusal = (code: PostgresFault['code'], text: RegExp) => (error: unknown) =>
    error instanceof PostgresFault && error.code === code && text.test(error.message);

  it('names the remedy when the folder holds something else', async () => {
    const dataDir = newFolder();
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'holiday.jpg'), '');
    await assert.rejects(startPostgres({ dataDir, ...quick }), refusal('not-a-cluster', /换一个空目录/));
  });

  it('names the remedy when another version wrote the folder', async () => {
    const dataDir = newFolder();
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'PG_VERSION'), '15\n');
    await assert.rejects(startPostgres({ dataDir, ...quick }), refusal('version-mismatch', /jishi backup/));
  });

  it('names the remedy when the disk is full', { skip: !root && 'needs root to mount a small disk' }, async (t) => {
    const disk = join(home, 'small-disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk]).status === 0;
    if (!mounted) return t.skip('this machine allows no mounts');
    t.after(() => spawnSync('umount', [disk]));
    await assert.rejects(
      startPostgres({ dataDir: join(disk, 'postgres'), ...quick }),
      refusal('disk-full', /磁盘已满/),
    );
  });

  it(
    'names the remedy when the folder cannot be written',
    { skip: !root && 'needs root to become another user' },
    () => {
      const locked = join(home, 'locked');
      mkdirSync(locked, { mode: 0o755 });
      const { stderr } = asUser(
        bin,
        `await startPostgres({ dataDir: ${JSON.stringify(join(locked, 'postgres'))}, durable: false });`,
      );
      assert.match(stderr, /没有读写数据目录/);
    },
  );
});

/** Runs a program as another system user. */
function asUser(uid: number, program: string) {
  const load = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};`;
  return spawnSync(process.execPath, ['--input-type=module-typescript', '-e', `${load}${program}`], {
    uid,
    gid: uid,
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
  });
}

describe('run by an ordinary user', { skip: !root && 'needs root to become another user' }, () => {
  it('says what to do when that user has no name', () => {
    const own = join(home, 'unnamed');
    mkdirSync(own);
    spawnSync('chown', ['4321:4321', own]);
    const { stderr } = asUser(
      4321,
      `await startPostgres({ dataDir: ${JSON.stringify(join(own, 'postgres'))}, durable: false });`,
    );
    assert.match(stderr, /没有名字/);
  });

  it('keeps everything its own', () => {
    const own = join(home, 'own');
    mkdirSync(own);
    spawnSync('chown', [`${bin}:${bin}`, own]);
    const dataDir = join(own, 'postgres');
    const { stdout, stderr } = asUser(
      bin,
      `const p = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false }); await p.stop(); console.log('stopped');`,
    );
    assert.equal(stdout, 'stopped\n', stderr);
    assert.equal(statSync(dataDir).uid, bin);
  });

  it('says whose folder it is when it belongs to somebody else', async () => {
    const dataDir = newFolder();
    await (await startPostgres({ dataDir, ...quick })).stop();
    chmodSync(dataDir, 0o755);
    const { stderr } = asUser(bin, `await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });`);
    assert.match(stderr, /属于另一个系统用户/);
  });
});

describe('run by root', { skip: !root && 'needs root' }, () => {
  it('gives the database to a user without rights', async (t) => {
    const database = await startPostgres({ dataDir: newFolder(), ...quick });
    t.after(() => database.stop());
    const { pid } = readPidFile(database.dataDir) ?? assert.fail('no pid file');
    assert.match(readFileSync(`/proc/${pid}/status`, 'utf8'), /^Uid:\s+65534\s+65534\s+65534\s+65534$/m);
    assert.equal(statSync(database.dataDir).uid, 65534);
  });

  it('takes the owner of the folder above as the user of the database', async (t) => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, '..'), { recursive: true });
    spawnSync('chown', [`${bin}:${bin}`, join(dataDir, '..')]);
    const database = await startPostgres({ dataDir, ...quick });
    t.after(() => database.stop());
    assert.equal(statSync(dataDir).uid, bin);
  });

  it('puts the cluster where that user can reach it when the folder lies in a closed home, and finds it again', async (t) => {
    const closed = join(home, 'closed-home');
    mkdirSync(closed, { mode: 0o700 });
    const dataDir = join(closed, 'data', 'postgres');
    const first = await startPostgres({ dataDir, ...quick });
    t.after(() => rmSync(first.dataDir, { recursive: true, force: true }));
    assert.ok(lstatSync(dataDir).isSymbolicLink());
    await ask(first.connectionString, 'create table kept (n int primary key)');
    await first.stop();
    const second = await startPostgres({ dataDir, ...quick });
    t.after(() => second.stop());
    assert.equal(second.dataDir, first.dataDir);
    assert.deepEqual(await ask(second.connectionString, 'select * from kept'), []);
  });

  it('copies programs out of a closed home, with the library links that npm leaves out', () => {
    const closed = join(home, 'closed-checkout');
    mkdirSync(closed, { mode: 0o700 });
    cpSync(installedPackage(), join(closed, 'package'), { recursive: true, verbatimSymlinks: true });
    rmSync(join(closed, 'package/native/lib/libpq.so.5'));
    chmodSync(join(closed, 'package/native/bin/postgres'), 0o644);
    const binaries = usableBinaries({ uid: 65534, gid: 65534 }, join(closed, 'package'));
    assert.ok(!binaries.postgres.startsWith(closed));
    const { stdout, stderr } = spawnSync(binaries.postgres, ['--version'], {
      uid: 65534,
      gid: 65534,
      cwd: '/',
      encoding: 'utf8',
    });
    assert.match(stdout, /^postgres \(PostgreSQL\) 18/, stderr);
    assert.deepEqual(usableBinaries({ uid: 65534, gid: 65534 }, join(closed, 'package')), binaries, 'copied once');
    rmSync(join(binaries.postgres, '../../..'), { recursive: true });
  });
});
