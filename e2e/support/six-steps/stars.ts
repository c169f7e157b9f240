import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { auditTrailModule } from '../../../apps/server/src/modules/audit-trail/index.ts';
import * as act from '../../../apps/server/src/demo/drive/branch-acts.ts';
import { openTodo, type Round } from './opening.ts';
import { phone, type Scene } from './scene.ts';

/** 审: one meeting of the township committee decides both branches on one page. */
export async function decide(scene: Scene): Promise<void> {
  scene.app.clock.set('2026-09-28');
  await scene.as('townshipSecretary', async (page) => {
    await page.goto(scene.origin);
    await page.locator('.todo-list').waitFor();
    await scene.look(page, 'home-township');
    await page.goto(`${scene.origin}/approvals`);
    await page.getByRole('link', { name: '集中审定' }).first().click();
    await page.getByRole('checkbox', { name: '全选' }).waitFor();
    await scene.look(page, 'decide');
    await page.getByRole('checkbox', { name: '全选' }).check();
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByText('请填写应到、实到、赞成人数').first().waitFor();
    await page.getByLabel('会议日期', { exact: true }).fill('2026-09-28');
    for (const [label, heads] of Object.entries({ 应到: '9', 实到: '8', 赞成: '8' })) {
      await page.getByLabel(label, { exact: true }).fill(heads);
    }
    await page.getByLabel('会议情况').fill('逐个听取评审组汇报，逐个审议，一致同意。');
    await scene.look(page, 'decide-filled');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('heading', { name: '核对后审定' }).waitFor();
    await scene.look(page, 'decide-check');
    await page.getByRole('checkbox', { name: '以上与会议决定一致' }).check();
    await page.getByRole('button', { name: '审定 2 项' }).click();
    await page.getByText('已审定 2 项').first().waitFor();
    await scene.look(page, 'decided');
  });
}

/** 审: the notice, cleared by one and posted by another; an anonymous objection is answered; the period ends. */
export async function publish(scene: Scene): Promise<void> {
  scene.app.clock.set('2026-09-29');
  await scene.as('townshipSecretary', async (page) => {
    await forAll(scene, page, '待保密审查', '保密审查通过', '2 项通过保密审查', 'notices-clear');
  });
  await scene.as('organiser', async (page) => {
    await forAll(scene, page, '待张贴', '张贴', '张贴 2 项', 'notices-post');
  });
  scene.app.clock.set('2026-09-30');
  let receipt = '';
  await scene.as(undefined, async (page) => {
    receipt = await object(scene, page);
  });
  await scene.as('organiser', (page) => answerObjection(scene, page));
  await scene.as(undefined, (page) => readAnswer(scene, page, receipt), phone);
  scene.app.clock.set('2026-10-19');
  await scene.as('townshipSecretary', async (page) => {
    await forAll(scene, page, '公示中', '结束公示', '结束 2 项公示', 'notices-close');
  });
}

/** Chooses all notices in a state and does one act for them together. */
async function forAll(scene: Scene, page: Page, state: string, button: string, sure: string, name: string) {
  await page.goto(`${scene.origin}/notices`);
  await page.getByLabel('状态', { exact: true }).selectOption({ label: state });
  for (const branch of [/白道口/, /联合党支部/]) await page.getByRole('checkbox', { name: branch }).check();
  await scene.look(page, name);
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (button === '张贴') await dialog.getByLabel('党内公示日期').first().fill('2026-09-28');
  await scene.look(page, `${name}-confirm`);
  await dialog.getByRole('button', { name: sure }).click();
  await page.getByText('已办理 2 项').first().waitFor();
}

/** Somebody reads the public board without signing in and objects without a name. */
async function object(scene: Scene, page: Page): Promise<string> {
  await page.goto(`${scene.origin}/board`);
  await scene.look(page, 'board');
  await page
    .getByRole('link', { name: /白道口/ })
    .first()
    .click();
  await page.getByRole('heading', { name: '提出异议' }).waitFor();
  await page.getByLabel(/^异议内容/).fill('村务公开栏上半年只更新了一次，请核实。');
  await scene.look(page, 'board-notice');
  await page.getByRole('button', { name: '提交异议' }).click();
  await page.getByRole('heading', { name: '异议已收到' }).waitFor();
  await scene.look(page, 'board-receipt');
  return (await page.locator('.receipt').textContent()) ?? assert.fail('no receipt');
}

async function answerObjection(scene: Scene, page: Page): Promise<void> {
  await page.goto(`${scene.origin}/notices/objections`);
  await page.getByText('村务公开栏').waitFor();
  await scene.look(page, 'objections');
  await page.getByRole('button', { name: '答复' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: '不成立' }).check();
  await dialog.getByLabel('答复', { exact: true }).fill('经查公开栏照片和登记，上半年更新六次，每月一次。谢谢监督。');
  await scene.look(page, 'objection-answer');
  await dialog.getByRole('button', { name: '提交答复' }).click();
  await page.getByText('已答复').first().waitFor();
}

async function readAnswer(scene: Scene, page: Page, receipt: string): Promise<void> {
  await page.goto(`${scene.origin}/board/answer`);
  await page.getByLabel('查询码').fill(receipt);
  await page.getByRole('button', { name: '查看答复' }).click();
  await page.getByText('经核实，异议不成立').waitFor();
  await scene.look(page, 'board-answer');
}

/** 亮: the county confers the stars; the plaques are printed and everybody can see the stars. */
export async function conferStars(scene: Scene, { roundId }: Round): Promise<void> {
  scene.app.clock.set('2026-10-22');
  await scene.as('county', async (page) => {
    await page.goto(`${scene.origin}/grading/stars`);
    for (const branch of [/白道口/, /联合党支部/]) await page.getByRole('checkbox', { name: branch }).check();
    await scene.look(page, 'stars-nominated');
    await page.getByRole('button', { name: '授予', exact: true }).click();
    await page.getByLabel('研究决定的会议').fill('县委组织部部务会 2026 年第 18 次会议');
    await page.getByRole('checkbox', { name: '以上与会议决定一致' }).check();
    await scene.look(page, 'stars-check');
    await page.getByRole('button', { name: '授予 2 个' }).click();
    await page.getByText('已授予 2 个').first().waitFor();
    await page.goto(`${scene.origin}/grading/stars?state=conferred`);
    await page.getByText('善堂镇白道口村党支部').first().waitFor();
    await scene.look(page, 'stars-conferred');
    await page.getByRole('link', { name: '打印标牌制作清单' }).click();
    await page.getByRole('rowheader', { name: '善堂镇白道口村党支部' }).waitFor();
    await scene.look(page, 'plaques');
    await page.emulateMedia({ media: 'print' });
    await scene.picture(page, 'plaques-printed');
    await page.emulateMedia({ media: null });
    await page.goto(`${scene.origin}/grading/rounds/${roundId}`);
    await page.getByRole('heading', { name: '六步进度' }).waitFor();
    await scene.look(page, 'grading-board');
  });
  await scene.as(undefined, async (page) => {
    await page.goto(`${scene.origin}/board/stars`);
    await page.getByText('善堂镇白道口村党支部').waitFor();
    await scene.look(page, 'board-stars');
  });
}

/** The branch sets its goal, the township accepts it, the file is sealed. */
export async function finish(scene: Scene, { runId, neighbour }: Round): Promise<void> {
  scene.app.clock.set('2026-10-26');
  await scene.as('secretary', async (page) => {
    await openTodo(page, scene.origin, /晋位升级/);
    await page.getByRole('radio', { name: '好', exact: true }).check();
    await page.getByLabel('措施').fill('对照评审意见逐项整改，每季度向党员群众通报一次进展。');
    await scene.look(page, 'goal');
    await page.getByRole('button', { name: '下一步：核对' }).click();
    await page.getByRole('checkbox', { name: '以上内容属实' }).check();
    await page.getByRole('button', { name: '签字提交' }).click();
    await page.getByText('已签字提交').first().waitFor();
  });
  await scene.as('organiser', async (page) => {
    await openTodo(page, scene.origin, /审收.*晋位升级/);
    await page.getByRole('button', { name: '审收' }).click();
    await scene.look(page, 'goal-accept');
    await page.getByRole('dialog').getByRole('button', { name: '审收' }).click();
    await page.getByText('已审收').first().waitFor();
  });
  await act.setGoal(neighbour, scene.speaker('townshipSecretary'));
  scene.app.clock.set('2026-10-28');
  await scene.as('secretary', async (page) => {
    await openTodo(page, scene.origin, /归档/);
    await page.getByRole('button', { name: '封存' }).waitFor();
    await scene.look(page, 'archive');
    await page.getByRole('button', { name: '封存' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '封存' }).click();
    await page.getByRole('button', { name: '核验完整性' }).click();
    await page.getByText('完整，与封存时一致').waitFor();
    await scene.look(page, 'archive-sealed');
    await page.goto(`${scene.origin}/runs/${runId}`);
    await page.getByText('已结束').first().waitFor();
    await scene.look(page, 'run-done');
  });
  await act.archive(neighbour);
  const { body } = await scene.people.secretary.get<{ state: string }>(`/api/runs/${runId}`);
  assert.equal(body.state, 'done');
}

/** The auditor sees what was done, by whom, and that the chain holds. */
export async function audit(scene: Scene): Promise<void> {
  await scene.app.sealer.sealAll();
  await scene.as('auditor', async (page) => {
    await page.goto(`${scene.origin}/audit`);
    await page.getByRole('link', { name: '封存档案' }).first().waitFor();
    // Every act has a name for people.
    assert.deepEqual(
      (await page.locator('main a').allInnerTexts()).filter((text) => /^[a-z-]+\.[a-z-]+$/.test(text)),
      [],
    );
    await scene.look(page, 'audit');
    await page.goto(`${scene.origin}/audit/chain`);
    await page.getByRole('heading', { level: 1, name: '审计链' }).waitFor();
    await page.getByRole('button', { name: '现在核对' }).click();
    await page.getByText('已开始核对').first().waitFor();
    // What the worker does next.
    for (const job of auditTrailModule.jobs?.(scene.app.platform) ?? []) await job.handle({});
    await page.reload();
    await page.getByText(/^完整，共/).waitFor();
    await scene.look(page, 'audit-chain');
  });
}
