import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'rolldown/utils';

/** One import, re-export, dynamic import, type import or worker of a source file. */
export interface Import {
  /** File that imports, from the root, with forward slashes. */
  readonly from: string;
  readonly line: number;
  /** As written. */
  readonly name: string;
  /** What it leads to: a file from the root, `npm:<package>`, `node:<module>`, or undefined when nothing is there. */
  readonly to: string | undefined;
  /** Whether nothing of it remains when the program runs. */
  readonly typeOnly: boolean;
}

const sources = ['{packages,apps}/*/src/**/*.{ts,tsx}', 'apps/web/*.ts', '{tools,bench,e2e}/**/*.{ts,mjs}'];

/** Every import of every source file below `root`. */
export function readImports(root: string): readonly Import[] {
  const workspaces = readWorkspaces(root);
  const files = globSync(sources, { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  return files.sort().flatMap((file) => importsOf(root, file, workspaces));
}

interface Found {
  readonly name: string;
  readonly at: number;
  readonly typeOnly: boolean;
}

function importsOf(root: string, file: string, workspaces: Workspaces): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return namesIn(file, text).map(({ name, at, typeOnly }) => ({
    from: file,
    line: text.slice(0, at).split('\n').length,
    name,
    to: resolve(root, file, name, workspaces, typeOnly),
    typeOnly,
  }));
}

function namesIn(file: string, text: string): Found[] {
  const { module, program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? 'cannot be read'}`);
  const imports = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    name: moduleRequest.value,
    at: start,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const exports = module.staticExports.flatMap(({ entries, start }) => {
    const name = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest?.value;
    return name === undefined ? [] : [{ name, at: start, typeOnly: entries.every(({ isType }) => isType) }];
  });
  const further: Found[] = [];
  collectFurther(program, further);
  return [...imports, ...exports, ...further];
}

/** A node of the syntax tree, as far as it is read here. */
interface Node {
  readonly type?: unknown;
  readonly start?: number;
  readonly source?: unknown;
  readonly callee?: unknown;
  readonly arguments?: unknown;
}

/** Imports that the parser's list of modules leaves out: dynamic ones, those inside types, and workers. */
function collectFurther(node: unknown, found: Found[]): void {
  if (Array.isArray(node)) {
    for (const each of node) collectFurther(each, found);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const name = furtherName(node);
  // A dynamic import runs later, so it closes no cycle at load time.
  if (name !== undefined) found.push({ name, at: (node as Node).start ?? 0, typeOnly: true });
  for (const child of Object.values(node)) collectFurther(child, found);
}

function furtherName({ type, source, callee, arguments: given }: Node): string | undefined {
  if (type === 'ImportExpression' || type === 'TSImportType') return textOf(source);
  if (type !== 'NewExpression' || (callee as { name?: string }).name !== 'URL') return undefined;
  const name = textOf((given as unknown[])[0]);
  return name?.startsWith('.') && name.endsWith('.ts') ? name : undefined;
}

function textOf(literal: unknown): string | undefined {
  const { value } = (literal ?? {}) as { value?: unknown };
  return typeof value === 'string' ? value : undefined;
}

interface Workspaces {
  /** Entry files by the name one imports, e.g. `@jishi/testkit/cluster`. */
  readonly entries: ReadonlyMap<string, string>;
  /** Packages that a folder may import, by folder. */
  readonly dependencies: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function readWorkspaces(root: string): Workspaces {
  const entries = new Map<string, string>();
  const dependencies = new Map<string, ReadonlySet<string>>();
  for (const file of ['package.json', ...globSync('{packages,apps}/*/package.json', { cwd: root })]) {
    const manifest: Manifest = JSON.parse(readFileSync(join(root, file), 'utf8'));
    const folder = dirname(file);
    for (const [key, target] of Object.entries(manifest.exports ?? {})) {
      entries.set(posix.join(manifest.name, key), posix.join(folder, target));
    }
    const { dependencies: run, devDependencies: dev, optionalDependencies: optional } = manifest;
    dependencies.set(folder, new Set(Object.keys({ ...run, ...dev, ...optional })));
  }
  return { entries, dependencies };
}

function resolve(
  root: string,
  file: string,
  name: string,
  workspaces: Workspaces,
  typeOnly: boolean,
): string | undefined {
  if (isBuiltin(name)) return name.startsWith('node:') ? name : `node:${name}`;
  if (name.startsWith('.')) return resolveFile(root, posix.join(posix.dirname(file), name.replace(/\?.*$/, '')));
  const entry = workspaces.entries.get(name);
  if (entry !== undefined) return resolveFile(root, entry);
  const packageName = name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
  return isDeclared(file, packageName, workspaces, typeOnly) ? `npm:${packageName}` : undefined;
}

/** The bundler of the web client finds files by their name without ending, too. */
function resolveFile(root: string, path: string): string | undefined {
  const endings = path.startsWith('apps/web/') ? ['', '.ts', '.tsx', '/index.ts'] : [''];
  return endings.map((ending) => path + ending).find((each) => isFile(join(root, each)));
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** Product code declares its packages in its own workspace; types, tests and tools may use any that is declared. */
function isDeclared(file: string, packageName: string, { dependencies }: Workspaces, typeOnly: boolean): boolean {
  const folder = /^(?:packages|apps)\/[^/]+/.exec(file)?.[0] ?? '.';
  if (dependencies.get(folder)?.has(packageName)) return true;
  const atLarge = typeOnly || folder === '.' || folder === 'packages/testkit' || /\.test\.tsx?$/.test(file);
  if (!atLarge) return false;
  return [...dependencies.values()].some((names) => names.has(packageName));
}
