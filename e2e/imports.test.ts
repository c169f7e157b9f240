/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { createTestApp, personAs, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import { idNumber, memberCells, sheetOf, writeRoster } from '../apps/server/src/modules/imports/testing/rosters.ts';
import { systemClock } from '../apps/server/src/platform/clock.ts';
import { serveWeb } from '../apps/server/src/platform/http/web.ts';
import { launchBrowser, openPage } from './support/browser.ts';
import { buildWeb } from './support/build-web.ts';
import { checkScreen } from './support/check-screen.ts';
import { screenshot } from './support/screenshot.ts';

let app: TestApp;
let tree: TestTree;
let browser: Browser;
let origin: string;
let person: TestPerson;
const folder = mkdtempSync(join(tmpdir(), 'jishi-imports-'));
const file = join(folder, '黎阳街道党员名册2026.xlsx');

before(async () => {
  // The browser keeps the real time, so the platform has to as well.
  app = await createTestApp({ clock: { ...systemClock(), set: () => undefined } });
  tree = await seedTree(app, { membersEach: 0 });
  person = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id, displayName: '李组委' });
  const branch = tree.branches[0].name;
  const wrong = `${idNumber(5).slice(0, 17)}${idNumber(5).endsWith('3') ? '4' : '3'}`;
  await writeRoster(file, [
    sheetOf('党员', 'members', [
      ...Array.from({ length: 20 }, (_, no) => memberCells(no + 100, branch)),
      memberCells(3, '测试1村支部'),
      memberCells(4, '测试1村支部'),
      memberCells(5, branch, { 公民身份号码: wrong }),
      memberCells(6, branch, { 姓名: '' }),
    ]),
  ]);
  await serveWeb(app.http, await buildWeb('web-imports'));
  await app.startJobs();
  origin = await app.http.listen({ port: 0, host: '127.0.0.1' });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

function cookies() {
  return person.headers.cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url: origin };
  });
}

test(
  'a roster is imported from the file to the result, corrected in place, and taken back',
  { timeout: 300_000 },
  async () => {
    const watched = await openPage(browser, { width: 1280 });
    const { page, context } = watched;
    await context.addCookies(cookies());
    await page.goto(`${origin}/imports`);
    await page.getByText('还没有导入过名册。').waitFor();
    await page.getByRole('link', { name: '导入名册' }).first().click();
    await screenshot(page, 'imports-1-file-1280');
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.getByRole('heading', { name: '工作表“党员”' }).waitFor({ timeout: 60_000 });
    await screenshot(page, 'imports-2-columns-1280');
    await page.getByRole('button', { name: '保存对应并检查' }).click();
    await page.getByText('要改 4').waitFor({ timeout: 60_000 });
    await screenshot(page, 'imports-3-check-1280');
    await page.getByRole('button', { name: '用“测试1村党支部”' }).first().click();
    await page.getByLabel('第 24 行 公民身份号码 改为').fill(idNumber(5));
    await page.getByLabel('跳过这一行').last().check();
    await page.getByRole('button', { name: '保存更正并重新检查' }).click();
    await page.getByText('可导入 23').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: '全部改好再导入' }).click();
    await page.getByRole('button', { name: '导入 23 行' }).waitFor();
    await screenshot(page, 'imports-4-confirm-1280');
    await page.getByRole('button', { name: '导入 23 行' }).click();
    await page.getByText('新增 23，更新 0，未变 0。').waitFor({ timeout: 60_000 });
    await screenshot(page, 'imports-5-result-1280');
    await page.getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByLabel('原因').fill('选错了文件');
    await page.getByRole('button', { name: '撤回这次导入' }).click();
    await page.getByText('李组委已撤回').waitFor();
    assert.deepEqual(watched.faults, []);
    await watched.close();
  },
);

test('its screens hold in every width, size and language', { timeout: 600_000 }, async () => {
  const views = [360, 1280].flatMap((width) => [
    { width },
    { width, size: 'large' as const },
    { width, language: 'en' as const },
  ]);
  const uploaded = await (async () => {
    const page = await openPage(browser, { width: 1280 });
    await page.context.addCookies(cookies());
    await page.page.goto(`${origin}/imports/new`);
    await page.page.locator('input[type=file]').first().setInputFiles(file);
    await page.page.getByRole('button', { name: '保存对应并检查' }).click({ timeout: 60_000 });
    await page.page.getByText('要改 4').waitFor({ timeout: 60_000 });
    const url = page.page.url();
    await page.close();
    return url.split('?')[0] ?? url;
  })();
  for (const [name, url] of [
    ['imports', `${origin}/imports`],
    ['imports-exports', `${origin}/imports?tab=exports`],
    ['imports-new', `${origin}/imports/new`],
    ['imports-columns', `${uploaded}?step=columns`],
    ['imports-check', uploaded],
    ['imports-confirm', `${uploaded}?step=confirm&mode=good`],
  ] as const) {
    await checkScreen(browser, {
      name,
      url,
      views,
      before: ({ context }) => context.addCookies(cookies()),
      ready: ({ page }) => page.locator('h1, h2').last().waitFor(),
    });
  }
});
