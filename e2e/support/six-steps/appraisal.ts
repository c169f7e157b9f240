import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import * as act from '../../../apps/server/src/demo/drive/branch-acts.ts';
import { openTodo, type Round } from './opening.ts';
import { phone, type Scene } from './scene.ts';

/** 议: codes for members and representatives, sheets on their phones, the result. */
export async function appraise(scene: Scene, { neighbour }: Round): Promise<void> {
  let codes: readonly string[] = [];
  await scene.as('secretary', async (page) => {
    codes = await drawCodes(scene, page);
  });
  assert.equal(codes.length, 9 + 8);
  const [first = '', second = '', ...others] = codes;
  await scene.as(undefined, (page) => answerByScan(scene, page, first), phone);
  await scene.as(undefined, (page) => answerByTyping(scene, page, second), phone, /status of 410/);
  await answerTheRest(scene, others.slice(0, -1));
  await scene.as('secretary', (page) => close(scene, page));
  await act.appraise(neighbour, scene.anybody);
  await act.closeAppraisal(neighbour, scene.anybody);
}

/** Opens the appraisal and reads the codes from the slips that are printed and cut. */
async function drawCodes(scene: Scene, page: Page): Promise<readonly string[]> {
  await openTodo(page, scene.origin, /民主测评/);
  await page.getByLabel('“群众代表”应参加人数').fill('8');
  await scene.look(page, 'appraisal-begin');
  await page.getByRole('button', { name: '开始测评并取得测评码' }).click();
  await page.locator('.slip').first().waitFor();
  await scene.look(page, 'appraisal-slips');
  await page.emulateMedia({ media: 'print' });
  await scene.picture(page, 'appraisal-slips-printed');
  await page.emulateMedia({ media: null });
  const codes = await page.locator('.slip-code').allTextContents();
  await page.getByRole('button', { name: '已打印，收起' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '已打印，收起' }).click();
  await page.getByRole('heading', { name: '参加情况' }).waitFor();
  await scene.look(page, 'appraisal-running');
  return codes;
}

const asked = ['达标情况是否属实', '自我评价是否准确', '查找问题是否客观', '整改措施是否具体'];
const rated = ['领导班子', '党员队伍', '工作机制', '工作业绩', '群众反映'];

/** The code was scanned: the sheet opens at once, and the address does not keep the code. */
async function answerByScan(scene: Scene, page: Page, code: string): Promise<void> {
  await page.goto(`${scene.origin}/a/${code}`);
  await page.getByRole('button', { name: '开始填写' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/a');
  await scene.look(page, 'sheet-before');
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.getByRole('button', { name: '下一步：核对' }).click();
  await page.getByText('请选择“达标情况是否属实”').first().waitFor();
  await scene.look(page, 'sheet-missing');
  await fill(page, '是', '好');
  await page.getByLabel('意见建议').fill('多给外出打工的党员寄学习材料。');
  await scene.look(page, 'sheet-filled');
  await page.getByRole('button', { name: '下一步：核对' }).click();
  await page.getByRole('heading', { name: '核对后提交' }).waitFor();
  await scene.look(page, 'sheet-check');
  await page.getByRole('button', { name: '提交测评表' }).click();
  await page.getByText('已提交，谢谢您参加测评').waitFor();
  await scene.look(page, 'sheet-done');
}

/** The code is typed; when it is used again it is refused in words. */
async function answerByTyping(scene: Scene, page: Page, code: string): Promise<void> {
  const enter = async () => {
    await page.goto(`${scene.origin}/a`);
    await page.getByLabel('测评码').fill(code.toLowerCase());
    await page.getByRole('button', { name: '打开测评表' }).click();
  };
  await enter();
  await page.getByRole('button', { name: '开始填写' }).click();
  await fill(page, '基本是', '较好');
  await page.getByRole('button', { name: '下一步：核对' }).click();
  await page.getByRole('button', { name: '提交测评表' }).click();
  await page.getByText('已提交，谢谢您参加测评').waitFor();
  await enter();
  await page.getByRole('alert').first().waitFor();
  await scene.look(page, 'sheet-code-used');
}

async function fill(page: Page, answer: string, grade: string): Promise<void> {
  for (const name of asked) {
    await page.getByRole('group', { name }).getByRole('radio', { name: answer, exact: true }).check();
  }
  for (const name of rated) {
    await page.getByRole('group', { name }).getByRole('radio', { name: grade, exact: true }).check();
  }
}

async function answerTheRest({ anybody }: Scene, codes: readonly string[]): Promise<void> {
  const parts = Object.fromEntries(['team', 'members', 'mechanism', 'results', 'masses'].map((id) => [id, 'good']));
  for (const code of codes) {
    await anybody.post(`/api/appraise/${code}`, {
      answers: { true: 'yes', accurate: 'yes', objective: 'mostly', concrete: 'yes', ...parts },
    });
  }
}

async function close(scene: Scene, page: Page): Promise<void> {
  await openTodo(page, scene.origin, /民主测评/);
  await page.getByRole('button', { name: '结束测评并汇总' }).click();
  await page.getByRole('dialog').getByText('已收 16 份，应参加 17 人').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '结束测评' }).click();
  await page.getByText('测评得分').first().waitFor();
  await scene.look(page, 'appraisal-result');
}
