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
});
