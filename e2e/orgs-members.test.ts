/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import fastifyStatic from '@fastify/static';
import { citizenCheckCharacter } from '@jishi/domain';
import { createTestApp, insertOrg, personAs, testRegion, type TestApp, type TestOrg } from '@jishi/testkit';
import type { Browser } from 'playwright-core';
import sql from 'sql-template-tag';
import { importMembers, checkMemberRow } from '../apps/server/src/modules/members/index.ts';
import { createOrgIndex, loadOrgEntries } from '../apps/server/src/modules/orgs/index.ts';
import { systemActor } from '../apps/server/src/platform/access/actor.ts';
import { launchBrowser, openPage, type WatchedPage } from './support/browser.ts';
import { buildWeb } from './support/build-web.ts';
import { checkScreen } from './support/check-screen.ts';

const everything = { path: '', everything: true } as const;
const views = [{ width: 1280 }, { width: 360 }, { width: 360, size: 'large' as const, language: 'en' as const }];
let app: TestApp;
let browser: Browser;
let url: string;
let county: TestOrg;
let branch: TestOrg;
let memberId: number;
const cookies: Record<'county' | 'member', string> = { county: '', member: '' };

/** 1,200 invented people in three branches, imported like a file. */
async function importPeople(branches: readonly TestOrg[]): Promise<void> {
  const orgs = createOrgIndex(await app.platform.db.read(everything, loadOrgEntries));
  const seen = new Map<string, number>();
  const rows = Array.from({ length: 1200 }, (_unused, n) => {
    const body = `410621${1945 + (n % 55)}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}${String(n % 999).padStart(3, '0')}`;
    const name = `${'王李张刘陈杨赵黄'[n % 8] ?? '王'}${'秀建国文志玉海'[n % 7] ?? '秀'}${'英华军芳明兰'[n % 6] ?? '英'}`;
    return {
      name,
      citizenNumber: body + citizenCheckCharacter(body),
      ethnic: '汉族',
      education: n % 3 === 0 ? '大学专科毕业' : '普通高中毕业',
      memberType: '正式党员',
      admittedOn: '2018-07-01',
      confirmedOn: '2019-07-01',
      jobPosition: '农牧渔民',
      mobile: '13912345678',
      address: '浚县黎阳街道',
      branch: branches[n % branches.length]?.name ?? '',
    };
  });
  const checked = rows.flatMap((row, index) => {
    const result = checkMemberRow(row, index + 2, { day: '2026-11-20', orgs, seen });
    return result.ok ? [result.row] : [];
  });
  await app.platform.db.write(everything, (tx) =>
    importMembers(app.platform, tx, systemActor('导入', testRegion), checked, {
      importId: null,
      fileName: '名册.xlsx',
    }),
  );
}

before(async () => {
  app = await createTestApp();
  county = await insertOrg(app, { name: '中共浚县委员会', kind: 'county' });
  const township = await insertOrg(app, { name: '黎阳街道党工委', kind: '611', parent: county });
  const branches = [];
  for (const name of ['东街村党支部', '西街村党支部', '南街社区党支部'])
    branches.push(await insertOrg(app, { name, kind: '631', parent: township }));
  branch = branches[0] ?? county;
  await importPeople(branches);
  const [first] = await app.platform.db.read(everything, (tx) =>
    tx.many<{ id: number }>(sql`select m.id from member m where m.org_id = ${branch.id} order by m.id limit 1`),
  );
  memberId = first?.id ?? 0;
  cookies.county = (
    await personAs(app, { role: 'county-department', orgId: county.id, displayName: '周明' })
  ).headers.cookie;
  cookies.member = (await personAs(app, { role: 'member', orgId: branch.id, memberId })).headers.cookie;
  const folder = await buildWeb('web-orgs-members');
  await app.http.register(fastifyStatic, { root: folder, wildcard: false });
  app.http.setNotFoundHandler(async (_request, reply) => await reply.sendFile('index.html'));
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});

after(() => browser.close());

const signIn =
  (who: 'county' | 'member') =>
  async ({ context }: WatchedPage) => {
    await context.addCookies(
      cookies[who]
        .split('; ')
        .map((part) => ({ name: part.split('=')[0] ?? '', value: part.slice(part.indexOf('=') + 1), url })),
    );
  };

test('the tree and an organisation hold in every view', async () => {
  await checkScreen(browser, {
    name: 'orgs',
    url: `${url}/orgs`,
    before: signIn('county'),
    views,
    ready: async ({ page }) => await page.getByRole('treeitem').nth(1).waitFor(),
  });
  await checkScreen(browser, {
    name: 'org-branch',
    url: `${url}/orgs/${branch.id}`,
    before: signIn('county'),
    views,
    ready: async ({ page }) => await page.locator('figure').first().waitFor(),
  });
  await checkScreen(browser, {
    name: 'org-apply',
    url: `${url}/orgs/new?parent=${county.id}`,
    before: signIn('county'),
    views,
    ready: async ({ page }) => await page.locator('textarea').first().waitFor(),
  });
});

test('the roster, a member and the own record hold in every view', async () => {
  await checkScreen(browser, {
    name: 'members',
    url: `${url}/members`,
    before: signIn('county'),
    views,
    ready: async ({ page }) => await page.locator('tbody a').first().waitFor(),
  });
  await checkScreen(browser, {
    name: 'member',
    url: `${url}/members/${memberId}`,
    before: signIn('county'),
    views,
    ready: async ({ page }) => await page.locator('dl').first().waitFor(),
  });
  await checkScreen(browser, {
    name: 'member-new',
    url: `${url}/members/new`,
    before: signIn('county'),
    views,
    ready: async ({ page }) => await page.locator('input[name=citizenNumber]').waitFor(),
  });
  await checkScreen(browser, {
    name: 'own-record',
    url: `${url}/me/record`,
    before: signIn('member'),
    views,
    ready: async ({ page }) => await page.locator('dl').first().waitFor(),
  });
});

test('renames an organisation over the check page to a receipt, and finds the old name in its past', async () => {
  const watched = await openPage(browser, { width: 1280 });
  const { page } = watched;
  await signIn('county')(watched);
  await page.goto(`${url}/orgs/${branch.id}/rename`);
  await page.getByLabel('新全称').fill('中共黎阳街道东街社区支部委员会');
  await page.getByLabel('新简称').fill('东街社区党支部');
  await page.getByLabel('批复或决定文号').fill('浚组〔2026〕7号');
  await page.getByRole('textbox', { name: '生效日期' }).fill('2026-11-20');
  await page.getByLabel('理由').fill('村改社区，名称相应调整');
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '登记更名' }).click();
  await page.getByText('已办理：更名').waitFor();
  await page.goto(`${url}/orgs/${branch.id}?asOf=2026-11-19`);
  await page.getByRole('heading', { name: /东街村党支部/ }).waitFor();
  assert.deepEqual(watched.faults, []);
  await watched.close();
});

test('scrolls to the end of the roster and filters by pinyin', async () => {
  const watched = await openPage(browser, { width: 1280 });
  const { page } = watched;
  await signIn('county')(watched);
  await page.goto(`${url}/members?sort=name`);
  await page.locator('tbody a').first().waitFor();
  await page.locator('.long-table').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
  await page.locator('tbody tr[aria-rowindex="1201"] a, tbody tr[aria-rowindex="1200"] a').first().waitFor();
  await page.getByRole('searchbox').fill('wxy');
  await page.getByRole('button', { name: '查找', exact: true }).click();
  await page.getByText('查找：wxy').waitFor();
  await page.locator('tbody a', { hasText: '王秀英' }).first().waitFor();
  assert.deepEqual(watched.faults, []);
  await watched.close();
});
