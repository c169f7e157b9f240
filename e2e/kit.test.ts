/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage, type View, type WatchedPage } from './support/browser.ts';
import { buildWeb } from './support/build-web.ts';
import { checkScreen } from './support/check-screen.ts';
import { screenshot } from './support/screenshot.ts';
import { serveBuilt, type ApiStub, type StaticServer } from './support/static-server.ts';

let browser: Browser;
let server: StaticServer;
let signedIn = false;
let requests: string[] = [];

const session = {
  user: { id: 7, displayName: '李建国', login: 'lijianguo', memberId: 7 },
  grants: [
    { id: 1, role: 'branch-secretary', roleTitle: '支部书记', orgId: 1, orgName: '城关镇第一党支部' },
    { id: 2, role: 'township-organiser', roleTitle: '组织委员', orgId: 2, orgName: '中共浚县城关镇委员会' },
  ],
  activeGrantId: 1,
  can: ['search.use'],
  csrf: 'x',
  mustChangePassword: false,
  hasTotp: false,
  idleMinutes: 30,
  expiresAt: '2099-12-31T00:00:00Z',
  preferences: {},
};

/** Plays the server: who is signed in, how many to-dos, what a search finds. */
const api: ApiStub = (method, path, body) => {
  requests.push(`${method} ${path}`);
  if (method === 'POST' && path === '/api/session') {
    const wrong = {
      type: '',
      status: 401,
      code: 'account.wrong-password',
      title: '账号或密码不对。请核对后重新输入。',
      requestId: 'r1',
    };
    if (!body.includes('"password":"right"')) return { status: 401, body: wrong };
    signedIn = true;
    return { status: 200, body: session };
  }
  if (!signedIn) return undefined;
  if (path === '/api/session') return { status: 200, body: method === 'DELETE' ? { ok: true } : session };
  if (path === '/api/session/grant') return { status: 200, body: { ...session, activeGrantId: 2 } };
  if (path === '/api/todos') {
    return {
      status: 200,
      body: { items: [], nextCursor: null, counts: { open: 3, overdue: 1, soon: 1, capped: false }, nextDue: null },
    };
  }
  if (path === '/api/me/calendar-feed') return { status: 200, body: { madeAt: null } };
  if (path === '/api/search') {
    const members = [
      { kind: 'member', id: 11, title: '王秀英', detail: '第3村党支部 · 1234' },
      { kind: 'member', id: 12, title: '王秀英', detail: '城关镇第一党支部 · 5678' },
    ];
    return {
      status: 200,
      body: { members, orgs: [{ kind: 'org', id: 3, title: '第3村党支部', detail: '城关镇党委' }] },
    };
  }
  return undefined;
};

before(async () => {
  server = await serveBuilt(await buildWeb('web-kit', 'kit'), api);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens an address as the branch secretary (or as nobody) and hands the page over. */
async function using(
  path: string,
  view: View & { readonly as?: 'nobody' },
  act: (page: Page, watched: WatchedPage) => Promise<void>,
): Promise<void> {
  signedIn = view.as !== 'nobody';
  requests = [];
  const watched = await openPage(browser, view);
  try {
    await watched.page.goto(server.url + path);
    await watched.page.getByRole('heading', { level: 1 }).waitFor();
    await act(watched.page, watched);
    assert.deepEqual(watched.faults, []);
  } finally {
    await watched.close();
  }
}

const desk: View = { width: 1280 };
const phone: View = { width: 360 };
const someViews: readonly View[] = [
  { width: 320, size: 'large', language: 'en' },
  { width: 360, size: 'normal', language: 'zh' },
  { width: 768, size: 'large', language: 'zh' },
  { width: 1280, size: 'normal', language: 'en' },
];

for (const tab of ['forms', 'lists', 'records', 'states']) {
  test(`components hold in every view: ${tab}`, async () => {
    signedIn = true;
    await checkScreen(browser, {
      name: `kit-${tab}`,
      url: `${server.url}/_kit?tab=${tab}`,
      ready: async ({ page }) => await page.getByRole('tabpanel').waitFor(),
    });
  });
}

for (const [name, path, who] of [
  ['sign-in', '/', 'nobody'],
  ['me', '/me', 'secretary'],
  ['rights', '/rights', 'nobody'],
  ['help', '/help', 'secretary'],
  ['not-found', '/nothing-here', 'secretary'],
  ['long-table', '/_kit/table', 'secretary'],
  ['check-page', '/_kit/papers', 'secretary'],
  ['receipt', '/_kit/papers?done=1', 'secretary'],
  ['wall', '/_kit/wall', 'nobody'],
] as const) {
  test(`page of the shell holds: ${name}`, async () => {
    signedIn = who !== 'nobody';
    await checkScreen(browser, {
      name,
      url: server.url + path,
      views: someViews,
      ready: async ({ page }) => await page.getByRole('heading', { level: 1 }).waitFor(),
    });
  });
}

test('a form that is not filled in says what to correct and leads there', async () => {
  await using('/_kit', desk, async (page) => {
    await page.getByRole('button', { name: '核对并完成' }).click();
    const summary = page.getByRole('alert');
    await summary.waitFor();
    assert.equal(await summary.evaluate((box) => box === document.activeElement), true);
    assert.match(await page.title(), /^错误：/);
    assert.equal(await summary.getByRole('link').count(), 4);
    await screenshot(page, 'kit-error-summary');
    await summary.getByRole('link', { name: /谈话日期/ }).press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'f-talkOn');
    assert.equal(await page.getByLabel('谈话日期', { exact: true }).getAttribute('aria-invalid'), 'true');
  });
});

test('a date is taken as typed, written out, and picked with the keys', async () => {
  await using('/_kit', desk, async (page) => {
    const field = page.getByLabel('谈话日期', { exact: true });
    for (const typed of ['20261121', '2026.11.21', '2026年11月21日', '２０２６－１１－２１']) {
      await field.fill(typed);
      await field.blur();
      assert.equal(await field.inputValue(), '2026-11-21');
    }
    await field.fill('2026-02-30');
    await field.blur();
    await page.getByText('没有这一天').waitFor();
    await field.fill('2026-10-09');
    await page.getByRole('button', { name: /打开日历/ }).click();
    const calendar = page.getByRole('dialog', { name: /日历/ });
    await calendar.waitFor();
    await screenshot(page, 'kit-calendar', { fullPage: false });
    assert.equal(await calendar.getByRole('button', { name: '2026-10-10 班' }).count(), 1);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await field.inputValue(), '2026-10-17');
    assert.equal(await field.evaluate((input) => input === document.activeElement), true);
  });
});

test('an organisation is found by typing and taken with the keys', async () => {
  await using('/_kit', desk, async (page) => {
    const box = page.getByRole('combobox', { name: '所在组织' });
    await box.fill('第');
    await page.getByRole('option', { name: /第3村党支部/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await screenshot(page, 'kit-combobox', { fullPage: false });
    const active = await box.getAttribute('aria-activedescendant');
    assert.match((await page.locator(`[id="${active}"]`).textContent()) ?? '', /第二网格/);
    await page.keyboard.press('Enter');
    assert.match(await box.inputValue(), /第二网格/);
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
  });
});

test('the tree is walked by keyboard and says levels and places', async () => {
  await using('/_kit?tab=lists', desk, async (page) => {
    const selected = page.getByRole('treeitem', { name: '城关镇党委' });
    await selected.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('treeitem', { name: '第1村党支部' }).waitFor();
    assert.equal(await selected.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('ArrowDown');
    const child = page.getByRole('treeitem', { name: '第1村党支部' });
    assert.equal(await child.evaluate((item) => item === document.activeElement), true);
    assert.equal(await child.getAttribute('aria-level'), '3');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await selected.evaluate((item) => item === document.activeElement), true);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await selected.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('End');
    assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? '', /县直机关工委/);
    await page.keyboard.type('st');
    assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? '', /善堂镇党委/);
  });
});

test('rows of a table are sorted by the header, chosen across pages, and moved through with J, K and X', async () => {
  await using('/_kit?tab=lists', desk, async (page) => {
    const table = page.getByRole('table', { name: '党员名册' });
    assert.equal(await table.getByRole('columnheader', { name: '姓名' }).getAttribute('aria-sort'), 'ascending');
    await table.getByRole('button', { name: '姓名' }).click();
    assert.equal(await table.getByRole('columnheader', { name: '姓名' }).getAttribute('aria-sort'), 'descending');
    assert.equal(await table.getByRole('rowheader').count(), 6);
    await page.locator('body').click({ position: { x: 700, y: 130 } });
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('status').filter({ hasText: '已选 1 项' }).waitFor();
    await page.getByRole('button', { name: '选全部 18,432 项' }).click();
    await page.getByRole('status').filter({ hasText: '已选 18,432 项' }).waitFor();
    await screenshot(page, 'kit-selection', { fullPage: false });
    await page.getByRole('button', { name: '列', exact: true }).click();
    await page.getByLabel('电话').uncheck();
    assert.equal(await table.getByRole('columnheader', { name: '电话' }).count(), 0);
  });
});

test('a table of 100,000 rows draws few of them, says all of them, and reaches the last by one key', async () => {
  await using('/_kit/table', desk, async (page) => {
    const table = page.getByRole('table', { name: '全县党员' });
    assert.equal(await table.getAttribute('aria-rowcount'), '100001');
    const first = page.locator('tr[data-index="0"]');
    await first.focus();
    await page.keyboard.press('End');
    const last = page.locator('tr[aria-rowindex="100001"]');
    await last.getByText('100000', { exact: true }).waitFor();
    assert.equal(await last.evaluate((row) => row === document.activeElement), true);
    assert.ok((await table.getByRole('row').count()) < 80, 'only rows near the window are drawn');
    await screenshot(page, 'kit-long-table-end', { fullPage: false });
    await page.keyboard.press('Home');
    await first.getByText('1', { exact: true }).waitFor();
  });
});

test('a dialog keeps the focus, closes by Escape, and gives the focus back', async () => {
  await using('/_kit?tab=records', desk, async (page) => {
    const opener = page.getByRole('button', { name: '发布公示' });
    await opener.click();
    const dialog = page.getByRole('dialog', { name: '发布公示？' });
    await dialog.waitFor();
    await screenshot(page, 'kit-dialog', { fullPage: false });
    for (let presses = 0; presses < 6; presses += 1) {
      await page.keyboard.press('Tab');
      const outside = await dialog.evaluate(
        (box) => document.activeElement !== document.body && !box.contains(document.activeElement),
      );
      assert.equal(outside, false);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await opener.evaluate((button) => button === document.activeElement), true);
  });
});

test('a quiet message is announced and offers to undo', async () => {
  await using('/_kit?tab=records', phone, async (page) => {
    await page.getByRole('button', { name: '标为已办' }).click();
    const status = page.getByRole('status').filter({ hasText: '已办：王芳同志的入党谈话' });
    await status.waitFor();
    await screenshot(page, 'kit-quiet-bar', { fullPage: false });
    await status.getByRole('button', { name: '撤回' }).click();
    await page.getByText('已办：王芳同志的入党谈话').waitFor({ state: 'detached' });
  });
});

test('search opens by key, shows groups, and the first result is taken by Enter', async () => {
  await using('/_kit', desk, async (page) => {
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: '找人、组织、页面' });
    await box.fill('wxy');
    await page.getByRole('group', { name: '党员' }).getByRole('option').first().waitFor();
    await screenshot(page, 'shell-search', { fullPage: false });
    assert.equal(await page.getByRole('dialog').getByRole('option', { selected: true }).count(), 1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/members/12');
  });
});

test('single letters lead to sections, list the keys, and do nothing inside a field', async () => {
  await using('/_kit', desk, async (page) => {
    await page.getByLabel('姓名').fill('');
    await page.keyboard.type('g?m');
    assert.equal(await page.getByLabel('姓名').inputValue(), 'g?m');
    await page.getByLabel('姓名').fill('');
    await page.getByRole('tab', { name: '表单' }).focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘用法' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: '列表' }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page
      .getByRole('dialog', { name: '这一页还有没交的内容' })
      .or(page.getByRole('link', { name: '组织', exact: true }))
      .first()
      .waitFor();
  });
});

test('typed text comes back after the page was closed, and leaving it is asked about', async () => {
  await using('/_kit', desk, async (page) => {
    await page.getByLabel('姓名').fill('䶮㛃𬱖');
    await page.getByText(/已存在本机/).waitFor({ timeout: 6_000 });
    await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '党员' }).click();
    const dialog = page.getByRole('dialog', { name: '这一页还有没交的内容' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: '留在这一页' }).click();
    assert.equal(await page.getByLabel('姓名').inputValue(), '䶮㛃𬱖');
    page.on('dialog', (question) => void question.accept());
    await page.reload();
    await page.getByText(/已恢复您上次没交的内容/).waitFor();
    assert.equal(await page.getByLabel('姓名').inputValue(), '䶮㛃𬱖');
    await page.getByRole('button', { name: '不要了，重新填' }).click();
    assert.equal(await page.getByLabel('姓名').inputValue(), '');
  });
});

test('a wrong password is told in words; the right one opens the page that was asked for', async () => {
  await using('/me', { ...phone, as: 'nobody' }, async (page) => {
    await page.getByRole('button', { name: '登录' }).click();
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 2);
    await page.getByLabel('账号').fill('lijianguo');
    await page.getByLabel('密码').fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('账号或密码不对').waitFor();
    await page.getByLabel('密码').fill('right');
    await page.getByLabel('密码').press('Enter');
    await page.getByRole('heading', { level: 1, name: '我的' }).waitFor();
  });
});

test('a session that has ended is renewed in place and typed text stays', async () => {
  await using('/_kit', desk, async (page) => {
    await page.getByLabel('姓名').fill('王秀英');
    signedIn = false;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '找人、组织、页面' }).fill('wxy');
    const dialog = page.getByRole('dialog', { name: '请再登录一次' });
    await dialog.waitFor();
    await screenshot(page, 'shell-session-ended', { fullPage: false });
    await dialog.getByLabel('密码').fill('right');
    await dialog.getByRole('button', { name: '登录', exact: true }).click();
    await page
      .getByRole('option', { name: /王秀英/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.getByLabel('姓名').inputValue(), '王秀英');
  });
});

test('two minutes before an idle session ends it says so, and one press goes on', async () => {
  await using('/me', desk, async (page) => {
    await page.clock.install();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '我的' }).waitFor();
    await page.clock.runFor('28:05');
    const dialog = page.getByRole('dialog', { name: '还在用吗？' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: '继续使用' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.clock.runFor('30:05');
    await page.getByRole('dialog', { name: '请再登录一次' }).waitFor();
    assert.ok(requests.includes('DELETE /api/session'));
  });
});

test('what is confirmed is checked first and ends with a receipt; a record changed by others shows both versions', async () => {
  await using('/_kit/papers', desk, async (page) => {
    await page.getByRole('button', { name: '别人先改了' }).click();
    const both = page.getByRole('dialog', { name: '别人先改了这项内容' });
    await both.getByRole('row', { name: /谈话人 王芳 · 委员 李建国 · 书记/ }).waitFor();
    await screenshot(page, 'kit-outdated', { fullPage: false });
    await both.getByRole('button', { name: '保留我填的，再提交' }).click();
    await page.getByRole('button', { name: '完成并进入下一步' }).click();
    await page.getByText('请先核对，再勾选').waitFor();
    await page.getByLabel('以上内容属实').check();
    await page.getByRole('button', { name: '完成并进入下一步' }).click();
    await page.getByRole('heading', { level: 1, name: '已完成“派人谈话”' }).waitFor();
    assert.equal(await page.getByText('FZ-2026-0117').isVisible(), true);
  });
});

test('signing out wipes drafts from the device', async () => {
  await using('/_kit', desk, async (page) => {
    await page.getByLabel('姓名').fill('王秀英');
    await page.getByText(/已存在本机/).waitFor({ timeout: 6_000 });
    await page.getByRole('button', { name: '李建国' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.startsWith('jishi.draft.')));
    assert.ok(requests.includes('DELETE /api/session'));
  });
});

test('大字版 and English are one press away and are kept', async () => {
  await using('/me', desk, async (page) => {
    await page.getByRole('button', { name: '大字版' }).click();
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '21px');
    await page.getByRole('banner').getByRole('button', { name: '标准字' }).click();
    await page.getByRole('banner').getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Me' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Me' }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  });
});

test('the role is changed in the header and everything is asked for again', async () => {
  await using('/members', desk, async (page) => {
    await page.getByRole('button', { name: /切换身份/ }).click();
    await screenshot(page, 'shell-role-menu', { fullPage: false });
    await page.getByRole('button', { name: /中共浚县城关镇委员会/ }).click();
    await page.getByRole('button', { name: /切换身份：中共浚县城关镇委员会/ }).waitFor();
    assert.ok(requests.includes('POST /api/session/grant'));
  });
});

test('a printed page has its heads and no navigation', async () => {
  await using('/_kit?tab=lists', desk, async (page) => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('banner').isVisible(), false);
    assert.equal(await page.getByRole('navigation', { name: '主要栏目' }).isVisible(), false);
    assert.equal(await page.getByRole('table', { name: '党员名册' }).isVisible(), true);
    assert.equal(
      await page
        .locator('thead')
        .first()
        .evaluate((head) => getComputedStyle(head).display),
      'table-header-group',
    );
    await screenshot(page, 'kit-print');
  });
});

test('without the server the page says so and keeps what was read', async () => {
  await using('/members', desk, async (page, watched) => {
    await watched.context.setOffline(true);
    await page.getByText(/^离线，显示/).waitFor();
    assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), true);
    await watched.context.setOffline(false);
  });
});
