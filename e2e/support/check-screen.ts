import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { allViews, openPage, viewName, type View, type WatchedPage } from './browser.ts';
import { axeViolations, sidewaysScroll, smallTargets } from './page-checks.ts';
import { screenshot } from './screenshot.ts';
import { settled } from './settled.ts';

/** What `checkScreen` is told. */
export interface ScreenCheck {
  /** Name of the screen, for pictures and messages. */
  readonly name: string;
  readonly url: string;
  /** Resolves when the screen is there: `await page.getByRole('heading', …).waitFor()`. */
  readonly ready: (watched: WatchedPage) => Promise<void>;
  /** Cookies and the like, before the address is opened. */
  readonly before?: (watched: WatchedPage) => Promise<void>;
  readonly views?: readonly View[];
}

/**
 * Opens a screen in every view and checks what can be checked by a machine: no violations, no sideways scroll, no
 * target under the limit, no error in the console. Leaves a picture of each view.
 */
export async function checkScreen(browser: Browser, check: ScreenCheck): Promise<void> {
  const faults: string[] = [];
  for (const views of sameReader(check.views ?? allViews)) faults.push(...(await checkAs(browser, check, views)));
  assert.equal(faults.length, 0, `${check.name}:\n${faults.join('\n')}`);
}

/** Opens the screen once for a reader (size and language) and looks at it in each width. */
async function checkAs(browser: Browser, check: ScreenCheck, views: readonly View[]): Promise<readonly string[]> {
  const [first] = views;
  if (!first) return [];
  const watched = await openPage(browser, first);
  const faults: string[] = [];
  try {
    await check.before?.(watched);
    await watched.page.goto(check.url);
    for (const view of views) {
      await watched.page.setViewportSize({ width: view.width, height: view.height ?? 800 });
      await check.ready(watched);
      await settled(watched.page);
      const found = await faultsOf(watched.page);
      faults.push(...found.map((fault) => `${viewName(view)}  ${fault}`));
      await screenshot(watched.page, `${check.name}/${viewName(view)}`);
    }
    return [...faults, ...watched.faults.map((fault) => `${viewName(first)}  ${fault}`)];
  } finally {
    await watched.close();
  }
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  return [...(await sidewaysScroll(page)), ...(await smallTargets(page)), ...(await axeViolations(page))];
}

/** Views that differ in width alone. */
function sameReader(views: readonly View[]): readonly (readonly View[])[] {
  const groups = new Map<string, View[]>();
  for (const view of views) {
    const reader = `${view.size ?? 'normal'} ${view.language ?? 'zh'}`;
    groups.set(reader, [...(groups.get(reader) ?? []), view]);
  }
  return [...groups.values()];
}
