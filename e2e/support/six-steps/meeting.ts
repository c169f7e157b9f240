import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import * as act from '../../../apps/server/src/demo/drive/branch-acts.ts';
import { openTodo, type Round } from './opening.ts';
import { memberNames, phone, recorderName, type Scene } from './scene.ts';

/** 议: the meeting is called, people sign in by list and by phone, it is held, minuted and signed. */
export async function meet(scene: Scene, { neighbour }: Round): Promise<void> {
  const { app } = scene;
  app.clock.set('2026-08-17');
  await scene.as('secretary', (page) => callMeeting(scene, page));
  await act.callMeeting(neighbour, '2026-08-24');
  app.clock.set('2026-08-24');
  const address = await signInAddress(scene);
  await scene.as(undefined, (page) => signIn(scene, page, address), phone);
  await scene.as('secretary', (page) => hold(scene, page));
  app.clock.set('2026-08-25');
  await scene.as('secretary', (page) => minute(scene, page));
  await scene.as('committee', (page) => signMinutes(scene, page));
  await act.holdMeeting(neighbour);
}

async function callMeeting(scene: Scene, page: Page): Promise<void> {
  await openTodo(page, scene.origin, /评议会/);
  await page.getByRole('link', { name: '定时间、发通知' }).click();
  // The items of the method stand there already.
  assert.equal(await page.getByLabel('第 3 项议题').inputValue(), '发放民主测评码');
  await page.getByLabel('名称').fill('分类定级评议会');
  await page.getByLabel('会议日期', { exact: true }).fill('2026-08-24');
  await page.getByLabel('开始时间').fill('9:30');
  await page.getByLabel('地点').fill('村部二楼会议室');
  await scene.look(page, 'meeting-call');
  await page.getByRole('button', { name: '发出通知' }).click();
  await page.getByText('已发出会议通知').first().waitFor();
  await page.getByRole('heading', { level: 1, name: '分类定级评议会' }).waitFor();
  await scene.look(page, 'meeting-called');
}

/** The wall on the projector; gives the address in its code. */
async function signInAddress(scene: Scene): Promise<string> {
  let address = '';
  await scene.as('secretary', async (page) => {
    await openTodo(page, scene.origin, /评议会/);
    await page.getByRole('link', { name: '打开签到墙' }).click();
    const code = await page.locator('.wall-code').textContent();
    address = `${scene.origin}/s/${(code ?? assert.fail('no code')).replaceAll(' ', '')}`;
    await scene.look(page, 'meeting-wall');
  });
  return address;
}

/** A member without an account scans the wall, finds the own name and confirms. */
async function signIn(scene: Scene, page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('您的姓名').fill('刘玉兰');
  await scene.look(page, 'sign-in-name');
  await page.getByRole('button', { name: '找到我' }).click();
  await page.getByRole('heading', { name: '您是 刘玉兰？' }).waitFor();
  await scene.look(page, 'sign-in-confirm');
  await page.getByRole('button', { name: '确认签到' }).click();
  await page
    .getByText(/刘玉兰：.*已签到|已签到/)
    .first()
    .waitFor();
  await scene.look(page, 'sign-in-done');
}

/** The secretary calls the roll, counts the guests, opens and closes the meeting. */
async function hold(scene: Scene, page: Page): Promise<void> {
  await openTodo(page, scene.origin, /评议会/);
  const roll = page.getByRole('list').filter({ hasText: '刘玉兰' }).first();
  await roll.getByText('签到').waitFor();
  const came = [memberNames[0], memberNames[2], memberNames[4], memberNames[5], memberNames[7], recorderName];
  for (const name of came) {
    await roll.getByRole('button', { name: new RegExp(`^${name}.*未到`) }).click();
    await roll.getByRole('button', { name: new RegExp(`^${name}.*到会`) }).waitFor();
  }
  await scene.look(page, 'meeting-roll');
  await page.getByRole('textbox', { name: /^群众代表/ }).fill('8');
  await page.getByRole('button', { name: '保存人数' }).click();
  await page.getByText('已保存').first().waitFor();
  await page.getByLabel('主持人').selectOption({ label: '李建国' });
  await page.getByLabel('记录人').selectOption({ label: recorderName });
  await page.getByRole('button', { name: '宣布开会' }).click();
  await page.getByRole('button', { name: '宣布散会' }).waitFor();
  await scene.look(page, 'meeting-open');
  await page.getByRole('button', { name: '宣布散会' }).click();
  await scene.look(page, 'meeting-close');
  await page.getByRole('dialog').getByRole('button', { name: '宣布散会' }).click();
  await page.getByRole('link', { name: '写会议记录' }).waitFor();
}

/** Minutes by the items of the agenda; the chair signs. */
async function minute(scene: Scene, page: Page): Promise<void> {
  await openTodo(page, scene.origin, /评议会/);
  await page.getByRole('link', { name: '写会议记录' }).click();
  await page.getByLabel(/^第 1 项/).fill('书记汇报一年工作，查摆问题并提出整改措施。');
  await page.getByLabel(/^第 2 项/).fill('党员和群众代表逐项评议，认为情况属实，建议常联系外出党员。');
  await page.getByLabel(/^第 3 项/).fill('当场抽取测评码，不登记谁拿了哪张。');
  await page
    .getByLabel('会议情况')
    .fill('应到 9 人，到会 7 人，群众代表 8 人列席。书记述职，大家逐项评议，会后发放测评码。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page
    .getByText(/^已保存/)
    .first()
    .waitFor();
  await scene.look(page, 'minutes-write');
  await page.getByRole('button', { name: '定稿，送签字' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '定稿，送签字' }).click();
  await page.getByRole('button', { name: '主持人签字' }).click();
  await page.getByRole('button', { name: '主持人签字' }).waitFor({ state: 'detached' });
  await scene.look(page, 'minutes-signed-once');
}

/** The recorder signs with an account of her own. */
async function signMinutes(scene: Scene, page: Page): Promise<void> {
  await page.goto(`${scene.origin}/meetings`);
  await page.getByRole('link', { name: '分类定级评议会' }).first().waitFor();
  await scene.look(page, 'meetings');
  await page.getByRole('link', { name: '分类定级评议会' }).first().click();
  await page.getByRole('link', { name: '看会议记录' }).click();
  await page.getByRole('button', { name: '记录人签字' }).click();
  await page.getByRole('button', { name: '记录人签字' }).waitFor({ state: 'detached' });
  await scene.look(page, 'minutes-signed');
}
