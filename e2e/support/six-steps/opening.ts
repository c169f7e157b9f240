import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { BranchRun } from '../../../apps/server/src/demo/drive/branch-acts.ts';
import type { Scene } from './scene.ts';

/** The round that was opened, with the runs of both branches. */
export interface Round {
  readonly roundId: number;
  readonly runId: number;
  /** The neighbour, as the driver of rounds handles it. */
  readonly neighbour: BranchRun;
}

/** The county drafts a round, looks at its dates and scope, checks it and opens it. */
export async function openRound(scene: Scene): Promise<Round> {
  const { origin, people } = scene;
  await scene.as('county', async (page) => {
    await page.goto(`${origin}/rounds`);
    await page.getByText('还没有轮次').waitFor();
    await scene.look(page, 'rounds-empty');
    await page.getByRole('link', { name: '起草一轮' }).first().click();
    await page.getByLabel('名称').fill('2026 年度基层党组织分类定级');
    await page.getByLabel('年度').fill('2026');
    await scene.look(page, 'round-method');
    await page.getByRole('button', { name: '建立草稿' }).click();
    await page.getByRole('heading', { name: /^准备/ }).waitFor();
    await scene.look(page, 'round-dates');
    await page.getByRole('button', { name: '保存并核对' }).click();
    await page.getByRole('heading', { name: '核对后开启' }).waitFor();
    await scene.look(page, 'round-check');
    await page.getByRole('button', { name: /^开启/ }).click();
    await page.getByText('请先确认已核对').first().waitFor();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '开启，并通知 2 个组织' }).click();
    await page.waitForURL(/\/rounds\/\d+$/);
    await page.getByRole('heading', { level: 1, name: /2026 年度/ }).waitFor();
    await scene.look(page, 'round-open');
  });
  const { body } = await people.county.get<{ items: { id: number }[] }>('/api/rounds');
  const roundId = body.items[0]?.id ?? assert.fail('no round');
  const runs = await people.county.get<{ items: { runId: number; orgId: number; orgName: string }[] }>(
    `/api/rounds/${roundId}/runs?limit=50`,
  );
  const runOf = (orgId: number) => runs.body.items.find((run) => run.orgId === orgId) ?? assert.fail('no run');
  const next = runOf(scene.neighbour.org.id);
  return {
    roundId,
    runId: runOf(scene.branch.id).runId,
    neighbour: {
      ...next,
      superiorOrgId: scene.township.id,
      secretary: scene.neighbour.secretary,
      // A middling branch that thinks a little better of itself.
      character: { quality: 0.62, selfImage: 0.7, draw: (n) => (Math.imul(n + 1, 2_654_435_761) >>> 8) / 16_777_216 },
    },
  };
}

/** Opens what is to be done from the list of to-dos, as its person would. */
export async function openTodo(page: Page, origin: string, words: RegExp): Promise<void> {
  await page.goto(origin);
  await page.locator('.todo-list').getByRole('link', { name: words }).first().click();
}
