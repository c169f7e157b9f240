/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import fastifyStatic from '@fastify/static';
import { addMonths, monthStart } from '@jishi/domain';
import {
  createTestApp,
  insertMember,
  insertOrg,
  personAs,
  type TestApp,
  type TestOrg,
  type TestPerson,
} from '@jishi/testkit';
import type { Browser } from 'playwright-core';
import { launchBrowser, openPage, type WatchedPage } from './support/browser.ts';
import { buildWeb } from './support/build-web.ts';
import { checkScreen } from './support/check-screen.ts';
import { screenshot } from './support/screenshot.ts';

type Who = 'secretary' | 'collector' | 'organiser' | 'head' | 'member';

const views = [{ width: 1280 }, { width: 390 }, { width: 360, size: 'large' as const, language: 'en' as const }];
const people = {} as Record<Who, TestPerson>;
let app: TestApp;
let browser: Browser;
let url: string;
let branch: TestOrg;
let members: number[];
let month: string;

const ok = async (answer: Promise<{ status: number; body: unknown }>): Promise<Record<string, number>> => {
  const { status, body } = await answer;
  assert.equal(status, 200, JSON.stringify(body));
  return body as Record<string, number>;
};

before(async () => {
  app = await createTestApp();
  // The pages show the month of the real day.
  app.clock.set(new Date().toISOString());
  month = monthStart(app.clock.today());
  const county = await insertOrg(app, { name: '中共浚县委员会', kind: 'county' });
  const township = await insertOrg(app, { name: '黎阳街道党工委', kind: '611', parent: county });
  branch = await insertOrg(app, { name: '东街村党支部', kind: '631', parent: township });
  await insertOrg(app, { name: '西街村党支部', kind: '631', parent: township });
  members = [];
  for (const name of ['王秀英', '李建国', '张国强', '䶮小明'])
    members.push(await insertMember(app, { org: branch, name }));
  const [first = 0, , , last = 0] = members;
  people.secretary = await personAs(app, {
    role: 'branch-secretary',
    orgId: branch.id,
    memberId: first,
    displayName: '王秀英',
  });
  people.collector = await personAs(app, { role: 'branch-committee', orgId: branch.id, displayName: '李建国' });
  people.organiser = await personAs(app, { role: 'township-organiser', orgId: township.id, displayName: '吴兰' });
  people.head = await personAs(app, { role: 'township-secretary', orgId: township.id, displayName: '周明' });
  people.member = await personAs(app, { role: 'member', orgId: branch.id, memberId: last, displayName: '䶮小明' });
  const folder = await buildWeb('web-dues');
  await app.http.register(fastifyStatic, { root: folder, wildcard: false });
  app.http.setNotFoundHandler(async (_request, reply) => await reply.sendFile('index.html'));
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
  Object.assign(app.config, { publicUrl: url });
  browser = await launchBrowser();
});

after(() => browser.close());

const as =
  (who: Who) =>
  async ({ context }: WatchedPage) => {
    await context.addCookies(
      people[who].headers.cookie.split('; ').map((pair) => {
        const [name = '', value = ''] = pair.split('=');
        return { name, value, url };
      }),
    );
  };
const ready = async ({ page }: WatchedPage) => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
};
const look = (name: string, path: string, who: Who) =>
  checkScreen(browser, { name, url: `${url}${path}`, ready, before: as(who), views });

test('a branch assesses its members, collects a month with exceptions and prints the receipts', async () => {
  const [a, b, c, d] = members;
  await ok(
    people.secretary.send('POST', '/api/dues/standings', {
      fromMonth: addMonths(month, -2),
      items: [
        { memberId: a, category: 'salaried', baseFen: 300_001 },
        { memberId: b, category: 'retired', baseFen: 500_000 },
        { memberId: c, category: 'farmer', fixedFen: 50 },
        { memberId: d, category: 'low-income' },
      ],
    }),
  );
  const desk = await openPage(browser, { width: 390 });
  try {
    await as('secretary')(desk);
    const { page } = desk;
    await page.goto(`${url}/dues`);
    await page.getByRole('button', { name: '生成应交名单' }).click();
    await page.getByText('王秀英').first().waitFor();
    await page.getByRole('link', { name: '登记收缴' }).click();
    await page.getByRole('checkbox', { name: /张国强/ }).uncheck();
    await screenshot(page, 'dues-flow/choose');
    await page.getByRole('button', { name: '核对后登记' }).click();
    await page.getByRole('checkbox', { name: '以上人员已交，金额无误' }).check();
    await screenshot(page, 'dues-flow/check');
    // 30.00 + 25.00 + 0.20: the third has not paid.
    await page.getByRole('button', { name: '登记 3 人、55.20 元' }).click();
    await page.getByRole('heading', { name: '已登记 3 人交纳党费' }).waitFor();
    await screenshot(page, 'dues-flow/receipt');
    await page.getByRole('link', { name: '收据' }).click();
    await page.getByText('人民币（大写）').first().waitFor();
    await page.getByText('叁拾元整').waitFor();
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.close();
  }
});

test('one member pays later by the dialog of the desk, and sees the own dues with the base', async () => {
  const desk = await openPage(browser, { width: 1280 });
  try {
    await as('collector')(desk);
    const { page } = desk;
    await page.goto(`${url}/dues`);
    await page.getByRole('button', { name: '登记交纳 张国强' }).click();
    await page.getByLabel('金额（元）').fill('0.5');
    await page.getByRole('dialog').getByRole('button', { name: '登记交纳' }).click();
    await page.getByText(/已登记，收据/).waitFor();
    await page.getByText('未收').waitFor();
    const text = await page.locator('main').innerText();
    assert.ok(!text.includes('3,000.01'), 'the collector sees no base');
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.close();
  }
});

test('desk, assessment, receipts, relief, accounts and own dues hold in every view', async () => {
  const { items } = (await people.secretary.get<{ items: { id: number }[] }>('/api/funds/accounts')).body;
  const account = items[0]?.id ?? 0;
  await ok(
    people.secretary.send('POST', '/api/dues/reliefs', {
      memberId: members[0],
      fromMonth: month,
      untilMonth: addMonths(month, 3),
      monthlyFen: 100,
      decisionZh: '支委会研究',
    }),
  );
  await ok(
    people.collector.send('POST', `/api/funds/accounts/${account}/requests`, {
      purpose: '培训党员',
      amountFen: 1000,
      payeeZh: '县委党校',
      reasonZh: '冬训资料费',
    }),
  );
  await look('dues-desk', '/dues', 'secretary');
  await look('dues-assess', '/dues/assess', 'secretary');
  await look('dues-receipts', `/dues/receipts?month=${month}`, 'secretary');
  await look('dues-reliefs', '/dues/reliefs', 'head');
  await look('dues-accounts', '/dues/accounts', 'secretary');
  await look('dues-account', `/dues/accounts/${account}`, 'secretary');
  await look('dues-requests', '/dues/requests', 'secretary');
  await look('dues-mine', '/dues', 'member');
});

test('committee view, remittances, special dues and published accounts hold in every view', async () => {
  const { campaignId } = await ok(
    people.head.send('POST', '/api/funds/campaigns', {
      titleZh: '支援灾区群众',
      appealZh: '受灾群众急需帮助，欢迎党员自愿交纳。\n不定数额，不排名，可不留姓名。',
      fromOn: month,
      untilOn: addMonths(month, 1),
    }),
  );
  await ok(
    people.collector.send('POST', `/api/funds/campaigns/${campaignId}/gifts`, {
      amountFen: 10_000,
      donorZh: '',
      givenOn: app.clock.today(),
    }),
  );
  const { items } = (
    await people.secretary.get<{ items: { id: number; kind: string }[] }>('/api/funds/accounts?kind=special-dues')
  ).body;
  await ok(
    people.secretary.send('POST', `/api/funds/accounts/${items[0]?.id}/remit`, {
      throughMonth: month,
      sentOn: app.clock.today(),
      campaignId,
    }),
  );
  await look('dues-overview', '/dues', 'organiser');
  await look('dues-transfers', '/dues/transfers', 'organiser');
  await look('dues-special', '/dues/special', 'member');
  await look('dues-campaign', `/dues/special/${campaignId}`, 'collector');
  await look('dues-published', '/dues/published', 'member');
});
