import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { filesOf } from './test/suites.ts';

const home = mkdtempSync(join(tmpdir(), 'jishi-runner-'));
after(() => rmSync(home, { recursive: true }));

function repository(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(home, name);
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const runTests = (root: string, ...words: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'test.ts'), ...words, `--root=${root}`], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
  });

const passes = `import { it } from 'node:test';\nit('holds', () => {});\n`;
const fails = `import { it } from 'node:test';\nit('breaks', () => { throw new Error('no'); });\n`;

describe('the test runner', () => {
  it('sorts tests by what they need', () => {
    const root = repository('sorted', {
      'packages/domain/src/a.test.ts': passes,
      'packages/testkit/src/b.test.ts': passes,
      'apps/server/src/c.test.ts': passes,
      'apps/server/src/d.test.ts': `import { testDatabase } from '@jishi/testkit';\n`,
      'e2e/f.test.ts': passes,
      'node_modules/x/src/g.test.ts': passes,
    });
    assert.deepEqual(filesOf(root, 'unit', []), ['apps/server/src/c.test.ts', 'packages/domain/src/a.test.ts']);
    assert.deepEqual(filesOf(root, 'db', []), ['apps/server/src/d.test.ts', 'packages/testkit/src/b.test.ts']);
    assert.deepEqual(filesOf(root, 'e2e', []), ['e2e/f.test.ts']);
    assert.deepEqual(filesOf(root, 'unit', ['domain']), ['packages/domain/src/a.test.ts']);
  });

  it('ends well when all pass, with one total', () => {
    const root = repository('good', { 'tools/a.test.ts': passes, 'tools/b.test.ts': passes });
    const { status, stdout } = runTests(root, 'unit');
    assert.equal(status, 0, stdout);
    assert.equal([...stdout.matchAll(/^ℹ tests (\d+)$/gm)].length, 1);
    assert.match(stdout, /^ℹ tests 2$/m);
    assert.match(stdout, /^2 passed, 0 failed, 0 skipped$/m);
  });

  it('ends with an error when a test fails, when a file cannot be loaded and when no test ran', () => {
    const cases: readonly (readonly [name: string, text: string, sign: RegExp])[] = [
      ['failing', fails, /1 failed/],
      ['broken', `import './absent.ts';\n`, /1 failed/],
      ['none', '', /unit: .*no test ran/],
    ];
    for (const [name, text, sign] of cases) {
      const root = repository(name, name === 'none' ? { 'package.json': '{}' } : { 'tools/a.test.ts': text });
      const { status, stdout } = runTests(root, 'unit');
      assert.equal(status, 1, stdout);
      assert.match(stdout, sign);
    }
  });

  it('gives database tests the address of a cluster that is gone afterwards', () => {
    const text = `
      import { it } from 'node:test';
      // as startPostgres does
      it('has an address', () => {
        if (!process.env.JISHI_TEST_POSTGRES.startsWith('postgresql://')) throw new Error();
        console.log('ADDRESS ' + process.env.JISHI_TEST_POSTGRES);
      });`;
    const root = repository('database', { 'apps/server/src/a.test.ts': text });
    const { status, stdout } = runTests(root, 'db');
    assert.equal(status, 0, stdout);
    const socket = decodeURIComponent(/host=([^&]+)/.exec(stdout)?.[1] ?? '');
    assert.notEqual(socket, '');
    assert.throws(() => writeFileSync(join(socket, 'x'), ''), { code: 'ENOENT' });
  });
});
