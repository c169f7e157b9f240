/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './support/browser.ts';
import { buildWeb } from './support/build-web.ts';
import { serveBuilt, type ApiStub, type StaticServer } from './support/static-server.ts';

let browser: Browser;
let server: StaticServer;
let signedIn = true;

const todo = {
  id: 1,
  grantId: 1,
  roleTitle: '支部书记',
  orgName: '城关镇第一党支部',
  aboutName: '第一党支部',
  kind: 'run-step',
  titleZh: '王芳同志的入党谈话',
  titleEn: 'Talk with Wang Fang',
  link: '/procedures/1',
  dueOn: '2026-11-23',
  tag: 'soon',
  count: 1,
  overdue: 0,
  dismissable: false,
  doneAt: null,
};

const api: ApiStub = (method, path) => {
  if (!signedIn) return undefined;
  if (path === '/api/session' && method === 'DELETE') {
    signedIn = false;
    return { status: 200, body: { ok: true } };
  }
  if (path === '/api/session') {
    const grants = [{ id: 1, role: 'branch-secretary', roleTitle: '支部书记', orgId: 1, orgName: '城关镇第一党支部' }];
    const user = { id: 7, displayName: '李建国', login: 'lijianguo', memberId: 7 };
    return {
      status: 200,
      body: { user, grants, activeGrantId: 1, can: [], csrf: 'x', mustChangePassword: false, preferences: {} },
    };
  }
  if (path === '/api/todos') {
    return {
      status: 200,
      body: { items: [todo], nextCursor: null, counts: { open: 1, overdue: 0, soon: 1, capped: false }, nextDue: null },
    };
  }
  return undefined;
};

before(async () => {
  server = await serveBuilt(await buildWeb('web'), api);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

test('without a network the to-dos that were last read open again, and say how old they are', async () => {
  signedIn = true;
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByText('王芳同志的入党谈话').waitFor();
    await page.evaluate(async () => await navigator.serviceWorker.ready);
    // The worker takes over with the next opening; from then on it keeps what is read.
    await page.reload();
    await page.getByText('王芳同志的入党谈话').waitFor();
    await page.waitForFunction(async () => (await (await caches.open('data')).keys()).length >= 2);
    await context.setOffline(true);
    await page.reload();
    await page.getByText('王芳同志的入党谈话').waitFor();
    await page.getByText(/^离线，显示 \d\d:\d\d 的数据/).waitFor();
    const kept = await page.evaluate(async () => {
      const cache = await caches.open('data');
      return [...new Set((await cache.keys()).map((request) => new URL(request.url).pathname))].sort();
    });
    assert.deepEqual(kept, ['/api/session', '/api/todos']);
  } finally {
    await context.close();
  }
});

test('signing out leaves nothing that the next person could read', async () => {
  signedIn = true;
  const context = await browser.newContext({ viewport: { width: 1280, height: 740 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    await page.evaluate(async () => await navigator.serviceWorker.ready);
    await page.reload();
    await page.waitForFunction(async () => (await (await caches.open('data')).keys()).length >= 2);
    await page.getByRole('button', { name: '李建国' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor();
    await page.waitForFunction(async () => (await (await caches.open('data')).keys()).length === 0);
  } finally {
    await context.close();
  }
});
