import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium of the system (`JISHI_CHROMIUM` names another), headless and without a network of its own. */
export async function launchBrowser(): Promise<Browser> {
  const candidates = [
    process.env['JISHI_CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
  if (!executablePath) throw new Error('No Chromium found. Install it: apt-get install -y chromium fonts-noto-cjk');
  return await chromium.launch({ executablePath, headless: true, args: flags });
}

/** How a page is looked at. */
export interface View {
  readonly width: number;
  readonly height?: number;
  readonly size?: 'normal' | 'large';
  readonly language?: 'zh' | 'en';
}

/** The views in which every screen has to hold: four widths, both sizes, both languages. */
export const allViews: readonly View[] = [320, 360, 768, 1280].flatMap((width) =>
  (['normal', 'large'] as const).flatMap((size) =>
    (['zh', 'en'] as const).map((language) => ({ width, size, language })),
  ),
);

/** Short name of a view for files and messages: `320-large-zh`. */
export function viewName({ width, size = 'normal', language = 'zh' }: View): string {
  return `${width}-${size}-${language}`;
}

/** A page that remembers what went wrong while it was used. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console, of scripts and of the content policy so far. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** Opens an empty page in a view. Answers 401 to the question who is signed in are no fault. */
export async function openPage(browser: Browser, view: View): Promise<WatchedPage> {
  const { width, height = 800, size = 'normal', language = 'zh' } = view;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    hasTouch: width < 768,
    serviceWorkers: 'block',
  });
  await context.addInitScript({
    content: `if (!localStorage.getItem('jishi.preferences')) localStorage.setItem('jishi.preferences', ${JSON.stringify(
      JSON.stringify({ size, language }),
    )})`,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 401/.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  return { page, context, faults, close: async () => await context.close() };
}
