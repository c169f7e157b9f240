#!/usr/bin/env node
// The sources are TypeScript, run as they are. A Node that cannot is replaced by the one installed with the product.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('../src/cli/main.ts', import.meta.url);

if (process.features.typescript) {
  const { keepCompiled } = await import('../src/compile-cache.ts');
  keepCompiled();
  await import(main.href);
} else {
  const node = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
  if (!existsSync(node) || process.env.JISHI_REPLACED === '1') {
    process.stderr.write('请先在产品目录执行 npm install。  Run npm install in the product folder first.\n');
    process.exit(1);
  }
  const { status } = spawnSync(node, [fileURLToPath(main), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, JISHI_REPLACED: '1' },
  });
  process.exit(status ?? 1);
}
