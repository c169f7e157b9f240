import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser, type View } from './support/browser.ts';
import { buildWeb } from './support/build-web.ts';
import { appraise } from './support/six-steps/appraisal.ts';
import { meet } from './support/six-steps/meeting.ts';
import { openRound } from './support/six-steps/opening.ts';
import { createScene, phone } from './support/six-steps/scene.ts';
import { review, scoreSelf } from './support/six-steps/scoring.ts';
import { audit, conferStars, decide, finish, publish } from './support/six-steps/stars.ts';
import { learn, reportAndAssess } from './support/six-steps/study.ts';

const views: readonly View[] = [{ width: 1280, height: 900 }, phone];
let browser: Browser;
let webFolder: string;

before(async () => {
  webFolder = await buildWeb('web-six-steps');
  browser = await launchBrowser();
});

after(async () => await browser?.close());

for (const view of views) {
  test(`a branch goes through all six steps on ${view.width} pixels`, { timeout: 25 * 60_000 }, async () => {
    const scene = await createScene(browser, view, webFolder, '2026-08-03');
    const round = await openRound(scene);
    await learn(scene, round);
    await reportAndAssess(scene, round);
    await meet(scene, round);
    await appraise(scene, round);
    await scoreSelf(scene, round);
    await review(scene, round);
    await decide(scene);
    await publish(scene);
    await conferStars(scene, round);
    await finish(scene, round);
    await audit(scene);
    scene.verify();
  });
}
