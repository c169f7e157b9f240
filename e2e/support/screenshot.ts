/// <reference lib="dom" />
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '..', '..', 'test-results', 'screenshots');
/** No picture is taller, in pixels. */
const tallest = 8000;

/** Takes a picture of the whole page into `test-results/screenshots/<name>.png`, for looking at. */
export async function screenshot(
  page: Page,
  name: string,
  options: { readonly fullPage?: boolean } = {},
): Promise<string> {
  const path = join(folder, `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  const size = page.viewportSize();
  // The window is made as tall as the page: the browser's own way shrinks it to one pixel for a moment, and the page
  // would change to its narrow layout and back.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const isTaller = options.fullPage !== false && size !== null && height > size.height;
  if (isTaller) await page.setViewportSize({ width: size.width, height: Math.min(height, tallest) });
  await page.screenshot({ path });
  if (isTaller) await page.setViewportSize(size);
  return path;
}
