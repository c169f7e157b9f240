import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { buildWeb, installDependencies, isAtLeast, isInstalled, SetupProblem } from './bootstrap.mjs';

const home = mkdtempSync(join(tmpdir(), 'jishi-bootstrap-'));
after(() => rmSync(home, { recursive: true }));

function folder(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(home, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const lockOf = (packages: Record<string, unknown>): string => JSON.stringify({ lockfileVersion: 3, packages });

describe('set-up before start and test', () => {
  it('knows which Node is old enough', () => {
    assert.ok(isAtLeast([20, 19], '20.19.0') && isAtLeast([20, 19], '20.20.2') && isAtLeast([20, 19], '24.0.0'));
    assert.ok(!isAtLeast([20, 19], '20.18.9') && !isAtLeast([20, 19], '18.20.0') && !isAtLeast([24, 7], '24.6.1'));
  });

  it('is plain JavaScript that the oldest Node reads, with nothing installed', () => {
    const text = readFileSync(join(import.meta.dirname, 'bootstrap.mjs'), 'utf8');
    const imports = [...text.matchAll(/^import .* from '(.*)';$/gm)].map((match) => match[1] ?? '');
    assert.ok(imports.length > 3);
    assert.deepEqual(
      imports.filter((name) => !name.startsWith('node:')),
      [],
    );
  });

  it('leaves packages alone that npm put there, and sees when one is another version or missing', () => {
    const wanted = {
      '': { name: 'root' },
      'packages/domain': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/for-another-system': { version: '1.0.0', optional: true },
    };
    const found = (version: string) => ({ 'node_modules/a': { version, integrity: 'sha512-a' } });
    const root = folder('installed', { 'node_modules/.package-lock.json': lockOf(found('1.0.0')) });
    assert.equal(isInstalled(root, lockOf(wanted)), true);
    writeFileSync(join(root, 'node_modules/.package-lock.json'), lockOf(found('1.0.1')));
    assert.equal(isInstalled(root, lockOf(wanted)), false);
    writeFileSync(join(root, 'node_modules/.package-lock.json'), lockOf({}));
    assert.equal(isInstalled(root, lockOf(wanted)), false);
    assert.equal(isInstalled(home, lockOf(wanted)), false);
  });

  it('installs by the lock file once, and again only when the lock file changed', () => {
    const manifest = JSON.stringify({ name: 'tiny', version: '1.0.0' });
    const lock = JSON.stringify({
      name: 'tiny',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: { '': { name: 'tiny', version: '1.0.0' } },
    });
    const root = folder('tiny', { 'package.json': manifest, 'package-lock.json': lock });
    installDependencies(root);
    const stamp = join(root, 'node_modules', '.jishi-install');
    const first = readFileSync(stamp, 'utf8');
    installDependencies(root);
    writeFileSync(join(root, 'package-lock.json'), `${lock}\n`);
    installDependencies(root);
    assert.notEqual(readFileSync(stamp, 'utf8'), first);
  });

  it('names the remedy when the install fails', () => {
    const root = folder('broken', { 'package.json': '{ "name": "broken" ', 'package-lock.json': lockOf({}) });
    assert.throws(
      () => installDependencies(root),
      (error) => error instanceof SetupProblem && /镜像/.test(error.message),
    );
    assert.equal(existsSync(join(root, 'node_modules', '.jishi-install')), false);
  });

  it('builds the web client when a source changed, not when a test did', () => {
    // Stands in for the bundler: counts how often it is called.
    const bundler = `require('node:fs').appendFileSync('built', 'x'); require('node:fs').mkdirSync('apps/web/dist', { recursive: true });`;
    const root = folder('web', {
      'node_modules/vite/bin/vite.js': bundler,
      'apps/web/src/main.ts': '1',
      'package-lock.json': '{}',
    });
    const builds = (): number => {
      buildWeb(root, process.execPath);
      return readFileSync(join(root, 'built'), 'utf8').length;
    };
    assert.deepEqual([builds(), builds()], [1, 1]);
    writeFileSync(join(root, 'apps/web/src/main.test.ts'), '1');
    assert.equal(builds(), 1);
    writeFileSync(join(root, 'apps/web/src/main.ts'), '2');
    assert.equal(builds(), 2);
    rmSync(join(root, 'apps/web/dist'), { recursive: true });
    assert.equal(builds(), 3);
  });

  it('tells why the web client could not be built', () => {
    const root = folder('web-broken', {
      'node_modules/vite/bin/vite.js': `console.error('no such entry'); process.exit(1)`,
      'package-lock.json': '{}',
    });
    assert.throws(
      () => buildWeb(root, process.execPath),
      (error) => error instanceof SetupProblem && /no such entry/.test(error.message),
    );
  });
});
