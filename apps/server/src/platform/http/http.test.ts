import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { fixedClock } from '../clock.ts';
import { Refusal, refuse } from '../refusal.ts';
import { platformRefusals } from '../refusals.ts';
import { createGuessLimit } from './guess-limit.ts';
import { createProblems, isFault } from './problems.ts';

interface Problem {
  readonly code: string;
  readonly title: string;
  readonly requestId: string;
  readonly errors?: { path: string; message: string }[];
}

describe('a request', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  const switchTo = (grantId: number, headers: Record<string, string>) =>
    app.http.inject({
      method: 'POST',
      url: '/api/session/grant',
      headers: { ...secretary.headers, ...headers },
      payload: { grantId },
    });
  const switches = () =>
    seed(app, (tx) =>
      tx.one<{ n: number }>(sql`select count(*) as n from audit_event where action = 'account.switch-grant'`),
    ).then(({ n }) => n);
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 1 });
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
  });

  it('sent twice is done once and answered alike', async () => {
    const before = await switches();
    const key = { 'idempotency-key': 'key-sent-twice' };
    const [first, second] = [await switchTo(secretary.grantId, key), await switchTo(secretary.grantId, key)];
    assert.deepEqual([first.statusCode, second.statusCode], [200, 200]);
    assert.equal(second.body, first.body);
    assert.equal(second.headers['idempotent-replay'], 'true');
    assert.equal((await switches()) - before, 1);
  });

  it('sent ten times at the same moment is done once', async () => {
    const before = await switches();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => switchTo(secretary.grantId, { 'idempotency-key': 'key-ten-times' })),
    );
    assert.ok(answers.every(({ statusCode }) => statusCode === 200));
    assert.equal((await switches()) - before, 1);
  });

  it('with the key of another request is refused', async () => {
    const key = { 'idempotency-key': 'key-of-another' };
    assert.equal((await switchTo(secretary.grantId, key)).statusCode, 200);
    assert.equal((await switchTo(secretary.grantId + 1, key)).json<Problem>().code, 'request.key-reused');
  });

  it('with the key of another person is a request of its own', async () => {
    const other = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    const key = 'key-of-both';
    assert.equal((await switchTo(secretary.grantId, { 'idempotency-key': key })).statusCode, 200);
    assert.equal((await other.send('POST', '/api/session/grant', { grantId: other.grantId }, key)).status, 200);
  });

  it('that writes without a key is refused', async () => {
    assert.equal((await switchTo(secretary.grantId, {})).json<Problem>().code, 'request.key-missing');
    assert.equal((await switchTo(secretary.grantId, { 'idempotency-key': 'short' })).statusCode, 400);
  });

  it('that was refused may be sent again with its key', async () => {
    const key = { 'idempotency-key': 'key-after-refusal' };
    assert.equal((await switchTo(999, key)).statusCode, 404);
    assert.equal((await switchTo(999, key)).statusCode, 404);
  });

  it('that is malformed gets a problem document with the field and the remedy in Chinese', async () => {
    const response = await switchTo(-1, { 'idempotency-key': 'key-malformed' });
    assert.equal(response.statusCode, 422);
    assert.match(String(response.headers['content-type']), /^application\/problem\+json/);
    const problem = response.json<Problem>();
    assert.equal(problem.code, 'input.invalid');
    assert.deepEqual(problem.errors, [{ path: 'grantId', message: '编号应为正数。' }]);
    for (const payload of ['{', 'null', '[]']) {
      const answer = await app.http.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'content-type': 'application/json' },
        payload,
      });
      assert.ok(answer.statusCode === 400 || answer.statusCode === 422, payload);
      assert.doesNotMatch(answer.body, /Unexpected|JSON|zod/i);
    }
  });

  it('gets strict headers: no script, style or frame from anywhere else', async () => {
    const { headers } = await app.http.inject({ url: '/api/openapi.json' });
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe|https:|\*/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['strict-transport-security'], undefined, 'only where the platform is reached over TLS');
  });

  it('cannot lie about its address without a trusted proxy', async () => {
    const codes = new Set<number>();
    for (let n = 0; n < 70; n++) {
      const { statusCode } = await app.http.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress: '10.9.9.9',
        headers: { 'x-forwarded-for': `10.1.1.${n}` },
        payload: {},
      });
      codes.add(statusCode);
    }
    assert.deepEqual(
      [...codes].sort((a, b) => a - b),
      [422, 429],
    );
  });

  it('too many of a kind wait, and are told how long', async () => {
    for (let n = 0; n < 60; n++)
      await app.http.inject({ method: 'POST', url: '/api/session', remoteAddress: '10.9.9.8', payload: {} });
    const response = await app.http.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress: '10.9.9.8',
      payload: {},
    });
    assert.equal(response.statusCode, 429);
    assert.equal(response.json<Problem>().code, 'request.too-many');
    assert.match(response.json<Problem>().title, /请\d+秒后再试/);
  });
});

describe('what was thrown', () => {
  const rules = { reference: () => undefined } as never;
  const problems = createProblems(platformRefusals, rules, fixedClock('2026-11-20'));
  const codeOf = (error: unknown) => problems.of(error, 'r1').code;

  it('becomes one kind of answer, and never shows the words of the database', () => {
    assert.equal(codeOf(new Refusal('record.not-found', {}, [])), 'record.not-found');
    assert.equal(codeOf({ code: 'ENOSPC' }), 'storage.full');
    assert.equal(codeOf({ code: '53100' }), 'storage.full');
    assert.equal(codeOf({ code: '57P01' }), 'database.unavailable');
    assert.equal(codeOf({ code: 'ECONNREFUSED' }), 'database.unavailable');
    const problem = problems.of(
      Object.assign(new Error('duplicate key value violates unique constraint "x"'), { code: '23505' }),
      'r1',
    );
    assert.equal(problem.code, 'fault.internal');
    assert.doesNotMatch(JSON.stringify(problem), /duplicate|constraint/);
    assert.equal(isFault(problem), true);
    assert.match(problem.title, /r1/);
  });
});

describe('wrong one-time codes', () => {
  it('make the address wait after ten in a row; a right one clears the count', async () => {
    const clock = fixedClock('2026-11-20');
    const limit = createGuessLimit(clock, 10);
    const wrong = () =>
      limit.guard('10.0.0.1', async () => refuse('token.unknown')).catch((error: Refusal) => error.code);
    const right = (address: string) => limit.guard(address, async () => 'done').catch((error: Refusal) => error.code);
    for (let n = 0; n < 9; n++) assert.equal(await wrong(), 'token.unknown');
    assert.equal(await right('10.0.0.1'), 'done');
    for (let n = 0; n < 10; n++) assert.equal(await wrong(), 'token.unknown');
    assert.equal(await right('10.0.0.1'), 'request.too-many');
    assert.equal(await right('10.0.0.2'), 'done');
    clock.set('2026-11-20T02:15:00Z');
    assert.equal(await right('10.0.0.1'), 'done');
  });
});

describe('the interface document', () => {
  it('is OpenAPI 3.1 with every route, and its page loads nothing from elsewhere', async () => {
    const app = await createTestApp();
    const response = await app.http.inject({ url: '/api/openapi.json' });
    assert.equal(response.statusCode, 200, response.body.slice(0, 300));
    const document = response.json<{ openapi: string; paths: Record<string, Record<string, { summary?: string }>> }>();
    assert.match(document.openapi, /^3\.1/);
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const mounted = app.mounter.mounted.map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`);
    assert.deepEqual(described.sort(), mounted.sort());
    const page = await app.http.inject({ url: '/api/docs' });
    assert.equal(page.statusCode, 200);
    assert.doesNotMatch(page.body, /<script>|<style>|style=|onclick|https?:/);
    // The icon belongs to the client, which this application does not serve.
    for (const [, url] of page.body.replace('/icon.svg', '/api/docs').matchAll(/(?:href|src)="([^"]+)"/g)) {
      assert.equal((await app.http.inject({ url: url ?? '' })).statusCode, 200, url);
    }
  });
});
