import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';

interface Refused {
  code: string;
}

const definition = {
  statuses: [
    { id: 'candidate', titleZh: '培养对象' },
    { id: 'reserve', titleZh: '后备干部' },
  ],
  transitions: [
    { from: null, to: 'candidate', titleZh: '列入' },
    { from: 'candidate', to: 'reserve', titleZh: '确定' },
    { from: 'reserve', to: null, titleZh: '移出' },
  ],
  fields: [{ key: 'mentor', titleZh: '培养联系人', required: true }],
  reviewEvery: '6m',
};
const decision = { sourceKind: 'decision', sourceRef: '党工委会议纪要〔2026〕5号' };

describe('a register', () => {
  let app: TestApp;
  let tree: TestTree;
  let county: TestPerson;
  let secretary: TestPerson;
  let kindId: number;
  const enter = (more: object = {}) =>
    secretary.send<Refused & { id: number }>('POST', `/api/registers/${kindId}/entries`, {
      orgId: tree.branches[0].id,
      subjectId: tree.branches[0].memberIds[0],
      subjectName: '党员甲',
      status: 'candidate',
      fields: { mentor: '李建国' },
      on: '2026-11-20',
      ...decision,
      ...more,
    });

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app);
    county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    const made = await county.send<{ id: number }>('POST', '/api/registers', {
      key: 'reserve-cadres',
      titleZh: '村级后备干部',
      subject: 'member',
      definition,
    });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    kindId = made.body.id;
  });

  it('refuses lists that class residents or petitioners', async () => {
    for (const titleZh of ['重点人员台账', '信访老户名册', '特殊群体名单', '风险等级对象']) {
      const refused = await county.send<Refused>('POST', '/api/registers', {
        key: 'some-list',
        titleZh,
        subject: 'resident',
        definition: { ...definition, basis: 'consent', expiresAfter: '1y' },
      });
      assert.deepEqual([refused.status, refused.body.code], [422, 'register.forbidden-category'], titleZh);
    }
    const open = await county.send<Refused>('POST', '/api/registers', {
      key: 'home-help',
      titleZh: '代办服务对象',
      subject: 'resident',
      definition,
    });
    assert.equal(open.body.code, 'register.basis-missing');
  });

  it('follows the declared transitions, each with its source, and keeps the history', async () => {
    assert.equal((await enter({ fields: {} })).body.code, 'register.field-missing');
    assert.equal((await enter({ status: 'reserve' })).body.code, 'register.no-transition');
    const { id } = (await enter()).body;
    assert.equal((await enter()).body.code, 'register.listed-already');
    const leap = await secretary.send<Refused>('POST', `/api/register-entries/${id}/move`, {
      to: null,
      on: '2026-11-20',
      reason: '不再培养',
      version: 0,
      ...decision,
    });
    assert.equal(leap.body.code, 'register.no-transition');
    assert.equal(
      (
        await secretary.send('POST', `/api/register-entries/${id}/move`, {
          to: 'reserve',
          on: '2026-11-20',
          reason: '考察合格',
          version: 0,
          ...decision,
        })
      ).status,
      200,
    );
    const stale = await secretary.send<Refused>('POST', `/api/register-entries/${id}/review`, { version: 0 });
    assert.equal(stale.body.code, 'record.changed-meanwhile');
    const history = await secretary.get<{ items: { kind: string; sourceRef: string }[] }>(
      `/api/register-entries/${id}/history`,
    );
    assert.deepEqual(
      history.body.items.map(({ kind, sourceRef }) => [kind, sourceRef]),
      [
        ['moved', decision.sourceRef],
        ['entered', decision.sourceRef],
      ],
    );
    const neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    assert.equal((await neighbour.get(`/api/register-entries/${id}/history`)).status, 404);
  });

  it('is seen by the person, who may object and is answered', async () => {
    const self = await personAs(app, {
      role: 'member',
      orgId: tree.branches[0].id,
      memberId: tree.branches[0].memberIds[0] ?? 0,
    });
    const own = await self.get<{ items: { id: number; titleZh: string }[] }>('/api/me/registers');
    assert.deepEqual(
      own.body.items.map(({ titleZh }) => titleZh),
      ['村级后备干部'],
    );
    const id = own.body.items[0]?.id ?? 0;
    assert.equal(
      (await self.send('POST', `/api/me/registers/${id}/objections`, { statement: '本人不愿意列入名册' })).status,
      200,
    );
    assert.equal(
      (
        await secretary.send('POST', `/api/register-entries/${id}/answer`, {
          answer: '尊重本人意愿，提交下次会议研究',
          version: 1,
        })
      ).status,
      200,
    );
  });

  it('is searched by name, filtered and paged, and those who left are apart', async () => {
    for (const [index, subjectName] of ['王建国', '王建华', '李秀英'].entries())
      assert.equal((await enter({ subjectId: tree.branches[0].memberIds[index + 1], subjectName })).status, 200);
    const list = async (query: string, who = secretary) =>
      (
        await who.get<{ items: { id: number; subjectName: string }[]; nextCursor: string | null }>(
          `/api/registers/${kindId}/entries${query}`,
        )
      ).body;
    const names = async (query: string) => (await list(query)).items.map(({ subjectName }) => subjectName);
    assert.deepEqual(await names(`?q=${encodeURIComponent('王建')}`), ['王建国', '王建华']);
    assert.deepEqual(await names(`?q=${encodeURIComponent('%')}`), [], 'a search is no pattern');
    assert.deepEqual(await names('?status=reserve'), ['党员甲']);
    const page = await list('?limit=2');
    assert.equal(page.items.length, 2);
    assert.equal((await list(`?limit=2&cursor=${page.nextCursor}`)).items.length, 2);
    const gone = page.items[0]?.id;
    const moved = await secretary.send('POST', `/api/register-entries/${gone}/move`, {
      to: null,
      on: '2026-11-20',
      reason: '本人不愿意继续',
      version: 1,
      ...decision,
    });
    assert.equal(moved.status, 200, JSON.stringify(moved.body));
    assert.deepEqual(await names('?left=true'), ['党员甲']);
    const kinds = await secretary.get<{ items: { id: number; entries: number }[] }>('/api/registers');
    assert.equal(kinds.body.items.find(({ id }) => id === kindId)?.entries, 3);
  });

  it('shows an open objection with its entry until it is answered, and answers none twice', async () => {
    const memberId = tree.branches[0].memberIds[1] ?? 0;
    const self = await personAs(app, { role: 'member', orgId: tree.branches[0].id, memberId });
    const own = await self.get<{ items: { id: number }[] }>('/api/me/registers');
    const id = own.body.items[0]?.id ?? 0;
    const shown = async () =>
      (
        await secretary.get<{ objection: { statement: string } | null; can: { answer: boolean } }>(
          `/api/register-entries/${id}`,
        )
      ).body;
    const answer = () =>
      secretary.send<Refused>('POST', `/api/register-entries/${id}/answer`, { answer: '已核实，予以更正', version: 0 });
    assert.deepEqual([(await shown()).objection, (await shown()).can.answer], [null, false]);
    assert.equal((await answer()).body.code, 'register.no-objection');
    const object = () => self.send('POST', `/api/me/registers/${id}/objections`, { statement: '培养联系人写错了' });
    assert.equal((await object()).status, 200);
    assert.equal((await object()).status, 200);
    assert.deepEqual([(await shown()).objection?.statement, (await shown()).can.answer], ['培养联系人写错了', true]);
    const todos = await secretary.get<{ items: { kind: string; link: string }[] }>('/api/todos?limit=50');
    const duties = todos.body.items.filter(({ link }) => link === `/registers/${kindId}/entries/${id}`);
    assert.equal(duties.length, 1, 'two statements are one duty');
    assert.equal((await answer()).status, 200);
    assert.equal((await shown()).objection, null);
    const mine = await self.get<{ history: { kind: string }[] }>(`/api/me/registers/${id}`);
    assert.deepEqual(
      mine.body.history.map(({ kind }) => kind),
      ['answered', 'objected', 'objected', 'entered'],
    );
    assert.equal((await self.get(`/api/register-entries/${id}`)).status, 403);
  });

  it('keeps sensitive kinds absent for who may not read them, not for the person listed', async () => {
    const made = await county.send<{ id: number }>('POST', '/api/registers', {
      key: 'care',
      titleZh: '困难党员帮扶',
      subject: 'member',
      sensitive: true,
      definition,
    });
    const memberId = tree.branches[0].memberIds[4] ?? 0;
    const entered = await secretary.send<{ id: number }>('POST', `/api/registers/${made.body.id}/entries`, {
      orgId: tree.branches[0].id,
      subjectId: memberId,
      subjectName: '党员戊',
      status: 'candidate',
      fields: { mentor: '李建国' },
      on: '2026-11-20',
      ...decision,
    });
    assert.equal(entered.status, 200, JSON.stringify(entered.body));
    const committee = await personAs(app, { role: 'branch-committee', orgId: tree.branches[0].id });
    const kinds = await committee.get<{ items: { id: number }[] }>('/api/registers');
    assert.equal(
      kinds.body.items.some(({ id }) => id === made.body.id),
      false,
    );
    assert.equal((await committee.get(`/api/registers/${made.body.id}`)).status, 404);
    assert.equal((await committee.get(`/api/registers/${made.body.id}/entries`)).status, 404);
    assert.equal((await committee.get(`/api/register-entries/${entered.body.id}`)).status, 404);
    const self = await personAs(app, { role: 'member', orgId: tree.branches[0].id, memberId });
    const own = await self.get<{ history: unknown[] }>(`/api/me/registers/${entered.body.id}`);
    assert.deepEqual([own.status, own.body.history.length], [200, 1]);
    const other = await personAs(app, {
      role: 'member',
      orgId: tree.branches[0].id,
      memberId: tree.branches[0].memberIds[3] ?? 0,
    });
    assert.equal((await other.get(`/api/me/registers/${entered.body.id}`)).status, 404);
  });
});
