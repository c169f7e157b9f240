import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { methodList } from './method-list.ts';
import { methodSchemaText } from './method-schema.ts';
import { pathTable } from './path-table.ts';

/** One generated file: where it stands, from the root, and what it must say. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Everything that is generated in this repository, computed from the sources below `root`. */
export async function generatedFiles(root: string): Promise<readonly GeneratedFile[]> {
  const contract: Readonly<Record<string, unknown>> = await import(
    pathToFileURL(join(root, 'packages/contract/src/index.ts')).href
  );
  return [
    { path: 'packages/contract/src/paths.gen.ts', text: pathTable(contract, join(root, 'apps/web/src')) },
    { path: 'packages/rules/src/methods/methods.gen.ts', text: methodList(root) },
    { path: 'docs/api/method-definition.schema.json', text: methodSchemaText(contract) },
  ];
}
