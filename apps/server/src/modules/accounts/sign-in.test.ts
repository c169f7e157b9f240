import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, seed, seedTree, testRegion, type TestApp, type TestTree } from '@jishi/testkit';
import { Secret, TOTP } from 'otpauth';
import sql from 'sql-template-tag';
import { systemActor } from '../../platform/access/actor.ts';
import { createAccount } from './administration.ts';
import { grantRole } from './grants.ts';

const password = 'Tie-shu-78';

// oxlint-disable-next-line typescript/no-explicit-any -- answers of a dozen shapes, read by assertions only
type Answered = Record<string, any>;

/** A browser: keeps its cookies. */
class Browser {
  cookies: Record<string, string> = {};
  readonly app: TestApp;
  readonly address: string;
  constructor(app: TestApp, address = '10.0.0.1') {
    this.app = app;
    this.address = address;
  }
  async send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ) {
    const response = await this.app.http.inject({
      method,
      url,
      remoteAddress: this.address,
      headers: {
        cookie: Object.entries(this.cookies)
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
        'x-csrf-token': this.cookies['jishi_csrf'] ?? '',
        'idempotency-key': crypto.randomUUID(),
        ...headers,
      },
      ...(body ? { payload: body } : {}),
    });
    for (const { name, value } of response.cookies) this.cookies[name] = value;
    return { status: response.statusCode, body: response.json<Answered>(), raw: response };
  }
  signIn(login: string, given = password, totp?: string) {
    return this.send('POST', '/api/session', { login, password: given, ...(totp ? { totp } : {}) });
  }
}

describe('signing in', () => {
  let app: TestApp;
  let tree: TestTree;
  let people = 0;
  const person = async (options: { mustChange?: boolean } = {}) => {
    const login = `person${++people}`;
    const actor = systemActor('测试', testRegion);
    await seed(app, async (tx) => {
      const user = await createAccount(tx, app.platform, actor, {
        region: testRegion,
        login,
        displayName: `张三${people}`,
        password,
        mustChangePassword: options.mustChange ?? false,
      });
      await grantRole(tx, app.platform, actor, {
        region: testRegion,
        userId: user.id,
        role: 'branch-secretary',
        orgId: tree.branches[0].id,
        reason: '测试',
      });
      await tx.setScope({ path: '', everything: true });
    });
    return login;
  };
  const minutesLater = (minutes: number) =>
    app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString());
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 1 });
  });

  it('gives a session with role, organisation and what may be done', async () => {
    const browser = new Browser(app);
    const { status, body, raw } = await browser.signIn(` ${(await person()).toUpperCase()} `);
    assert.equal(status, 200);
    assert.equal(body['grants'][0].orgName, tree.branches[0].name);
    assert.ok(body['can'].includes('account.link-member'));
    const cookie = raw.cookies.find(({ name }) => name === 'jishi_session');
    assert.equal(cookie?.httpOnly, true);
    assert.equal(cookie?.sameSite, 'Lax');
    assert.equal((await browser.send('GET', '/api/session')).status, 200);
  });

  it('answers an unknown account as it answers a wrong password', async () => {
    const wrong = await new Browser(app, '10.0.1.1').signIn(await person(), 'no');
    const unknown = await new Browser(app, '10.0.1.2').signIn('nobody', 'no');
    assert.equal(wrong.status, 401);
    assert.deepEqual({ ...unknown.body, requestId: '' }, { ...wrong.body, requestId: '' });
    assert.equal(wrong.body['facts'].left, 4);
  });

  it('makes the sixth attempt wait, says how long, and takes the right password afterwards', async () => {
    const login = await person();
    const browser = new Browser(app, '10.0.2.1');
    for (let n = 0; n < 4; n++) assert.equal((await browser.signIn(login, 'no')).status, 401);
    const fifth = await browser.signIn(login, 'no');
    assert.equal(fifth.status, 423);
    assert.equal(fifth.body['facts'].minutes, 15);
    assert.match(fifth.body['rules'][0].id, /lockout/);
    assert.equal((await browser.signIn(login)).status, 423, 'even the right password waits');
    assert.equal((await new Browser(app, '10.0.2.2').signIn(login)).status, 423, 'from everywhere');
    minutesLater(15);
    assert.equal((await browser.signIn(login)).status, 200);
    const trail = await seed(app, (tx) => tx.many(sql`select 1 from audit_event where action = 'account.lock'`));
    assert.equal(trail.length, 1);
  });

  it('lets nobody try more than five times by asking at once', async () => {
    const login = await person();
    const browser = new Browser(app, '10.0.3.1');
    const answers = await Promise.all(Array.from({ length: 12 }, () => browser.signIn(login, 'no')));
    const checked = await seed(app, (tx) => tx.many(sql`select 1 from sign_in_attempt where login = ${login}`));
    assert.equal(checked.length, 5);
    assert.ok(answers.every(({ status }) => status === 401 || status === 423));
  });

  it('makes an address wait that tries many accounts', async () => {
    const browser = new Browser(app, '10.0.4.1');
    for (let n = 0; n < 20; n++) await browser.signIn(`guess${n}`, 'no');
    assert.equal((await browser.signIn(await person())).status, 423);
    assert.equal((await new Browser(app, '10.0.4.2').signIn(await person())).status, 200);
  });

  it('keeps everything closed until the first password was changed', async () => {
    const login = await person({ mustChange: true });
    const browser = new Browser(app, '10.0.5.1');
    assert.equal((await browser.signIn(login)).body['mustChangePassword'], true);
    const closed = await browser.send('GET', '/api/me/sessions');
    assert.equal(closed.status, 403);
    assert.equal(closed.body['code'], 'account.must-change-password');
    const weak = await browser.send('POST', '/api/me/password', { currentPassword: password, newPassword: 'kurz' });
    assert.equal(weak.status, 422);
    assert.ok(weak.body['errors'].every((fault: { path: string }) => fault.path === 'newPassword'));
    const other = new Browser(app, '10.0.5.2');
    await other.signIn(login);
    const changed = await browser.send('POST', '/api/me/password', {
      currentPassword: password,
      newPassword: 'Xin-mi-ma-9',
    });
    assert.equal(changed.status, 200);
    assert.equal(changed.body['mustChangePassword'], false);
    assert.equal((await browser.send('GET', '/api/me/sessions')).status, 200);
    assert.equal((await other.send('GET', '/api/session')).status, 401, 'the other devices are signed out');
    assert.equal((await new Browser(app, '10.0.5.3').signIn(login)).status, 401);
    assert.equal((await new Browser(app, '10.0.5.3').signIn(login, 'Xin-mi-ma-9')).status, 200);
  });

  it('refuses a first password after seven days', async () => {
    const login = await person({ mustChange: true });
    minutesLater(7 * 24 * 60 + 1);
    assert.equal((await new Browser(app, '10.0.6.1').signIn(login)).body['code'], 'account.initial-password-expired');
  });

  it('asks for the code of an authenticator once it was set up, and takes each code once', async () => {
    const login = await person();
    const browser = new Browser(app, '10.0.7.1');
    await browser.signIn(login);
    assert.equal((await browser.send('POST', '/api/me/totp', { password: 'no' })).status, 422);
    const { body } = await browser.send('POST', '/api/me/totp', { password });
    const totp = new TOTP({ secret: Secret.fromBase32(body['secret']) });
    const code = () => totp.generate({ timestamp: app.clock.now().getTime() });
    assert.equal((await browser.send('POST', '/api/me/totp/confirm', { code: code() })).status, 200);
    const stored = await seed(app, (tx) =>
      tx.one<{ totp_secret: Buffer }>(sql`select totp_secret from app_user where login = ${login}`),
    );
    assert.ok(!stored.totp_secret.toString('latin1').includes(body['secret']), 'kept encrypted');

    const phone = new Browser(app, '10.0.7.2');
    assert.equal((await phone.signIn(login)).body['code'], 'account.totp-required');
    assert.equal((await phone.signIn(login, password, code())).body['code'], 'account.totp-used');
    minutesLater(1);
    assert.equal((await phone.signIn(login, password, '000000')).body['code'], 'account.wrong-totp');
    assert.equal((await phone.signIn(login, password, code())).status, 200);
  });

  it('ends a session after half an hour without use, but not one in use', async () => {
    const login = await person();
    const [used, idle, passive] = [
      new Browser(app, '10.0.8.1'),
      new Browser(app, '10.0.8.2'),
      new Browser(app, '10.0.8.3'),
    ];
    for (const browser of [used, idle, passive]) await browser.signIn(login);
    for (let n = 0; n < 4; n++) {
      minutesLater(10);
      assert.equal((await used.send('GET', '/api/session')).status, 200);
      await passive.send('GET', '/api/session', undefined, { 'x-passive': '1' });
    }
    assert.equal((await idle.send('GET', '/api/session')).status, 401);
    assert.equal((await passive.send('GET', '/api/session')).status, 401, 'a page that refreshes itself is no use');
    for (let n = 0; n < 75; n++) {
      minutesLater(10);
      await used.send('GET', '/api/session');
    }
    assert.equal((await used.send('GET', '/api/session')).status, 401, 'twelve hours are the end in any case');
  });

  it('lists the own devices and signs them out', async () => {
    const login = await person();
    const [here, there] = [new Browser(app, '10.0.9.1'), new Browser(app, '10.0.9.2')];
    await here.signIn(login);
    await there.signIn(login);
    const { body } = await here.send('GET', '/api/me/sessions');
    assert.equal(body['items'].length, 2);
    assert.equal(body['items'].filter((item: { current: boolean }) => item.current).length, 1);
    assert.deepEqual((await here.send('POST', '/api/me/sessions/end-others', {})).body, { ended: 1 });
    assert.equal((await there.send('GET', '/api/session')).status, 401);
    assert.equal((await here.send('GET', '/api/session')).status, 200);
    assert.equal((await here.send('DELETE', '/api/session')).status, 200);
    assert.equal((await here.send('GET', '/api/session')).status, 401);
  });

  it('refuses a write without the token of the page, or from another page', async () => {
    const browser = new Browser(app, '10.0.10.1');
    await browser.signIn(await person());
    const put = (headers: Record<string, string>) =>
      browser.send('PUT', '/api/me/preferences', { size: 'large' }, headers);
    assert.equal((await put({ 'x-csrf-token': '' })).body['code'], 'access.forged-request');
    assert.equal((await put({ 'x-csrf-token': 'x'.repeat(32) })).status, 403);
    assert.equal((await put({ origin: 'https://elsewhere.example' })).status, 403);
    assert.equal((await put({ origin: 'null' })).status, 403);
    assert.equal((await put({ host: 'jishi.local', origin: 'http://jishi.local' })).status, 200);
    assert.deepEqual((await browser.send('PUT', '/api/me/preferences', { language: 'en' })).body, {
      size: 'large',
      language: 'en',
    });
    assert.deepEqual((await browser.send('GET', '/api/session')).body['preferences'], {
      size: 'large',
      language: 'en',
    });
  });

  it('takes the local values of the topmost organisation', async () => {
    const login = await person();
    await seed(app, async (tx) =>
      tx.run(sql`insert into rule_override (region, id, org_id, path, parameter_id, effective_from, value, source_zh, decided_by, at)
      values (${testRegion}, ${await app.platform.ids.next(tx, testRegion)}, ${tree.county.id}, ${tree.county.path}, 'access.lockout.attempts', '2026-01-01',
        '3', '县委办公室通知', '测试', ${app.clock.now()})`),
    );
    minutesLater(2);
    const browser = new Browser(app, '10.0.11.1');
    const answers = [
      await browser.signIn(login, 'no'),
      await browser.signIn(login, 'no'),
      await browser.signIn(login, 'no'),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 401, 423],
    );
  });
});

describe('a second process', () => {
  it('refuses a suspended person after five seconds at most, the same process at once', async () => {
    const app = await createTestApp();
    const second = await createTestApp({ on: app });
    const tree = await seedTree(app, { membersEach: 1 });
    const { personAs } = await import('@jishi/testkit');
    const person = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    const admin = await personAs(app, { role: 'system-admin' });
    const ask = async (where: TestApp) =>
      (await where.http.inject({ url: '/api/session', headers: person.headers })).statusCode;
    assert.deepEqual([await ask(app), await ask(second)], [200, 200]);
    const answer = await admin.send('POST', `/api/admin/accounts/${person.userId}/suspend`, {
      version: 0,
      reason: '离岗',
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(await ask(app), 401);
    app.clock.set(new Date(app.clock.now().getTime() + 5000).toISOString());
    assert.equal(await ask(second), 401);
  });
});
