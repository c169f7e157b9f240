import assert from 'node:assert/strict';
import {
  createTestApp,
  fixedClock,
  insertOrg,
  personAs,
  type SignInAs,
  type TestApp,
  type TestOrg,
  type TestPerson,
} from '@jishi/testkit';
import type { Browser, Page } from 'playwright-core';
import { personOf, type Person } from '../../../apps/server/src/demo/drive/person.ts';
import { serveWeb } from '../../../apps/server/src/platform/http/web.ts';
import { openPage, type View } from '../browser.ts';
import { networkTransport } from '../county.ts';
import { importRoster } from './roster.ts';
import { axeViolations, sidewaysScroll, smallTargets } from '../page-checks.ts';
import { screenshot } from '../screenshot.ts';
import { settled } from '../settled.ts';

/** Names of the members of the branch; the first is its secretary, the second on its committee. */
export const memberNames = ['李建国', '王秀英', '张志强', '刘玉兰', '陈国民', '赵海霞', '王秀英', '禤㛃', '欧阳文静'];

/** The 王秀英 on the committee, as lists tell her from the member of the same name. */
export const recorderName = '王秀英 0021';

/** The people of the story, signed in. */
type Role = 'county' | 'townshipSecretary' | 'organiser' | 'secretary' | 'committee' | 'auditor';

/** A small county with its people, a server that listens and a browser in which they work one after the other. */
export interface Scene {
  readonly app: TestApp;
  readonly origin: string;
  readonly people: Readonly<Record<Role, TestPerson>>;
  readonly township: TestOrg;
  /** The branch whose people use the browser. */
  readonly branch: TestOrg;
  readonly memberIds: readonly number[];
  /** A branch that goes the same way by requests alone. */
  readonly neighbour: { readonly org: TestOrg; readonly secretary: Person; readonly memberId: number };
  readonly anybody: Person;
  /** The same account, as the driver of rounds speaks for it. */
  speaker(role: Role): Person;
  /**
   * Opens a page as somebody (`undefined`: nobody signed in), closes it afterwards.
   *
   * @param refusal what the browser says of a refusal that belongs to the story
   */
  as(who: Role | undefined, work: (page: Page) => Promise<void>, on?: View, refusal?: RegExp): Promise<void>;
  /** Checks what a machine can check of a screen and takes its picture. */
  look(page: Page, name: string): Promise<void>;
  /** Takes the picture alone. */
  picture(page: Page, name: string): Promise<void>;
  /** Fails when a screen had a fault. */
  verify(): void;
}

/** The phone in somebody's hand. */
export const phone: View = { width: 390, height: 844 };

/** Sets the scene on a day. Everything goes when the test file ends. */
export async function createScene(browser: Browser, view: View, webFolder: string, day: string): Promise<Scene> {
  const app = await createTestApp({ clock: fixedClock(day), rateLimits: false });
  await serveWeb(app.http, webFolder);
  const origin = await app.http.listen({ port: 0, host: '127.0.0.1' });
  Object.assign(app.config, { publicUrl: origin });
  const county = await insertOrg(app, { name: '中共浚县委员会', kind: 'county' });
  const township = await insertOrg(app, { name: '善堂镇党委', kind: '611', parent: county });
  const branch = await insertOrg(app, { name: '善堂镇白道口村党支部', kind: '631', parent: township });
  const next = await insertOrg(app, { name: '善堂镇示例粮食产业联合党支部', kind: '632', parent: township });
  const memberIds = await importRoster(app, branch, memberNames, 1);
  const others = await importRoster(app, next, ['周明', '吴芳', '郑伟', '孙丽', '马超', '朱琳'], 101);
  const sign = (who: SignInAs) => personAs(app, who);
  const people = {
    county: await sign({ role: 'county-department', orgId: county.id, displayName: '周明' }),
    townshipSecretary: await sign({ role: 'township-secretary', orgId: township.id, displayName: '孙德海' }),
    organiser: await sign({ role: 'township-organiser', orgId: township.id, displayName: '郭敏' }),
    secretary: await sign({
      role: 'branch-secretary',
      orgId: branch.id,
      displayName: '李建国',
      memberId: memberIds[0] ?? 0,
    }),
    committee: await sign({
      role: 'branch-committee',
      orgId: branch.id,
      displayName: '王秀英',
      memberId: memberIds[1] ?? 0,
    }),
    auditor: await sign({ role: 'auditor', displayName: '审计员' }),
  };
  const neighbour = await sign({
    role: 'branch-secretary',
    orgId: next.id,
    displayName: '周明',
    memberId: others[0] ?? 0,
  });
  const transport = networkTransport(origin);
  const faults: string[] = [];
  let pictures = 0;
  const photograph = async (page: Page, name: string): Promise<string> => {
    const picture = `${String(++pictures).padStart(2, '0')}-${name}`;
    // A dialog hides the page below: what is seen is the window.
    const fullPage = (await page.getByRole('dialog').count()) === 0;
    await screenshot(page, `six-steps/${view.width}/${picture}`, { fullPage });
    return picture;
  };
  return {
    app,
    origin,
    people,
    township,
    branch,
    memberIds,
    neighbour: { org: next, secretary: personOf('周明', transport, neighbour.headers), memberId: others[0] ?? 0 },
    anybody: personOf('群众', transport),
    speaker: (role) => personOf(role, transport, people[role].headers),
    async as(who, work, on = view, refusal) {
      const watched = await openPage(browser, on);
      const { page, context } = watched;
      page.setDefaultTimeout(60_000);
      try {
        if (who) await context.addCookies(cookiesOf(people[who], origin));
        // The browser lives on the day of the platform; its timers go on.
        await context.clock.setFixedTime(app.clock.now());
        await work(page);
        const unexpected = watched.faults.filter((fault) => !refusal?.test(fault));
        faults.push(...unexpected.map((fault) => `${page.url().replace(origin, '')}  ${fault}`));
      } catch (error) {
        await screenshot(page, `six-steps/${view.width}/failed`);
        throw error;
      } finally {
        await watched.close();
      }
    },
    async look(page, name) {
      await settled(page);
      const picture = await photograph(page, name);
      const found = [
        ...(await sidewaysScroll(page)),
        ...(await smallTargets(page)),
        ...(await axeViolations(page)),
        ...(await clippedWords(page)),
      ];
      faults.push(...found.map((fault) => `${picture}  ${fault}`));
    },
    async picture(page, name) {
      await photograph(page, name);
    },
    verify: () => assert.equal(faults.length, 0, `\n${faults.join('\n')}`),
  };
}

/** Cookies of a session that was opened without the form. */
function cookiesOf(person: TestPerson, origin: string) {
  return person.headers.cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url: origin };
  });
}

/** Texts with a hole in them: a placeholder that nothing was put into, a value that is none. */
async function clippedWords(page: Page): Promise<readonly string[]> {
  const text = await page.locator('body').innerText();
  return [...text.matchAll(/.{0,12}(\{\w+\}|\bundefined\b|\bNaN\b|\[object Object\]).{0,12}/g)].map(
    ([found]) => `hole in the text: ${found}`,
  );
}
