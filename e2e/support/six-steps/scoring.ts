import type { Locator, Page } from 'playwright-core';
import * as act from '../../../apps/server/src/demo/drive/branch-acts.ts';
import { openTodo, type Round } from './opening.ts';
import type { Scene } from './scene.ts';

/** 评: the committee gives points item by item. */
export async function scoreSelf(scene: Scene, { neighbour }: Round): Promise<void> {
  scene.app.clock.set('2026-08-31');
  await scene.as('secretary', async (page) => {
    await openTodo(page, scene.origin, /支委会自评/);
    await openRecord(page);
    await page.getByRole('button', { name: '核对后提交' }).waitFor();
    await scene.look(page, 'score-empty');
    await givePoints(page.locator('main'), 0.94);
    await scene.look(page, 'score-filled');
    await page.getByRole('button', { name: '核对后提交' }).click();
    await scene.look(page, 'score-confirm');
    await page.getByRole('dialog').getByRole('button', { name: '提交给党（工）委' }).click();
    await page
      .getByText(/已提交评分/)
      .first()
      .waitFor();
    await scene.look(page, 'score-submitted');
  });
  await act.scoreSelf(neighbour);
}

/** 审: the township's group of three rates after a visit. */
export async function review(scene: Scene, { neighbour }: Round): Promise<void> {
  scene.app.clock.set('2026-09-17');
  const raters = ['郭敏', '吕国强', '田芳'];
  await scene.as('organiser', async (page) => {
    await page.goto(`${scene.origin}/grading/reviewers`);
    await scene.look(page, 'reviewers-empty');
    for (const name of raters) {
      await page.getByLabel('姓名').fill(name);
      await page.getByLabel('单位和职务').fill(name === '吕国强' ? '镇纪委副书记' : '镇党委干部');
      await page.getByRole('button', { name: '加入评审组' }).click();
      await page.getByText(`已加入${name}`).first().waitFor();
    }
    await scene.look(page, 'reviewers');
    await openTodo(page, scene.origin, /评审.*白道口|白道口.*评审/);
    await openRecord(page);
    await page.getByText('现有').or(page.getByText('未打分')).first().waitFor();
    await scene.look(page, 'review-begin');
    for (const [index, name] of raters.entries()) {
      await page.getByRole('button', { name: new RegExp(`登记打分\\s*${name}`) }).click();
      const dialog = page.getByRole('dialog');
      await givePoints(dialog, 0.9 + index * 0.02);
      if (index === 0) await scene.look(page, 'review-rating');
      await dialog.getByRole('button', { name: `保存${name}的打分` }).click();
      await page.getByText(`已登记${name}的打分`).first().waitFor();
    }
    await page.getByLabel('察看日期', { exact: true }).fill('2026-09-16');
    await page.getByLabel('座谈或问卷人数').fill('12');
    await page.getByLabel('察看和合议情况').fill('看了村部、公开栏和台账，走访 12 户；三人所打的分相近。');
    await scene.look(page, 'review-filled');
    await page.getByRole('button', { name: '核对后提交' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交党（工）委会议审定' }).click();
    await page
      .getByText(/已提交评分/)
      .first()
      .waitFor();
    await scene.look(page, 'review-submitted');
  });
  await act.review(neighbour, scene.speaker('organiser'), '2026-09-16');
}

/** The sheet has a page of its own; a step may show it or lead there. */
async function openRecord(page: Page): Promise<void> {
  const link = page.locator('main').getByRole('link', { name: /^打开/ });
  const sheet = page.getByRole('button', { name: '核对后提交' });
  await link.or(sheet).first().waitFor();
  if (!(await sheet.isVisible())) await link.first().click();
}

/** Types a share of the maximum into every field for points that is not for bonus or deduction. */
async function givePoints(where: Locator, share: number): Promise<void> {
  const items = where.locator('.grading-item');
  for (let index = 0; index < (await items.count()); index++) {
    const item = items.nth(index);
    const field = item.locator('input[name^="entries."]:not([type="checkbox"])');
    if ((await field.count()) === 0) continue;
    const heading = await item.locator('h3').innerText();
    const most = Number(/满分\s*([\d.]+)/.exec(heading)?.[1] ?? 0);
    const isOptional = (await item.getByText('选填').count()) > 1;
    await field.fill(isOptional ? '' : String(Math.round(most * share * 2) / 2));
  }
}
