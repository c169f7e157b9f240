import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '@jishi/contract';
import sql from 'sql-template-tag';
import type { App } from '../../../apps/server/src/app.ts';
import { newToken } from '../../../apps/server/src/modules/accounts/sessions.ts';
import { seed, testRegion } from './tree.ts';

/** Headers of a signed-in browser, for `app.http.inject`. A write adds its own `idempotency-key`. */
export interface SessionHeaders extends Record<string, string> {
  readonly cookie: string;
  readonly 'x-csrf-token': string;
}

/** Who should be signed in. */
export interface SignInAs {
  readonly role: Role;
  /** Organisation of the role; the three administrators have none. */
  readonly orgId?: number;
  readonly memberId?: number;
  readonly displayName?: string;
  /** An account signed in before, for a further role or a further device. */
  readonly userId?: number;
}

/** Opens a session straight in the tables (the sign-in form has its own tests) and gives its headers. */
export async function signInAs(app: App, who: SignInAs): Promise<SessionHeaders> {
  return (await personAs(app, who)).headers;
}

/** An answer of the platform as a test reads it. */
export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A signed-in person who sends requests: every write gets a fresh idempotency key. */
export interface TestPerson {
  readonly userId: number;
  readonly grantId: number;
  readonly headers: SessionHeaders;
  get<T = Record<string, unknown>>(url: string): Promise<Answer<T>>;
  send<T = Record<string, unknown>>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    key?: string,
  ): Promise<Answer<T>>;
}

/** As `signInAs`, as a person who can ask and send. */
export async function personAs(app: App, who: SignInAs): Promise<TestPerson> {
  const session = await openSession(app, who);
  const ask = async <T>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    key?: string,
  ): Promise<Answer<T>> => {
    const response = await app.http.inject({
      method,
      url,
      headers: { ...session.headers, ...(method === 'GET' ? {} : { 'idempotency-key': key ?? randomUUID() }) },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: response.statusCode, body: parse(response.body) as T, headers: response.headers };
  };
  return { ...session, get: (url) => ask('GET', url), send: ask };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function openSession(app: App, who: SignInAs): Promise<Pick<TestPerson, 'userId' | 'grantId' | 'headers'>> {
  const { ids, clock } = app.platform;
  const { token, hash } = newToken();
  const csrf = randomBytes(24).toString('base64url');
  const now = clock.now();
  // Never idle and never over, so that a test may move its clock by months.
  const farAway = new Date('2099-12-31T00:00:00Z');
  return await seed(app, async (tx) => {
    const org =
      who.orgId === undefined
        ? undefined
        : await tx.one<{ path: string; region: number }>(sql`select path, region from org where id = ${who.orgId}`);
    const region = org?.region ?? testRegion;
    const userId = who.userId ?? (await ids.next(tx, region));
    if (who.userId === undefined) {
      await tx.run(sql`insert into app_user (region, id, login, display_name, member_id, created_at)
        values (${region}, ${userId}, ${`test-${userId}`}, ${who.displayName ?? `测试${who.role}`}, ${who.memberId ?? null}, ${now})`);
    }
    const held = await tx.maybe<{
      id: number;
    }>(sql`select id from role_grant where user_id = ${userId} and role = ${who.role}
      and org_id is not distinct from ${who.orgId ?? null} and revoked_at is null`);
    const grantId = held?.id ?? (await ids.next(tx, region));
    if (!held) {
      await tx.run(sql`insert into role_grant (region, id, user_id, role, org_id, path, from_on, granted_at)
        values (${region}, ${grantId}, ${userId}, ${who.role}, ${who.orgId ?? null}, ${org?.path ?? null}, '2020-01-01', ${now})`);
    }
    await tx.run(sql`insert into user_session (region, token_hash, user_id, grant_id, csrf, created_at, last_seen_at, expires_at)
      values (${region}, ${hash}, ${userId}, ${grantId}, ${csrf}, ${now}, ${farAway}, ${farAway})`);
    return { userId, grantId, headers: { cookie: `jishi_session=${token}; jishi_csrf=${csrf}`, 'x-csrf-token': csrf } };
  });
}
