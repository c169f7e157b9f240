import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildWeb } from './support/build-web.ts';

/** Limit of the user-experience standard for the first load, in bytes as they travel. */
const firstLoad = 110_000;

let folder: string;
before(async () => {
  folder = await buildWeb('web-weight');
});

test('the first page weighs at most 110 kB, everything it loads at once included', () => {
  const entry = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = [...entry.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  assert.ok(files.some((file) => file.endsWith('.js')) && files.some((file) => file.endsWith('.css')));
  const weights = [...new Set(files)].map((file) => [file, gzipSync(readFileSync(join(folder, file))).length] as const);
  const total = weights.reduce((sum, [, bytes]) => sum + bytes, gzipSync(entry).length);
  assert.ok(total <= firstLoad, `${total} bytes: ${weights.map((each) => each.join(' ')).join(', ')}`);
});
