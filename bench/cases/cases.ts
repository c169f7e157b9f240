import { randomUUID } from 'node:crypto';
import type { Fixtures, Person } from './fixtures.ts';

/** One case: the requests to the platform, and those to the hand-written server beside it. */
export interface BenchCase {
  readonly name: string;
  readonly title: string;
  /** Aim of the median over one connection, in milliseconds; absent where none was set. */
  readonly aimMs?: number;
  /** Requests change something: each is sent once, so as many are made as a run can use. */
  readonly once: boolean;
  /** `count`: how many at most where each is sent once. */
  requests(fixtures: Fixtures, count: number): Promise<readonly string[]>;
  baseline(fixtures: Fixtures, count: number): Promise<readonly string[]>;
}

/** Addresses from which reads come; each may send 6,000 requests a minute. */
const addresses = 400;
const addressOf = (index: number): string => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;

const get = (person: Person | undefined, path: string, index: number): string =>
  `GET ${encodeURI(path)} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${addressOf(index)}\r\n${person?.head ?? ''}\r\n`;

const post = (person: Person | undefined, path: string, body: unknown, index: number): string => {
  const text = JSON.stringify(body);
  return `POST ${encodeURI(path)} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${addressOf(index)}\r\n${person?.head ?? ''}Idempotency-Key: ${randomUUID()}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};

/** The same few addresses, repeated over many clients. */
const round = (paths: readonly string[], person: Person | undefined): string[] =>
  Array.from({ length: Math.max(addresses, paths.length) }, (_, index) =>
    get(person, paths[index % paths.length] ?? '', index),
  );

/** A read whose parts are only paths. */
const read = (
  name: string,
  title: string,
  aimMs: number | undefined,
  who: (fixtures: Fixtures) => Person,
  paths: (fixtures: Fixtures) => readonly string[],
  baselinePaths: (fixtures: Fixtures) => readonly string[],
): BenchCase => ({
  name,
  title,
  ...(aimMs === undefined ? {} : { aimMs }),
  once: false,
  requests: (fixtures) => Promise.resolve(round(paths(fixtures), who(fixtures))),
  baseline: (fixtures) => Promise.resolve(round(baselinePaths(fixtures), undefined)),
});

const scopeOf = ({ data }: Fixtures): string => `lo=${data.facts.counties[0]?.path}`;
const answers = { secretary: 'good', committee: 'good', branch: 'fairly-good', service: 'good', discipline: 'average' };
const formValues = {
  summary: '开展主题党日十二次，组织集中学习十次，走访群众一百二十户，协调解决灌溉、道路、低保等问题二十三件。'.repeat(
    4,
  ),
  problems: '流动党员联系不够经常，年轻党员培养不足，集体经济收入来源单一。'.repeat(4),
  visits: 120,
  heldOn: '2026-11-10',
};

/** Texts as they grow while somebody types a name, in characters and in letters. */
const typed = ['王', '王建', '王建国', 'w', 'wj', 'wjg'];

/** Everything that is measured under load, in the order of the table. */
export const cases: readonly BenchCase[] = [
  read(
    'member',
    'one member',
    1,
    (f) => f.county,
    (f) => f.memberIds.map((id) => `/api/members/${id}`),
    (f) => f.memberIds.map((id) => `/member?id=${id}`),
  ),
  read(
    'roster',
    'roster, first page of 50',
    1.5,
    (f) => f.county,
    () => ['/api/members?limit=50'],
    (f) => [`/roster?${scopeOf(f)}&org=${f.county.orgId}`],
  ),
  read(
    'roster-filtered',
    'roster, women, page of 50',
    1.5,
    (f) => f.county,
    () => ['/api/members?limit=50&sex=2'],
    (f) => [`/roster-filtered?${scopeOf(f)}&org=${f.county.orgId}`],
  ),
  read(
    'children',
    'tree: open the county',
    1.5,
    (f) => f.county,
    (f) => [`/api/orgs/${f.county.orgId}/children`],
    (f) => [`/children?id=${f.county.orgId}`],
  ),
  read(
    'children-township',
    'tree: open a township',
    1.5,
    (f) => f.county,
    (f) => f.townshipIds.map((id) => `/api/orgs/${id}/children`),
    (f) => f.townshipIds.map((id) => `/children?id=${id}`),
  ),
  read(
    'counts',
    'counts: county and widest scope',
    1.5,
    (f) => f.top,
    (f) => [`/api/orgs/${f.county.orgId}/counts`, `/api/orgs/${f.top.orgId}/counts`],
    (f) => [`/counts?id=${f.county.orgId}`, `/counts?id=${f.top.orgId}`],
  ),
  read(
    'counts-branch',
    'counts: a branch',
    1.5,
    (f) => f.county,
    (f) => f.branchIds.map((id) => `/api/orgs/${id}/counts`),
    (f) => f.branchIds.map((id) => `/counts-branch?id=${id}`),
  ),
  read(
    'search',
    'search as you type, county',
    undefined,
    (f) => f.county,
    () => typed.map((q) => `/api/search?q=${q}`),
    (f) => typed.map((q) => `/search?q=${q}&${scopeOf(f)}`),
  ),
  read(
    'search-top',
    'search as you type, widest scope',
    undefined,
    (f) => f.top,
    () => typed.map((q) => `/api/search?q=${q}`),
    (f) => typed.map((q) => `/search?q=${q}&lo=${f.data.facts.top.path}`),
  ),
  read(
    'home',
    'to-do home, county',
    undefined,
    (f) => f.county,
    () => ['/api/todos'],
    (f) => [`/home?org=${f.county.orgId}&role=county-department`],
  ),
  read(
    'home-township',
    'to-do home, township',
    undefined,
    (f) => f.township,
    () => ['/api/todos'],
    (f) => [`/home?org=${f.township.orgId}&role=township-organiser`],
  ),
  read(
    'board',
    'grading board, county',
    undefined,
    (f) => f.county,
    (f) => [`/api/rounds/${f.data.facts.roundId}/board`],
    (f) => [`/board?round=${f.data.facts.roundId}`],
  ),
  {
    name: 'sign',
    title: 'submit a form (write, audited)',
    aimMs: 2,
    once: true,
    requests: async (f, count) =>
      (await f.forms(count)).map(({ id, by }, index) =>
        post(by, `/api/forms/${id}/sign`, { values: formValues, version: 0 }, index),
      ),
    baseline: async (f, count) =>
      (await f.forms(count)).map(({ id, by }, index) =>
        post(undefined, `/sign?id=${id}&user=${by.userId}`, { values: formValues }, index),
      ),
  },
  {
    name: 'cast',
    title: 'anonymous sheet',
    aimMs: 2,
    once: true,
    requests: async (f, count) =>
      (await f.codes(count)).map((code, index) => post(undefined, `/api/appraise/${code}`, { answers }, index)),
    baseline: async (f, count) =>
      (await f.codes(count)).map((code, index) => post(undefined, `/cast?code=${code}`, { answers }, index)),
  },
];

/** Page 4,000 of the roster, or the last one of a smaller: found through the anchors, as the page does. */
export async function deepPageCase(
  fixtures: Fixtures,
  askJson: (path: string) => Promise<unknown>,
): Promise<BenchCase> {
  const { cursors, every } = (await askJson('/api/members/anchors')) as { cursors: string[]; every: number };
  const at = Math.min(cursors.length - 1, (4000 * 50) / every);
  const cursor = cursors[at - 1] ?? '';
  const [path, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, number];
  return read(
    'roster-deep',
    `roster, page ${((at * every) / 50).toLocaleString('en')}`,
    1.5,
    (f) => f.top,
    () => [`/api/members?limit=50&cursor=${cursor}`],
    () => [`/roster-deep?lo=${fixtures.data.facts.top.path}&path=${path}&id=${id}`],
  );
}
