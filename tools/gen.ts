import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from './gen/files.ts';

/**
 * Writes every generated file: `npm run gen`. With `--check` it writes nothing, names what is stale and ends with an
 * error. A second argument names another root folder.
 */

const check = process.argv.includes('--check');
const root = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? join(import.meta.dirname, '..');
const stale: string[] = [];

for (const { path, text } of await generatedFiles(root)) {
  const target = join(root, path);
  if (read(target) === text) continue;
  stale.push(path);
  if (check) continue;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

for (const path of stale) console.log(check ? `${path} 不是最新，请执行 npm run gen (stale)` : `✔ ${path}`);
if (check && stale.length > 0) process.exitCode = 1;

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
