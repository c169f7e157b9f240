import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Part } from './check/steps.ts';

const repository = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'jishi-check-'));
after(() => rmSync(home, { recursive: true }));

/** A copy with the real settings and a part of the real sources; every check passes on it as far as it is copied. */
function copy(name: string, ...paths: string[]): string {
  const root = join(home, name);
  mkdirSync(root);
  for (const path of [
    'package.json',
    'tsconfig.base.json',
    '.oxlintrc.json',
    '.oxfmtrc.json',
    '.gitignore',
    ...paths,
  ]) {
    cpSync(join(repository, path), join(root, path), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  return root;
}

function plant(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function check(part: Part, root: string): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'check.ts'), part, `--root=${root}`],
    { encoding: 'utf8', env: { PATH: process.env['PATH'] } },
  );
  return { code: status, said: stdout + stderr };
}

function assertFinds(part: Part, root: string, sign: RegExp): void {
  const { code, said } = check(part, root);
  assert.equal(code, 1, said);
  assert.match(said, sign);
}

function assertPasses(part: Part, root: string): void {
  const { code, said } = check(part, root);
  assert.equal(code, 0, said);
}

const kernel = 'packages/domain/src/kernel/result.ts';
const domain = ['packages/domain/package.json', 'packages/domain/tsconfig.json', kernel];
const planted = 'packages/domain/src/planted.ts';

describe('npm run check', () => {
  it('refuses a file that is not formatted', () => {
    const root = copy('format', kernel);
    assertPasses('format', root);
    plant(root, planted, 'export const   a = "b"\n');
    assertFinds('format', root, /planted\.ts/);
  });

  it('refuses the clock, chance and forgotten promises', () => {
    const root = copy('lint', ...domain);
    assertPasses('lint', root);
    const faults: readonly (readonly [text: string, sign: RegExp])[] = [
      ['export const now = (): number => Date.now();\n', /no-restricted-globals/],
      ['export const today = (): unknown => new Date();\n', /no-restricted-globals/],
      ['export const chance = (): number => Math.random();\n', /no-restricted-properties/],
      [
        'const save = async (): Promise<void> => {};\nexport const act = (): void => {\n  save();\n};\n',
        /no-floating-promises/,
      ],
      ['export const a: any = 1;\n', /no-explicit-any/],
    ];
    for (const [text, sign] of faults) {
      plant(root, planted, text);
      assertFinds('lint', root, sign);
    }
  });

  it('refuses a wrong type, and the world outside in the domain', () => {
    const root = copy('types', ...domain);
    assertPasses('types', root);
    for (const text of [
      `export const a: number = 'one';\n`,
      'export const a = process.env;\n',
      'export const a = fetch;\n',
    ]) {
      plant(root, planted, text);
      assertFinds('types', root, /planted\.ts/);
    }
  });

  it('refuses an import against the direction of the layers', () => {
    const root = copy('boundaries', ...domain);
    plant(root, planted, `import './kernel/result.ts';\n`);
    assertPasses('boundaries', root);
    plant(root, planted, `import 'node:fs';\n`);
    assertFinds('boundaries', root, /planted\.ts:1 {2}domain-is-pure/);
  });

  it('refuses generated files that no longer agree with their source', () => {
    const root = copy('generated', 'packages/contract', 'packages/domain', 'docs/api', 'apps/web/src');
    spawnSync(process.execPath, [join(import.meta.dirname, 'gen.ts'), root]);
    assertPasses('generated', root);
    appendFileSync(join(root, 'packages/contract/src/paths.gen.ts'), '// edited by hand\n');
    assertFinds('generated', root, /paths\.gen\.ts.*npm run gen/);
  });

  it('refuses rules that are not healthy', () => {
    const root = copy('rules');
    plant(
      root,
      'packages/rules/src/health.test.ts',
      `import { it } from 'node:test';\nit('ids are unique', () => {});\n`,
    );
    assertPasses('rules', root);
    plant(
      root,
      'packages/rules/src/health.test.ts',
      `import { it } from 'node:test';\nit('ids are unique', () => { throw new Error('twice'); });\n`,
    );
    assertFinds('rules', root, /ids are unique/);
  });

  it('refuses to run a part that does not exist', () => {
    const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'check.ts'), 'fromat']);
    assert.equal(status, 2);
  });
});
