import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { camelCase, methodList } from './gen/method-list.ts';
import { pathTable } from './gen/path-table.ts';

const repository = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'jishi-gen-'));
after(() => rmSync(home, { recursive: true }));
for (const path of [
  'package.json',
  'apps/web/src',
  'packages/rules',
  'packages/domain',
  'packages/contract',
  'tsconfig.base.json',
]) {
  cpSync(join(repository, path), join(home, path), { recursive: true });
}
symlinkSync(join(repository, 'node_modules'), join(home, 'node_modules'));

const runTool = (tool: string, ...words: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, tool), ...words], { encoding: 'utf8' });

/** What `defineRoutes` makes, without the contract. */
const table = (module: string, routes: object) =>
  Object.defineProperty({ ...routes }, Symbol('moduleName'), { value: module, enumerable: false });

const client = mkdtempSync(join(tmpdir(), 'jishi-gen-client-'));
after(() => rmSync(client, { recursive: true }));
writeFileSync(join(client, 'pages.tsx'), "useCall('orgs.tree'); useAct('forms.save');");

describe('npm run gen', () => {
  it('lists the routes that the client names, by module and name, in order', () => {
    const text = pathTable(
      {
        orgRoutes: table('orgs', { tree: { method: 'GET', path: '/api/orgs' } }),
        formRoutes: table('forms', { save: { method: 'PUT', path: '/api/forms/:id' } }),
        silent: table('silent', { never: { method: 'GET', path: '/nobody-calls' } }),
        other: { method: 'GET', path: '/no' },
      },
      client,
    );
    assert.match(text, /import type \{ formRoutes, orgRoutes \}/);
    assert.match(text, /'forms\.save': 'PUT \/api\/forms\/:id',\n {2}'orgs\.tree': 'GET \/api\/orgs',/);
    assert.doesNotMatch(text, /\/no/);
  });

  it('refuses two routes of one name', () => {
    const one = table('orgs', { tree: { method: 'GET', path: '/a' } });
    const two = table('orgs', { tree: { method: 'GET', path: '/b' } });
    assert.throws(() => pathTable({ one, two }, client), /orgs\.tree/);
  });

  it('names a method after its file', () => {
    assert.equal(camelCase('six-step-grading'), 'sixStepGrading');
    assert.match(methodList(repository), /methods: readonly MethodDefinition\[\] = \[[^\]]*\bsixStepGrading\b/);
  });
});

describe('npm run new:method', () => {
  it('writes a definition that compiles, is listed by gen, and is named as incomplete by the method check', async () => {
    const made = runTool('new-method.ts', 'evaluation/yearly-review', `--root=${home}`);
    assert.equal(made.status, 0, made.stderr);
    const generated = runTool('gen.ts', home);
    assert.equal(generated.status, 0, generated.stderr);
    const list = readFileSync(join(home, 'packages/rules/src/methods/methods.gen.ts'), 'utf8');
    assert.match(list, /import \{ yearlyReview \} from '\.\/evaluation\/yearly-review\.ts'/);
    writeFileSync(
      join(home, 'packages/rules/tsconfig.json'),
      `{ "extends": "../../tsconfig.base.json", "include": ["src/methods/evaluation/yearly-review*.ts"] }`,
    );
    const types = spawnSync(join(repository, 'node_modules/.bin/tsc'), ['-p', 'packages/rules', '--noEmit'], {
      cwd: home,
      encoding: 'utf8',
    });
    assert.equal(types.status, 0, types.stdout);
    const { checkMethod } = await import('@jishi/domain');
    const { yearlyReview } = await import(join(home, 'packages/rules/src/methods/evaluation/yearly-review.ts'));
    assert.ok(checkMethod(yearlyReview).some(({ code }) => code === 'method.title-not-chinese'));
  });

  it('overwrites nothing, and refuses a family or an id it does not know', () => {
    for (const word of ['evaluation/six-step-grading', 'cookery/soup', 'evaluation/Bad_Id', '']) {
      assert.equal(runTool('new-method.ts', word, `--root=${home}`).status, 1, word);
    }
  });
});
