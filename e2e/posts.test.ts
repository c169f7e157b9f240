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
import { screenshot } from './support/screenshot.ts';

const views = [{ width: 1280 }, { width: 390 }, { width: 360, size: 'large' as const, language: 'en' as const }];
let app: TestApp;
let tree: TestTree;
let browser: Browser;
let url: string;
let people: Readonly<Record<'secretary' | 'committee' | 'member' | 'township' | 'county' | 'signer', TestPerson>>;

before(async () => {
  app = await createTestApp();
  tree = await seedTree(app, { membersEach: 8 });
  const branch = tree.branches[0];
  const [memberId] = branch.memberIds;
  const county = { role: 'county-department', orgId: tree.county.id } as const;
  people = {
    secretary: await personAs(app, { role: 'branch-secretary', orgId: branch.id, displayName: '李建国' }),
    committee: await personAs(app, { role: 'branch-committee', orgId: branch.id, displayName: '王芳' }),
    member: await personAs(app, { role: 'member', orgId: branch.id, ...(memberId === undefined ? {} : { memberId }) }),
    township: await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id, displayName: '周明' }),
    county: await personAs(app, { ...county, displayName: '赵磊' }),
    signer: await personAs(app, { ...county, displayName: '钱进' }),
  };
  const folder = await buildWeb('web-posts');
  await app.http.register(fastifyStatic, { root: folder, wildcard: false });
  app.http.setNotFoundHandler(async (_request, reply) => await reply.sendFile('index.html'));
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});

// Pages that a failed test left open go with the browser.
after(() => browser.close());

const signIn =
  (who: keyof typeof people) =>
  async ({ context }: WatchedPage) => {
    // The browser lives on the day of the platform.
    await context.clock.setFixedTime(app.clock.now());
    await context.addCookies(
      people[who].headers.cookie
        .split('; ')
        .map((part) => ({ name: part.split('=')[0] ?? '', value: part.slice(part.indexOf('=') + 1), url })),
    );
  };

/** A page signed in as somebody; `done` closes it and holds it against what went wrong. */
async function as(who: keyof typeof people, path: string, width = 1280) {
  const watched = await openPage(browser, { width });
  await signIn(who)(watched);
  await watched.page.goto(url + path);
  const { page } = watched;
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const inDialog = page.getByRole('dialog');
  return {
    page,
    press,
    inDialog,
    fill: (label: string | RegExp, text: string) =>
      inDialog.getByRole('textbox', { name: label, exact: true }).fill(text),
    send: (name: string | RegExp) => inDialog.getByRole('button', { name, exact: true }).click(),
    /** Through the page that checks the answers to the receipt. */
    async sendOfficial(name: string) {
      await inDialog.getByRole('button', { name: '核对' }).click();
      await inDialog.getByRole('checkbox', { name: '以上内容属实' }).check();
      await inDialog.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await inDialog.getByRole('status').waitFor();
      await inDialog.getByRole('button', { name: '关闭' }).last().click();
    },
    async done() {
      assert.deepEqual(watched.faults, []);
      await watched.close();
    },
  };
}

test('a post is offered, claimed on a phone, confirmed over the check page and taken up', async () => {
  const secretary = await as('secretary', '/posts');
  await secretary.press('设立岗位');
  await secretary.fill('岗位名称', '政策宣传岗');
  await secretary.fill('岗位职责', '宣传党的政策，收集群众意见');
  await secretary.send('设立岗位');
  await secretary.page.getByRole('heading', { name: '政策宣传岗' }).waitFor();
  const path = new URL(secretary.page.url()).pathname;
  const member = await as('member', path, 390);
  await member.press('认领这个岗位');
  await screenshot(member.page, 'post-claim-dialog/390');
  await member.send('认领这个岗位');
  await member.page.getByText('待确认').first().waitFor();
  await member.done();
  await secretary.page.reload();
  await secretary.press(/^确认党员/);
  await secretary.fill('由哪次会议决定', '支部委员会会议');
  await secretary.sendOfficial('确认');
  await secretary.press(/到岗$/);
  await secretary.send(/到岗$/);
  await secretary.page.getByText('在岗', { exact: true }).first().waitFor();
  await secretary.done();
  const screen = { url: url + path, before: signIn('secretary'), views };
  await checkScreen(browser, {
    ...screen,
    name: 'post',
    ready: async ({ page }) => await page.locator('dl').first().waitFor(),
  });
  await checkScreen(browser, {
    ...screen,
    name: 'posts',
    url: `${url}/posts`,
    ready: async ({ page }) => await page.getByRole('link', { name: '政策宣传岗' }).first().waitFor(),
  });
});

test('a pairing goes from the proposal to the first contact', async () => {
  const secretary = await as('secretary', '/pairings');
  await secretary.press('提出结对');
  await secretary.fill('名称', '党员联系企业');
  await secretary.fill('目标', '帮助解决用工困难');
  await secretary.inDialog.getByRole('combobox', { name: '选联系人' }).click();
  await secretary.page.locator('[role=option]').first().click();
  await secretary.inDialog.getByLabel('联系对象是').selectOption('employer');
  await secretary.fill('联系对象名称', '某合作社');
  await secretary.send('提出结对');
  await secretary.page.getByRole('heading', { name: '党员联系企业' }).waitFor();
  await secretary.press('申明利害关系');
  await secretary.inDialog.getByRole('radio', { name: '没有' }).check();
  await secretary.send('申明利害关系');
  for (const side of ['联系人同意', '联系对象同意']) {
    await secretary.press(side);
    await secretary.fill(/^日期/, '2026-11-19');
    await secretary.send(side);
    await secretary.inDialog.waitFor({ state: 'detached' });
  }
  await secretary.press('结对生效');
  await secretary.fill(/^日期/, '2026-11-19');
  await secretary.sendOfficial('结对生效');
  await secretary.press('登记一次联系');
  await secretary.fill(/^日期/, '2026-11-20');
  await secretary.fill('联系事项', '了解用工需要');
  await secretary.send('登记一次联系');
  await secretary.page.getByText('了解用工需要').waitFor();
  const path = new URL(secretary.page.url()).pathname;
  await secretary.done();
  await checkScreen(browser, {
    name: 'pairing',
    url: url + path,
    before: signIn('secretary'),
    views,
    ready: async ({ page }) => await page.locator('dl').first().waitFor(),
  });
});

test('a venue is planned, approved, built, accepted, opened and booked', async () => {
  const secretary = await as('secretary', '/venues/new');
  await secretary.fill('名称', '东街村党群服务中心');
  await secretary.fill('地点', '东街村委会一楼');
  await secretary.fill('面积', '300');
  await secretary.fill('功能', '会议、服务');
  await secretary.inDialog.getByLabel('资金来源').selectOption('budget');
  await secretary.send('提出建设计划');
  await secretary.page.locator('dl').getByText('待批准').waitFor();
  const path = new URL(secretary.page.url()).pathname;
  const township = await as('township', path);
  await township.press('批准计划');
  await township.sendOfficial('批准计划');
  await township.done();
  await secretary.page.reload();
  await secretary.press('登记建成');
  await secretary.fill(/^日期/, '2026-11-20');
  await secretary.send('登记建成');
  await secretary.page.getByText('已建成待验收').first().waitFor();
  const county = await as('county', path);
  await county.press('验收');
  await county.fill(/^日期/, '2026-11-20');
  await county.sendOfficial('验收');
  await county.done();
  await secretary.page.reload();
  await secretary.press('开放');
  await secretary.send('开放');
  await secretary.press('预约');
  await secretary.fill(/^日期/, '2026-11-21');
  await secretary.fill('开始', '09:00');
  await secretary.fill('结束', '10:30');
  await secretary.fill('用途', '支部党员大会');
  await secretary.send('预约');
  await secretary.page.getByText('支部党员大会').waitFor();
  await secretary.done();
  await checkScreen(browser, {
    name: 'venue',
    url: url + path,
    before: signIn('secretary'),
    views,
    ready: async ({ page }) => await page.getByText('支部党员大会').waitFor(),
  });
});

test('a measure is decided after the hearing, served, and the person sees it all and appeals', async () => {
  const branch = tree.branches[0];
  const [memberId] = branch.memberIds;
  const send = async (who: TestPerson, path: string, body: object) => {
    const answer = await who.send<{ id: number; version: number }>('POST', path, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const opened = await send(people.secretary, '/api/consequences', {
    kind: 'disposition',
    titleZh: '民主评议不合格',
    subjectKind: 'member',
    memberId,
    factZh: '2026 年民主评议被确定为不合格',
    factOn: '2026-10-31',
    basisZh: '组织处置办法',
    decider: 'own',
    alreadyPunished: false,
  });
  const path = `/consequences/${opened.id}`;
  const secretary = await as('secretary', path);
  await secretary.press('登记核实情况');
  await secretary.fill('核实情况', '多次不参加组织生活，情况属实');
  await secretary.send('登记核实情况');
  await secretary.press('登记陈述和申辩');
  await secretary.fill(/^通知日期/, '2026-11-05');
  await secretary.fill(/^听取日期/, '2026-11-10');
  await secretary.fill('本人的陈述和申辩', '外出务工没有报告，愿意改正');
  await secretary.fill(/^助辩人姓名/, '老赵');
  await screenshot(secretary.page, 'case-hearing/1280');
  await secretary.sendOfficial('登记陈述和申辩');
  const committee = await as('committee', path);
  await committee.press('登记会议决定');
  await committee.inDialog.getByRole('radio', { name: '限期改正' }).check();
  await committee.fill('期限', '6m');
  await committee.fill('决定内容', '限期六个月改正');
  await committee.fill('会议', '支部党员大会');
  await committee.fill(/^会议日期/, '2026-11-20');
  await committee.fill('应到人数', '10');
  await committee.fill('实到人数', '8');
  await committee.fill('赞成人数', '7');
  await committee.sendOfficial('登记会议决定');
  await committee.done();
  await secretary.page.reload();
  await secretary.press('登记送达');
  await secretary.fill(/^日期/, '2026-11-20');
  await secretary.fill('送达方式', '当面送达');
  await secretary.sendOfficial('登记送达');
  await secretary.done();
  const member = await as('member', path, 390);
  await member.page.getByText('外出务工没有报告，愿意改正').first().waitFor();
  await member.press('提出申诉');
  await member.fill('申诉理由', '处理过重，请求复议');
  await member.sendOfficial('提出申诉');
  await member.done();
  const township = await as('township', path);
  await township.page.getByRole('button', { name: '答复申诉' }).waitFor();
  await township.done();
  for (const [who, name] of [
    ['secretary', 'case'],
    ['member', 'case-own'],
  ] as const)
    await checkScreen(browser, {
      name,
      url: url + path,
      before: signIn(who),
      views,
      ready: async ({ page }) => await page.locator('dl').first().waitFor(),
    });
});

test('statistics are frozen, checked, signed by another, released, and numbers open their rows', async () => {
  const county = await as('county', '/stats');
  await county.press('冻结统计');
  await county.fill('名称', '2026 年党内统计');
  await county.fill(/^期初日/, '2025-12-31');
  await county.fill(/^基准日/, '2026-11-20');
  await county.send('冻结统计');
  await county.page.getByRole('heading', { name: '党员数', exact: true }).waitFor();
  const path = new URL(county.page.url()).pathname;
  await county.page.getByRole('button', { name: /打开女的明细/ }).click();
  await county.inDialog.locator('tbody tr').first().waitFor();
  await screenshot(county.page, 'statistics-rows/1280');
  await county.inDialog.getByRole('button', { name: '关闭' }).click();
  await county.press('核对完毕');
  await county.send('核对完毕');
  await county.page.getByText('已核对待审签').waitFor();
  await county.done();
  const signer = await as('signer', path);
  await signer.press('审签');
  await signer.sendOfficial('审签');
  await signer.press('发布');
  await signer.inDialog.getByRole('radio', { name: '对外公开' }).check();
  await signer.sendOfficial('发布');
  await signer.done();
  await checkScreen(browser, {
    name: 'statistics',
    url: url + path,
    before: signIn('county'),
    views,
    ready: async ({ page }) => await page.locator(':is(tbody tr, .cards li):visible').first().waitFor(),
  });
  await checkScreen(browser, {
    name: 'statistics-published',
    url: `${url}/stats/published`,
    views,
    ready: async ({ page }) =>
      await page
        .getByText(/2026 年党内统计/)
        .first()
        .waitFor(),
  });
});

test('the lists hold in every view, empty ones too', async () => {
  for (const [name, path, who] of [
    ['pairings-own', '/pairings', 'member'],
    ['venues', '/venues', 'county'],
    ['cases', '/consequences', 'secretary'],
    ['stats', '/stats', 'township'],
    ['procedures-more', '/procedures', 'secretary'],
  ] as const)
    await checkScreen(browser, {
      name,
      url: url + path,
      before: signIn(who),
      views,
      ready: async ({ page }) => await page.getByRole('heading', { level: 1 }).waitFor(),
    });
});
