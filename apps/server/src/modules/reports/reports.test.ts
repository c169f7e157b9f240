import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { InfoView } from '@jishi/contract';
import {
  createTestApp,
  personAs,
  seedTree,
  type Answer,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import type { z } from 'zod';

type View = z.infer<typeof InfoView>;

describe('information', () => {
  let app: TestApp;
  let tree: TestTree;
  let writer: TestPerson;
  let head: TestPerson;
  let organiser: TestPerson;

  const ok = <T>(answer: Answer<T>): T => {
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const refused = (answer: Answer<unknown>, code: string) =>
    assert.equal((answer.body as { code: string }).code, code, JSON.stringify(answer.body));
  const act = (who: TestPerson, view: View, what: string, body: object = {}) =>
    who.send<View>('POST', `/api/info/${view.id}/${what}`, { version: view.version, ...body });
  const urgent = async () =>
    ok(
      await writer.send<View>('POST', '/api/info/urgent', {
        titleZh: '房屋倒塌',
        textZh: '无人员伤亡。',
        eventAt: '2026-11-20T22:00:00+08:00',
      }),
    );

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 1 });
    writer = await personAs(app, { role: 'branch-committee', orgId: tree.branches[0].id });
    head = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    organiser = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
  });

  it('is signed off by another than its writer, sent, received and adopted at a level', async () => {
    let view = ok(
      await writer.send<View>('POST', '/api/info', { kind: 'work', titleZh: '支部做法', textZh: '三条经验。' }),
    );
    refused(await act(writer, view, 'send'), 'info.wrong-state');
    assert.equal((await organiser.get(`/api/info/${view.id}`)).status, 404);
    view = ok(await act(head, view, 'sign-off', { secrecyZh: '不涉密' }));
    view = ok(await act(writer, view, 'send'));
    view = ok(await act(organiser, view, 'receive'));
    refused(await act(organiser, view, 'decide', { verdict: 'returned' }), 'info.reason');
    view = ok(await act(organiser, view, 'decide', { verdict: 'adopted', adoptedBy: 'township' }));
    assert.deepEqual([view.state, view.adoptedBy], ['adopted', 'township']);
  });

  it('of the urgent kind is in time at six hours, late a second later and then needs its reason', async () => {
    app.clock.set('2026-11-20T14:30:00Z');
    let view = ok(await act(head, await urgent(), 'sign-off', { secrecyZh: '不涉密' }));
    app.clock.set('2026-11-20T20:00:00Z');
    view = ok(await act(writer, view, 'send'));
    assert.equal(view.urgent?.written, 'in-time');
    app.clock.set('2026-11-20T14:30:00Z');
    let late = ok(await act(head, await urgent(), 'sign-off', { secrecyZh: '不涉密' }));
    app.clock.set('2026-11-20T20:00:01Z');
    refused(await act(writer, late, 'send'), 'info.excuse');
    late = ok(await act(writer, late, 'send', { lateZh: '道路中断' }));
    assert.equal(late.urgent?.written, 'late');
    late = ok(await act(writer, late, 'follow-up', { textZh: '已安置。' }));
    assert.equal(ok(await act(organiser, late, 'close')).state, 'closed');
  });

  it('is never silently re-dated: a reporter cannot move the event later, a correction keeps both moments', async () => {
    app.clock.set('2026-11-20T15:30:00Z');
    const view = await urgent();
    refused(
      await act(writer, view, 'event-time', { eventAt: '2026-11-20T23:00:00+08:00', reasonZh: '记错' }),
      'info.later-event',
    );
    const moved = ok(
      await act(organiser, view, 'event-time', { eventAt: '2026-11-20T23:00:00+08:00', reasonZh: '已核实' }),
    );
    assert.equal(moved.urgent?.eventFirstAt, '2026-11-20T14:00:00.000Z');
    assert.equal(moved.corrections.length, 1);
  });

  it('counts late, missed and concealed apart', async () => {
    app.clock.set('2026-11-22T02:00:00Z');
    ok(
      await organiser.send('POST', '/api/info/found', {
        orgId: tree.branches[1].id,
        titleZh: '未报的事',
        eventAt: '2026-11-19T08:00:00+08:00',
        found: 'concealed',
        foundZh: '查实隐瞒',
        heardZh: '该支部说明情况',
      }),
    );
    const { rows } = ok(
      await organiser.get<{
        rows: { orgId: number; late: number; missed: number; concealed: number; inTime: number }[];
      }>('/api/info/statistics?from=2026-11-19&until=2026-11-22'),
    );
    const of = (orgId: number) => rows.find((row) => row.orgId === orgId);
    assert.deepEqual(
      [of(tree.branches[0].id)?.inTime, of(tree.branches[0].id)?.late, of(tree.branches[0].id)?.missed],
      [1, 1, 1],
    );
    assert.equal(of(tree.branches[1].id)?.concealed, 1);
  });
});
