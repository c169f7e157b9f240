/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import fastifyStatic from '@fastify/static';
import {
  createTestApp,
  insertMember,
  insertOrg,
  personAs,
  testRegion,
  type TestApp,
  type TestOrg,
  type TestPerson,
} from '@jishi/testkit';
import type { Browser } from 'playwright-core';
import { createAppraisalService } from '../apps/server/src/modules/appraisals/index.ts';
import { createApprovalService } from '../apps/server/src/modules/approvals/index.ts';
import { createCommendationService } from '../apps/server/src/modules/commendations/index.ts';
import { createFormService } from '../apps/server/src/modules/forms/index.ts';
import { systemActor } from '../apps/server/src/platform/access/actor.ts';
import { launchBrowser, openPage, type WatchedPage } from './support/browser.ts';
import { buildWeb } from './support/build-web.ts';
import { checkScreen } from './support/check-screen.ts';
import { screenshot } from './support/screenshot.ts';

type Who = 'secretary' | 'head' | 'organiser' | 'county';

const views = [{ width: 1280 }, { width: 360 }, { width: 360, size: 'large' as const, language: 'en' as const }];
const people = {} as Record<Who, TestPerson>;
let app: TestApp;
let browser: Browser;
let url: string;
let county: TestOrg;
let township: TestOrg;
let branches: TestOrg[];
let members: number[];
const system = systemActor('测试', testRegion);
const grades = [
  { value: 'good', titleZh: '好', titleEn: 'good' },
  { value: 'fairly-good', titleZh: '较好', titleEn: 'fairly good' },
  { value: 'average', titleZh: '一般', titleEn: 'average' },
];

before(async () => {
  app = await createTestApp();
  // Notices and meetings tell days relative to the real one.
  app.clock.set(new Date().toISOString());
  county = await insertOrg(app, { name: '中共浚县委员会', kind: 'county' });
  township = await insertOrg(app, { name: '黎阳街道党工委', kind: '611', parent: county });
  branches = [];
  for (const name of ['东街村党支部', '西街村党支部', '南街社区党支部', '北街社区党支部'])
    branches.push(await insertOrg(app, { name, kind: '631', parent: township }));
  const branch = branches[0] as TestOrg;
  members = [];
  for (const name of ['王秀英', '李建国', '张国强', '李桂兰', '赵文军', '陈志明', '刘玉芳', '黄海英', '䶮小明'])
    members.push(await insertMember(app, { org: branch, name }));
  const [secretary = 0] = members;
  people.secretary = await personAs(app, {
    role: 'branch-secretary',
    orgId: branch.id,
    memberId: secretary,
    displayName: '王秀英',
  });
  people.head = await personAs(app, { role: 'township-secretary', orgId: township.id, displayName: '周明' });
  people.organiser = await personAs(app, { role: 'township-organiser', orgId: township.id, displayName: '吴兰' });
  people.county = await personAs(app, { role: 'county-department', orgId: county.id, displayName: '郑华' });
  const folder = await buildWeb('web-evaluation');
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
const there =
  (name: string | RegExp) =>
  async ({ page }: WatchedPage) => {
    await page.getByRole('heading', { name, level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
  };
const anyHeading = there(/./);
const look = (name: string, path: string, who: Who | undefined) =>
  checkScreen(browser, {
    name,
    url: `${url}${path}`,
    ready: anyHeading,
    ...(who ? { before: as(who) } : {}),
    views,
  });

/** A meeting that is called for today and told beforehand. */
async function calledMeeting(): Promise<number> {
  const now = new Date();
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
    .format(now)
    .replace(' ', 'T');
  const noticed = new Date(now.getTime() - 5 * 86_400_000).toISOString().slice(0, 10);
  const answer = await people.secretary.send<{ id: number }>('POST', '/api/meetings', {
    kind: 'party-assembly',
    titleZh: '第四季度党员大会',
    scheduledAt: local,
    placeZh: '村委会二楼',
    agenda: [
      { titleZh: '听取支部工作报告', kind: 'inform' },
      { titleZh: '通过明年工作计划', kind: 'decide' },
    ],
    noticedOn: noticed,
    noticeChannel: 'message-group',
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.id;
}

test('meetings: list, calling, desk, wall and minutes hold in every view', async () => {
  const id = await calledMeeting();
  await look('meetings', '/meetings', 'secretary');
  await look('meeting-new', '/meetings/new', 'secretary');
  await look('meeting-desk', `/meetings/${id}`, 'secretary');
  await look('meeting-wall', `/meetings/${id}/wall`, 'secretary');
  await look('sign-in', '/s', undefined);
});

test('a branch holds a meeting: signed in by phone and list, opened, voted, minuted, signed', async () => {
  const id = await calledMeeting();
  const desk = await openPage(browser, { width: 360 });
  const phone = await openPage(browser, { width: 360 });
  try {
    await as('secretary')(desk);
    const { page } = desk;
    await page.goto(`${url}/meetings/${id}/wall`);
    await page.getByRole('img', { name: '会议签到' }).waitFor();
    const code = (await page.locator('.wall-code').innerText()).replace(/\s/g, '');
    await phone.page.goto(`${url}/s/${code}`);
    await phone.page.getByLabel('您的姓名').fill('李建国');
    await phone.page.getByRole('button', { name: '找到我' }).click();
    await phone.page.getByRole('heading', { name: '您是 李建国？' }).waitFor();
    await screenshot(phone.page, 'sign-in/confirm');
    await phone.page.getByRole('button', { name: '确认签到' }).click();
    await phone.page.getByText('已签到').waitFor();
    await page.goto(`${url}/meetings/${id}`);
    for (const name of ['王秀英', '张国强', '李桂兰', '赵文军'])
      await page.locator('.attend-name', { hasText: name }).click();
    await page.getByText('已达到有效人数').waitFor();
    await page.getByLabel('主持人').selectOption({ label: '王秀英' });
    await page.getByLabel('记录人').selectOption({ label: '李建国' });
    await page.getByRole('button', { name: '宣布开会' }).click();
    await page.getByRole('button', { name: '登记表决' }).click();
    await page.getByLabel('赞成').fill('5');
    await screenshot(page, 'meeting-desk/vote');
    await page.getByRole('dialog').getByRole('button', { name: '登记表决' }).click();
    await page.getByText('赞成 5，反对 0，弃权 0').waitFor();
    await screenshot(page, 'meeting-desk/open');
    await page.getByRole('button', { name: '宣布散会' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '宣布散会' }).click();
    await page.getByRole('link', { name: '写会议记录' }).click();
    await page.getByLabel(/第 1 项/).fill('书记报告全年工作，党员讨论。');
    await page.getByRole('button', { name: '定稿，送签字' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '定稿，送签字' }).click();
    await page.getByRole('button', { name: '主持人签字' }).click();
    await page.getByRole('button', { name: '记录人纸质已签' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '记录人纸质已签' }).click();
    await page.getByText('已签字').first().waitFor();
    await screenshot(page, 'meeting-minutes/signed');
    assert.deepEqual([...desk.faults, ...phone.faults], []);
  } finally {
    await desk.close();
    await phone.close();
  }
  await look('meeting-minutes', `/meetings/${id}/minutes`, 'secretary');
});

/** An appraisal of the first branch with two groups, as a step designs it. */
async function designedAppraisal(): Promise<number> {
  const [branch] = branches as [TestOrg];
  const choice = (id: string, titleZh: string, titleEn: string) => ({
    id,
    titleZh,
    titleEn,
    kind: 'choice' as const,
    required: true,
    options: grades.map((grade, index) => ({ ...grade, valueHundredths: 10_000 - index * 2000 })),
  });
  return await app.platform.db.write(system.scope, (tx) =>
    createAppraisalService(app.platform).create(tx, system, {
      region: testRegion,
      orgId: branch.id,
      path: branch.path,
      runStepId: null,
      titleZh: '党支部班子民主测评',
      groups: [
        {
          id: 'members',
          titleZh: '党员',
          weight: [6, 10],
          electorate: 'all-members',
          minTurnout: [1, 2],
          minSheets: null,
          expected: 0,
        },
        {
          id: 'masses',
          titleZh: '群众代表',
          weight: [4, 10],
          electorate: 'masses-representatives',
          minTurnout: [1, 2],
          minSheets: 5,
          expected: 0,
        },
      ],
      questions: [
        choice('team', '领导班子', 'leadership team'),
        choice('members', '党员队伍', 'members'),
        { id: 'words', titleZh: '意见建议', titleEn: 'comments', kind: 'text', required: false, options: [] },
      ],
      withholdBelow: 5,
      openFor: '3d',
    }),
  );
}

test('an anonymous appraisal: slips, a sheet on a phone that leaves no trace, result with bars', async () => {
  const id = await designedAppraisal();
  await look('appraisals', '/appraisals', 'secretary');
  await look('appraisal-designed', `/appraisals/${id}`, 'secretary');
  const desk = await openPage(browser, { width: 1280 });
  const phone = await openPage(browser, { width: 360 });
  try {
    await as('secretary')(desk);
    await desk.page.goto(`${url}/appraisals/${id}`);
    await desk.page.getByLabel(/群众代表/).fill('6');
    await desk.page.getByRole('button', { name: '开始测评并取得测评码' }).click();
    await desk.page.locator('.slip-code').first().waitFor();
    await screenshot(desk.page, 'appraisal-slips/1280');
    const codes = await desk.page.locator('.slip-code').allInnerTexts();
    assert.equal(codes.length, 15);
    const { page } = phone;
    await page.goto(`${url}/a/${codes[0]}`);
    await page.getByRole('heading', { name: '谁能看到什么' }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/a');
    await screenshot(page, 'sheet/before');
    await page.getByRole('button', { name: '开始填写' }).click();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('alert').waitFor();
    for (const question of ['领导班子', '党员队伍'])
      await page
        .getByRole('group', { name: question })
        .or(page.getByRole('radiogroup', { name: question }))
        .getByLabel('较好')
        .check();
    await screenshot(page, 'sheet/filled');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await screenshot(page, 'sheet/check');
    await page.getByRole('button', { name: '提交测评表' }).click();
    await page.getByRole('heading', { name: '已提交' }).waitFor();
    await screenshot(page, 'sheet/done');
    const trace = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.title, location.href]),
    );
    assert.doesNotMatch(trace, new RegExp(`${codes[0]}|fairly-good`));
    for (const code of codes.slice(1)) {
      const answer = await app.http.inject({
        method: 'POST',
        url: `/api/appraise/${code}`,
        payload: { answers: { team: 'good', members: 'average', words: `第 ${code.slice(0, 2)} 条` } },
      });
      assert.equal(answer.statusCode, 200);
    }
    await desk.page.getByRole('button', { name: '已打印，收起' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: '已打印，收起' }).click();
    await desk.page.getByRole('progressbar').first().waitFor();
    await screenshot(desk.page, 'appraisal-turnout/1280');
    await desk.page.getByRole('button', { name: '结束测评并汇总' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: '结束测评' }).click();
    await desk.page.getByText('测评得分').waitFor();
    assert.deepEqual([...desk.faults, ...phone.faults], []);
  } finally {
    await desk.close();
    await phone.close();
  }
  await look('appraisal-result', `/appraisals/${id}`, 'secretary');
  await look('sheet-code', '/a', undefined);
});

test('a form with rows: on a PC all at once, on a phone one question at a time, check page, receipt', async () => {
  const [branch] = branches as [TestOrg];
  const id = await app.platform.db.write(system.scope, (tx) =>
    createFormService(app.platform).create(tx, system, {
      region: testRegion,
      orgId: branch.id,
      path: branch.path,
      titleZh: '自我评价',
      dueOn: null,
      runStepId: null,
      definition: {
        signedBy: 'actor',
        lateEntry: 'marked',
        evidence: [{ id: 'photo', titleZh: '现场照片', titleEn: 'photograph', accepts: ['image'] }],
        fields: [
          {
            id: 'overall',
            titleZh: '总体自评等次',
            titleEn: 'overall',
            kind: 'choice',
            choices: grades,
            required: true,
          },
          {
            id: 'done',
            titleZh: '工作成效',
            titleEn: 'achievements',
            kind: 'long-text',
            required: true,
            maxLength: 3000,
          },
          {
            id: 'measures',
            titleZh: '整改措施',
            titleEn: 'measures',
            kind: 'list',
            required: true,
            columns: [
              { id: 'measure', titleZh: '措施', titleEn: 'measure', kind: 'text', required: true },
              { id: 'person', titleZh: '责任人', titleEn: 'person', kind: 'person', required: true },
              { id: 'dueOn', titleZh: '完成时间', titleEn: 'due', kind: 'date', isAhead: true, required: true },
            ],
          },
          { id: 'asked', titleZh: '是否征求群众意见', titleEn: 'were people asked', kind: 'yes-no', required: true },
        ],
      },
    }),
  );
  await look('forms', '/forms', 'secretary');
  await look('form', `/forms/${id}`, 'secretary');
  const desk = await openPage(browser, { width: 1280 });
  try {
    await as('secretary')(desk);
    const { page } = desk;
    await page.goto(`${url}/forms/${id}`);
    await page.getByLabel('较好', { exact: true }).check();
    await page.getByLabel('工作成效').fill('全年召开党员大会四次。');
    await page.getByRole('button', { name: '添加一条' }).click();
    await page.getByLabel('措施', { exact: true }).fill('每月集中学习一次');
    await page.getByRole('combobox', { name: '责任人' }).click();
    await page.getByRole('option', { name: /李建国/ }).click();
    await page.getByLabel('是', { exact: true }).check();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '签字提交' }).click();
    // The deadline of the measure is missing: back at the form, with the fault at its row.
    await page.getByRole('alert').waitFor();
    await screenshot(page, 'form/fault');
    await page.getByRole('textbox', { name: '完成时间' }).fill('2027-03-01');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await screenshot(page, 'form/check');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '签字提交' }).click();
    await page.getByRole('heading', { name: '已签字提交' }).waitFor();
    await screenshot(page, 'form/receipt');
    assert.deepEqual(
      desk.faults.filter((fault) => !/422/.test(fault)),
      [],
    );
  } finally {
    await desk.close();
  }
  await look('form-signed', `/forms/${id}`, 'secretary');
});

test('forty decisions on one page: chosen, one changed with its reason, checked, decided', async () => {
  const service = createApprovalService(app.platform);
  for (const branch of branches) {
    await app.platform.db.write(system.scope, (tx) =>
      service.create(tx, system, {
        region: testRegion,
        orgId: branch.id,
        path: branch.path,
        runStepId: null,
        roundId: null,
        stepId: 'decide',
        mode: 'approve',
        titleZh: `${branch.name} · 审定`,
        requestTextZh: '',
        deciderOrgId: township.id,
        deciderRoles: ['township-secretary'],
        collective: 'committee',
        decisions: ['approve', 'amend'],
        needsReplyNumber: false,
        minReviewers: 0,
        silence: null,
        extension: null,
        facts: { 'committee-score': { scoreHundredths: 9650 }, review: { scoreHundredths: 9400 } },
        proposedValue: 'good',
        choices: grades,
        state: 'accepted',
        dueOn: '2026-12-31',
      }),
    );
  }
  await look('approvals', '/approvals', 'head');
  await look('approvals-decide', '/approvals/decide', 'head');
  const desk = await openPage(browser, { width: 1280 });
  try {
    await as('head')(desk);
    const { page } = desk;
    await page.goto(`${url}/approvals/decide`);
    await page.getByLabel('全选').check();
    const row = page.getByRole('group', { name: '西街村党支部' });
    await row.getByLabel('审定').selectOption({ label: '调整为：较好' });
    await row.getByLabel('理由').fill('材料缺两项');
    await page.getByLabel('应到').fill('9');
    await page.getByLabel('实到').fill('4');
    await page.getByLabel('赞成').fill('4');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '审定 4 项' }).click();
    // Four of nine are no quorum: the refusal names its rule, nothing is decided.
    await page
      .getByText(/未达到有效人数/)
      .first()
      .waitFor();
    await screenshot(page, 'approvals-decide/refused');
    await page.getByLabel('实到').fill('8');
    await page.getByLabel('赞成').fill('7');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await screenshot(page, 'approvals-decide/check');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '审定 4 项' }).click();
    await page.getByRole('heading', { name: '审批与备案' }).waitFor();
  } finally {
    await desk.close();
  }
});

test('notices and objections, the board without script, stars and plaques', async () => {
  const made = await people.organiser.send<{ id: number }>('POST', '/api/notices', {
    mode: 'notice',
    titleZh: '2026 年度党支部等次公示',
    textZh: '东街村党支部：拟定等次为“好”。\n如有异议，请在公示期内提出。',
    placesZh: ['党务公开栏'],
  });
  await people.head.send('POST', '/api/notices/clear', { noticeIds: [made.body.id] });
  await people.organiser.send('POST', '/api/notices/post', { noticeIds: [made.body.id] });
  const guest = await openPage(browser, { width: 360 });
  try {
    const { page } = guest;
    await page.goto(`${url}/board/${made.body.id}`);
    await page.getByLabel(/异议内容/).fill('会议记录是后补的。');
    await page.getByRole('button', { name: '提交异议' }).click();
    await page.getByRole('heading', { name: '异议已收到' }).waitFor();
    await screenshot(page, 'board/receipt');
    assert.deepEqual(guest.faults, []);
  } finally {
    await guest.close();
  }
  await look('board', '/board', undefined);
  await look('board-notice', `/board/${made.body.id}`, undefined);
  await look('board-answer', '/board/answer', undefined);
  await look('notices', '/notices', 'organiser');
  await look('notice', `/notices/${made.body.id}`, 'organiser');
  await look('objections', '/notices/objections', 'organiser');

  const service = createCommendationService(app.platform);
  for (const [index, branch] of branches.entries()) {
    await app.platform.db.write(system.scope, (tx) =>
      service.nominate(tx, system, {
        region: testRegion,
        orgId: branch.id,
        path: branch.path,
        deciderOrgId: county.id,
        runStepId: null,
        roundId: null,
        kind: 'star-rating',
        titleZh: `${'五四三二'[index] ?? '三'}星级党支部`,
        reasonZh: '',
        year: 2026,
        grade: 'good',
        gradeTitle: '好',
        stars: 5 - index,
        scoreHundredths: 9000,
        validUntil: null,
      }),
    );
  }
  await look('stars', '/grading/stars', 'county');
  const desk = await openPage(browser, { width: 1280 });
  try {
    await as('county')(desk);
    const { page } = desk;
    await page.goto(`${url}/grading/stars`);
    await page.getByRole('table').getByRole('checkbox').first().check();
    await page.getByRole('button', { name: '授予', exact: true }).click();
    await page.getByLabel('研究决定的会议').fill('县委常委会 2026 年第 12 次会议');
    await page.getByRole('checkbox').check();
    await screenshot(page, 'stars/check');
    await page.getByRole('button', { name: '授予 4 个' }).click();
    await page.getByText('已授予 4 个').waitFor();
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.close();
  }
  await look('plaques', '/grading/plaques', 'county');
  const conferred = await people.county.get<{ items: { id: number }[] }>('/api/commendations?state=conferred');
  await look('plaque', `/grading/plaques/${conferred.body.items[0]?.id}`, 'county');
  await look('board-stars', '/board/stars', undefined);
});
