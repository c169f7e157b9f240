import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { methodGroups } from '@jishi/domain';
import { methodFile, scenarioFile } from './new-method/templates.ts';

/**
 * Writes the definition and the scenario file of a new work method: `npm run new:method -- evaluation/yearly-review`.
 * `npm run gen` and `npm run check` say what is still missing. `--root=…` writes into another copy.
 */

const words = process.argv.slice(2);
const root = words.find((word) => word.startsWith('--root='))?.slice(7) ?? join(import.meta.dirname, '..');
const [group, id, ...rest] = (words.find((word) => !word.startsWith('--')) ?? '').split('/');
const known = methodGroups.find((name) => name === group);

if (!known || id === undefined || rest.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  fail(
    `用法：npm run new:method -- 类别/编号，例如 ${methodGroups[0]}/yearly-review\n` +
      `  类别 group: ${methodGroups.join('、')}\n  编号 id: kebab-case`,
  );
} else {
  const path = join(root, 'packages/rules/src/methods', known, `${id}.ts`);
  if (existsSync(path)) fail(`${path} 已存在 (exists already)`);
  else create(path, known, id);
}

function create(path: string, folder: string, method: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, methodFile(folder, method));
  writeFileSync(path.replace(/\.ts$/, '.scenarios.ts'), scenarioFile(method));
  console.log(
    `✔ ${path}\n✔ ${path.replace(/\.ts$/, '.scenarios.ts')}\n\n` +
      `下一步 Next:\n` +
      `  1. 先填依据 cites，再按条文顺序写步骤 steps\n` +
      `  2. 写三个场景：正常、拒绝、逾期 (ordinary course, refusal, deadline missed)\n` +
      `  3. npm run gen && npm run check\n` +
      `  docs/how-to/add-a-method.md`,
  );
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
