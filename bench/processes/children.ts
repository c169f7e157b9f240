import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadOrder, LoadReport } from './load.ts';
import { startFlags } from './start-flags.ts';
import type { Usage } from './usage.ts';

/** A child process that listens. */
export interface Server {
  readonly port: number;
  /** Milliseconds from its start until it answered. */
  readonly startMs: number;
  usage(): Promise<Usage>;
  /** Records what the process does during `work`; the content of a .cpuprofile. */
  profiled(work: () => Promise<unknown>): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a program of this folder that says on which port it listens. */
export async function startServer(program: string, args: readonly string[]): Promise<Server> {
  const started = performance.now();
  const child = start(program, args);
  const { ready } = await answer<{ ready: number }>(child);
  return {
    port: ready,
    startMs: performance.now() - started,
    async usage() {
      child.send('usage');
      return (await answer<{ usage: Usage }>(child)).usage;
    },
    async profiled(work) {
      child.send('profile');
      await answer(child);
      await work();
      child.send('profiled');
      return (await answer<{ profile: string }>(child)).profile;
    },
    stop: () => stop(child),
  };
}

/** Starts the load generator. */
export async function startLoad(): Promise<{ run(order: LoadOrder): Promise<LoadReport>; stop(): Promise<void> }> {
  const child = start('load.ts', []);
  await answer(child);
  return {
    async run(order) {
      child.send(order);
      const { report, error } = await answer<{ report?: LoadReport; error?: string }>(child);
      if (!report) throw new Error(error);
      return report;
    },
    stop: () => stop(child),
  };
}

function start(program: string, args: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, program), args, {
    execArgv: [...startFlags(), ...(process.env['JISHI_BENCH_NODE'] ?? '').split(' ')].filter(
      (option) => option !== '',
    ),
    env: { ...process.env, NODE_ENV: 'production', NODE_NO_WARNINGS: '1' },
    serialization: 'advanced',
  });
}

function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`a process of the benchmark ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode !== null) return;
  if (child.connected) child.send('stop');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  if (!child.connected) child.kill();
  await ended;
  clearTimeout(timer);
}

/** Processor time of the database, all of its processes together, those that ended included. Linux only; else NaN. */
export function databaseCpuMs(dataDir: string): number {
  if (process.platform !== 'linux') return Number.NaN;
  const postmaster = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(name);
    if (!fields) continue;
    const isPostmaster = Number(name) === postmaster;
    if (!isPostmaster && Number(fields[1]) !== postmaster) continue;
    // Fields 14 to 17 of proc(5): own time, and that of children that have ended.
    ticks += Number(fields[11]) + Number(fields[12]) + (isPostmaster ? Number(fields[13]) + Number(fields[14]) : 0);
  }
  return ticks * 10;
}

function statOf(pid: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined; // It ended while we looked.
  }
}
