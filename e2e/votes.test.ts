/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import fastifyStatic from '@fastify/static';
import {
  createTestApp,
  insertMember,
  insertOrg,
  personAs,
  type TestApp,
  type TestOrg,
  type TestPerson,
} from '@jishi/testkit';
import type { Browser, Page } from 'playwright-core';
import { recount } from '../apps/server/src/modules/votes/index.ts';
import { launchBrowser, openPage, type WatchedPage } from './support/browser.ts';
import { buildWeb } from './support/build-web.ts';
import { checkScreen } from './support/check-screen.ts';
import { screenshot } from './support/screenshot.ts';

const views = [{ width: 1280 }, { width: 360 }, { width: 360, size: 'large' as const, language: 'en' as const }];
const names = ['王秀英', '李建国', '张国强', '李桂兰', '赵文军', '陈志明', '刘玉芳', '黄海英', '䶮小明', '孙立新'];
let app: TestApp;
let browser: Browser;
let url: string;
let branch: TestOrg;
let members: readonly number[];
let secretary: TestPerson;
let voters: readonly TestPerson[];

before(async () => {
  app = await createTestApp({ rateLimits: false });
  app.clock.set(new Date().toISOString());
  const county = await insertOrg(app, { name: '中共浚县委员会', kind: 'county' });
  const township = await insertOrg(app, { name: '黎阳街道党工委', kind: '611', parent: county });
  branch = await insertOrg(app, { name: '东街村党支部', kind: '631', parent: township });
  const made: number[] = [];
  for (const name of names) made.push(await insertMember(app, { org: branch, name }));
  members = made;
  secretary = await personAs(app, {
    role: 'branch-secretary',
    orgId: branch.id,
    memberId: members[0] ?? 0,
    displayName: '王秀英',
  });
  voters = await Promise.all(
    members.map((memberId, no) =>
      personAs(app, { role: 'member', orgId: branch.id, memberId, displayName: names[no] ?? '' }),
    ),
  );
  const folder = await buildWeb('web-votes');
  await app.http.register(fastifyStatic, { root: folder, wildcard: false });
  app.http.setNotFoundHandler(async (_request, reply) => await reply.sendFile('index.html'));
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
  Object.assign(app.config, { publicUrl: url });
  browser = await launchBrowser();
});

after(() => browser.close());

const as =
  (who: TestPerson) =>
  async ({ context }: WatchedPage) => {
    await context.clearCookies();
    await context.addCookies(
      who.headers.cookie.split('; ').map((pair) => {
        const [name = '', value = ''] = pair.split('=');
        return { name, value, url };
      }),
    );
  };
const look = (name: string, path: string, who: TestPerson) =>
  checkScreen(browser, {
    name,
    url: `${url}${path}`,
    ready: async ({ page }) => {
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
    },
    before: as(who),
    views,
  });
const voter = (no: number): TestPerson => voters[no] ?? assert.fail();

async function prepared(page: Page): Promise<string> {
  await page.goto(`${url}/ballots/new`);
  await page.getByLabel('种类').selectOption({ label: '委员会委员选举（差额）' });
  await page.getByText('党员大会').first().waitFor({ state: 'attached' });
  await page.getByLabel('名称').fill('支部委员会换届选举');
  await page.getByLabel('应选名额').fill('3');
  for (const name of names.slice(1, 5)) await page.getByLabel('从本组织党员中选').selectOption({ label: name });
  await screenshot(page, 'vote-prepare/filled');
  await page.getByRole('group', { name: '监票人' }).getByLabel('刘玉芳').check();
  await page.getByRole('group', { name: '计票人' }).getByLabel('䶮小明').check();
  await page.getByRole('group', { name: '计票人' }).getByLabel('孙立新').check();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('符合规定').waitFor();
  return page.url().split('/').at(-1) ?? '';
}

/** Chooses on the phone of one voter and casts. @returns the receipt */
async function castOn(phone: WatchedPage, id: string, chosen: readonly string[], picture: boolean): Promise<string> {
  const { page } = phone;
  await page.goto(`${url}/ballots/${id}`);
  await page.getByRole('link', { name: '去投票' }).click();
  await page.getByText('没有人能看到您选了谁').waitFor();
  if (picture) await screenshot(page, 'ballot/before');
  await page.getByRole('button', { name: '开始填写' }).click();
  for (const name of chosen) await page.getByRole('group', { name }).getByLabel('同意').check();
  await page.getByText(`已选 ${chosen.length} / 3`).waitFor();
  if (picture) {
    // A fourth name is explained, and what was chosen stays.
    await page.getByRole('group', { name: '赵文军' }).getByLabel('同意').click();
    await page.getByText('最多选 3 人，已经选满，“赵文军”没有选上').waitFor();
    assert.equal(await page.getByRole('group', { name: '赵文军' }).getByLabel('同意').isChecked(), false);
    await screenshot(page, 'ballot/too-many');
    await page.getByRole('group', { name: '赵文军' }).getByLabel('反对').check();
  }
  await page.getByRole('button', { name: '核对选票' }).click();
  await page.getByText('投出后不能更改').waitFor();
  if (picture) await screenshot(page, 'ballot/check');
  const traces = () =>
    page.evaluate(() =>
      JSON.stringify([location.href, document.title, history.state, { ...localStorage }, { ...sessionStorage }]),
    );
  for (const name of chosen)
    assert.ok(!(await traces()).includes(name), 'no choice in address, title, history or storage');
  await page.getByRole('button', { name: '投出' }).click();
  await page.getByRole('heading', { name: '已投票' }).waitFor();
  const receipt = await page.locator('.ballot-receipt').innerText();
  for (const name of chosen) {
    assert.ok(!(await traces()).includes(name));
    assert.ok(!(await page.content()).includes(name), 'nothing of the choice is left on the page');
  }
  if (picture) await screenshot(page, 'ballot/done');
  return receipt.trim();
}

test('a branch elects its committee online, at phone width: prepared, cast in secret, declared, checked by receipt, recounted', async () => {
  const desk = await openPage(browser, { width: 390 });
  const phone = await openPage(browser, { width: 390 });
  const folder = mkdtempSync(join(tmpdir(), 'jishi-ballots-'));
  try {
    await as(secretary)(desk);
    const { page } = desk;
    const id = await prepared(page);
    await screenshot(page, 'vote-desk/prepared');
    await page.getByLabel('网上无记名投票').check();
    await page.getByRole('button', { name: '全部到会' }).click();
    await page.getByText('已到 10 / 10').waitFor();
    await screenshot(page, 'vote-desk/opening');
    await page.getByRole('button', { name: '开始投票' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '开始投票' }).click();
    await page.getByText('本轮密钥指纹').waitFor();
    const receipts: string[] = [];
    for (const no of voters.keys()) {
      await as(voter(no))(phone);
      const chosen = no < 8 ? ['李建国', '张国强', '李桂兰'] : ['李建国', '赵文军'];
      receipts.push(await castOn(phone, id, chosen, no === 0));
    }
    await phone.page.goto(`${url}/ballots/${id}/cast`);
    await phone.page.getByText('您的选票已经领取').waitFor();
    await page.reload();
    await page.getByText('10 / 10').first().waitFor();
    await screenshot(page, 'vote-desk/running');
    await page.getByRole('button', { name: '结束投票' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结束投票' }).click();
    await page.getByRole('button', { name: '宣布结果' }).click();
    await page
      .getByRole('dialog')
      .getByText('李建国、李桂兰、张国强')
      .or(page.getByRole('dialog').getByText('李建国'))
      .first()
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '宣布结果' }).click();
    await page.getByRole('link', { name: '计票单和报告单' }).waitFor();
    await screenshot(page, 'vote-desk/declared');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: /下载选票/ }).click();
    const file = join(folder, 'ballots.json');
    await (await downloading).saveAs(file);
    assert.deepEqual(recount(readFileSync(file, 'utf8'))?.faults, []);
    await phone.page.goto(`${url}/ballots/${id}/receipt`);
    await phone.page.getByLabel('回执号').fill((receipts[3] ?? '').toLowerCase().replace('-', ' '));
    await phone.page.getByRole('button', { name: '核对' }).click();
    await phone.page.getByRole('heading', { name: '已计入' }).waitFor();
    await screenshot(phone.page, 'receipt/found');
    assert.deepEqual([...desk.faults, ...phone.faults], []);
    await look('vote-report', `/ballots/${id}/report`, secretary);
    await look('vote-declared', `/ballots/${id}`, voter(2));
  } finally {
    rmSync(folder, { recursive: true });
    await desk.close();
    await phone.close();
  }
});

test('two tellers count paper on their phones; where they differ they count again', async () => {
  const created = await secretary.send<{ id: number; version: number }>('POST', '/api/votes', {
    preset: 'committee-election',
    titleZh: '支部委员会选举（纸质）',
    seats: 3,
    options: names.slice(1, 5).map((titleZh, no) => ({ titleZh, memberId: members[no + 1] })),
    scrutineerIds: [members[6]],
    tellerIds: [members[8], members[9]],
  });
  const { id } = created.body;
  const opened = await secretary.send<{ version: number }>('POST', `/api/votes/${id}/open`, {
    version: created.body.version,
    method: 'paper',
    presentIds: members,
  });
  assert.equal(opened.status, 200, JSON.stringify(opened.body));
  const desk = await openPage(browser, { width: 390 });
  const tellers = [await openPage(browser, { width: 390 }), await openPage(browser, { width: 390 })];
  try {
    await as(secretary)(desk);
    await desk.page.goto(`${url}/ballots/${id}`);
    await desk.page.getByRole('button', { name: '停止投票，收回选票' }).click();
    await screenshot(desk.page, 'vote-desk/collect');
    await desk.page.getByRole('dialog').getByRole('button', { name: '停止投票，收回选票' }).click();
    await desk.page.getByText('䶮小明 还没有录入').waitFor();
    const enter = async (page: Page, votes: readonly string[]) => {
      await page.getByLabel('收回选票张数').fill('10');
      for (const [no, field] of (await page.getByLabel('赞成').all()).entries()) await field.fill(votes[no] ?? '0');
      await page.getByRole('button', { name: '录入完毕' }).click();
    };
    for (const [no, teller] of tellers.entries()) {
      await as(voter(8 + no))(teller);
      await teller.page.goto(`${url}/ballots/${id}/count`);
      await teller.page.getByLabel('收回选票张数').waitFor();
      if (no === 0) await screenshot(teller.page, 'count/empty');
      await enter(teller.page, no === 0 ? ['9', '8', '7', '3'] : ['9', '8', '6', '3']);
    }
    const [, second] = tellers;
    assert.ok(second);
    await second.page.getByText('两人的数字不一致').waitFor();
    await screenshot(second.page, 'count/differ');
    await enter(second.page, ['9', '8', '7', '3']);
    await second.page.getByText('两人一致，计票完成').waitFor();
    assert.deepEqual([...desk.faults, ...tellers.flatMap(({ faults }) => faults)], []);
  } finally {
    await desk.close();
    for (const teller of tellers) await teller.close();
  }
  await look('vote-counted', `/ballots/${id}`, secretary);
});

test('list, preparing and the empty ballot hold in every view', async () => {
  await look('votes', '/ballots', secretary);
  await look('vote-prepare', '/ballots/new', secretary);
  const created = await secretary.send<{ id: number; version: number }>('POST', '/api/votes', {
    preset: 'committee-election',
    titleZh: '支部委员会选举',
    seats: 3,
    options: names.slice(1, 5).map((titleZh, no) => ({ titleZh, memberId: members[no + 1] })),
  });
  const { id, version } = created.body;
  await look('vote-prepared', `/ballots/${id}`, secretary);
  await secretary.send('POST', `/api/votes/${id}/open`, { version, method: 'online', presentIds: members });
  await look('ballot-before', `/ballots/${id}/cast`, voter(1));
  const phone = await openPage(browser, { width: 320, size: 'large' });
  try {
    await as(voter(1))(phone);
    await phone.page.goto(`${url}/ballots/${id}/cast`);
    await phone.page.getByRole('button', { name: '开始填写' }).click();
    await phone.page.getByRole('group', { name: '李建国' }).getByLabel('同意').check();
    await screenshot(phone.page, 'ballot/large-320');
    const sideways = await phone.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.equal(sideways, false);
  } finally {
    await phone.close();
  }
});
