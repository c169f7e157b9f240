import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { firstLines } from './api/request-line.ts';

/** Limits of the user-experience standard, in bytes of gzip: everything of the first load, and each further page. */
const firstLoadLimit = 110_000;
const pageLimit = 40_000;
/** Charts are counted apart: they are on dashboards alone and come after the page is there. */
const chartLimit = 200_000;

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

const root = join(import.meta.dirname, '../../..');
let folder = '';
let chunks: Readonly<Record<string, Chunk>> = {};

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'jishi-web-size-'));
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'apps/web', '--logLevel', 'error'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', JISHI_WEB_OUT: folder },
    },
  );
  chunks = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as typeof chunks;
});

after(() => rmSync(folder, { recursive: true, force: true }));

/** Files of a chunk and of everything it imports at once. */
function filesOf(key: string, found: Set<string> = new Set()): Set<string> {
  const chunk = chunks[key];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const css of chunk.css ?? []) found.add(css);
  for (const next of chunk.imports ?? []) filesOf(next, found);
  return found;
}

function gzipSize(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
}

function entryFiles(): Set<string> {
  const entry = Object.keys(chunks).find((key) => chunks[key]?.isEntry && key.endsWith('index.html'));
  assert.ok(entry, 'the build has an entry');
  return new Set([...filesOf(entry), 'index.html', 'opening.css']);
}

/** Page components: what `pages.tsx` of the features and the shell load. */
function pageKeys(): readonly string[] {
  return Object.keys(chunks).filter((key) => chunks[key]?.isDynamicEntry && key.endsWith('Page.tsx'));
}

function pageFiles(key: string): readonly string[] {
  const shared = entryFiles();
  return [...filesOf(key)].filter((file) => !shared.has(file));
}

test('the first load, signing in or the list of to-dos included, keeps to its limit', () => {
  const entry = gzipSize(entryFiles());
  const firstPages = pageKeys().filter((key) => /(shell.SignInPage|home.HomePage)\.tsx$/.test(key));
  assert.ok(firstPages.length >= 1);
  for (const key of firstPages) {
    const total = entry + gzipSize(new Set(pageFiles(key)));
    assert.ok(total <= firstLoadLimit, `${key}: ${total} bytes of gzip (entry ${entry}), at most ${firstLoadLimit}`);
  }
});

test('the list of to-dos finds its addresses among the first, so that the table of all others comes later', () => {
  const sources = readdirSync(join(root, 'apps/web/src/features/home')).filter((file) => /\.tsx?$/.test(file));
  const named = sources.flatMap((file) =>
    [
      ...readFileSync(join(root, 'apps/web/src/features/home', file), 'utf8').matchAll(/use(?:Call|Act)\('([\w.]+)'/g),
    ].map(([, name]) => name ?? ''),
  );
  assert.ok(named.length > 3);
  assert.deepEqual(
    named.filter((name) => !(name in firstLines)),
    [],
  );
});

test('each further page keeps to its limit', () => {
  const tooLarge = pageKeys()
    .map((key) => ({ key, size: gzipSize(pageFiles(key)) }))
    .filter(({ size }) => size > pageLimit);
  assert.deepEqual(tooLarge, []);
});

test('charts keep to theirs', () => {
  const charts = Object.keys(chunks).filter((key) => chunks[key]?.isDynamicEntry && key.endsWith('Chart.tsx'));
  for (const key of charts) {
    const size = gzipSize(pageFiles(key));
    assert.ok(size <= chartLimit, `${key}: ${size}`);
  }
});

test('nothing in the build is newer than the oldest browsers served', () => {
  // Chrome 87, Safari 14 and Firefox 78 know none of these, and no build step puts them in.
  const newer =
    /\.(toSorted|toReversed|toSpliced|findLast|findLastIndex|isSubsetOf|intersection)\(|structuredClone\(|Object\.(hasOwn|groupBy)\(|Promise\.withResolvers|Array\.fromAsync|randomUUID\(|AbortSignal\.(timeout|any)\(/;
  const found = readdirSync(join(folder, 'assets'))
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      const match = newer.exec(readFileSync(join(folder, 'assets', file), 'utf8'));
      return match ? [`${file}: ${match[0]}`] : [];
    });
  assert.deepEqual(found, []);
});

test('the page itself holds no script and no style of its own, and asks nobody else', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /<style|style="|<script(?![^>]*src=)|\son\w+="/);
  assert.doesNotMatch(html, /https?:\/\//);
});

test('the service worker keeps the files of the first load and never an answer but session and to-dos', () => {
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
  assert.doesNotMatch(worker, /__SHELL_FILES__/);
  for (const file of entryFiles()) if (file.startsWith('assets/')) assert.ok(worker.includes(file), file);
  assert.deepEqual(worker.match(/\/api\/[a-z-]+/g), ['/api/session', '/api/todos']);
});
