import type { RouteDefinition, RouteTable } from '@jishi/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { anonymousActor, type Actor } from '../access/actor.ts';
import { isOpenPermission, type Permissions } from '../access/permissions.ts';
import type { Clock } from '../clock.ts';
import type { PersonalData } from '../crypto/personal-data.ts';
import type { Database } from '../db/database.ts';
import type { Tx } from '../db/tx.ts';
import { refuse } from '../refusal.ts';
import { createGuessLimit } from './guess-limit.ts';
import { claimKey, rememberAnswer, requestKey, type Remembered } from './idempotency.ts';

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Answer<S> = S extends z.ZodType ? z.input<S> : never;

/** What a handler gets. Reads run in a read-only transaction, writes in one that commits with the answer. */
export interface Call<R extends RouteDefinition> {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly params: Parsed<R['params']>;
  readonly query: Parsed<R['query']>;
  readonly body: Parsed<R['body']>;
  readonly request: FastifyRequest;
  /** Sets headers or cookies; the body is what the handler returns. */
  readonly reply: FastifyReply;
}

/** What a `raw` handler gets: no transaction, it opens its own. */
export interface RawCall<R extends RouteDefinition> extends Omit<Call<R>, 'tx'> {
  readonly db: Database;
}

type Handler<R extends RouteDefinition> = R extends { readonly mode: 'raw' }
  ? (call: RawCall<R>) => Promise<unknown>
  : (call: Call<R>) => Promise<Answer<R['response']>>;

/** Request and answer as handlers and the finder of sessions see them. */
export type { FastifyReply as HttpReply, FastifyRequest as HttpRequest } from 'fastify';

/** One handler for each route of a table. */
export type Handlers<T extends RouteTable> = { readonly [K in keyof T & string]: Handler<T[K]> };

/** Registers the routes of a module. */
export interface Mounter {
  routes<T extends RouteTable>(table: T, handlers: Handlers<T>): void;
  /** Every route registered so far; for the tests that walk them and for the interface document. */
  readonly mounted: readonly RouteDefinition[];
}

/** Finds out who sends a request, and checks that a write comes from our own page. */
export interface SessionPort {
  actorOf(request: FastifyRequest): Promise<Actor>;
  /** Refuses a forged write (`access.forged-request`). */
  checkForgery(request: FastifyRequest, actor: Actor): void;
  /** Refuses what this session may not do yet (first password not changed). */
  checkReady(request: FastifyRequest, actor: Actor, route: RouteDefinition): void;
}

interface MountDependencies {
  readonly app: FastifyInstance;
  readonly db: Database;
  readonly clock: Clock;
  readonly permissions: Permissions;
  readonly sessions: SessionPort;
  /** Answers kept for repeated requests are encrypted: they may hold personal data. */
  readonly personalData: PersonalData;
}

/** @throws at start when a route names a permission that no manifest declares: deny first */
export function createMounter(dependencies: MountDependencies): Mounter {
  const { app, db, clock, permissions, sessions, personalData } = dependencies;
  const mounted: RouteDefinition[] = [];
  const guesses = createGuessLimit(clock);
  const register = (route: RouteDefinition, handler: (call: never) => Promise<unknown>) => {
    if (!isOpenPermission(route.permission) && !permissions.all.has(route.permission)) {
      throw new Error(`route ${route.method} ${route.path} names the unknown permission ${route.permission}`);
    }
    mounted.push(route);
    const isWrite = route.method !== 'GET';
    app.route({
      method: route.method,
      url: route.path,
      schema: {
        summary: route.summary,
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.body ? { body: route.body } : {}),
        response: { 200: route.response },
      },
      ...(route.rateLimit ? { config: { rateLimit: { max: route.rateLimit, timeWindow: '1 minute' } } } : {}),
      // Who asks and what they may do is settled before the body is read.
      onRequest: async (request) => {
        const actor = await sessions.actorOf(request);
        if (!permissions.allows(actor, route.permission)) denied(actor, route.permission, permissions);
        // A public act is nobody's in particular: it asks for the own origin alone, so that pages without script can send it.
        if (isWrite) sessions.checkForgery(request, route.permission === 'public' ? anonymousActor : actor);
        sessions.checkReady(request, actor, route);
        request.actor = actor;
      },
      handler: async (request, reply) => {
        const { actor } = request;
        const base = { actor, params: request.params, query: request.query, body: request.body, request, reply };
        if (route.mode === 'raw') return await (handler as (call: unknown) => Promise<unknown>)({ ...base, db });
        const work = (tx: Tx) => (handler as (call: unknown) => Promise<unknown>)({ ...base, tx });
        const run = () => (isWrite ? write(route, request, reply, work) : db.read(actor.scope, work));
        return route.permission === 'token' ? await guesses.guard(request.ip, run) : await run();
      },
    });
  };
  const write = async (
    route: RouteDefinition,
    request: FastifyRequest,
    reply: FastifyReply,
    work: (tx: Tx) => Promise<unknown>,
  ) => {
    const { actor } = request;
    const audited = route.audited ?? true;
    if (route.idempotent === false) return await db.write(actor.scope, work, { audited });
    const given = request.headers['idempotency-key'];
    if (typeof given !== 'string' || given.length < 8 || given.length > 100) refuse('request.key-missing');
    const key = requestKey(actor, `${route.method} ${request.url}`, given, request.body);
    let repeated: Remembered | undefined;
    const answer = await db.write(
      actor.scope,
      async (tx) => {
        repeated = await claimKey(tx, personalData, actor, key, clock.now());
        if (repeated) {
          tx.auditCount += 1; // Nothing is changed by a repetition, so nothing is owed to the trail.
          return repeated.response;
        }
        const response = await work(tx);
        rememberAnswer(tx, personalData, actor, key, 200, response);
        return response;
      },
      { audited },
    );
    if (repeated) reply.header('Idempotent-Replay', 'true');
    return answer;
  };
  return {
    mounted,
    routes(table, handlers) {
      for (const [name, route] of Object.entries(table)) {
        register(route, handlers[name as keyof typeof handlers]);
      }
    },
  };
}

function denied(actor: Actor, permission: string, permissions: Permissions): never {
  if (actor.kind === 'anonymous') refuse('access.not-signed-in');
  const holders = permissions.all.get(permission)?.roles ?? [];
  refuse('access.denied', {
    role: roleTitle(actor.role),
    who: holders.map(roleTitle).join('、') || '系统管理员',
    permission,
  });
}

const roleTitles: Readonly<Record<string, string>> = {
  'county-department': '县委组织部',
  'township-secretary': '乡镇（街道）党委书记',
  'township-organiser': '组织委员',
  'branch-secretary': '支部书记',
  'branch-committee': '支部委员',
  'discipline-office': '纪检机关',
  member: '党员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  auditor: '审计员',
  anonymous: '未登录',
  system: '系统',
};

/** Chinese title of a role. */
export function roleTitle(role: string): string {
  return roleTitles[role] ?? role;
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
}
