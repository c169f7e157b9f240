import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { environment } from './cluster.ts';
import type { Identity } from './identity.ts';
import { readPidFile } from './processes.ts';
import { asArguments, type Settings } from './settings.ts';

/** Number in the socket's file name; the folder is ours alone, so it never collides. */
export const port = 5432;

const logLimitBytes = 5 * 1024 * 1024;
const shortSocketHome = '/tmp/jishi-pg-';

/** How starting the program ended: ready, or ended with what it wrote to its log. */
export type Launch = { readonly ready: true; readonly pid: number } | { readonly ready: false; readonly log: string };

/** Starts the database in its own session, so that Ctrl-C in our terminal does not end it before we are done. */
export async function launch(folder: string, identity: Identity, binaries: Binaries, args: string[]): Promise<Launch> {
  const logPath = join(folder, 'server.log');
  const logFrom = rotateLog(logPath);
  const log = openSync(logPath, 'a', 0o600);
  const child = spawn(binaries.postgres, args, {
    ...identity,
    cwd: '/',
    env: environment(folder),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = endOf(child);
  const error = await untilReady(folder, child, ended);
  if (error === undefined) {
    child.unref();
    return { ready: true, pid: child.pid ?? 0 };
  }
  return { ready: false, log: error + readFileSync(logPath).subarray(logFrom).toString() };
}

/** Arguments of the program, the same for the same settings, so that a running one can be compared. */
export function argumentsFor(folder: string, settings: Settings): string[] {
  return ['-D', folder, '-p', String(port), ...asArguments(settings)];
}

/** Whether a running database was started with these arguments; the place of the socket may differ. */
export function runsWith(folder: string, args: string[]): boolean {
  const withoutSocket = (words: string[]) =>
    words.filter((word) => !word.startsWith('unix_socket_directories=')).join(' ');
  try {
    const words = [...readFileSync(join(folder, 'postmaster.opts'), 'utf8').matchAll(/"([^"]*)"/g)].map(
      (m) => m[1] ?? '',
    );
    return withoutSocket(words) === withoutSocket(args);
  } catch {
    return false;
  }
}

/** The data folder itself, or a short 0700 folder when its path is too long for a socket or cannot hold one. */
export async function socketDirFor(folder: string, identity: Identity): Promise<string> {
  sweepSocketDir(folder);
  // 107 bytes on Linux, 103 on macOS, the name of the lock file included.
  const longest = Buffer.byteLength(join(folder, `.s.PGSQL.${port}.lock`));
  if (longest <= 100 && !folder.includes(',') && (await holdsSockets(folder))) return folder;
  const short = mkdtempSync(shortSocketHome);
  chmodSync(short, 0o700);
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(short, identity.uid, identity.gid);
  return short;
}

/** Removes the short socket folder that the last database of this data folder left behind. */
export function sweepSocketDir(folder: string, socketDir = readPidFile(folder)?.socketDir): void {
  if (socketDir?.startsWith(shortSocketHome)) rmSync(socketDir, { recursive: true, force: true });
}

/** Some network and virtual file systems refuse sockets. */
function holdsSockets(folder: string): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(join(folder, `.probe-${process.pid}`), () => probe.close(() => resolve(true)));
  });
}

function rotateLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= logLimitBytes) return size;
  renameSync(path, `${path}.1`);
  return 0;
}

interface End {
  done: boolean;
  said: string;
}

function endOf(child: ChildProcess): End {
  const end: End = { done: false, said: '' };
  child.once('error', (error) => Object.assign(end, { done: true, said: `${error.message}\n` }));
  child.once('exit', () => (end.done = true));
  return end;
}

/** Undefined when ready. Recovery after a crash may take minutes: as long as the program lives, we wait. */
async function untilReady(folder: string, child: ChildProcess, end: End): Promise<string | undefined> {
  while (!end.done) {
    const found = readPidFile(folder);
    if (found?.pid === child.pid && found?.status === 'ready') return undefined;
    await sleep(10);
  }
  return end.said;
}
