import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { cycles } from './boundaries/cycles.ts';
import { readImports } from './boundaries/imports.ts';
import { unmountedModules, violations } from './boundaries/rules.ts';

const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A small repository with every layer in order. */
const sound: Readonly<Record<string, string>> = {
  'package.json': `{ "name": "root", "devDependencies": { "yaml": "1" } }`,
  'packages/domain/package.json': `{ "name": "@jishi/domain", "exports": { ".": "./src/index.ts" } }`,
  'packages/domain/src/index.ts': `export { a } from './a.ts';`,
  'packages/domain/src/a.ts': `export const a = 1;`,
  'packages/domain/src/a.test.ts': `import 'node:fs'; import { parse } from 'yaml';`,
  'packages/rules/package.json': `{ "name": "@jishi/rules", "exports": { ".": "./src/index.ts" } }`,
  'packages/rules/src/index.ts': `import { a } from '@jishi/domain'; export const rule = a;`,
  'packages/contract/package.json': `{ "name": "@jishi/contract", "exports": { ".": "./src/index.ts", "./paths": "./src/paths.gen.ts" }, "dependencies": { "zod": "4" } }`,
  'packages/contract/src/index.ts': `import { z } from 'zod'; export const schema = z;`,
  'packages/contract/src/paths.gen.ts': `import type { schema } from './index.ts'; export const paths = {};`,
  'packages/testkit/package.json': `{ "name": "@jishi/testkit", "exports": { ".": "./src/index.ts" } }`,
  'packages/testkit/src/index.ts': `export const kit = 1;`,
  'apps/server/package.json': `{ "name": "@jishi/server", "dependencies": { "fastify": "5", "pg": "8", "sql-template-tag": "5" } }`,
  'apps/server/src/platform/tx.ts': `import pg from 'pg'; export const tx = pg;`,
  'apps/server/src/modules/orgs/index.ts': `export { serve } from './service.ts'; import './routes.ts';`,
  'apps/server/src/modules/orgs/service.ts': `import { load } from './store.ts'; export const serve = load;`,
  'apps/server/src/modules/orgs/store.ts': `import sql from 'sql-template-tag'; export const load = sql;`,
  'apps/server/src/modules/orgs/routes.ts': `import type { FastifyReply } from 'fastify'; import { serve } from './service.ts';`,
  'apps/server/src/app.ts': `import { serve } from './modules/orgs/index.ts';`,
  'apps/server/src/modules/members/service.ts': `import { serve } from '../orgs/index.ts';`,
  'apps/web/package.json': `{ "name": "@jishi/web" }`,
  'apps/web/src/main.ts': `import { paths } from '@jishi/contract/paths'; import type { schema } from '@jishi/contract'; import { a } from '@jishi/domain';`,
};

/** Writes the repository with some files changed. */
function repository(changes: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'jishi-boundaries-'));
  folders.push(root);
  for (const [path, text] of Object.entries({ ...sound, ...changes })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const rulesBrokenBy = (changes: Readonly<Record<string, string>>): string[] =>
  violations(readImports(repository(changes))).map(({ rule }) => rule);

/** Each fault breaks this one rule and no other. */
const faults: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['domain-is-pure', 'packages/domain/src/a.ts', `import { readFileSync } from 'node:fs';`],
  ['domain-is-pure', 'packages/domain/src/a.ts', `import { rule } from '@jishi/rules';`],
  ['rules-are-data', 'packages/rules/src/index.ts', `import fs from 'fs';`],
  ['rules-are-data', 'packages/rules/src/index.ts', `import { a } from '../../domain/src/a.ts';`],
  ['contract-is-shared', 'packages/contract/src/index.ts', `export * from '@jishi/rules';`],
  [
    'modules-meet-at-the-index',
    'apps/server/src/modules/members/service.ts',
    `import { load } from '../orgs/store.ts';`,
  ],
  ['modules-meet-at-the-index', 'apps/server/src/app.ts', `import { serve } from './modules/orgs/service.ts';`],
  [
    'modules-meet-at-the-index',
    'apps/server/src/modules/members/service.ts',
    `type T = import('../orgs/schema.ts').T;`,
  ],
  [
    'only-routes-know-http',
    'apps/server/src/modules/orgs/service.ts',
    `import type { FastifyRequest } from 'fastify';`,
  ],
  ['only-stores-write-sql', 'apps/server/src/modules/orgs/service.ts', `import sql from 'sql-template-tag';`],
  ['only-stores-write-sql', 'apps/server/src/modules/orgs/rules.ts', `const pg = await import('pg');`],
  ['routes-go-through-the-service', 'apps/server/src/modules/orgs/routes.ts', `import { load } from './store.ts';`],
  ['nothing-imports-routes', 'apps/server/src/modules/orgs/service.ts', `import './routes.ts';`],
  ['platform-knows-no-module', 'apps/server/src/platform/tx.ts', `import { serve } from '../modules/orgs/index.ts';`],
  ['web-sees-contract-and-domain', 'apps/web/src/main.ts', `import type { rule } from '@jishi/rules';`],
  ['web-sees-contract-and-domain', 'apps/web/src/main.ts', `import '../../server/src/platform/tx.ts';`],
  ['contract-reaches-the-browser-as-types', 'apps/web/src/main.ts', `import { schema } from '@jishi/contract';`],
  ['product-without-test-code', 'apps/server/src/platform/tx.ts', `import { kit } from '@jishi/testkit';`],
  ['everything-resolves', 'apps/server/src/platform/tx.ts', `import './absent.ts';`],
  ['everything-resolves', 'apps/server/src/platform/tx.ts', `import yaml from 'yaml';`],
  ['everything-resolves', 'apps/server/src/platform/tx.ts', `new Worker(new URL('./absent.ts', import.meta.url));`],
];

describe('the boundary check', () => {
  it('accepts a repository in order, whatever its tests import', () => {
    assert.deepEqual(violations(readImports(repository())), []);
  });

  for (const [rule, file, text] of faults) {
    it(`refuses ${text} in ${file} (${rule})`, () => {
      const target = { 'apps/server/src/modules/orgs/schema.ts': 'export type T = 1;', [file]: text };
      assert.deepEqual(rulesBrokenBy(target), [rule]);
    });
  }

  it('does not take words in comments for imports', () => {
    assert.deepEqual(
      rulesBrokenBy({ 'packages/domain/src/a.ts': `// see import('node:fs')\nexport const a = 1;` }),
      [],
    );
  });

  it('finds a module that nobody mounts', () => {
    const mounted = { 'apps/server/src/modules/modules.ts': `import { serve } from './orgs/index.ts';` };
    const forgotten = { 'apps/server/src/modules/members/index.ts': `export { a } from './service.ts';` };
    assert.deepEqual(unmountedModules(readImports(repository(mounted))), []);
    assert.deepEqual(unmountedModules(readImports(repository({ ...mounted, ...forgotten }))), [
      'apps/server/src/modules/members/index.ts',
    ]);
  });

  it('finds files that load each other, and leaves types alone', () => {
    const a = 'packages/domain/src/a.ts';
    const circle = repository({ [a]: `export { a } from './index.ts';` });
    assert.deepEqual(cycles(readImports(circle)), [[a, 'packages/domain/src/index.ts']]);
    const types = repository({ [a]: `import type { a as b } from './index.ts'; export const a: typeof b = 1;` });
    assert.deepEqual(cycles(readImports(types)), []);
  });

  it('ends with an error for a repository that breaks a rule, and names file, line and remedy', () => {
    const root = repository({
      'apps/server/src/platform/tx.ts': `\nimport { serve } from '../modules/orgs/index.ts';`,
    });
    const check = (folder: string) =>
      spawnSync(process.execPath, [join(import.meta.dirname, 'boundaries.ts'), folder], { encoding: 'utf8' });
    const broken = check(root);
    assert.equal(broken.status, 1);
    assert.match(broken.stdout, /apps\/server\/src\/platform\/tx\.ts:2 {2}platform-knows-no-module/);
    assert.equal(check(repository()).status, 0);
  });
});
