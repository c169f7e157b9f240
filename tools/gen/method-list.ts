import { globSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';

/** Text of the index of methods: one file with `defineMethod` in a family's folder is one method, its stories beside it. */
export function methodList(root: string): string {
  const folder = join(root, 'packages/rules/src/methods');
  const files = globSync('*/*.ts', { cwd: folder, exclude: ['**/*.test.ts', '**/*.scenarios.ts'] })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => readFileSync(join(folder, file), 'utf8').includes('= defineMethod('))
    .sort();
  const names = files.map((file) => camelCase(basename(file, '.ts')));
  return [
    '// Written by `npm run gen`; do not edit.',
    `import type { MethodDefinition } from '@jishi/domain';`,
    ...files.flatMap((file, i) => [
      `import { ${names[i]}Scenarios } from './${scenariosOf(file)}';`,
      `import { ${names[i]} } from './${file}';`,
    ]),
    `import type { Scenario } from './scenario.ts';`,
    '',
    ...files.map((file) => `export * from './${file}';`),
    '',
    '/** Every work method (工作方法) that comes with the product. */',
    `export const methods: readonly MethodDefinition[] = [${names.join(', ')}];`,
    '',
    '/** The stories that show how the methods go, three or more for each. */',
    `export const scenarios: readonly Scenario[] = [${names.map((name) => `...${name}Scenarios`).join(', ')}];`,
    '',
  ].join('\n');
}

/** `six-step-grading` → `sixStepGrading`: a file is named after what it exports. */
export function camelCase(kebab: string): string {
  return kebab.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function scenariosOf(file: string): string {
  return posix.join(posix.dirname(file), `${posix.basename(file, '.ts')}.scenarios.ts`);
}
