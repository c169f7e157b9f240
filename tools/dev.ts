import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** `npm run dev`: the server, started again at every change, and the web client with live reload before it. */

const root = join(import.meta.dirname, '..');
const port = process.env['PORT'] ?? '3000';
const env = { ...process.env, PORT: port, JISHI_SERVER: `http://127.0.0.1:${port}` };
const start = (...args: string[]): ChildProcess => spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env });

const children = [
  start('--watch', '--watch-preserve-output', 'apps/server/src/main.ts'),
  start(join('node_modules', 'vite', 'bin', 'vite.js'), 'apps/web'),
];

// When one ends the other is of no use.
for (const child of children) {
  child.once('exit', (code) => {
    process.exitCode ??= code ?? 0;
    for (const other of children) other.kill('SIGTERM');
  });
}
// The terminal sends Ctrl-C to all of them; we wait until they have stopped cleanly.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
