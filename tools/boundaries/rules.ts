import type { Import } from './imports.ts';

/** One rule about the direction of imports; see docs/adr for its reason. */
export interface Rule {
  readonly name: string;
  /** Told to whoever breaks it: what to do instead. */
  readonly instead: string;
  /** Whether the import breaks the rule. */
  readonly broken: (from: string, to: string, typeOnly: boolean) => boolean;
}

const domain = 'packages/domain/src/index.ts';
const paths = 'packages/contract/src/paths.gen.ts';
const module = /^apps\/server\/src\/modules\/([^/]+)\//;

/** `from` may import itself and `allowed`. */
const only = (name: string, from: string, allowed: readonly string[], instead: string): Rule => ({
  name,
  instead,
  broken: (file, to) => file.startsWith(from) && !to.startsWith(from) && !allowed.includes(to),
});

/** Where modules are put together. */
const mounting = /^apps\/server\/src\/(app|modules\/modules)\.ts$/;

/** Files of a module that may know HTTP, and those that may write SQL; a word before or after the kind is welcome. */
const httpEdge = /(^|[-/])(routes|index)(-[\w-]+)?\.ts$|\/routes\//;
const sqlEdge = /(^|[-/])(store|views|jobs)(-[\w-]+)?\.ts$|\/(store|views)\//;

/** The rules, in the order of the layers. Tests may import anything. */
export const rules: readonly Rule[] = [
  only('domain-is-pure', 'packages/domain/src/', [], 'the domain imports nothing but itself: hand the value in'),
  only('rules-are-data', 'packages/rules/src/', [domain], 'rules import the index of the domain only'),
  only('contract-is-shared', 'packages/contract/src/', [domain, 'npm:zod'], 'the contract knows the domain and zod'),
  {
    name: 'modules-meet-at-the-index',
    instead: "ask the other module through its index.ts, and add the question there when it's missing",
    broken: (from, to) => {
      const [own, other] = [module.exec(from)?.[1], module.exec(to)?.[1]];
      return (
        from.startsWith('apps/') && other !== undefined && own !== other && !/\/modules\/[^/]+\/index\.ts$/.test(to)
      );
    },
  },
  {
    name: 'only-routes-know-http',
    instead: 'hand plain values to the service; HTTP stays in routes.ts',
    broken: (from, to) => module.test(from) && to.startsWith('npm:fastify') && !httpEdge.test(from),
  },
  {
    name: 'only-stores-write-sql',
    instead: 'move the statement to store.ts, views.ts or jobs.ts',
    broken: (from, to) =>
      module.test(from) &&
      /^npm:(pg|pg-copy-streams|sql-template-tag|graphile-worker)$/.test(to) &&
      !sqlEdge.test(from),
  },
  {
    name: 'routes-go-through-the-service',
    instead: 'call the service (or a view) instead of the store',
    broken: (from, to) => module.test(from) && /\/routes[^/]*\.ts$/.test(from) && /\/store[^/]*\.ts$/.test(to),
  },
  {
    name: 'nothing-imports-routes',
    instead: 'take what you need from the service; routes are mounted by the index',
    broken: (from, to) => module.test(from) && to.endsWith('/routes.ts') && !from.endsWith('/index.ts'),
  },
  {
    name: 'platform-knows-no-module',
    instead: 'the module registers itself with the platform; put things together in app.ts',
    broken: (from, to) => from.startsWith('apps/server/src/platform/') && to.startsWith('apps/server/src/modules/'),
  },
  {
    name: 'web-sees-contract-and-domain',
    instead: 'the browser gets data through the interface, by the contract',
    broken: (from, to) =>
      from.startsWith('apps/web/src/') && /^(apps\/server|packages\/(rules|testkit)|tools|bench|node:)/.test(to),
  },
  {
    name: 'contract-reaches-the-browser-as-types',
    instead: 'import the path table (@jishi/contract/paths) and types; zod stays on the server',
    broken: (from, to, typeOnly) =>
      from.startsWith('apps/web/src/') &&
      !typeOnly &&
      (to === 'npm:zod' || (to.startsWith('packages/contract/') && to !== paths)),
  },
  {
    name: 'product-without-test-code',
    instead: 'move what both need into the product',
    broken: (from, to) =>
      /^(packages\/(domain|rules|contract)|apps)\//.test(from) && /^(packages\/testkit|tools|bench|e2e)\//.test(to),
  },
];

/** Modules with a door that the composition root does not open: they would exist without being reachable. */
export function unmountedModules(imports: readonly Import[]): readonly string[] {
  const doors = imports.flatMap(({ from }) => /^(apps\/server\/src\/modules\/[^/]+\/)index\.ts$/.exec(from)?.[0] ?? []);
  const opened = new Set(imports.filter(({ from }) => mounting.test(from)).map(({ to }) => to));
  return [...new Set(doors)].filter((door) => !opened.has(door));
}

/** An import that breaks a rule. */
export interface Violation {
  readonly at: Import;
  readonly rule: string;
  readonly instead: string;
}

/** Everything that breaks a rule or leads nowhere. */
export function violations(imports: readonly Import[]): readonly Violation[] {
  return imports.flatMap((at) => {
    if (at.to === undefined) {
      return [{ at, rule: 'everything-resolves', instead: 'no such file, or a package not declared in package.json' }];
    }
    const { to } = at;
    if (/\.test\.tsx?$/.test(at.from)) return [];
    return rules
      .filter(({ broken }) => broken(at.from, to, at.typeOnly))
      .map(({ name, instead }) => ({ at, rule: name, instead }));
  });
}
