import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import pg from 'pg';
import sql from 'sql-template-tag';
import { createConsequenceService, proposeConsequence } from './index.ts';

interface Case {
  code: string;
  rules?: { id: string }[];
  id: number;
  version: number;
  state: string;
  appeal: string;
  measureZh: string | null;
  termFrom: string | null;
  termUntil: string | null;
  appealUntil: string | null;
  nextReviewOn: string | null;
  helperName: string | null;
  statementZh: string | null;
  escalatedTo: number | null;
  history: { act: string }[];
  can: Record<string, boolean>;
}

const meeting = { titleZh: '支部党员大会', heldOn: '2026-11-20', expected: 10, present: 8, inFavour: 6 };
let serial = 0;

describe('measures', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  let organiser: TestPerson;
  let committee: TestPerson;
  let township: TestPerson;
  let county: TestPerson;
  let person: TestPerson;
  let personId: number;

  const open = (more: object = {}, by = secretary) =>
    by.send<Case>('POST', '/api/consequences', {
      kind: 'disposition',
      titleZh: '民主评议不合格',
      subjectKind: 'member',
      memberId: personId,
      factZh: `民主评议被确定为不合格（第 ${++serial} 次）`,
      factOn: '2026-10-31',
      basisZh: '组织处置办法',
      decider: 'own',
      alreadyPunished: false,
      ...more,
    });
  const act = (found: Case, what: string, body: object = {}, by = secretary) =>
    by.send<Case>('POST', `/api/consequences/${found.id}/${what}`, { version: found.version, ...body });
  const hearing = { heardOn: '2026-11-10', invitedOn: '2026-11-05', appeared: true, statementZh: '本人愿意改正' };
  const heard = async (more: object = {}) => {
    const opened = (await open(more)).body;
    const found = (await act(opened, 'investigate', { findingsZh: '情况属实' })).body;
    const answer = await act(found, 'hear', { ...hearing, helperName: '老赵' });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const decided = async (more: object = {}) => {
    const by = 'decider' in more ? township : committee;
    const answer = await act(
      await heard(more),
      'decide',
      { measureId: 'rectify', term: '6m', decisionZh: '限期六个月改正', meeting },
      by,
    );
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const served = async (more: object = {}) =>
    (await act(await decided(more), 'serve', { on: '2026-11-20', howZh: '当面送达' })).body;

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app);
    const branch = tree.branches[0];
    personId = branch.memberIds[0] ?? 0;
    secretary = await personAs(app, { role: 'branch-secretary', orgId: branch.id });
    committee = await personAs(app, { role: 'branch-committee', orgId: branch.id });
    township = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    organiser = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id });
    county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    person = await personAs(app, { role: 'member', orgId: branch.id, memberId: personId });
  });

  it('are decided after the person was heard, by others than those who investigated, from the closed catalogue', async () => {
    const opened = (await open()).body;
    const decision = { measureId: 'rectify', term: '6m', decisionZh: '限期六个月改正', meeting };
    assert.equal((await act(opened, 'decide', decision, committee)).body.code, 'consequence.wrong-state');
    assert.equal((await act(opened, 'hear', hearing)).body.code, 'consequence.wrong-state');
    const found = (await act(opened, 'investigate', { findingsZh: '情况属实' })).body;
    assert.equal((await act(found, 'decide', decision, committee)).body.code, 'consequence.wrong-state');
    const late = await act(found, 'hear', { ...hearing, invitedOn: '2026-11-10' });
    assert.equal(late.body.code, 'consequence.invitation');
    const silent = await act(found, 'hear', { ...hearing, statementZh: '' });
    assert.equal(silent.body.code, 'consequence.statement-missing');
    const ready = (await act(found, 'hear', { ...hearing, helperName: '老赵' })).body;
    assert.deepEqual([ready.helperName, ready.statementZh], ['老赵', '本人愿意改正']);
    assert.equal((await act(ready, 'decide', decision)).body.code, 'consequence.same-person');
    const decide = (changed: object) => act(ready, 'decide', { ...decision, ...changed }, committee);
    assert.equal((await decide({ measureId: 'fine' })).body.code, 'consequence.not-in-catalogue');
    assert.equal((await decide({ term: '13m' })).body.code, 'consequence.term-too-long');
    assert.equal((await decide({ term: undefined })).body.code, 'consequence.term-missing');
    assert.equal(
      (await decide({ meeting: { ...meeting, heldOn: '2026-11-09' } })).body.code,
      'consequence.heard-after',
    );
    assert.equal(
      (await decide({ meeting: { ...meeting, present: 5, inFavour: 5 } })).body.code,
      'consequence.no-quorum',
    );
    const lost = await decide({ meeting: { ...meeting, inFavour: 5 } });
    assert.equal(lost.body.code, 'consequence.not-carried');
    assert.ok(lost.body.rules?.some(({ id }) => id === 'disposition.assembly'));
    assert.equal((await decide({ meeting: { ...meeting, inFavour: 9 } })).body.code, 'consequence.counts');
    assert.equal((await decide({})).body.state, 'decided');
  });

  it('run from the day they were served, and end by a body after a review', async () => {
    const running = await served();
    assert.deepEqual(
      [running.state, running.termFrom, running.termUntil, running.appealUntil, running.nextReviewOn],
      ['running', '2026-11-20', '2027-05-20', '2026-12-20', '2027-02-20'],
    );
    app.clock.set('2027-02-19T02:00:00Z');
    const tell = () => seed(app, (tx) => createConsequenceService(app.platform).tellReviews(tx));
    assert.equal(await tell(), 0);
    app.clock.set('2027-02-20T02:00:00Z');
    assert.equal(await tell(), 1);
    const reviewed = (await act(running, 'review', { findingsZh: '已经改正', advice: 'lift' })).body;
    assert.equal(reviewed.state, 'reviewed');
    const lifted = await act(
      reviewed,
      'settle',
      { outcome: 'lift', reasonZh: '已经改正', meeting: { ...meeting, heldOn: '2027-02-20' } },
      committee,
    );
    assert.equal(lifted.body.state, 'lifted', JSON.stringify(lifted.body));
    app.clock.set('2026-11-20T02:00:00Z');
  });

  it('become harder only by a further case, in which the person is heard again', async () => {
    const reviewed = (await act(await served(), 'review', { findingsZh: '没有改正', advice: 'escalate' })).body;
    const settled = await act(
      reviewed,
      'settle',
      { outcome: 'escalate', reasonZh: '期满没有改正', meeting },
      committee,
    );
    assert.equal(settled.body.state, 'escalated');
    const next = (await secretary.get<Case>(`/api/consequences/${settled.body.escalatedTo}`)).body;
    assert.deepEqual([next.state, next.statementZh], ['opened', null]);
  });

  it('are not taken twice for the same fact', async () => {
    const fact = { factZh: '同一件事，只处理一次' };
    assert.equal((await open(fact)).status, 200);
    assert.equal((await open({ factZh: '同一件事 只处理一次。' })).body.code, 'consequence.not-twice');
    const elsewhere = await open({ ...fact, decider: 'own' }, township);
    assert.equal(elsewhere.body.code, 'consequence.not-twice', 'also where the first case is out of sight');
    const punished = await open({ alreadyPunished: true });
    assert.deepEqual(
      [punished.body.code, punished.body.rules?.[0]?.id],
      ['consequence.not-twice', 'disposition.not_double'],
    );
  });

  it('are only proposed by the platform: people take them up or drop them', async () => {
    const id = await seed(app, (tx) =>
      proposeConsequence(
        tx,
        app.platform,
        tree.branches[0].id,
        {
          kind: 'disposition',
          titleZh: '连续六个月不交党费',
          subjectKind: 'member',
          memberId: personId,
          factZh: '2026 年 5 月至 10 月没有交纳党费',
          factOn: '2026-10-31',
          basisZh: '党章第九条',
          decider: 'own',
        },
        '党费提示',
      ),
    );
    const proposed = (await secretary.get<Case>(`/api/consequences/${id}`)).body;
    assert.equal(proposed.state, 'proposed');
    assert.equal((await person.get(`/api/consequences/${id}`)).status, 404, 'nothing was opened against anybody');
    const todos = await secretary.get<{ items: { titleZh: string }[] }>('/api/todos');
    assert.ok(todos.body.items.some(({ titleZh }) => titleZh.includes('系统提示')));
    const dropped = (await act(proposed, 'drop', { reason: '本人因病住院，已补交' })).body;
    assert.equal(dropped.state, 'dropped');
  });

  it('are appealed to the higher body, which sees them from then on and not before', async () => {
    const running = await served();
    assert.equal((await township.get(`/api/consequences/${running.id}`)).status, 404);
    assert.equal((await county.get(`/api/consequences/${running.id}`)).status, 404);
    assert.equal(
      (await act(running, 'appeal', { statementZh: '处理过重，请求复议' })).status,
      404,
      'nobody else appeals',
    );
    app.clock.set('2026-12-21T02:00:00Z');
    const late = await act(running, 'appeal', { statementZh: '处理过重，请求复议' }, person);
    assert.equal(late.body.code, 'consequence.appeal-late');
    app.clock.set('2026-12-20T02:00:00Z');
    const filed = await act(running, 'appeal', { statementZh: '处理过重，请求复议' }, person);
    assert.deepEqual(
      [filed.status, filed.body.appeal, filed.body.state],
      [200, 'filed', 'running'],
      JSON.stringify(filed.body),
    );
    const again = await act(filed.body, 'appeal', { statementZh: '处理过重，请求复议' }, person);
    assert.equal(again.body.code, 'consequence.appealed-already');
    const seen = await township.get<Case>(`/api/consequences/${running.id}`);
    assert.deepEqual([seen.status, seen.body.can['answerAppeal']], [200, true]);
    assert.equal((await county.get(`/api/consequences/${running.id}`)).status, 404, 'one body up, not two');
    const own = await act(filed.body, 'answer-appeal', { outcome: 'upheld', answerZh: '维持原决定' });
    assert.equal(own.status, 403, 'not by who decided');
    const changed = await act(
      seen.body,
      'answer-appeal',
      { outcome: 'changed', answerZh: '改为三个月', measureId: 'rectify', term: '3m' },
      organiser,
    );
    assert.deepEqual(
      [changed.body.appeal, changed.body.termUntil],
      ['answered', '2027-02-20'],
      JSON.stringify(changed.body),
    );
    app.clock.set('2026-11-20T02:00:00Z');
  });

  it('are lifted when the higher body revokes them', async () => {
    const running = await served();
    const filed = (await act(running, 'appeal', { statementZh: '事实不清，请求撤销' }, person)).body;
    const revoked = await act(filed, 'answer-appeal', { outcome: 'revoked', answerZh: '事实不清，予以撤销' }, township);
    assert.equal(revoked.body.state, 'lifted');
  });

  it('show the person everything of the own case, and nobody handles the own one', async () => {
    const running = await served();
    const seen = (await person.get<Case>(`/api/consequences/${running.id}`)).body;
    assert.deepEqual(
      seen.history.map(({ act: done }) => done),
      ['open', 'investigate', 'hear', 'decide', 'serve'],
    );
    const mine = await person.get<{ items: { id: number }[] }>('/api/me/consequences');
    assert.ok(mine.body.items.some(({ id }) => id === running.id));
    const acknowledged = await act(running, 'acknowledge', {}, person);
    assert.equal(acknowledged.status, 200, JSON.stringify(acknowledged.body));
    const self = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id, memberId: personId });
    assert.equal((await open({}, self)).body.code, 'consequence.own-case');
    assert.equal(
      (await act(acknowledged.body, 'review', { findingsZh: '本人已经改正', advice: 'lift' }, self)).body.code,
      'consequence.own-case',
    );
  });

  it('decided by a superior are seen there and by who handles them', async () => {
    const found = await decided({ decider: 'parent' });
    const status = async (by: TestPerson) => (await by.get(`/api/consequences/${found.id}`)).status;
    assert.deepEqual([await status(secretary), await status(township), await status(county)], [200, 200, 404]);
  });

  it('are hidden by the database itself, whatever statement is run', async () => {
    const running = await served();
    const branch = tree.branches[0];
    const client = new pg.Client({ connectionString: app.connectionString });
    await client.connect();
    /** Cases that plain SQL finds under these settings. */
    const found = async (
      settings: Readonly<Record<string, string>>,
      what = 'select id from consequence_case where id = $1',
    ) => {
      await client.query('begin');
      await client.query('set local role jishi_app');
      for (const [name, value] of Object.entries(settings))
        await client.query('select set_config($1, $2, true)', [name, value]);
      const { rowCount } = await client.query(what, [running.id]);
      await client.query('rollback');
      return rowCount;
    };
    const scope = (path: string) => ({ 'app.lo': path, 'app.hi': `${path.slice(0, -1)}/` });
    const office = (path: string, role: string) => ({ ...scope(path), 'app.office': role });
    const update = `update consequence_case set state = 'lifted' where id = $1`;
    try {
      assert.equal(await found(scope(branch.path)), 0, 'the branch without the office');
      assert.equal(await found(scope(tree.county.path)), 0, 'the county');
      assert.equal(await found({}), 0, 'nobody');
      assert.equal(await found(office(branch.path, 'member')), 0, 'a member of the branch');
      assert.equal(await found(office(branch.path, 'branch-secretary')), 1);
      assert.equal(await found(office(tree.branches[1].path, 'branch-secretary')), 0, 'the neighbour');
      assert.equal(
        await found(office(tree.townships[0].path, 'township-secretary')),
        0,
        'the township before an appeal',
      );
      assert.equal(await found(office(tree.county.path, 'county-department')), 0, 'the county before an appeal');
      const [, otherId] = branch.memberIds;
      assert.equal(await found({ ...scope(branch.path), 'app.member': String(otherId) }), 0, 'another member');
      const self = { ...scope(branch.path), 'app.member': String(personId) };
      assert.equal(await found(self), 1, 'the person');
      assert.equal(await found(self, update), 0, 'the person reads and changes nothing');
      assert.equal(await found(scope(tree.county.path), update), 0);
    } finally {
      await client.end();
    }
  });

  it('leave no name and no fact in to-dos and in the trail, which keeps them sealed', async () => {
    const rows = await seed(app, (tx) =>
      tx.many<{ text: string; sealed: boolean }>(
        sql`select e.facts::text as text, e.sealed from audit_event e where e.subject_kind = 'consequence-case'`,
      ),
    );
    assert.ok(rows.length > 10 && rows.every(({ text, sealed }) => sealed && text === '{}'));
    const name = await seed(app, (tx) =>
      tx.one<{ name: string }>(sql`select m.name from member m where m.id = ${personId}`),
    );
    const todos = await seed(app, (tx) =>
      tx.many<{ title_zh: string }>(sql`select t.title_zh from todo t where t.subject_kind like 'consequence%'`),
    );
    assert.ok(todos.length > 5);
    assert.deepEqual(
      todos.filter(({ title_zh }) => title_zh.includes(name.name) || title_zh.includes('评议')),
      [],
    );
  });

  it('follow a move of their organisation', async () => {
    const running = await served();
    const to = tree.townships[1];
    await seed(app, (tx) =>
      tx.run(
        sql`select rewrite_path('consequence_case', ${tree.branches[0].path}, ${tree.branches[0].path.replace(tree.townships[0].path, to.path)})`,
      ),
    );
    const moved = await seed(app, (tx) =>
      tx.one<{ path: string }>(sql`select c.path from consequence_case c where c.id = ${running.id}`),
    );
    assert.ok(moved.path.startsWith(to.path));
  });
});
