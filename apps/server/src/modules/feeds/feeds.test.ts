import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import ICAL from 'ical.js';
import sql from 'sql-template-tag';
import { openTodo } from '../todos/index.ts';

describe('the calendar to subscribe to', () => {
  let app: TestApp;
  let tree: TestTree;
  let member: TestPerson;
  let secretary: TestPerson;

  const renew = async (who: TestPerson) => {
    const made = await who.send<{ path: string }>('POST', '/api/me/calendar-feed', {});
    assert.equal(made.status, 200, JSON.stringify(made.body));
    return made.body.path;
  };
  const read = (path: string) => app.http.inject({ method: 'GET', url: path });
  const eventsOf = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app);
    const branch = tree.branches[0];
    const [memberId = 0, otherId = 0] = branch.memberIds;
    member = await personAs(app, { role: 'member', orgId: branch.id, memberId });
    secretary = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
    await seed(app, async (tx) => {
      await openTodo(tx, app.platform, {
        orgId: branch.id,
        path: branch.path,
        roles: ['branch-secretary'],
        aboutOrgId: branch.id,
        aboutName: '王某某',
        kind: 'objection',
        titleZh: '答复王某某的异议',
        titleEn: 'Answer the objection',
        link: '/x',
        subjectKind: 'sample',
        subjectId: 1,
        dueOn: '2026-11-25',
      });
      for (const [titleZh, invited] of [
        ['讨论接收张某某', memberId],
        ['只请另一人', otherId],
      ] as const) {
        const id = await app.platform.ids.next(tx, tree.region);
        await tx.run(sql`insert into meeting (region, id, org_id, path, kind, title_zh, definition, state, scheduled_at, place_zh, invited, created_at)
          values (${tree.region}, ${id}, ${branch.id}, ${branch.path}, 'party-assembly', ${titleZh}, '{}', 'called', '2026-11-28T01:30:00Z', '村部会议室',
            ${[invited]}::bigint[], ${app.clock.now()})`);
      }
    });
  });

  it('is read back by another library: duties as counts by day, meetings in UTC', async () => {
    const response = await read(await renew(secretary));
    assert.equal(response.statusCode, 200, response.body);
    assert.match(String(response.headers['content-type']), /^text\/calendar/);
    const events = eventsOf(response.body);
    const duty = events.find(({ uid }) => uid === 'duties-2026-11-25@jishi');
    assert.deepEqual(
      [duty?.summary, duty?.startDate.toString(), duty?.startDate.isDate],
      ['您有 1 件事要办', '2026-11-25', true],
    );
    const meetings = events.filter(({ uid }) => uid.startsWith('meeting-'));
    assert.equal(meetings.length, 2);
    assert.equal(meetings[0]?.startDate.toJSDate().toISOString(), '2026-11-28T01:30:00.000Z');
    assert.match(response.body, /DTSTART:20261128T013000Z/);
    assert.equal(meetings[0]?.location, '村部会议室');
  });

  it('carries no names and no titles', async () => {
    const { body } = await read(await renew(secretary));
    for (const secret of ['王某某', '张某某', '异议', '讨论']) assert.equal(body.includes(secret), false, secret);
  });

  it('shows a member the meetings they are invited to', async () => {
    const { body } = await read(await renew(member));
    assert.equal(eventsOf(body).filter(({ uid }) => uid.startsWith('meeting-')).length, 1);
  });

  it('ends when it is renewed, switched off, or the account is suspended', async () => {
    const first = await renew(member);
    const second = await renew(member);
    assert.deepEqual([(await read(first)).statusCode, (await read(second)).statusCode], [404, 200]);
    await seed(app, (tx) => tx.run(sql`update app_user set state = 'suspended' where id = ${member.userId}`));
    assert.equal((await read(second)).statusCode, 404);
    await seed(app, (tx) => tx.run(sql`update app_user set state = 'active' where id = ${member.userId}`));
    assert.equal((await member.send('DELETE', '/api/me/calendar-feed')).status, 200);
    assert.equal((await read(second)).statusCode, 404);
    const own = await member.get<{ madeAt: string | null }>('/api/me/calendar-feed');
    assert.equal(own.body.madeAt, null);
  });

  it('gives nothing for what is no address', async () => {
    for (const path of ['/calendar/x.ics', '/calendar/-.ics', '/calendar/1-ff'])
      assert.equal((await read(path)).statusCode, 404, path);
  });
});
