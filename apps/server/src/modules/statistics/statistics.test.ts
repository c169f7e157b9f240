import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  createTestApp,
  insertMember,
  insertOrg,
  personAs,
  seed,
  seedTree,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import sql from 'sql-template-tag';

interface Snapshot {
  code: string;
  id: number;
  version: number;
  state: string;
  edition: number;
  results: { id: string; total: number | null; cells: { id: string; n: number | null }[] }[];
  checks: { id: string; holds: boolean; expected: number; found: number }[];
  correctedById: number | null;
  can: Record<string, boolean>;
}
interface Rows {
  items: { titleZh: string; orgName: string; detailZh: string }[];
  nextCursor: string | null;
}

const all = [
  'orgs-by-kind',
  'members-opening',
  'members',
  'members-by-category',
  'members-by-sex',
  'members-by-age',
  'members-by-education',
  'members-in',
  'members-out',
  'meetings-by-kind',
  'gradings-by-grade',
];

describe('statistics', () => {
  let app: TestApp;
  let tree: TestTree;
  let county: TestPerson;
  let signer: TestPerson;
  let township: TestPerson;

  const freeze = (person: TestPerson, more: object = {}) =>
    person.send<Snapshot>('POST', '/api/statistics', {
      titleZh: '2026 年统计',
      openingOn: '2025-12-31',
      referenceOn: '2026-11-20',
      indicators: all,
      ...more,
    });
  const act = (snapshot: Snapshot, what: string, body: object = {}, person = county) =>
    person.send<Snapshot>('POST', `/api/statistics/${snapshot.id}/${what}`, { version: snapshot.version, ...body });
  const total = (snapshot: Snapshot, id: string) => snapshot.results.find((one) => one.id === id)?.total;
  const cells = (snapshot: Snapshot, id: string) =>
    Object.fromEntries(
      (snapshot.results.find((one) => one.id === id)?.cells ?? [])
        .filter(({ n }) => n !== 0)
        .map((cell) => [cell.id, cell.n]),
    );

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 10 });
    county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    signer = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    township = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    // Of sixty members one is new, one has died, one has gone to the other township, one comes from elsewhere.
    const [first, , , fourth] = tree.branches;
    await insertMember(app, { org: first, memberType: '2', admittedOn: '2026-06-20' });
    await seed(app, async (tx) => {
      const [dead, moved] = first.memberIds;
      await tx.run(sql`update member set status = 'deceased', left_on = '2026-03-01' where id = ${dead}`);
      await tx.run(sql`update member set org_id = ${fourth.id}, path = ${fourth.path} where id = ${moved}`);
      await tx.run(sql`insert into member_event (region, id, member_id, org_id, path, happened_on, kind, from_value, to_value, source_kind, recorded_at)
        values (${tree.region}, ${await app.platform.ids.next(tx, tree.region)}, ${moved}, ${fourth.id}, ${fourth.path}, '2026-05-01', 'transferred',
          ${String(first.id)}, ${String(fourth.id)}, 'decision', ${app.clock.now()})`);
      await tx.run(sql`update member set entered_on = '2026-08-01' where id = ${fourth.memberIds[2]}`);
    });
  });

  it('count organisations and members as at a day, and what came and went between', async () => {
    const frozen = await freeze(county);
    assert.equal(frozen.status, 200, JSON.stringify(frozen.body));
    const { body } = frozen;
    assert.deepEqual(cells(body, 'orgs-by-kind'), { '611': 2, '631': 6 });
    assert.deepEqual([total(body, 'members-opening'), total(body, 'members')], [59, 60]);
    assert.deepEqual(cells(body, 'members-by-category'), { '1': 59, '2': 1 });
    assert.deepEqual(cells(body, 'members-in'), { admitted: 1, arrived: 1 });
    assert.deepEqual(cells(body, 'members-out'), { deceased: 1 });
    assert.deepEqual(cells(body, 'members-by-age'), { '46-50': 60 });
    assert.ok(body.checks.length >= 5 && body.checks.every(({ holds }) => holds), JSON.stringify(body.checks));
  });

  it('put a member where they were on the day: before a transfer in the old branch, from its day on in the new one', async () => {
    const [one, other] = [township, await personAs(app, { role: 'township-secretary', orgId: tree.townships[1].id })];
    const members = async (person: TestPerson, referenceOn: string) =>
      total((await freeze(person, { referenceOn })).body, 'members');
    assert.deepEqual([await members(one, '2026-04-30'), await members(other, '2026-04-30')], [29, 29]);
    assert.deepEqual([await members(one, '2026-05-01'), await members(other, '2026-05-01')], [28, 30]);
    const frozen = (await freeze(one)).body;
    assert.deepEqual(cells(frozen, 'members-out'), { transferred: 1, deceased: 1 });
    assert.deepEqual(frozen.checks[0], { id: 'balance', holds: true, expected: 29, found: 29 });
    assert.deepEqual(cells((await freeze(other)).body, 'members-in'), { transferred: 1, arrived: 1 });
  });

  it('open the rows of every number, for the whole and for a part', async () => {
    const frozen = (await freeze(county)).body;
    for (const { id, total: n, cells: parts } of frozen.results) {
      const rowsOf = async (bucket?: string) => {
        let count = 0;
        let cursor: string | null = null;
        do {
          const query: string = `indicator=${id}${bucket === undefined ? '' : `&bucket=${bucket}`}${cursor === null ? '' : `&cursor=${cursor}`}`;
          const page: { body: Rows } = await county.get<Rows>(`/api/statistics/${frozen.id}/rows?${query}`);
          count += page.body.items.length;
          cursor = page.body.nextCursor;
        } while (cursor !== null);
        return count;
      };
      assert.equal(await rowsOf(), n, id);
      for (const cell of parts) if (cell.n !== 0) assert.equal(await rowsOf(cell.id), cell.n, `${id} ${cell.id}`);
    }
    const part = (await county.get<Snapshot>(`/api/statistics/${frozen.id}?orgId=${tree.townships[0].id}`)).body;
    assert.equal(total(part, 'members'), 29);
    const rows = await county.get<Rows>(
      `/api/statistics/${frozen.id}/rows?indicator=members-out&orgId=${tree.branches[0].id}`,
    );
    assert.deepEqual(
      rows.body.items.map(({ detailZh }) => detailZh),
      ['2026-03-01 去世'],
    );
    assert.equal((await township.get(`/api/statistics/${frozen.id}`)).status, 404, 'not before the release');
  });

  it('stay as they were frozen whatever happens afterwards', async () => {
    const frozen = (await freeze(county)).body;
    await insertMember(app, { org: tree.branches[2], memberType: '2', admittedOn: '2026-10-01' });
    const later = (await county.get<Snapshot>(`/api/statistics/${frozen.id}`)).body;
    assert.equal(total(later, 'members'), 60);
    assert.equal(total((await freeze(county)).body, 'members'), 61);
  });

  it('are checked, signed by somebody else and only then released', async () => {
    const frozen = (await freeze(county)).body;
    assert.equal((await act(frozen, 'release', { to: 'internal' })).body.code, 'statistics.wrong-state');
    const checked = (await act(frozen, 'check')).body;
    assert.equal((await act(checked, 'sign')).body.code, 'statistics.own-figures');
    const signed = (await act(checked, 'sign', {}, signer)).body;
    const released = (await act(signed, 'release', { to: 'internal' })).body;
    assert.equal(released.state, 'released');
    const below = await township.get<Snapshot>(`/api/statistics/${frozen.id}`);
    assert.deepEqual([below.status, total(below.body, 'members')], [200, 61]);
    const rows = await township.get<Rows>(`/api/statistics/${frozen.id}/rows?indicator=members&limit=50`);
    assert.ok(rows.body.items.length > 0 && rows.body.items.length < 31, 'own rows only');
    const published = await app.http.inject('/api/public/statistics');
    assert.deepEqual(published.json<{ items: unknown[] }>().items, []);
  });

  it('that do not balance are signed with an explanation only', async () => {
    await seed(app, (tx) => tx.run(sql`update member set left_on = null where status = 'deceased'`));
    const frozen = (await freeze(county)).body;
    const broken = frozen.checks.filter(({ holds }) => !holds);
    assert.deepEqual(broken, [], 'a death without a day counts as gone on both days');
    await seed(app, (tx) => tx.run(sql`update member set left_on = '2026-03-01' where status = 'deceased'`));
    // A transfer event without a day in the period for the old branch: the books of the township do not balance.
    await seed(app, (tx) =>
      tx.run(sql`update member_event set to_value = ${String(tree.branches[1].id)} where kind = 'transferred'`),
    );
    const unbalanced = (await freeze(township)).body;
    assert.equal(unbalanced.checks.find(({ id }) => id === 'balance')?.holds, false, JSON.stringify(unbalanced.checks));
    assert.equal((await act(unbalanced, 'check', {}, township)).body.code, 'statistics.unexplained');
    assert.equal(
      (await act(unbalanced, 'check', { note: '转出去向登记有误，已通知更正' }, township)).body.state,
      'checked',
    );
    await seed(app, (tx) =>
      tx.run(sql`update member_event set to_value = ${String(tree.branches[3].id)} where kind = 'transferred'`),
    );
  });

  it('released to the public hide small groups, and a correction is a new version', async () => {
    const frozen = (await freeze(county)).body;
    const checked = (await act(frozen, 'check')).body;
    const signed = (await act(checked, 'sign', {}, signer)).body;
    const released = await act(signed, 'release', { to: 'public' });
    assert.equal(released.status, 200, JSON.stringify(released.body));
    const published = async () =>
      (await app.http.inject('/api/public/statistics')).json<{ items: (Snapshot & { withheldBelow: number })[] }>()
        .items;
    const [shown] = await published();
    assert.ok(shown);
    assert.equal(shown.withheldBelow, 5);
    const category = shown.results.find(({ id }) => id === 'members-by-category');
    assert.deepEqual(
      category?.cells.map(({ n }) => n),
      [null, null],
      'two probationary members hide both',
    );
    for (const { cells: parts } of shown.results.filter(({ id }) => id.startsWith('members')))
      for (const { n } of parts) assert.ok(n === null || n === 0 || n >= 5);
    const corrected = await act(released.body, 'correct', { reason: '漏登一名党员，重新计数' });
    assert.deepEqual([corrected.body.state, corrected.body.edition], ['frozen', 2], JSON.stringify(corrected.body));
    const old = (await county.get<Snapshot>(`/api/statistics/${frozen.id}`)).body;
    assert.deepEqual([old.state, old.correctedById], ['corrected', corrected.body.id]);
    assert.deepEqual(await published(), []);
  });

  it('refuse days out of order, unknown indicators and days to come', async () => {
    const code = async (more: object) => (await freeze(county, more)).body.code;
    assert.equal(await code({ openingOn: '2026-11-20' }), 'statistics.dates');
    assert.equal(await code({ referenceOn: '2026-11-21' }), 'statistics.dates');
    assert.equal(await code({ openingOn: '2026-02-30' }), 'statistics.dates');
    assert.equal(await code({ indicators: ['mood'] }), 'statistics.unknown-indicator');
  });

  it('count what an organisation was on the day, not what it is now', async () => {
    const late = await insertOrg(app, { name: '新设支部', kind: '631', parent: tree.townships[1] });
    await seed(app, (tx) => tx.run(sql`update org set founded_on = '2026-11-10' where id = ${late.id}`));
    const orgs = async (referenceOn: string) => total((await freeze(county, { referenceOn })).body, 'orgs-by-kind');
    assert.deepEqual([await orgs('2026-11-09'), await orgs('2026-11-10')], [8, 9]);
  });
});
