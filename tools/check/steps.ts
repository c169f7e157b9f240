import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One part of `npm run check`; each is a program that ends with an error when something is wrong. */
export interface Step {
  readonly part: Part;
  /** Shown to the reader, e.g. `types packages/domain`. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

export const parts = ['format', 'lint', 'types', 'boundaries', 'generated', 'rules'] as const;
export type Part = (typeof parts)[number];

const tools = dirname(import.meta.dirname);
const bin = (name: string): string => join(tools, '..', 'node_modules', '.bin', name);
const node = process.execPath;

/** All steps for the repository at `root`, the longest first. */
export function stepsFor(root: string): readonly Step[] {
  const step = (part: Part, name: string, program: string, ...args: string[]): Step => ({ part, name, program, args });
  const projects = globSync(['tsconfig.json', '{packages,apps}/*/tsconfig{,.*}.json'], { cwd: root }).sort();
  return [
    step('lint', 'lint', bin('oxlint'), '--deny-warnings'),
    ...projects.map((project) => step('types', `types ${project}`, bin('tsc'), '-p', project, '--noEmit')),
    step('format', 'format', bin('oxfmt'), '--check', '.'),
    step('boundaries', 'boundaries', node, join(tools, 'boundaries.ts'), root),
    step('generated', 'generated files', node, join(tools, 'gen.ts'), root, '--check'),
    step('rules', 'rule health', node, '--test', '--test-reporter=spec', 'packages/rules/src/health.test.ts'),
  ];
}
