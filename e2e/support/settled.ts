/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** Frames without a change after which a layout counts as settled. */
const quietFrames = 3;
/** Longest wait for a page that never comes to rest, in milliseconds. */
const patience = 10_000;

/**
 * Resolves when the page has drawn itself for the window it has now. The scripts of a page hear of a new width with a
 * later frame only; until then it stands in the layout of the old one, and on a busy machine that takes a while.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    async ({ width, quiet, until }) => {
      const root = document.documentElement;
      const look = (): string =>
        [root.dataset['narrow'], root.scrollWidth, root.scrollHeight, document.querySelectorAll('*').length].join(' ');
      const frame = async (): Promise<void> => {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      };
      // `performance` goes on where a test holds the date.
      const end = performance.now() + until;
      let last = '';
      for (let same = 0; same < quiet && performance.now() < end;) {
        await frame();
        const now = look();
        const isResized = width === null || window.innerWidth === width;
        same = isResized && now === last ? same + 1 : 0;
        last = now;
      }
    },
    { width: page.viewportSize()?.width ?? null, quiet: quietFrames, until: patience },
  );
}
