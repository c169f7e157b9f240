import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Options of Node in `npm start`, so that what is measured is what runs: bounds of the heap. */
export function startFlags(): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return manifest.scripts.start.split(' ').filter((word) => word.startsWith('--'));
}
