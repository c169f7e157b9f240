import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  createTestApp,
  personAs,
  seed,
  seedTree,
  testRegion,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import sql from 'sql-template-tag';
import { createFirstAdministrators, resetAdministratorPassword } from './index.ts';

interface Account {
  readonly account: { readonly id: number; readonly version: number; readonly login: string };
  readonly initialPassword: string;
}

describe('the three administrators', () => {
  let app: TestApp;
  let tree: TestTree;
  let system: TestPerson;
  let security: TestPerson;
  let auditor: TestPerson;
  let accounts = 0;
  const newAccount = async () => {
    const answer = await system.send<Account>('POST', '/api/admin/accounts', {
      login: `neu${++accounts}`,
      displayName: '王小明',
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const grant = (userId: number, role: string, orgId?: number) =>
    security.send('POST', '/api/admin/grants', {
      userId,
      role,
      ...(orgId === undefined ? {} : { orgId }),
      reason: '任职',
    });
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 2 });
    system = await personAs(app, { role: 'system-admin' });
    security = await personAs(app, { role: 'security-admin' });
    auditor = await personAs(app, { role: 'auditor' });
  });

  it('are made once in an empty database, with passwords to be changed', async () => {
    const fresh = await createTestApp();
    const made = await createFirstAdministrators(fresh.platform, testRegion);
    assert.deepEqual(
      made.map(({ role }) => role),
      ['system-admin', 'security-admin', 'auditor'],
    );
    assert.deepEqual(await createFirstAdministrators(fresh.platform, testRegion), []);
    for (const { login, password, role } of made) {
      const response = await fresh.http.inject({ method: 'POST', url: '/api/session', payload: { login, password } });
      assert.equal(response.statusCode, 200);
      const view = response.json<{ mustChangePassword: boolean; grants: { role: string }[] }>();
      assert.equal(view.mustChangePassword, true);
      assert.deepEqual(
        view.grants.map((each) => each.role),
        [role],
      );
    }
  });

  it('divide the work: one makes accounts, one grants, one reads', async () => {
    const { account, initialPassword } = await newAccount();
    assert.equal(
      (await security.send('POST', '/api/admin/accounts', { login: 'other', displayName: '李四' })).status,
      403,
    );
    assert.equal(
      (await system.send('POST', '/api/admin/grants', { userId: account.id, role: 'auditor', reason: '试试' })).status,
      403,
    );
    assert.equal(
      (await auditor.send('POST', '/api/admin/grants', { userId: account.id, role: 'auditor', reason: '试试' })).status,
      403,
    );
    assert.equal((await grant(account.id, 'branch-secretary', tree.branches[0].id)).status, 200);
    const response = await app.http.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: account.login, password: initialPassword },
    });
    assert.equal(response.statusCode, 200);
    assert.equal(response.json<{ grants: { orgName: string }[] }>().grants[0]?.orgName, tree.branches[0].name);
  });

  it('see no member: neither account list nor grants name a record, and no scoped row is in reach', async () => {
    const { body: list } = await system.get<{ items: Record<string, unknown>[] }>('/api/admin/accounts');
    const allowed = [
      'id',
      'login',
      'displayName',
      'state',
      'mustChangePassword',
      'hasTotp',
      'isAdministrator',
      'lastSignInAt',
      'createdAt',
      'version',
    ];
    for (const item of list.items) assert.deepEqual(Object.keys(item).sort(), [...allowed].sort());
    for (const scope of [{ path: null }, { path: null, audit: true }]) {
      for (const table of ['member', 'org', 'attachment', 'todo', 'committee_post']) {
        const rows = await app.platform.db.read(scope, (tx) =>
          tx.many({ text: `select 1 from ${table}`, values: [] } as never),
        );
        assert.equal(rows.length, 0, table);
      }
    }
  });

  it('grant nothing to themselves and take nothing from themselves', async () => {
    const answer = await grant(security.userId, 'county-department', tree.county.id);
    assert.equal(answer.status, 403);
    assert.equal(answer.body['code'], 'grant.own-account');
    assert.equal(
      (await security.send('POST', `/api/admin/grants/${security.grantId}/revoke`, { reason: '不干了' })).status,
      403,
    );
    assert.equal(
      (await system.send('POST', `/api/admin/accounts/${system.userId}/remove`, { version: 0, reason: '不干了' })).body[
        'code'
      ],
      'account.own-account',
    );
  });

  it('are separate persons: no second office, no role in an organisation beside', async () => {
    assert.equal((await grant(system.userId, 'auditor')).body['code'], 'grant.separate-offices');
    assert.equal(
      (await grant(auditor.userId, 'county-department', tree.county.id)).body['code'],
      'grant.separate-offices',
    );
    const { account } = await newAccount();
    assert.equal((await grant(account.id, 'branch-secretary', tree.branches[1].id)).status, 200);
    assert.equal((await grant(account.id, 'system-admin')).body['code'], 'grant.separate-offices');
    assert.equal(
      (await grant(account.id, 'township-organiser', tree.townships[0].id)).status,
      200,
      'two offices of organisations may meet',
    );
  });

  it('cannot leave an office empty', async () => {
    const remove = await system.send('POST', `/api/admin/accounts/${auditor.userId}/remove`, {
      version: 0,
      reason: '调离',
    });
    assert.equal(remove.body['code'], 'grant.last-administrator');
    const revoke = () => security.send('POST', `/api/admin/grants/${auditor.grantId}/revoke`, { reason: '调离' });
    assert.equal((await revoke()).body['code'], 'grant.last-administrator');
    const second = await newAccount();
    assert.equal((await grant(second.account.id, 'auditor')).status, 200);
    assert.equal((await revoke()).status, 200);
    assert.equal(
      (await security.send('POST', '/api/admin/grants', { userId: auditor.userId, role: 'auditor', reason: '复职' }))
        .status,
      200,
    );
  });

  it('do not reset the password of another administrator; the server command does', async () => {
    const answer = await system.send('POST', `/api/admin/accounts/${auditor.userId}/reset-password`, {
      version: 0,
      reason: '忘记',
    });
    assert.equal(answer.body['code'], 'account.administrator-password');
    const { login } = await seed(app, (tx) =>
      tx.one<{ login: string }>(sql`select login from app_user where id = ${auditor.userId}`),
    );
    assert.equal((await resetAdministratorPassword(app.platform, login))?.length, 19);
    assert.equal(await resetAdministratorPassword(app.platform, 'nobody'), undefined);
    app.clock.set(new Date(app.clock.now().getTime() + 6000).toISOString());
    assert.equal((await auditor.get('/api/session')).status, 401);
    auditor = await personAs(app, { role: 'auditor' });
  });

  it('give a role only where it exists', async () => {
    const { account } = await newAccount();
    assert.equal((await grant(account.id, 'branch-secretary', tree.county.id)).status, 422);
    assert.equal((await grant(account.id, 'branch-secretary')).status, 422);
    assert.equal((await grant(account.id, 'branch-secretary', tree.branches[0].id + 999_000)).status, 404);
    assert.equal((await grant(account.id, 'member', tree.branches[0].id)).body['code'], 'grant.member-not-linked');
    assert.equal((await grant(account.id, 'branch-secretary', tree.branches[0].id)).status, 200);
    assert.equal((await grant(account.id, 'branch-secretary', tree.branches[0].id)).body['code'], 'grant.exists');
  });

  it('end a revoked role at once', async () => {
    const person = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[2].id });
    assert.ok(((await person.get('/api/session')).body['can'] as string[]).length > 0);
    assert.equal(
      (await security.send('POST', `/api/admin/grants/${person.grantId}/revoke`, { reason: '换届' })).status,
      200,
    );
    const { body } = await person.get('/api/session');
    assert.deepEqual([body['can'], body['grants']], [[], []]);
    assert.equal(
      (await person.send('POST', `/api/members/${tree.branches[2].memberIds[0]}/account`, { login: 'abc' })).status,
      403,
    );
  });

  it('cannot use a role before its first day or from its last day on', async () => {
    const { account, initialPassword } = await newAccount();
    const given = await security.send('POST', '/api/admin/grants', {
      userId: account.id,
      role: 'branch-secretary',
      orgId: tree.branches[0].id,
      fromOn: '2026-12-01',
      untilOn: '2026-12-31',
      reason: '任职',
    });
    assert.equal(given.status, 200);
    assert.equal(
      (
        await security.send('POST', '/api/admin/grants', {
          userId: account.id,
          role: 'branch-committee',
          orgId: tree.branches[0].id,
          fromOn: '2026-02-30',
          reason: '任职',
        })
      ).status,
      422,
    );
    const signIn = () =>
      app.http.inject({
        method: 'POST',
        url: '/api/session',
        payload: { login: account.login, password: initialPassword },
      });
    assert.deepEqual((await signIn()).json<{ grants: unknown[] }>().grants, []);
  });

  it('two at once: the second is told of the change', async () => {
    const { account } = await newAccount();
    const act = (what: string) =>
      system.send('POST', `/api/admin/accounts/${account.id}/${what}`, { version: account.version, reason: '离岗' });
    const answers = await Promise.all([act('suspend'), act('remove')]);
    assert.deepEqual(
      answers.map(({ status }) => status).sort((a, b) => a - b),
      [200, 409],
    );
  });

  it('keep the one-time password of a new account out of the database in plain', async () => {
    const { initialPassword } = await newAccount();
    const kept = await seed(app, (tx) => tx.many<{ response: Buffer }>(sql`select response from idempotency`));
    assert.ok(kept.length > 0);
    assert.ok(kept.every(({ response }) => !response.toString('latin1').includes(initialPassword)));
  });

  it('list accounts page by page and find them by name', async () => {
    const pages: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: { body: { items: { login: string }[]; nextCursor: string | null } } = await system.get(
        `/api/admin/accounts?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      pages.push(...body.items.map(({ login }) => login));
      cursor = body.nextCursor;
    }
    assert.deepEqual(pages, [...new Set(pages)].sort());
    assert.equal(
      (await system.get<{ items: unknown[] }>('/api/admin/accounts?search=neu1')).body.items.length > 0,
      true,
    );
    assert.equal((await system.get<{ items: unknown[] }>('/api/admin/accounts?search=%25')).body.items.length, 0);
    const holders = await security.get<{ items: { grants: { orgName: string }[] }[] }>(
      `/api/admin/grant-holders?orgId=${tree.branches[1].id}`,
    );
    assert.ok(holders.body.items.some((item) => item.grants.some(({ orgName }) => orgName === tree.branches[1].name)));
    const orgs = await security.get<{ items: { name: string }[] }>(
      `/api/admin/grant-orgs?search=${encodeURIComponent('测试2村')}`,
    );
    assert.deepEqual(
      orgs.body.items.map(({ name }) => name),
      [tree.branches[1].name],
    );
    const matrix = await security.get<{ items: { role: string; permissions: unknown[] }[] }>('/api/admin/roles');
    assert.equal(matrix.body.items.length, 10);
  });
});

describe('linking an account to a member', () => {
  it('is done by who keeps the record, for an account of the same name', async () => {
    const app = await createTestApp();
    const tree = await seedTree(app, { membersEach: 1 });
    const system = await personAs(app, { role: 'system-admin' });
    const [memberId] = tree.branches[0].memberIds;
    const { name } = await seed(app, (tx) =>
      tx.one<{ name: string }>(sql`select name from member where id = ${memberId}`),
    );
    for (const [login, displayName] of [
      ['right', name],
      ['wrong', '别人'],
    ]) {
      await system.send('POST', '/api/admin/accounts', { login, displayName });
    }
    const secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    const neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    const url = `/api/members/${memberId}/account`;
    assert.equal((await neighbour.send('POST', url, { login: 'right' })).status, 404);
    assert.equal((await secretary.send('POST', url, { login: 'wrong' })).body['code'], 'account.link-mismatch');
    assert.equal((await secretary.send('POST', url, { login: 'absent' })).body['code'], 'account.link-mismatch');
    assert.equal((await secretary.send('POST', url, { login: 'right' })).status, 200);
    assert.equal((await secretary.send('POST', url, { login: 'right' })).body['code'], 'account.already-linked');
  });
});
