import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { isOpenPermission } from './platform/access/permissions.ts';
import type { Role, RouteDefinition } from '@jishi/contract';
import {
  createTestApp,
  insertOrg,
  personAs,
  sampleBody,
  sampleRows,
  seedTree,
  tableOfParameter,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';

/** Parameters that name no row of an organisation, with a value that exists. */
const plainParameters: Readonly<Record<string, string>> = {
  year: '2026',
  ruleId: 'access.session.idle',
  hash: 'a'.repeat(64),
  termNumber: '1',
};

/** Parameters that are secrets in themselves: whoever has one may use it, and nobody can guess one. */
const secretParameters: ReadonlySet<string> = new Set(['code', 'receipt', 'sessionKey']);

/** Routes that answer everybody alike, each with its reason. */
const openByPurpose: ReadonlyMap<string, string> = new Map([
  ['GET /api/rules/:ruleId', 'rules are public within the platform'],
  ['GET /api/calendar/:year', 'working days are public'],
  ['GET /api/definitions/:hash', 'definitions are public within the platform'],
  ['POST /api/runs/:runId/seen', 'marks what the caller can see; says "done" about anything else'],
  ['POST /api/exports', "written later in the caller's scope, where an organisation elsewhere is not found"],
  ['POST /api/messages/read', 'marks the caller\'s own messages; says "done" about anything else'],
]);

const administrators: ReadonlySet<Role> = new Set(['system-admin', 'security-admin', 'auditor']);

const nameOf = (route: RouteDefinition) => `${route.method} ${route.path}`;
const parametersOf = (route: RouteDefinition) => [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
const tableOf = (parameter: string) =>
  tableOfParameter[parameter] ?? parameter.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

describe('every route', () => {
  let app: TestApp;
  let tree: TestTree;
  let routes: readonly RouteDefinition[];
  let ids: Record<string, number>;
  const people = new Map<Role, TestPerson>();

  /** Somebody with this role in another part of the tree than the sample rows. */
  const elsewhere = async (role: Role): Promise<TestPerson> => {
    const known = people.get(role);
    if (known) return known;
    const otherCounty =
      role === 'county-department' ? await insertOrg(app, { name: '邻县县委', kind: 'county' }) : undefined;
    const orgId = otherCounty?.id ?? (role.startsWith('township') ? tree.townships[0].id : tree.branches[0].id);
    const [memberId] = tree.branches[0].memberIds;
    const who = await personAs(app, {
      role,
      orgId,
      ...(memberId !== undefined && role === 'member' ? { memberId } : {}),
    });
    people.set(role, who);
    return who;
  };

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 2 });
    routes = app.mounter.mounted;
    const branch = tree.branches[3];
    const [memberId] = branch.memberIds;
    const rows = sampleRows(app, branch, { org: branch.id, ...(memberId === undefined ? {} : { member: memberId }) });
    ids = {};
    const missing: string[] = [];
    for (const parameter of new Set(routes.flatMap(parametersOf))) {
      if (plainParameters[parameter] !== undefined || secretParameters.has(parameter)) continue;
      const table = tableOf(parameter);
      const id = await rows.idOf(table).catch((error: Error) => `${table}: ${error.message}`);
      if (typeof id === 'number') ids[parameter] = id;
      else missing.push(`${parameter} (${id ?? `no table ${table}`})`);
    }
    assert.deepEqual(missing, [], 'add them to tableOfParameter or columnSamples of the testkit');
  });

  const fill = (route: RouteDefinition) =>
    route.path.replace(/:(\w+)/g, (_whole, name: string) => String(ids[name] ?? plainParameters[name] ?? 'ZZZZZZZZZZ'));

  const bodyOf = (route: RouteDefinition) => (route.body ? (sampleBody(route.body, ids) as object) : undefined);

  it('names a permission of a manifest or one of the open kinds, and the shape of its answer', () => {
    assert.ok(routes.length > 50);
    for (const route of routes) {
      assert.ok(
        isOpenPermission(route.permission) || app.platform.permissions.all.has(route.permission),
        nameOf(route),
      );
      assert.ok(route.response, nameOf(route));
      assert.ok(route.summary.length > 1, nameOf(route));
    }
    assert.equal(new Set(routes.map(nameOf)).size, routes.length);
  });

  it('is closed to who is not signed in, unless it is open by its definition', async () => {
    for (const route of routes.filter(({ permission }) => permission !== 'public' && permission !== 'token')) {
      const response = await app.http.inject({
        method: route.method,
        url: fill(route),
        headers: { 'idempotency-key': 'not-signed-in' },
      });
      assert.equal(response.statusCode, 401, nameOf(route));
    }
  });

  it('is closed to a role that does not hold its permission', async () => {
    const auditor = await personAs(app, { role: 'auditor' });
    for (const route of routes) {
      const roles = app.platform.permissions.all.get(route.permission)?.roles;
      if (!roles || roles.includes('auditor')) continue;
      const { statusCode } = await app.http.inject({
        method: route.method,
        url: fill(route),
        headers: { ...auditor.headers, 'idempotency-key': 'not-my-role' },
      });
      assert.equal(statusCode, 403, nameOf(route));
    }
  });

  it('that writes asks for the token of the page and, but for named exceptions, for an idempotency key', async () => {
    const exceptions: string[] = [];
    for (const route of routes.filter(
      ({ method, permission }) => method !== 'GET' && permission !== 'public' && permission !== 'token',
    )) {
      const role =
        (app.platform.permissions.all.get(route.permission)?.roles ?? ['branch-secretary'])[0] ?? 'branch-secretary';
      const person = administrators.has(role) ? await personAs(app, { role }) : await elsewhere(role);
      const payload = bodyOf(route);
      const send = (headers: Record<string, string>) =>
        app.http.inject({ method: route.method, url: fill(route), headers, ...(payload ? { payload } : {}) });
      const forged = await send({ cookie: person.headers.cookie, 'idempotency-key': 'forged-request' });
      assert.equal(forged.json<{ code: string }>().code, 'access.forged-request', nameOf(route));
      if (route.idempotent === false) {
        exceptions.push(nameOf(route));
        continue;
      }
      const without = (await send(person.headers)).json<{ code: string }>().code;
      assert.ok(without === 'request.key-missing' || without === 'input.invalid', `${nameOf(route)}: ${without}`);
    }
    assert.deepEqual(
      exceptions.filter((name) => !withoutKey.has(name)),
      [],
      'a write without idempotency key has to be named here with its reason',
    );
  });

  it('never answers about the records of another part of the tree, whoever with whatever role asks', async (t) => {
    const unreached: string[] = [];
    const answered: string[] = [];
    let asked = 0;
    for (const route of routes) {
      const named = parametersOf(route).filter((name) => ids[name] !== undefined);
      const payload = bodyOf(route);
      const mentions = named.length > 0 || mentionsId(payload, ids);
      if (
        !mentions ||
        openByPurpose.has(nameOf(route)) ||
        route.permission === 'public' ||
        route.permission === 'token'
      )
        continue;
      const roles = (app.platform.permissions.all.get(route.permission)?.roles ?? ['branch-secretary']).filter(
        (role) => !administrators.has(role),
      );
      for (const role of roles) {
        const person = await elsewhere(role);
        const { status, body } =
          route.method === 'GET'
            ? await person.get(fill(route))
            : await person.send(route.method, fill(route), payload);
        asked += 1;
        const what = `${nameOf(route)} as ${role}: ${status} ${JSON.stringify(body).slice(0, 300)}`;
        if (status >= 200 && status < 300) {
          // An empty list tells as little as "not found".
          if (!isEmptyList(body)) answered.push(what);
          continue;
        }
        if (status === 403 || status === 404) continue;
        // The sample body did not pass its schema or a first check, so that the record itself was not asked for.
        if (status >= 500) answered.push(what);
        unreached.push(`${nameOf(route)} (${role}) ${String(body['code'])}`);
      }
    }
    t.diagnostic(`${asked} requests, ${unreached.length} of them refused before the record was looked at`);
    for (const each of unreached) t.diagnostic(each);
    assert.deepEqual(answered, []);
    assert.ok(asked > 50);
  });

  it('that lists shows nothing of another branch when asked for it by its id', async () => {
    const branch = tree.branches[3];
    for (const route of routes.filter(({ method, query }) => method === 'GET' && query !== undefined)) {
      if (parametersOf(route).length > 0 || route.permission === 'public') continue;
      const roles = (app.platform.permissions.all.get(route.permission)?.roles ?? ['branch-secretary']).filter(
        (role) => !administrators.has(role),
      );
      for (const role of roles) {
        const person = await elsewhere(role);
        for (const query of [
          `orgId=${branch.id}`,
          `org=${branch.id}`,
          `parentId=${branch.id}`,
          `memberId=${ids['memberId']}`,
          'search=%E6%B5%8B%E8%AF%954',
          '',
        ]) {
          const { status, body } = await person.get(`${route.path}?${query}`);
          const what = `${route.path}?${query} as ${role}`;
          assert.ok(status < 500, what);
          assert.ok(!JSON.stringify(body).includes(branch.name), what);
        }
      }
    }
  });
});

/** Writes without idempotency key, each with its reason. */
const withoutKey: ReadonlyMap<string, string> = new Map([
  ['DELETE /api/session', 'signing out twice is signing out'],
  ['POST /api/me/password', 'the password given is checked; a second time it is no longer the present one'],
  ['POST /api/me/totp', 'each start makes another secret, only a confirmed one counts'],
  ['POST /api/me/totp/remove', 'removing twice is removing'],
  ['POST /api/attachments', 'the body is a stream; an untied file goes by itself'],
  ['POST /api/imports', 'the body is a stream; nothing is written before the import is confirmed'],
  ['POST /api/funds/accounts/:fundAccountId/statements', 'the body is a stream; the same file is taken once'],
  ['POST /api/dues/standings/import', 'the body is a stream; the same assessment twice is the same assessment'],
  ['POST /api/members/:memberId/reveal', 'each look is a look, and noted'],
  ['POST /api/me/reveal', 'each look is a look, and noted'],
  ['POST /api/appraisals/:appraisalId/open', 'the answer holds one-time codes that must not be kept'],
  ['POST /api/appraisals/:appraisalId/codes', 'the answer holds one-time codes that must not be kept'],
  [
    'POST /api/votes/:voteId/ticket',
    'a key would keep when a person had their ballot signed; the same ballot gets the same answer',
  ],
]);

function mentionsId(body: unknown, ids: Readonly<Record<string, number>>): boolean {
  const text = JSON.stringify(body ?? null);
  return Object.values(ids).some((id) => text.includes(String(id)));
}

function isEmptyList(body: Readonly<Record<string, unknown>>): boolean {
  const lists = Object.values(body).filter((value) => Array.isArray(value));
  return (
    lists.length > 0 &&
    lists.every((list) => list.length === 0) &&
    Object.values(body).every((value) => Array.isArray(value) || !value)
  );
}
