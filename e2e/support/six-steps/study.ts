import type { Page } from 'playwright-core';
import * as act from '../../../apps/server/src/demo/drive/branch-acts.ts';
import { openTodo, type Round } from './opening.ts';
import type { Scene } from './scene.ts';

/** A photograph of four pixels, as evidence. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP4z8DAwMDAxAADCxMDAwAUHwEDnkmRDgAAAABJRU5ErkJggg==',
  'base64',
);

/** 学: a session with those who came, a make-up for the one who did not. */
export async function learn(scene: Scene, { runId, neighbour }: Round): Promise<void> {
  scene.app.clock.set('2026-08-08');
  await scene.as('secretary', async (page) => {
    await page.goto(scene.origin);
    await page.locator('.todo-list').waitFor();
    await scene.look(page, 'home-secretary');
    await openTodo(page, scene.origin, /学/);
    await page.getByRole('button', { name: '记录一次学习' }).waitFor();
    await scene.look(page, 'step-study');
    await page.getByRole('button', { name: '记录一次学习' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('地点').fill('党员活动室');
    await dialog.getByLabel('欧阳文静').uncheck();
    await dialog.getByLabel('学习情况').fill('学习分类定级的目的意义、参考标准和方法步骤，逐条讨论“五个好”。');
    await scene.look(page, 'study-record');
    await dialog.getByRole('button', { name: '保存记录' }).click();
    await page.getByText('已记录，8 人参加').waitFor();
    await page.getByRole('button', { name: '记录一次学习' }).click();
    await dialog.getByLabel('补哪一次').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: '保存记录' }).click();
    await page.getByText('已记录，1 人参加').waitFor();
    await scene.look(page, 'study-held');
    await page.getByRole('button', { name: '学习结束' }).click();
    await dialog.getByRole('button', { name: '学习结束' }).click();
    await page.getByText('学习已结束').first().waitFor();
    await page.goto(`${scene.origin}/runs/${runId}`);
    await page.getByText('述：书记述职').first().waitFor();
    await scene.look(page, 'run-after-study');
  });
  await act.study(neighbour, '2026-08-08');
}

/** 述: the report with a photograph, and the self-assessment, each checked and signed. */
export async function reportAndAssess(scene: Scene, { neighbour }: Round): Promise<void> {
  scene.app.clock.set('2026-08-12');
  await scene.as('secretary', async (page) => {
    await openTodo(page, scene.origin, /述职/);
    await fillReport(scene, page);
    await sign(scene, page, 'report');
    await openTodo(page, scene.origin, /自我评价/);
    await fillAssessment(scene, page);
    await sign(scene, page, 'assessment');
  });
  await act.report(neighbour, scene.neighbour.memberId, '2027-02-08');
  await act.assess(neighbour);
}

async function fillReport(scene: Scene, page: Page): Promise<void> {
  const achievements = page.getByLabel('工作成效');
  await achievements.fill('换届以来班子团结，集体决定村里的大事；党员包片联系 312 户，雨季巡堤、抢收都走在前面。');
  await scene.look(page, 'report-begun');
  const problems = await toField(page, '查摆的问题');
  await problems.getByRole('button', { name: '添加一条' }).click();
  await problems.getByLabel('问题').fill('外出党员多，集中学习不够经常');
  await problems.getByLabel('原因').fill('联系办法少，送学不够及时');
  const direction = await toField(page, '努力方向');
  await direction.fill('让外出的党员也常有支部的音讯，让在家的党员件件事有着落。');
  const measures = await toField(page, '整改措施');
  await measures.getByRole('button', { name: '添加一条' }).click();
  await measures.getByLabel('措施').fill('建立外出党员联系名册，每季度联系一次');
  await measures.getByRole('combobox', { name: '责任人' }).fill('王秀英');
  const found = page.getByRole('option', { name: /王秀英/ });
  await found.nth(1).waitFor();
  await scene.look(page, 'report-person');
  await found.first().click();
  await measures.getByLabel('完成时间', { exact: true }).fill('2027-02-08');
  await page.getByLabel('佐证材料').setInputFiles({ name: '巡堤现场.png', mimeType: 'image/png', buffer: photo });
  await page.getByRole('link', { name: '巡堤现场.png' }).waitFor();
  await scene.look(page, 'report-filled');
}

async function fillAssessment(scene: Scene, page: Page): Promise<void> {
  const ticks = { 领导班子: '好', 党员队伍: '较好', 工作机制: '较好', 工作业绩: '好', 群众反映: '好' };
  for (const [part, grade] of Object.entries({ ...ticks, 总体自评等次: '好' })) {
    const group = await toField(page, part);
    await group.getByRole('radio', { name: grade, exact: true }).check();
  }
  const reason = await toField(page, '理由');
  await reason.fill('经支委会讨论，对照标准逐项自评，成绩和不足都如实写明。');
  await scene.look(page, 'assessment-filled');
}

/** The field with this label; on a phone the questions come one by one. */
async function toField(page: Page, label: string) {
  const field = page
    .getByLabel(label, { exact: false })
    .or(page.getByRole('group', { name: label }))
    .first();
  const next = page.getByRole('button', { name: '保存并继续' });
  await field.or(next).first().waitFor();
  while (!(await field.isVisible())) await next.click();
  return field;
}

/** Checks what was filled in, confirms it and signs. */
async function sign(scene: Scene, page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '下一步：核对' }).click();
  await page.getByRole('heading', { name: '核对后提交' }).waitFor();
  await scene.look(page, `${name}-check`);
  await page.getByRole('checkbox', { name: '以上内容属实' }).check();
  await page.getByRole('button', { name: '签字提交' }).click();
  await page.getByText('已签字提交').first().waitFor();
  await scene.look(page, `${name}-receipt`);
}
