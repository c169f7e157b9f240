import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Binaries } from './binaries.ts';
import { faultFrom, PostgresFault } from './faults.ts';
import { canReach, giveTo, type Identity } from './identity.ts';
import { isAlive } from './processes.ts';

/** Superuser of an embedded cluster; the product itself connects as the owner role, which is none. */
export const superuser = 'postgres';

/** Where the clusters of a root user go whose data folder no other user can reach. */
const reachableHome = '/var/lib/jishi';

/**
 * Makes sure that a cluster stands in `dataDir`, owned by `identity`, and gives its real folder. A new one is made
 * beside it and moved into place when complete, so a process killed meanwhile leaves no half cluster.
 *
 * Root cannot let another user into a 0700 home: then the cluster is put under /var/lib/jishi, and `dataDir` becomes a
 * link to it.
 */
export function prepareCluster(dataDir: string, identity: Identity, binaries: Binaries, durable: boolean): string {
  const folder = realFolder(resolve(dataDir), identity);
  if (existsSync(folder)) assertOurs(folder, identity);
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(folder, identity, binaries, durable);
  assertMajor(folder, binaries);
  chmodSync(folder, 0o700);
  return folder;
}

function realFolder(dataDir: string, identity: Identity): string {
  if (existsSync(dataDir)) {
    const real = realpathSync(dataDir);
    if (canReach(identity, real)) return real;
    if (existsSync(join(real, 'PG_VERSION'))) return moveOut(real, dataDir);
    rmdirSync(real);
  }
  mkdirSync(dirname(dataDir), { recursive: true });
  if (canReach(identity, dataDir)) return dataDir;
  const home = newHome();
  mkdirSync(home, { mode: 0o700 });
  // A link that leads nowhere (its target was removed) is replaced.
  rmSync(dataDir, { force: true });
  symlinkSync(home, dataDir);
  return home;
}

/** A cluster that was reachable once (its folder has been closed since, or it was copied here) moves as a whole. */
function moveOut(real: string, dataDir: string): string {
  const home = newHome();
  try {
    renameSync(real, home);
  } catch (error) {
    throw new PostgresFault(
      'permission-denied',
      `数据目录 ${dataDir} 所在的上级目录不允许数据库用户进入。请执行 chmod o+x 放开上级目录，或用 JISHI_DATA 换到 /var/lib 等位置。\n` +
        `A folder above the data folder may not be passed by the database's user. Open it with chmod o+x, or choose another JISHI_DATA.`,
      String(error),
    );
  }
  symlinkSync(home, dataDir);
  return home;
}

function newHome(): string {
  mkdirSync(reachableHome, { recursive: true, mode: 0o755 });
  return join(reachableHome, `postgres-${randomBytes(4).toString('hex')}`);
}

function initialise(folder: string, identity: Identity, binaries: Binaries, durable: boolean): void {
  assertEmpty(folder);
  const half = `${folder}.new-${process.pid}`;
  sweepHalves(folder);
  mkdirSync(half, { recursive: true, mode: 0o700 });
  giveTo(identity, half);
  try {
    runInitdb(half, identity, binaries, durable);
    renameSync(half, folder);
    if (durable) syncFolder(dirname(folder));
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    // Another process made the same cluster at the same time and was first: theirs is as good.
    if (!existsSync(join(folder, 'PG_VERSION'))) throw error;
  }
}

function assertEmpty(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new PostgresFault(
    'not-a-cluster',
    `目录 ${folder} 里有其他文件，不是基石的数据库目录。请用 JISHI_DATA 换一个空目录。\n` +
      `The folder holds other files and is no database of Jishi. Choose an empty folder with JISHI_DATA.`,
  );
}

/** Leftovers of processes that were killed while making a cluster here. */
function sweepHalves(folder: string): void {
  const prefix = `${basename(folder)}.new-`;
  mkdirSync(dirname(folder), { recursive: true });
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/**
 * Locale C keeps order and comparison the same everywhere; the character type must know UTF-8, or trigram and text
 * search find nothing in Chinese. Its name differs between systems.
 */
const characterTypes = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'zh_CN.UTF-8', 'UTF-8'];

function runInitdb(folder: string, identity: Identity, binaries: Binaries, durable: boolean): void {
  let said = '';
  for (const characterType of characterTypes) {
    const args = ['-D', folder, '-U', superuser, '-E', 'UTF8', '--locale=C', `--lc-ctype=${characterType}`];
    // Who may open the socket is decided by its folder (0700); nobody may come over the network.
    args.push('--auth-local=trust', '--auth-host=reject', '--no-instructions');
    if (!durable) args.push('--no-sync');
    const { status, stdout, stderr, error } = spawnSync(binaries.initdb, args, {
      ...identity,
      cwd: '/',
      env: environment(folder),
      encoding: 'utf8',
    });
    if (status === 0) return;
    said = `${error?.message ?? ''}${stderr ?? ''}${stdout ?? ''}`;
    if (!said.includes('invalid locale name')) break;
  }
  throw faultFrom(said, folder);
}

/** Environment of the database: nothing of ours, and a HOME of its own (libpq would look into root's). */
export function environment(folder: string): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, LC_ALL: 'C', TZ: 'UTC' };
}

function assertMajor(folder: string, { major }: Binaries): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found !== major) throw faultFrom(`initialized by PostgreSQL version ${found}, programs are ${major}`, folder);
}

function assertOurs(folder: string, identity: Identity): void {
  const { uid } = statSync(folder);
  if (uid === (identity.uid ?? process.getuid?.())) return;
  // Root gets here with files that root copied in: they become the database user's.
  if (identity.uid !== undefined) return giveTo(identity, folder);
  throw new PostgresFault(
    'owned-by-other',
    `数据目录 ${folder} 属于另一个系统用户（编号 ${uid}）。请用该用户运行，或执行 chown -R 改为当前用户后再启动。\n` +
      `The data folder belongs to another user (id ${uid}). Run as that user, or chown -R it to yourself.`,
  );
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
