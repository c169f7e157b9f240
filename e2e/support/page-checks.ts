/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** Violations of WCAG 2.0 to 2.2 A and AA and of best practice, one line each; empty when there are none. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await axeSource());
  const result = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (where: Document, options: unknown) => Promise<AxeResult> };
    };
    return await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
  });
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) => `${id}: ${help} — ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    ),
  );
}

let source: string | undefined;

async function axeSource(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  source ??= await readFile(axePath, 'utf8');
  return source;
}

/** Elements that make the page scroll sideways; empty when it does not. Regions that scroll by themselves are allowed. */
export async function sidewaysScroll(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => {
      const box = element.getBoundingClientRect();
      return (
        box.width > 0 &&
        (box.right > width + 1 || box.left < -1) &&
        !element.closest('.table-region,.long-table,.hidden-text')
      );
    });
    const names = wide.map(
      (element) =>
        `${element.tagName.toLowerCase()}.${element.className} ${Math.round(element.getBoundingClientRect().right)} > ${width}`,
    );
    return names.length > 0
      ? names.slice(0, 8)
      : [`page is ${document.documentElement.scrollWidth} wide, window ${width}`];
  });
}

/**
 * Things to press that are smaller than the limit: 24 px, in 大字版 44 px. Links in running text are exempt, and native
 * boxes count with their label.
 */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const limit = document.documentElement.dataset['size'] === 'large' ? 44 : 24;
    const selector =
      'a[href],button,input,select,textarea,summary,[role="button"],[role="tab"],[role="treeitem"],[role="option"]';
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      if (element.closest('.hidden-text,.skip-link,[hidden]') || element.classList.contains('hidden-text')) continue;
      const label = element instanceof HTMLInputElement ? element.closest('label') : null;
      const box = (label ?? element).getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || getComputedStyle(element).visibility === 'hidden') continue;
      const inText =
        element.tagName === 'A' &&
        getComputedStyle(element).display === 'inline' &&
        element.closest('p,li,dd,td') !== null;
      if (inText) continue;
      // Half a pixel is rounding of the browser, no fault.
      if (box.width < limit - 0.5 || box.height < limit - 0.5) {
        faults.push(
          `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 20)}” ${Math.round(box.width)}×${Math.round(box.height)} < ${limit}`,
        );
      }
    }
    return faults;
  });
}
