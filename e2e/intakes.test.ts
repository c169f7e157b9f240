/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApp, personAs, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import type { Browser } from 'playwright-core';
import { systemClock } from '../apps/server/src/platform/clock.ts';
import { serveWeb } from '../apps/server/src/platform/http/web.ts';
import { launchBrowser, openPage } from './support/browser.ts';
import { buildWeb } from './support/build-web.ts';
import { screenshot } from './support/screenshot.ts';

let app: TestApp;
let tree: TestTree;
let browser: Browser;
let origin: string;
let person: TestPerson;

before(async () => {
  app = await createTestApp({ clock: { ...systemClock(), set: () => undefined } });
  tree = await seedTree(app, { membersEach: 1 });
  person = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id, displayName: '李支书' });
  await serveWeb(app.http, await buildWeb('web-intakes'));
  origin = await app.http.listen({ port: 0, host: '127.0.0.1' });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
});

const cookies = () =>
  person.headers.cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url: origin };
  });

test('a visit written down without a network is kept on the phone and sent once', { timeout: 120_000 }, async () => {
  const { page, context, close } = await openPage(browser, { width: 390 });
  await context.addCookies(cookies());
  await page.goto(`${origin}/visits/record`);
  await page.getByLabel('去了哪里').fill('后街张家');
  await page.getByLabel('为什么事').fill('了解低保');
  await screenshot(page, 'visits-record-390');
  await context.setOffline(true);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('已存在手机上').first().waitFor();
  await context.setOffline(false);
  await page.goto(`${origin}/visits/record`);
  await page.getByLabel('去了哪里').waitFor();
  await page.waitForFunction(() =>
    Object.entries(localStorage).some(([key, value]) => key.endsWith('visits-waiting') && value === '[]'),
  );
  const { body } = await person.get<{ items: unknown[] }>('/api/visits');
  assert.equal(body.items.length, 1);
  await close();
});

test(
  'a request is made without script, registered at the window and shown with its clock',
  { timeout: 120_000 },
  async () => {
    const { page, context, close, faults } = await openPage(browser, { width: 390 });
    await page.goto(`${origin}/requests/new?org=${tree.branches[0].id}`);
    await screenshot(page, 'requests-new-390');
    await page.getByLabel('一句话说明').fill('路灯不亮');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('查询码：').waitFor();
    await context.addCookies(cookies());
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${origin}/requests`);
    await page.getByRole('link', { name: '路灯不亮' }).waitFor();
    await screenshot(page, 'requests-board-1280');
    await page.getByRole('link', { name: '路灯不亮' }).click();
    await page.getByText('告知是否受理').first().waitFor();
    await screenshot(page, 'requests-matter-1280');
    assert.deepEqual(faults, []);
    await close();
  },
);
