import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { anonymousActor, type Actor } from '../../platform/access/actor.ts';
import type { Config } from '../../platform/config.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { HttpReply, HttpRequest, SessionPort } from '../../platform/http/mount.ts';
import { refuse } from '../../platform/refusal.ts';
import type { RuleBook } from '../../platform/rules/rule-book.ts';
import { loadAccessPolicy, type AccessPolicy } from './policy.ts';
import { findSession, touchSession } from './session-store.ts';
import { isAdministratorRole } from './roles.ts';
import type { SessionRow } from './schema.ts';

/** Cookie with the opaque session token; never readable by script. */
export const sessionCookie = 'jishi_session';
/** Readable cookie whose value a write has to repeat in the header `X-CSRF-Token`. */
export const csrfCookie = 'jishi_csrf';

/** How long a looked-up session is trusted without asking the database again, in milliseconds. */
const cacheMilliseconds = 5000;
const noteUseEvery = 60_000;

interface Cached {
  readonly actor: Actor;
  readonly row: SessionRow;
  readonly at: number;
}

/** Finds the actor behind a request; sessions live in the database, this process only remembers them briefly. */
export interface Sessions extends SessionPort {
  rowOf(request: HttpRequest): SessionRow | undefined;
  /** Forgets a person at once: signed out, removed, or with changed grants. Other processes follow within five seconds. */
  forget(userId: number): void;
  /** Limits of signing in, read at most once a minute. */
  policy(tx: Tx): Promise<AccessPolicy>;
  setCookies(reply: HttpReply, token: string, csrf: string): void;
  clearCookies(reply: HttpReply): void;
}

/** Acts that are open before the first password was changed. */
const openBeforeFirstChange: ReadonlySet<string> = new Set([
  'GET /api/session',
  'DELETE /api/session',
  'POST /api/me/password',
]);

/** One for each process, made before all modules because every request needs it. */
export function createSessions(db: Database, clock: Clock, config: Config, rules: RuleBook): Sessions {
  const cache = new Map<string, Cached>();
  const rows = new WeakMap<HttpRequest, SessionRow>();
  const policy = createPolicyReader(clock, rules);
  const lookUp = async (token: string, isPassive: boolean): Promise<Cached | undefined> => {
    const now = clock.now();
    const known = cache.get(token);
    if (known && now.getTime() - known.at < cacheMilliseconds) return known;
    cache.delete(token);
    const found = await db.read({ path: null }, async (tx) => {
      const row = await findSession(tx, hashToken(token), now, clock.today());
      return row && !isIdle(row, await policy(tx), now) ? row : undefined;
    });
    if (!found) return undefined;
    if (!isPassive && now.getTime() - found.last_seen_at.getTime() > noteUseEvery) {
      await db.write({ path: null }, (tx) => touchSession(tx, found, now), { audited: false });
    }
    if (cache.size > 20_000) cache.clear();
    const entry = { actor: actorOfRow(found), row: found, at: now.getTime() };
    cache.set(token, entry);
    return entry;
  };
  return {
    async actorOf(request) {
      const token = request.cookies[sessionCookie];
      if (!token || token.length !== 43) return anonymousActor;
      // A page that refreshes itself does not keep a deserted session alive.
      const found = await lookUp(token, request.headers['x-passive'] === '1');
      if (!found) return anonymousActor;
      rows.set(request, found.row);
      return found.actor;
    },
    checkForgery(request, actor) {
      const { origin } = request.headers;
      if (origin !== undefined && hostOf(origin) !== request.host) refuse('access.forged-request');
      if (actor.kind !== 'user') return;
      const given = request.headers['x-csrf-token'];
      const expected = rows.get(request)?.csrf ?? '';
      if (typeof given !== 'string' || !sameText(given, expected)) refuse('access.forged-request');
    },
    checkReady(request, _actor, route) {
      if (rows.get(request)?.must_change_password !== true) return;
      if (route.permission === 'public' || openBeforeFirstChange.has(`${route.method} ${route.path}`)) return;
      refuse('account.must-change-password');
    },
    rowOf: (request) => rows.get(request),
    policy,
    forget(userId) {
      for (const [token, entry] of cache) if (entry.row.user_id === userId) cache.delete(token);
    },
    setCookies(reply, token, csrf) {
      const shared = { path: '/', sameSite: 'lax', secure: config.secureCookies } as const;
      reply.setCookie(sessionCookie, token, { ...shared, httpOnly: true });
      reply.setCookie(csrfCookie, csrf, shared);
    },
    clearCookies(reply) {
      reply.clearCookie(sessionCookie, { path: '/' });
      reply.clearCookie(csrfCookie, { path: '/' });
    },
  };
}

function isIdle(row: SessionRow, policy: AccessPolicy, now: Date): boolean {
  return now.getTime() - row.last_seen_at.getTime() > policy.idleMinutes * 60_000;
}

const policyMilliseconds = 60_000;

function createPolicyReader(clock: Clock, rules: RuleBook): (tx: Tx) => Promise<AccessPolicy> {
  let read: { readonly policy: AccessPolicy; readonly at: number } | undefined;
  return async (tx) => {
    const now = clock.now().getTime();
    if (!read || now - read.at >= policyMilliseconds)
      read = { policy: await loadAccessPolicy(tx, rules, clock.today()), at: now };
    return read.policy;
  };
}

/** Host of an Origin header; a page without an origin of its own ("null") has none. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** A new opaque token (256 bits) and what the database keeps of it. */
export function newToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** What the database keeps of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function actorOfRow(row: SessionRow): Actor {
  const isAdministrator = row.role !== null && isAdministratorRole(row.role);
  const path = isAdministrator || row.role === null ? null : row.path;
  return {
    kind: 'user',
    userId: row.user_id,
    displayName: row.display_name,
    role: row.role ?? 'anonymous',
    region: row.region,
    orgId: isAdministrator ? null : row.org_id,
    path,
    memberId: row.member_id,
    scope: scopeOf(row, path),
  };
}

/** A plain member sees the own record and what superiors publish, not the roster of the branch. */
function scopeOf(row: SessionRow, path: string | null): Actor['scope'] {
  return {
    path,
    ...(row.member_id === null ? {} : { memberId: row.member_id }),
    ...(row.role === 'auditor' ? { audit: true } : {}),
  };
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
