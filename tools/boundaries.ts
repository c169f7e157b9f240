import { join } from 'node:path';
import { cycles } from './boundaries/cycles.ts';
import { readImports } from './boundaries/imports.ts';
import { unmountedModules, violations } from './boundaries/rules.ts';

/** Checks the direction of all imports: `node tools/boundaries.ts [root]`. Ends with an error when one is wrong. */

const root = process.argv[2] ?? join(import.meta.dirname, '..');
const imports = readImports(root);
const wrong = violations(imports);
const circles = cycles(imports);
const unmounted = unmountedModules(imports);

for (const { at, rule, instead } of wrong) {
  console.log(`${at.from}:${at.line}  ${rule}: ${at.name}\n    → ${instead}`);
}
for (const circle of circles) console.log(`no-cycles: ${[...circle, circle[0]].join(' → ')}`);
for (const door of unmounted) console.log(`every-module-is-mounted: ${door}`);
console.log(
  `${imports.length} imports, ${wrong.length} wrong, ${circles.length} cycles, ${unmounted.length} unmounted`,
);
if (wrong.length + circles.length + unmounted.length > 0 || imports.length === 0) process.exitCode = 1;
