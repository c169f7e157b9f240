import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { VisitView } from '@jishi/contract';
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

type View = z.infer<typeof VisitView>;
type Recorded = { visitId: number; isRepeat: boolean };

describe('visits', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  let organiser: TestPerson;
  let no = 0;

  const ok = <T>(answer: Answer<T>): T => {
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const key = () => String(++no).padStart(32, '0');
  const record = (body: object = {}, who = secretary) =>
    who.send<Recorded & { code: string }>('POST', '/api/visits', {
      deviceKey: key(),
      target: 'household',
      placeZh: '后街 3 号',
      purposeZh: '了解低保',
      doneOn: '2026-11-20',
      ...body,
    });
  const get = async (id: number, who = secretary) => ok(await who.get<View>(`/api/visits/${id}`));

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 2 });
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    organiser = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
    app.clock.set('2026-11-20');
  });

  it('sent twice or at once are one visit, whatever key the request has', async () => {
    const deviceKey = key();
    const answers = await Promise.all([record({ deviceKey }), record({ deviceKey })]);
    assert.equal(answers[0].body.visitId, answers[1].body.visitId);
    assert.deepEqual(
      answers.map(({ body }) => body.isRepeat).sort((a, b) => Number(a) - Number(b)),
      [false, true],
    );
  });

  it('to the same place on the same day count once', async () => {
    const again = ok(await record({ placeZh: '后街3号' }));
    assert.equal((await get(again.visitId)).isCounted, false);
    const other = ok(await record({ placeZh: '前街 1 号' }));
    assert.equal((await get(other.visitId)).isCounted, true);
  });

  it('keep needs with consent only, and each gets its way into a request with a clock', async () => {
    const without = await record({ placeZh: '甲', needs: [{ textZh: '想办残疾证', hasConsent: false }] });
    assert.equal(without.body.code, 'visit.no-consent');
    const { visitId } = ok(
      await record({ placeZh: '乙', noteZh: '帮助联系', needs: [{ textZh: '想办残疾证', hasConsent: true }] }),
    );
    const [need] = (await get(visitId)).needs;
    assert.equal(need?.expiresOn, '2027-11-20');
    const routed = ok(
      await secretary.send<View>('POST', `/api/visits/${visitId}/needs/${need?.id}/route`, { to: 'intake' }),
    );
    assert.equal(routed.state, 'routed');
    assert.ok(routed.needs[0]?.intakeId);
  });

  it('show their notes to the own organisation alone', async () => {
    const { visitId } = ok(await record({ placeZh: '丙', noteZh: '需要轮椅' }));
    assert.equal((await get(visitId)).noteZh, '需要轮椅');
    assert.equal((await get(visitId, organiser)).noteZh, null);
  });

  it('are proven by the code of the place, or by another who confirms', async () => {
    const place = ok(
      await secretary.send<{ placeId: number; code: string }>('POST', '/api/visits/places', { nameZh: '村卫生室' }),
    );
    const right = ok(await record({ placeZh: '村卫生室', placeId: place.placeId, code: place.code }));
    assert.equal((await get(right.visitId)).proof, 'code');
    const [memberId = 0] = tree.branches[0].memberIds;
    const member = await personAs(app, { role: 'member', orgId: tree.branches[0].id, memberId });
    const { visitId } = ok(await record({ placeZh: '丁', counterMemberId: memberId }));
    assert.equal((await member.get(`/api/visits/${right.visitId}`)).status, 404);
    const signed = ok(
      await member.send<View>('POST', `/api/visits/${visitId}/counter-sign`, { version: (await get(visitId)).version }),
    );
    assert.equal(signed.proof, 'counter-signed');
  });

  it('of tomorrow are refused, late ones marked', async () => {
    assert.equal((await record({ doneOn: '2026-11-21' })).body.code, 'visit.in-future');
    assert.equal((await get(ok(await record({ doneOn: '2026-11-17' })).visitId)).isLate, false);
    assert.equal((await get(ok(await record({ doneOn: '2026-11-16' })).visitId)).isLate, true);
  });

  it('are drawn for a re-check up to the share, and one found not true counts no longer', async () => {
    const period = { from: '2026-11-01', until: '2026-11-30' };
    const first = ok(await organiser.send<{ drawn: number }>('POST', '/api/visits/draw', period));
    assert.ok(first.drawn >= 1);
    assert.equal(ok(await organiser.send<{ drawn: number }>('POST', '/api/visits/draw', period)).drawn, 0);
    const [drawn] = ok(
      await organiser.get<{ items: { id: number; version: number }[] }>('/api/visits?recheck=drawn'),
    ).items;
    const checked = ok(
      await organiser.send<View>('POST', `/api/visits/${drawn?.id}/recheck`, {
        version: drawn?.version,
        isTrue: false,
        noteZh: '电话核实',
      }),
    );
    assert.deepEqual([checked.state, checked.isCounted], ['not-true', false]);
  });
});
