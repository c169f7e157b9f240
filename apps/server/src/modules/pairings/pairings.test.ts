import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  createTestApp,
  insertMember,
  personAs,
  seed,
  seedTree,
  type TestApp,
  type TestPerson,
  type TestTree,
} from '@jishi/testkit';
import sql from 'sql-template-tag';
import { systemActor } from '../../platform/access/actor.ts';
import { createPairingService, recordContact } from './index.ts';

interface Pairing {
  code: string;
  rules?: { id: string }[];
  id: number;
  version: number;
  state: string;
  partnerName: string;
  helpersMissing: number;
  openDuties: number;
  duties: { id: number; state: string; movedTo: number | null }[];
  quota: { periods: { done: number; missing: number; state: string }[] };
}

describe('pairings', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  let helperId: number;
  let helper: TestPerson;

  const propose = (more: object = {}) =>
    secretary.send<Pairing>('POST', '/api/pairings', {
      kind: 'contact',
      titleZh: '党员联系户',
      goalZh: '帮助解决生产困难',
      agreement: 'both-sides',
      helperKind: 'member',
      helperMemberId: helperId,
      partnerKind: 'employer',
      partnerName: '某合作社',
      ...more,
    });
  const act = (pairing: Pairing, what: string, body: object = {}, person = secretary) =>
    person.send<Pairing>('POST', `/api/pairings/${pairing.id}/${what}`, { version: pairing.version, ...body });
  /** Goes from the proposal to the beginning. */
  const activated = async (more: object = {}) => {
    const proposed = (await propose(more)).body;
    assert.ok(proposed.id, JSON.stringify(proposed));
    const declared = (await act(proposed, 'conflict', { hasConflict: false })).body;
    const one = (await act(declared, 'agree', { side: 'helper', on: '2026-11-01' })).body;
    const both = (await act(one, 'agree', { side: 'partner', on: '2026-11-01' })).body;
    return await act(both, 'activate', { on: '2026-11-02' });
  };

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 6 });
    const branch = tree.branches[0];
    secretary = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
    helperId = branch.memberIds[0] ?? 0;
    helper = await personAs(app, { role: 'member', orgId: branch.id, memberId: helperId });
  });

  it('begin after the helper declared conflicts and both sides agreed', async () => {
    const proposed = (await propose()).body;
    const early = await act(proposed, 'agree', { side: 'helper', on: '2026-11-20' });
    assert.equal(early.body.code, 'pairing.conflict-not-declared');
    const declared = (await act(proposed, 'conflict', { hasConflict: false }, helper)).body;
    const one = (await act(declared, 'agree', { side: 'helper', on: '2026-11-20' }, helper)).body;
    assert.equal(one.state, 'proposed');
    assert.equal((await act(one, 'activate', { on: '2026-11-20' })).body.code, 'pairing.wrong-state');
    const foreign = await act(one, 'agree', { side: 'partner', on: '2026-11-20' }, helper);
    assert.equal(foreign.body.code, 'pairing.not-yours');
    const both = (await act(one, 'agree', { side: 'partner', on: '2026-11-20' })).body;
    assert.equal(both.state, 'agreed');
    assert.equal((await act(both, 'activate', { on: '2026-11-21' })).body.code, 'pairing.date');
    assert.equal((await act(both, 'activate', { on: '2026-11-20' })).body.state, 'active');
    assert.equal((await propose()).body.code, 'pairing.exists');
  });

  it('stop where interests collide', async () => {
    const proposed = (await propose({ partnerName: '亲属企业' })).body;
    const declared = (await act(proposed, 'conflict', { hasConflict: true, textZh: '配偶为负责人' })).body;
    assert.equal((await act(declared, 'agree', { side: 'helper', on: '2026-11-20' })).body.code, 'pairing.conflict');
  });

  it('give an applicant exactly two introducers, full members all', async () => {
    const branch = tree.branches[0];
    const introduce = (index: number) =>
      activated({
        kind: 'introducer',
        titleZh: '入党介绍人',
        helperMemberId: branch.memberIds[index],
        partnerKind: 'applicant',
        partnerName: '王申请',
      });
    const first = await introduce(1);
    assert.equal(first.body.helpersMissing, 1, JSON.stringify(first.body));
    assert.equal((await introduce(2)).body.helpersMissing, 0);
    const third = await introduce(3);
    assert.equal(third.body.code, 'pairing.partner-full');
    assert.ok(third.body.rules?.some(({ id }) => id === 'dev.introducers'));
    const probationary = await insertMember(app, { org: branch, memberType: '2' });
    const refused = await propose({
      kind: 'mentor',
      helperMemberId: probationary,
      partnerKind: 'applicant',
      partnerName: '李申请',
    });
    assert.equal(refused.body.code, 'pairing.not-full-member');
    await seed(app, (tx) =>
      tx.run(sql`update member set rights_restricted_until = '2027-01-01' where id = ${branch.memberIds[5] ?? 0}`),
    );
    const limited = await propose({
      kind: 'introducer',
      helperMemberId: branch.memberIds[5],
      partnerKind: 'applicant',
      partnerName: '李申请',
    });
    assert.equal(limited.body.code, 'pairing.not-full-member');
  });

  it('keep the load of a mentor although two begin at once', async () => {
    const branch = tree.branches[0];
    const prepare = async (name: string) => {
      const proposed = (
        await propose({
          kind: 'mentor',
          helperMemberId: branch.memberIds[4],
          partnerKind: 'applicant',
          partnerName: name,
        })
      ).body;
      const declared = (await act(proposed, 'conflict', { hasConflict: false })).body;
      const one = (await act(declared, 'agree', { side: 'helper', on: '2026-11-01' })).body;
      return (await act(one, 'agree', { side: 'partner', on: '2026-11-01' })).body;
    };
    const ready = [];
    for (const name of ['甲', '乙', '丙', '丁']) ready.push(await prepare(name));
    for (const one of ready.slice(0, 2)) assert.equal((await act(one, 'activate', { on: '2026-11-02' })).status, 200);
    const answers = await Promise.all(ready.slice(2).map((one) => act(one, 'activate', { on: '2026-11-02' })));
    assert.deepEqual(
      answers.map(({ status }) => status).sort((a, b) => a - b),
      [200, 422],
    );
    assert.ok(answers.some(({ body }) => body.code === 'pairing.helper-full'));
  });

  it('count each visit once toward the quota', async () => {
    const pairing = (await activated({ partnerName: '走访户企业', contactPer: '1m', contactAtLeast: 2 })).body;
    const actor = systemActor('走访', tree.region);
    const visit = (on: string, sourceId: number) =>
      app.platform.db.write(
        actor.scope,
        (tx) => recordContact(tx, app.platform, actor, { pairingId: pairing.id, on, sourceKind: 'visit', sourceId }),
        { audited: false },
      );
    assert.equal(await visit('2026-11-10', 71), true);
    assert.equal(await visit('2026-11-10', 71), false);
    await assert.rejects(visit('2026-11-01', 72), /pairing.date/);
    await act(pairing, 'contacts', { on: '2026-11-20', aboutZh: '了解用工需要' }, helper);
    const seen = (await helper.get<Pairing>(`/api/pairings/${pairing.id}`)).body;
    assert.deepEqual(
      seen.quota.periods.map(({ done, missing, state }) => [done, missing, state]),
      [[2, 0, 'met']],
    );
  });

  it('do not end with open duties unless another pairing takes them over', async () => {
    const leaving = (await activated({ partnerName: '转交对象甲' })).body;
    const staying = (await activated({ partnerName: '转交对象乙' })).body;
    const withDuty = (await act(leaving, 'duties', { titleZh: '落实用水' })).body;
    const end = { on: '2026-11-20', reason: 'moved' };
    assert.equal((await act(withDuty, 'end', end)).body.code, 'pairing.open-duties');
    const duty = withDuty.duties[0]?.id;
    const nowhere = await act(withDuty, `duties/${duty}`, { how: 're-assigned' });
    assert.equal(nowhere.body.code, 'pairing.no-target');
    const moved = (await act(withDuty, `duties/${duty}`, { how: 're-assigned', movedTo: staying.id })).body;
    assert.deepEqual([moved.openDuties, moved.duties[0]?.state], [0, 're-assigned']);
    assert.equal((await act(moved, 'end', end)).body.state, 'ended');
    assert.equal((await secretary.get<Pairing>(`/api/pairings/${staying.id}`)).body.openDuties, 1);
  });

  it('with residents need consent and an end, and forget the name afterwards', async () => {
    const resident = { partnerKind: 'resident', partnerName: '张某某' };
    assert.equal((await propose(resident)).body.code, 'pairing.consent-missing');
    const tooLong = await propose({ ...resident, consentOn: '2026-11-01', untilOn: '2027-11-02' });
    assert.equal(tooLong.body.code, 'pairing.consent-missing');
    const pairing = (await activated({ ...resident, consentOn: '2026-11-01', untilOn: '2027-11-01' })).body;
    app.clock.set('2027-11-02T02:00:00Z');
    const service = createPairingService(app.platform);
    assert.equal(await seed(app, (tx) => service.expireConsents(tx, systemActor('到期', tree.region))), 1);
    const ended = (await secretary.get<Pairing>(`/api/pairings/${pairing.id}`)).body;
    assert.deepEqual([ended.state, ended.partnerName], ['ended', '（期满已删除）']);
    app.clock.set('2026-11-20T02:00:00Z');
  });

  it('are seen by those concerned and by who manages, not by the rest of the branch or a neighbour', async () => {
    const pairing = (await activated({ partnerName: '只给当事人' })).body;
    const [, otherId] = tree.branches[0].memberIds;
    const other = await personAs(app, {
      role: 'member',
      orgId: tree.branches[0].id,
      ...(otherId === undefined ? {} : { memberId: otherId }),
    });
    const neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    const status = async (person: TestPerson) => (await person.get(`/api/pairings/${pairing.id}`)).status;
    assert.deepEqual([await status(helper), await status(other), await status(neighbour)], [200, 404, 404]);
  });
});
