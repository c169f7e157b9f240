import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What a running database wrote into its `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
  readonly status: 'starting' | 'ready' | 'stopping' | 'other';
}

/** Whether a process with this number exists, ours or not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * The live database of this data folder. A pid file whose number now belongs to some other program (common after a
 * container restarts) is removed, because PostgreSQL would refuse to start over it.
 */
export function livePostmaster(folder: string): Postmaster | undefined {
  const found = readPidFile(folder);
  if (!found || !isAlive(found.pid)) return undefined;
  if (isPostgresOf(folder, found.pid)) return found;
  // Only where the processes can be listed are we sure that nobody works here.
  if (process.platform === 'linux' && backendsOf(folder).length === 0)
    rmSync(join(folder, 'postmaster.pid'), { force: true });
  return undefined;
}

/** Reads the pid file as it is, dead or alive. Undefined while it is absent or only half written. */
export function readPidFile(folder: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const [pid, , , port, socketDir, , , status] = lines;
  const number = Number.parseInt(pid ?? '', 10);
  if (!(number > 0)) return undefined;
  return { pid: number, port: Number(port ?? 0), socketDir: socketDir ?? '', status: statusOf(status ?? '') };
}

function statusOf(word: string): Postmaster['status'] {
  const status = word.trim();
  return status === 'starting' || status === 'ready' || status === 'stopping' ? status : 'other';
}

/** Database processes still working in this folder. Linux only; elsewhere empty. */
export function backendsOf(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && isPostgresOf(folder, pid));
}

/** Whether process `pid` runs and is a database of this folder; a dead process not yet collected is none. */
export function isPostgresOf(folder: string, pid: number): boolean {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' });
    return basename((stdout ?? '').trim()) === 'postgres';
  }
  try {
    const program = basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, ''));
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}
