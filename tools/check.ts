import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parts, stepsFor, type Step } from './check/steps.ts';

/**
 * `npm run check`: format, lint, types, boundaries, generated files, rule health. Words after it name single parts;
 * `--root=…` checks another copy of the repository.
 */

const words = process.argv.slice(2);
const root = resolve(words.find((word) => word.startsWith('--root='))?.slice(7) ?? join(import.meta.dirname, '..'));
const asked = words.filter((word) => !word.startsWith('--'));
const unknown = asked.filter((word) => !parts.some((part) => part === word));
if (unknown.length > 0) {
  console.error(`不认识 ${unknown.join('、')}。可选：${parts.join('、')} (unknown part)`);
  process.exit(2);
}

const steps = stepsFor(root).filter(({ part }) => asked.length === 0 || asked.includes(part));
const waiting = [...steps];
const failed: Step[] = [];
// Two at a time: the type checker and the linter use several threads each.
await Promise.all([work(), work()]);
console.log(failed.length === 0 ? `✔ ${steps.length} checks` : `✖ ${failed.map(({ name }) => name).join(', ')}`);
process.exitCode = failed.length === 0 && steps.length > 0 ? 0 : 1;

async function work(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const since = performance.now();
    const { code, said } = await runStep(step);
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✔' : '✖'} ${step.name} (${seconds} s)`);
    if (code === 0) continue;
    failed.push(step);
    console.log(said.trimEnd());
  }
}

function runStep({ program, args }: Step): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, said }));
  });
}
