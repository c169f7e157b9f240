import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { openMinutes } from './index.ts';

interface Venue {
  code: string;
  rules?: { id: string }[];
  id: number;
  state: string;
  version: number;
  isOpenNow: boolean;
  minutesPublished: number;
  weeks: { from: string; minutes: number }[];
  bookings: { id: number | null; startsAt: string; endsAt: string; orgName: string | null; purposeZh: string | null }[];
  upkeep: { kind: string; textZh: string }[];
  can: Record<string, boolean>;
}

const plan = {
  titleZh: '东街村党群服务中心',
  placeZh: '东街村委会一楼',
  areaSquareMetres: 300,
  functions: ['会议', '服务'],
  fundingSource: 'budget',
  fundingFen: 5_000_000,
  addsDebt: false,
  levies: false,
};

describe('venues', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  let township: TestPerson;
  let county: TestPerson;

  const act = (venue: Venue, what: string, body: object | undefined, person = secretary) =>
    person.send<Venue>('POST', `/api/venues/${venue.id}/${what}`, body && { version: venue.version, ...body });
  const planned = async (more: object = {}, person = secretary) =>
    (await person.send<Venue>('POST', '/api/venues', { ...plan, ...more })).body;
  const opened = async (person = secretary, approver = township) => {
    const approved = (await act(await planned({}, person), 'approve', {}, approver)).body;
    const built = (await act(approved, 'built', { on: '2026-11-20' }, person)).body;
    const accepted = (await act(built, 'accept', { on: '2026-11-20' }, county)).body;
    const open = await act(accepted, 'open', { hours: [{ weekday: 1, from: 480, until: 1080 }] }, person);
    assert.equal(open.status, 200, JSON.stringify(open.body));
    return open.body;
  };
  const book = (venue: Venue, from: string, until: string, person = secretary) =>
    person.send<Venue>('POST', `/api/venues/${venue.id}/bookings`, {
      startsAt: `2026-11-${from}:00+08:00`,
      endsAt: `2026-11-${until}:00+08:00`,
      purposeZh: '支部党员大会',
    });

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 1 });
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    township = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
  });

  it('are not approved when they would add village debt or a levy, whoever approves', async () => {
    for (const [more, code] of [
      [{ addsDebt: true }, 'venue.adds-debt'],
      [{ fundingSource: 'loan' }, 'venue.adds-debt'],
      [{ levies: true }, 'venue.levies'],
      [{ fundingSource: 'levy' }, 'venue.levies'],
    ] as const) {
      const refused = await act(await planned(more), 'approve', {}, county);
      assert.deepEqual([refused.status, refused.body.code], [422, code]);
      assert.deepEqual(
        refused.body.rules?.map(({ id }) => id),
        ['venue.no_debt'],
      );
    }
    const debt = await planned({ addsDebt: true });
    await assert.rejects(
      seed(app, (tx) => tx.run(sql`update venue set state = 'approved' where id = ${debt.id}`)),
      /check/,
      'the table refuses it too',
    );
  });

  it('go from the plan to the opening, approved from above and accepted by the county', async () => {
    const first = await planned();
    assert.equal((await act(first, 'built', { on: '2026-11-20' })).body.code, 'venue.wrong-state');
    assert.equal((await act(first, 'approve', {})).status, 403);
    const neighbours = await personAs(app, { role: 'township-secretary', orgId: tree.townships[1].id });
    assert.equal((await act(first, 'approve', {}, neighbours)).status, 404);
    const declined = (await act(first, 'decline', { reason: '面积过大' }, township)).body;
    assert.equal(declined.state, 'declined');
    const again = (await act(declined, 'plan', { ...plan, areaSquareMetres: 200 })).body;
    const approved = (await act(again, 'approve', {}, township)).body;
    const built = (await act(approved, 'built', { on: '2026-11-20', equipment: [{ titleZh: '投影仪', count: 1 }] }))
      .body;
    assert.equal((await act(built, 'accept', { on: '2026-11-20' }, township)).status, 403);
    const accepted = (await act(built, 'accept', { on: '2026-11-20' }, county)).body;
    const bad = await act(accepted, 'open', { hours: [{ weekday: 1, from: 600, until: 600 }] });
    assert.equal(bad.body.code, 'venue.hours');
    const open = (await act(accepted, 'open', { hours: [{ weekday: 1, from: 480, until: 1080 }] })).body;
    assert.deepEqual([open.state, open.minutesPublished], ['open', 600]);
    const closed = (await act(open, 'close', { reason: '屋顶维修' })).body;
    assert.equal(closed.state, 'closed');
    assert.equal((await act(closed, 'open', { hours: [{ weekday: 2, from: 480, until: 1080 }] })).body.state, 'open');
  });

  it('are booked once at a time, also when two book at once', async () => {
    const venue = await opened();
    assert.equal((await book(venue, '21T09:00', '21T10:00')).status, 200);
    assert.equal((await book(venue, '21T09:45', '21T10:30')).body.code, 'venue.double-booking');
    assert.equal((await book(venue, '21T08:30', '21T09:15')).body.code, 'venue.double-booking');
    assert.equal((await book(venue, '21T10:00', '21T10:30')).status, 200, 'the end is free again');
    assert.equal((await book(venue, '21T11:05', '21T12:00')).body.code, 'venue.booking-time');
    assert.equal((await book(venue, '19T09:00', '19T10:00')).body.code, 'venue.booking-past');
    const answers = await Promise.all(
      ['22T09:00', '22T09:15', '22T09:30', '22T09:45'].map((from) => book(venue, from, '22T10:00')),
    );
    assert.deepEqual(
      answers.map(({ status }) => status).sort((a, b) => a - b),
      [200, 409, 409, 409],
    );
    const seen = (await secretary.get<Venue>(`/api/venues/${venue.id}`)).body;
    assert.equal(seen.bookings.length, 3);
    const mine = seen.bookings[0]?.id;
    assert.equal((await secretary.send('POST', `/api/venue-bookings/${mine}/cancel`)).status, 200);
    assert.equal((await book(venue, '21T09:00', '21T10:00')).status, 200, 'what was given back can be booked');
  });

  it('of a superior are booked by those below, who see of each other the time only', async () => {
    const venue = await opened(township, county);
    assert.equal((await book(venue, '23T09:00', '23T10:00')).status, 200);
    const neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    assert.equal((await book(venue, '23T09:30', '23T10:30', neighbour)).body.code, 'venue.double-booking');
    const seen = (await neighbour.get<Venue>(`/api/venues/${venue.id}`)).body.bookings;
    assert.deepEqual(
      seen.map(({ id, orgName, purposeZh, startsAt, endsAt }) => [id, orgName, purposeZh, startsAt, endsAt]),
      [[null, null, null, '2026-11-23T01:00:00.000Z', '2026-11-23T02:00:00.000Z']],
    );
    const owner = (await township.get<Venue>(`/api/venues/${venue.id}`)).body.bookings;
    assert.deepEqual(
      owner.map(({ orgName }) => orgName),
      [tree.branches[0].name],
    );
  });

  it('are measured by the door', async () => {
    const venue = await opened();
    app.clock.set('2026-11-20T01:00:00Z');
    assert.equal((await act(venue, 'day-open', undefined)).body.isOpenNow, true);
    assert.equal((await act(venue, 'day-open', undefined)).body.code, 'venue.door');
    app.clock.set('2026-11-20T04:30:00Z');
    const shut = (await act(venue, 'day-close', undefined)).body;
    assert.deepEqual([shut.isOpenNow, shut.weeks[0]], [false, { from: '2026-11-16', minutes: 210 }]);
    const minutes = await seed(app, (tx) =>
      openMinutes(tx, { region: tree.region, id: venue.id }, new Date('2026-11-20T02:00:00Z'), app.clock.now()),
    );
    assert.equal(minutes, 150);
    app.clock.set('2026-11-20T02:00:00Z');
  });

  it('keep a log: upkeep by their organisation, inspections from above', async () => {
    const venue = await opened();
    const log = (kind: string, person: TestPerson) =>
      person.send<Venue>('POST', `/api/venues/${venue.id}/upkeep`, { on: '2026-11-20', kind, textZh: '检查消防器材' });
    assert.equal((await log('inspection', secretary)).status, 403);
    assert.equal((await log('repair', township)).status, 403);
    assert.equal((await log('repair', secretary)).status, 200);
    assert.deepEqual(
      (await log('inspection', county)).body.upkeep.map(({ kind }) => kind),
      ['inspection', 'repair'],
    );
  });
});
