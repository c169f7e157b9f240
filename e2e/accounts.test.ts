/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  createTestApp,
  personAs,
  seedTree,
  testRegion,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import { Secret, TOTP } from 'otpauth';
import { systemClock } from '../apps/server/src/platform/clock.ts';
import { createFirstAdministrators } from '../apps/server/src/modules/accounts/index.ts';
import { serveWeb } from '../apps/server/src/platform/http/web.ts';
import { launchBrowser, openPage, type View } from './support/browser.ts';
import { buildWeb } from './support/build-web.ts';
import { checkScreen } from './support/check-screen.ts';
import { screenshot } from './support/screenshot.ts';

const password = 'Tie-shu-78';

let app: TestApp;
let tree: TestTree;
let browser: Browser;
let origin: string;

before(async () => {
  // The browser keeps the real time, so the platform has to as well.
  app = await createTestApp({ clock: { ...systemClock(), set: () => undefined } });
  tree = await seedTree(app, { membersEach: 1 });
  await createFirstAdministrators(app.platform, testRegion, { fixed: password });
  await serveWeb(app.http, await buildWeb('web-accounts'));
  origin = await app.http.listen({ port: 0, host: '127.0.0.1' });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
});

async function signIn(page: Page, login: string, given = password): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(login);
  await page.getByLabel('密码', { exact: true }).fill(given);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Opens a page in a view, closes it afterwards, and wants a quiet console. */
async function using(view: View, act: (page: Page) => Promise<void>): Promise<void> {
  const watched = await openPage(browser, view);
  try {
    await act(watched.page);
    assert.deepEqual(
      watched.faults.filter((fault) => !/status of 4\d\d/.test(fault)),
      [],
    );
  } finally {
    await watched.close();
  }
}

/** Cookies of a session that was opened without the form. */
function cookiesOf(person: TestPerson) {
  return person.headers.cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url: origin };
  });
}

test(
  'an account is made, given a role, signed in with a new password and an authenticator',
  { timeout: 180_000 },
  async () => {
    let first = '';
    await using({ width: 1280 }, async (page) => {
      await page.goto(`${origin}/admin/accounts/new`);
      await signIn(page, 'system');
      await page.getByLabel('姓名').fill('李建国');
      await page.getByLabel('账号', { exact: true }).fill('lijianguo');
      await page.getByRole('button', { name: '新建账号' }).click();
      const dialog = page.getByRole('dialog');
      first = (await dialog.locator('code').textContent()) ?? '';
      assert.match(first, /^(\w{4}-){3}\w{4}$/);
      await screenshot(page, 'accounts/initial-password');
      await dialog.getByRole('button', { name: '已交给本人，关闭' }).click();
      await page.getByRole('rowheader', { name: '李建国' }).waitFor();
    });
    await using({ width: 1280 }, async (page) => {
      await page.goto(`${origin}/admin/grants?q=lijianguo`);
      await signIn(page, 'security');
      await page.getByRole('button', { name: '授予角色' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('角色').selectOption('branch-secretary');
      await dialog.getByRole('combobox', { name: '组织' }).fill('测试1村');
      await page.getByRole('option', { name: /测试1村党支部/ }).click();
      await dialog.getByLabel('原因').fill('支部换届当选');
      await screenshot(page, 'accounts/grant-dialog');
      await dialog.getByRole('button', { name: '授予角色' }).click();
      await page.getByText('支部书记 · 测试1村党支部').waitFor();
    });
    await using({ width: 360 }, async (page) => {
      await page.goto(`${origin}/me/security`);
      await signIn(page, 'lijianguo', first);
      await page.getByText('您还在用初始密码').waitFor();
      await page.getByLabel('现在的密码').fill(first);
      await page.getByLabel('新密码', { exact: true }).fill('duan');
      await page.getByLabel('再输入一次新密码').fill('duan');
      await page.getByRole('button', { name: '改用新密码' }).click();
      await page.getByText('密码至少 10 个字符').first().waitFor();
      await screenshot(page, 'accounts/weak-password');
      await page.getByLabel('新密码', { exact: true }).fill('Xin-mi-ma-9');
      await page.getByLabel('再输入一次新密码').fill('Xin-mi-ma-9');
      await page.getByRole('button', { name: '改用新密码' }).click();
      await page.getByText('密码已修改').first().waitFor();
      await page.goto(`${origin}/me/security`);
      await page.getByRole('button', { name: '启用动态码' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('密码', { exact: true }).fill('Xin-mi-ma-9');
      await dialog.getByRole('button', { name: '继续' }).click();
      const secret = ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '');
      await screenshot(page, 'accounts/totp');
      await dialog.getByLabel('应用上显示的 6 位数字').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
      await dialog.getByRole('button', { name: '完成启用' }).click();
      await page.getByText('动态码已启用').first().waitFor();
    });
  },
);

test('wrong passwords wait and say how long', { timeout: 60_000 }, async () => {
  await using({ width: 360 }, async (page) => {
    await page.goto(origin);
    for (let n = 0; n < 5; n++) {
      await signIn(page, 'nobody-here', 'wrong');
      await page
        .getByText(n < 4 ? `还可以试 ${4 - n} 次` : '请在 15 分钟后再试')
        .first()
        .waitFor();
    }
    await screenshot(page, 'accounts/locked');
  });
});

const screens: readonly (readonly [role: TestRole, path: string, heading: string])[] = [
  ['branch-secretary', '/me/password', '修改密码|Change password'],
  ['branch-secretary', '/me/security', '登录与安全|Sign-in and security'],
  ['branch-secretary', '/rules', '规则与依据|Rules and sources'],
  ['county-department', '/rules/access.session.idle', '会话空闲退出时间'],
  ['system-admin', '/admin/accounts', '账号|Accounts'],
  ['system-admin', '/admin/calendar', '工作日历|Working calendar'],
  ['security-admin', '/admin/grants', '授权|Grants'],
  ['security-admin', '/admin/roles', '角色与权限|Roles and permissions'],
  ['auditor', '/audit', '审计记录|Audit trail'],
  ['auditor', '/audit/exports', '名单导出|Lists taken out'],
  ['auditor', '/audit/chain', '审计链|Chain'],
];
type TestRole = 'branch-secretary' | 'county-department' | 'system-admin' | 'security-admin' | 'auditor';

for (const [role, path, heading] of screens) {
  test(`${path} holds in every view`, { timeout: 240_000 }, async () => {
    const orgId =
      role === 'branch-secretary' ? tree.branches[0].id : role === 'county-department' ? tree.county.id : undefined;
    const person = await personAs(app, { role, ...(orgId === undefined ? {} : { orgId }), displayName: '王秀英' });
    await checkScreen(browser, {
      name: `accounts${path.replaceAll('/', '-')}`,
      url: origin + path,
      before: async ({ context }) => await context.addCookies(cookiesOf(person)),
      ready: async ({ page }) => {
        await page.getByRole('heading', { level: 1, name: new RegExp(`^(${heading})`) }).waitFor();
        await page.waitForLoadState('networkidle');
      },
      views: [
        { width: 320, size: 'large' },
        { width: 360 },
        { width: 360, language: 'en' },
        { width: 768, size: 'large', language: 'en' },
        { width: 1280 },
      ],
    });
  });
}

test('the interface document is drawn under the strict content policy', { timeout: 60_000 }, async () => {
  await checkScreen(browser, {
    name: 'reference',
    url: `${origin}/api/docs`,
    ready: async ({ page }) => {
      await page.locator('summary', { hasText: '/api/session' }).first().waitFor({ state: 'attached' });
      await page.getByLabel('查找接口').fill('/api/audit');
      await page.getByText('个接口').waitFor();
      await page.locator('summary:visible').first().click();
    },
    views: [{ width: 360 }, { width: 1280 }],
  });
});
