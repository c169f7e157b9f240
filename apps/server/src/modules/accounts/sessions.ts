import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Role } from '@jishi/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anonymousActor, type Actor } from '../../platform/access/actor.ts';
import type { Config } from '../../platform/config.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { SessionPort } from '../../platform/http/mount.ts';
import { refuse } from '../../platform/refusal.ts';
import { findSession, touchSession, type SessionRow } from './store.ts';

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
  rowOf(request: FastifyRequest): SessionRow | undefined;
  /** Forgets a person at once: signed out, removed, or with changed grants. */
  forget(userId: number): void;
  setCookies(reply: FastifyReply, token: string, csrf: string): void;
  clearCookies(reply: FastifyReply): void;
}

/** @param idleMinutes a session unused for this long has ended */
export function createSessions(db: Database, clock: Clock, config: Config, idleMinutes: () => number): Sessions {
  const cache = new Map<string, Cached>();
  const rows = new WeakMap<FastifyRequest, SessionRow>();
  const lookUp = async (token: string): Promise<Cached | undefined> => {
    const now = clock.now();
    const known = cache.get(token);
    if (known && now.getTime() - known.at < cacheMilliseconds) return known;
    const row = await db.read({ path: null }, (tx) => findSession(tx, hashToken(token), now, clock.today()));
    if (!row || now.getTime() - row.last_seen_at.getTime() > idleMinutes() * 60_000) {
      cache.delete(token);
      return undefined;
    }
    if (now.getTime() - row.last_seen_at.getTime() > noteUseEvery) {
      await db.write({ path: null }, (tx) => touchSession(tx, row, now), { audited: false });
    }
    if (cache.size > 20_000) cache.clear();
    const entry = { actor: actorOfRow(row), row, at: now.getTime() };
    cache.set(token, entry);
    return entry;
  };
  return {
    async actorOf(request) {
      const token = request.cookies[sessionCookie];
      if (!token || token.length !== 43) return anonymousActor;
      const found = await lookUp(token);
      if (!found) return anonymousActor;
      rows.set(request, found.row);
      return found.actor;
    },
    checkForgery(request, actor) {
      const origin = request.headers.origin;
      if (origin !== undefined && new URL(origin).host !== request.host) refuse('access.forged-request');
      if (actor.kind !== 'user') return;
      const given = request.headers['x-csrf-token'];
      const expected = rows.get(request)?.csrf ?? '';
      if (typeof given !== 'string' || !sameText(given, expected)) refuse('access.forged-request');
    },
    rowOf: (request) => rows.get(request),
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

/** A new opaque token (256 bits) and what the database keeps of it. */
export function newToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** What the database keeps of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Roles of the platform's administrators: they hold no data scope. */
const administrators: ReadonlySet<Role> = new Set(['system-admin', 'security-admin', 'auditor']);

function actorOfRow(row: SessionRow): Actor {
  const isAdministrator = row.role !== null && administrators.has(row.role);
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
