import type { z } from 'zod';

/** Who may call a route: a permission of a module manifest, or one of the three open kinds. */
export type RoutePermission = string;

/** Routes that need no permission of a role. `token` routes check a one-time token themselves. */
export const openPermissions = ['public', 'signed-in', 'token'] as const;

/** One HTTP route: the only description from which server, OpenAPI document and client are made. */
export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify path, parameters as `:name`. */
  readonly path: string;
  /** `noun.kebab-verb` of a manifest, or `public`, `signed-in`, `token`. */
  readonly permission: RoutePermission;
  /** One sentence for the interface document, Chinese. */
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Unknown keys are stripped by it: the last guard against leaking a column. */
  readonly response: z.ZodType;
  /** `false` only for drafts and for acts that must leave no link to a person. */
  readonly audited?: boolean;
  /** `false` where a key would link an anonymous act, or the body is a stream. */
  readonly idempotent?: boolean;
  /** `raw`: the handler works on request and reply itself (uploads, downloads, live pages). */
  readonly mode?: 'raw';
  /** Requests a minute and caller, where the general limit is too wide. */
  readonly rateLimit?: number;
}

export type RouteTable = Readonly<Record<string, RouteDefinition>>;

/** Names the routes of one module; keeps their literal types. */
export function defineRoutes<const T extends RouteTable>(
  module: string,
  routes: T,
): T & { readonly [moduleName]: string } {
  return Object.defineProperty(routes, moduleName, { value: module, enumerable: false }) as T & {
    readonly [moduleName]: string;
  };
}

/** Key under which `defineRoutes` keeps the module's name. */
export const moduleName: unique symbol = Symbol('moduleName');
