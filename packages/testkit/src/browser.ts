import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Chromium for browser tests; the variable JISHI_CHROMIUM goes first. @throws with the remedy when there is none */
export function chromiumPath(): string {
  const wanted = process.env['JISHI_CHROMIUM'];
  const found = (wanted === undefined ? places : [wanted]).find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new Error(
    '没有找到 Chromium 浏览器。请执行 apt-get install chromium，或用 JISHI_CHROMIUM 指定浏览器程序的位置。\n' +
      'No Chromium found. Install it (apt-get install chromium) or name its program in JISHI_CHROMIUM.',
  );
}
