// Starts the platform as `npm start` does (after its set-up) on an empty data folder, and again on the filled one: seconds
// to a usable page, and the memory of the idle server. Usage: node bench/start.ts [idle seconds]
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFlags } from './processes/start-flags.ts';

const idleSeconds = Number(process.argv[2] ?? 20);
const program = join(import.meta.dirname, '..', 'apps', 'server', 'src', 'main.ts');
const dataDir = mkdtempSync(join(tmpdir(), 'jishi-start-'));
try {
  for (const which of ['first start (database and demo county made)', 'warm start']) {
    const port = await freePort();
    const started = performance.now();
    const server = spawn(process.execPath, [...startFlags(), program], {
      env: { ...process.env, JISHI_DATA: dataDir, PORT: String(port), NODE_ENV: 'production', NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await ready(server, port);
    const seconds = (performance.now() - started) / 1000;
    const atOnce = residentMb(server);
    await sleep(idleSeconds * 1000);
    console.log(
      `${which.padEnd(44)} ${seconds.toFixed(1).padStart(6)} s   memory ${Math.round(atOnce)} MB when ready, ${Math.round(residentMb(server))} MB after ${idleSeconds} s idle`,
    );
    await stop(server);
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

async function ready(server: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await sleep(25);
  }
}

/** Resident memory of the server process alone; Linux only, else NaN. */
function residentMb({ pid }: ChildProcess): number {
  if (process.platform !== 'linux') return Number.NaN;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
