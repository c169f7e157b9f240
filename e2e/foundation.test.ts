/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import fastifyStatic from '@fastify/static';
import { createTestApp, personAs, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import type { Browser } from 'playwright-core';
import { launchBrowser, openPage, type WatchedPage } from './support/browser.ts';
import { buildWeb } from './support/build-web.ts';
import { checkScreen } from './support/check-screen.ts';

// Tests and certificates of learning, registers, division and relations of organisations, the own calendar.

const views = [{ width: 1280 }, { width: 390 }, { width: 360, size: 'large' as const, language: 'en' as const }];
let app: TestApp;
let browser: Browser;
let url: string;
let tree: TestTree;
let county: TestPerson;
let secretary: TestPerson;
let member: TestPerson;
let planId: number;
let kindId: number;
let entryId: number;
let certificate: { id: number; code: string };

const made = <T>(answer: { readonly status: number; readonly body: T }): T => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};

async function makeLearning(): Promise<void> {
  const memberIds = tree.branches[0].memberIds;
  const plan = async (body: object) =>
    made(
      await secretary.send<{ planId: number }>('POST', '/api/learning/plans', {
        titleZh: '发展对象集中培训',
        startsOn: '2026-11-01',
        test: { passMark: 60, of: 100 },
        certificate: { validFor: '1m' },
        ...body,
      }),
    ).planId;
  const hold = async (id: number) => {
    const session = { heldOn: '2026-11-10', topic: '党章', minutes: 90, memberIds };
    made(await secretary.send('POST', `/api/learning/plans/${id}/sessions`, session));
    const results = memberIds.slice(1).map((memberId, index) => ({ memberId, marks: index === 0 ? 40 : 80 }));
    made(await secretary.send('POST', `/api/learning/plans/${id}/tests`, { takenOn: '2026-11-10', results }));
  };
  planId = await plan({ minHours: 2 });
  await hold(planId);
  const ended = await plan({});
  await hold(ended);
  const results = [{ memberId: memberIds[0], marks: 90 }];
  made(await secretary.send('POST', `/api/learning/plans/${ended}/tests`, { takenOn: '2026-11-10', results }));
  made(await secretary.send('POST', `/api/learning/plans/${ended}/finish`, {}));
  const own = made(await member.get<{ certificates: { id: number; code: string }[] }>('/api/learning/mine'));
  certificate = own.certificates[0] ?? assert.fail('no certificate');
}

async function makeRegister(): Promise<void> {
  const definition = {
    statuses: [
      { id: 'candidate', titleZh: '培养对象' },
      { id: 'reserve', titleZh: '后备干部' },
    ],
    transitions: [
      { from: null, to: 'candidate', titleZh: '列入' },
      { from: 'candidate', to: 'reserve', titleZh: '确定' },
      { from: 'candidate', to: null, titleZh: '移出' },
    ],
    fields: [{ key: 'mentor', titleZh: '培养联系人', required: true }],
    reviewEvery: '6m',
  };
  const kind = { key: 'reserve-cadres', titleZh: '村级后备干部', subject: 'member', sensitive: true, definition };
  kindId = made(await county.send<{ id: number }>('POST', '/api/registers', kind)).id;
  const entry = {
    orgId: tree.branches[0].id,
    subjectId: tree.branches[0].memberIds[0],
    subjectName: '王建国',
    status: 'candidate',
    fields: { mentor: '李建国' },
    on: '2026-01-20',
    sourceKind: 'decision',
    sourceRef: '党工委会议纪要〔2026〕5号',
  };
  entryId = made(await secretary.send<{ id: number }>('POST', `/api/registers/${kindId}/entries`, entry)).id;
  const statement = '培养联系人写错了';
  made(await member.send('POST', `/api/me/registers/${entryId}/objections`, { statement }));
}

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app);
  const branch = tree.branches[0];
  county = await personAs(app, { role: 'county-department', orgId: tree.county.id, displayName: '周明' });
  secretary = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
  member = await personAs(app, { role: 'member', orgId: branch.id, memberId: branch.memberIds[0] ?? 0 });
  // Before the first request: afterwards the server takes no more parts.
  const folder = await buildWeb('web-foundation');
  await app.http.register(fastifyStatic, { root: folder, wildcard: false });
  app.http.setNotFoundHandler(async (_request, reply) => await reply.sendFile('index.html'));
  await makeLearning();
  await makeRegister();
  made(
    await county.send('POST', `/api/orgs/${branch.id}/relations`, {
      kind: 'joint',
      otherOrgId: tree.branches[1].id,
      fromOn: '2026-11-01',
    }),
  );
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});

after(() => browser.close());

const signIn =
  (who: TestPerson) =>
  async ({ context }: WatchedPage) => {
    await context.addCookies(
      who.headers.cookie
        .split('; ')
        .map((part) => ({ name: part.split('=')[0] ?? '', value: part.slice(part.indexOf('=') + 1), url })),
    );
  };

/** Holds a screen in every view, once `selector` is there. */
const holds = (name: string, who: TestPerson | undefined, path: string, selector: string) =>
  checkScreen(browser, {
    name,
    url: `${url}${path}`,
    ...(who ? { before: signIn(who) } : {}),
    views,
    ready: async ({ page }) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator(selector).first().waitFor();
    },
  });

test('learning with a test, hours and certificates hold in every view', async () => {
  await holds('learning-plan', secretary, `/learning/${planId}`, ':is(table, .card-list, dl):visible');
  await holds('learning-hours', secretary, '/learning/hours', ':is(table, .card-list, dl):visible');
  await holds('learning-own', member, '/learning', 'h3');
  await holds('learning-new', secretary, '/learning/new', 'textarea');
  await holds('certificate', member, `/learning/certificates/${certificate.id}`, 'canvas');
  await holds('certificate-check', undefined, `/certificate/${certificate.code}`, 'dl');
});

test('registers hold in every view', async () => {
  await holds('registers', county, '/registers', ':is(table, .card-list, dl):visible');
  await holds('register-new', county, '/registers/new', 'textarea');
  await holds('register', secretary, `/registers/${kindId}`, ':is(table, .card-list, dl):visible');
  await holds('register-enter', secretary, `/registers/${kindId}/new`, 'textarea');
  await holds('register-entry', secretary, `/registers/${kindId}/entries/${entryId}`, 'ol');
  await holds('registers-own', member, '/me/registers', 'main li');
  await holds('register-own-entry', member, `/me/registers/${entryId}`, 'ol');
});

test('division, relations and the own calendar hold in every view', async () => {
  await holds('org-relations', county, `/orgs/${tree.branches[0].id}`, ':is(table, .card-list, dl):visible');
  await holds('org-split', county, `/orgs/${tree.branches[0].id}/split`, 'textarea');
  await holds('me-calendar', member, '/me', 'h2');
});

test('a member makes the address of the own calendar and switches it off', async () => {
  const watched = await openPage(browser, { width: 390 });
  try {
    await signIn(member)(watched);
    const { page } = watched;
    await page.goto(`${url}/me`);
    await page.getByRole('button', { name: '生成订阅地址' }).click();
    const address = await page.locator('.feed-address').textContent();
    assert.match(address ?? '', /\/calendar\/[0-9a-z]+-[0-9a-f]{36}\.ics$/);
    assert.equal((await fetch(address ?? '')).status, 200);
    await page.getByRole('button', { name: '停用', exact: true }).click();
    await page.getByText('还没有订阅地址。').waitFor();
    assert.equal((await fetch(address ?? '')).status, 404);
    assert.deepEqual(watched.faults, []);
  } finally {
    await watched.close();
  }
});

test('the secretary answers an objection', async () => {
  const watched = await openPage(browser, { width: 1280 });
  try {
    await signIn(secretary)(watched);
    const { page } = watched;
    await page.goto(`${url}/registers/${kindId}/entries/${entryId}`);
    await page.getByRole('button', { name: '答复异议' }).click();
    await page.locator('dialog textarea').fill('已核实，更正为李建军');
    await page.locator('dialog button[type=submit]').click();
    await page.getByText('已核实，更正为李建军').waitFor();
    assert.deepEqual(watched.faults, []);
  } finally {
    await watched.close();
  }
});
