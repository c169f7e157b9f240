import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import { defineMethod } from '@jishi/domain';
import sql from 'sql-template-tag';
import { createEngine } from '../methods/index.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { createPostService } from './service.ts';
import { createPostStepHandler } from './step-handler.ts';

interface Holding {
  id: number;
  name: string;
  state: string;
  version: number;
  fromOn: string | null;
  endedOn: string | null;
  handOver: { titleZh: string }[];
  shiftsDone: number;
}
interface Post {
  code: string;
  id: number;
  version: number;
  serving: number;
  closedOn: string | null;
  holdings: Holding[];
  shifts: { id: number; day: string; state: string }[];
  can: { manage: boolean; claim: boolean };
}

describe('posts', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  let members: TestPerson[];

  const offer = async (more: object = {}, person = secretary) =>
    await person.send<Post>('POST', '/api/duty-posts', {
      titleZh: '政策宣传岗',
      dutiesZh: '宣传党的政策，收集群众意见',
      basis: 'claimed',
      seats: 1,
      ...more,
    });
  const act = async (holding: Holding | undefined, what: string, body: object = {}, person = secretary) =>
    await person.send<Post>('POST', `/api/post-holdings/${holding?.id}/${what}`, {
      version: holding?.version,
      ...body,
    });
  const claim = async (id: number, person: TestPerson | undefined) =>
    await (person ?? secretary).send<Post>('POST', `/api/duty-posts/${id}/claim`, {});
  const view = async (id: number, person = secretary) => (await person.get<Post>(`/api/duty-posts/${id}`)).body;
  /** A post with its first holder at work since 1 November. */
  const held = async (more: object = {}) => {
    const { id } = (await offer(more)).body;
    await claim(id, members[0]);
    const [claimed] = (await view(id)).holdings;
    const [confirmed] = (await act(claimed, 'confirm', { decidedAtZh: '支委会' })).body.holdings;
    await act(confirmed, 'begin', { on: '2026-11-01' });
    return await view(id);
  };

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app);
    const branch = tree.branches[0];
    secretary = await personAs(app, {
      role: 'branch-secretary',
      orgId: branch.id,
      ...(branch.memberIds[4] === undefined ? {} : { memberId: branch.memberIds[4] }),
    });
    members = await Promise.all(
      branch.memberIds.slice(0, 4).map((memberId) => personAs(app, { role: 'member', orgId: branch.id, memberId })),
    );
  });

  it('are claimed by a member, confirmed by the branch and then served', async () => {
    const { id } = (await offer()).body;
    const claimed = await claim(id, members[0]);
    assert.equal(claimed.status, 200, JSON.stringify(claimed.body));
    assert.deepEqual(
      claimed.body.holdings.map(({ state }) => state),
      ['claimed'],
    );
    assert.equal((await claim(id, members[0])).body.code, 'duty-post.held-already');
    const [holding] = claimed.body.holdings;
    assert.equal((await act(holding, 'begin', { on: '2026-11-20' })).body.code, 'duty-post.wrong-state');
    const todos = await secretary.get<{ items: { titleZh: string }[] }>('/api/todos');
    assert.ok(todos.body.items.some(({ titleZh }) => titleZh.includes('政策宣传岗')));
    const confirmed = await act(holding, 'confirm', { decidedAtZh: '支委会会议' });
    assert.equal(confirmed.body.holdings[0]?.state, 'confirmed');
    assert.equal((await act(holding, 'confirm', { decidedAtZh: '支委会会议' })).body.code, 'record.changed-meanwhile');
    assert.equal(
      (await act(confirmed.body.holdings[0], 'begin', { on: '2026-11-21' })).body.code,
      'duty-post.in-future',
    );
    const begun = await act(confirmed.body.holdings[0], 'begin', { on: '2026-11-20' });
    assert.deepEqual([begun.body.serving, begun.body.holdings[0]?.state], [1, 'serving']);
  });

  it('nobody confirms the own claim, and members of another branch do not claim', async () => {
    const { id } = (await offer({ kind: 'own-claim' })).body;
    await claim(id, secretary);
    const [own] = (await view(id)).holdings;
    assert.equal((await act(own, 'confirm', { decidedAtZh: '支委会' })).body.code, 'duty-post.own-claim');
    const [neighbourId] = tree.branches[1].memberIds;
    const neighbour = await personAs(app, {
      role: 'member',
      orgId: tree.branches[1].id,
      ...(neighbourId === undefined ? {} : { memberId: neighbourId }),
    });
    assert.equal((await claim(id, neighbour)).status, 404);
    assert.equal((await neighbour.get(`/api/duty-posts/${id}`)).status, 404);
  });

  it('with one seat pass to a confirmed successor on the same day and list what is open', async () => {
    const post = await held({ kind: 'window', compatibleWith: ['*'] });
    const [first] = post.holdings;
    const alone = await act(first, 'end', { how: 'hand-over', on: '2026-11-15', reason: '工作调整' });
    assert.equal(alone.body.code, 'duty-post.no-successor');
    await claim(post.id, members[1]);
    const next = (await view(post.id)).holdings[1];
    const confirmed = (await act(next, 'confirm', { decidedAtZh: '支委会' })).body.holdings[1];
    assert.equal((await act(confirmed, 'begin', { on: '2026-11-15' })).body.code, 'duty-post.no-seat');
    await act(first, 'shifts', { days: ['2026-11-18', '2026-11-25'] });
    const change = { how: 'hand-over', on: '2026-11-15', reason: '工作调整', successorId: confirmed?.id };
    const unlisted = await act(first, 'end', change);
    assert.equal(unlisted.body.code, 'duty-post.hand-over-empty');
    const open = await secretary.get<{ items: { titleZh: string; note: string }[] }>(
      `/api/post-holdings/${first?.id}/open-items`,
    );
    assert.deepEqual(open.body.items, [{ titleZh: '值班安排', note: '2 次未到期' }]);
    const done = await act(first, 'end', { ...change, items: [...open.body.items, { titleZh: '群众意见本' }] });
    assert.equal(done.status, 200, JSON.stringify(done.body));
    assert.deepEqual(
      done.body.holdings.map(({ state, fromOn, endedOn }) => [state, fromOn, endedOn]),
      [
        ['handed-over', '2026-11-01', '2026-11-15'],
        ['serving', '2026-11-15', null],
      ],
    );
    assert.deepEqual(
      done.body.holdings[0]?.handOver.map(({ titleZh }) => titleZh),
      ['值班安排', '群众意见本'],
    );
    const received = await act(done.body.holdings[0], 'receive', {}, members[1]);
    assert.equal(received.status, 200, JSON.stringify(received.body));
    assert.equal((await act(done.body.holdings[0], 'receive', {}, members[2])).status, 404);
  });

  it('may end together with their last holder', async () => {
    const post = await held({ kind: 'closing', compatibleWith: ['*'] });
    const ended = await act(post.holdings[0], 'end', {
      how: 'remove',
      on: '2026-11-20',
      reason: '岗位不再设立',
      closesPost: true,
    });
    assert.equal(ended.body.closedOn, '2026-11-20', JSON.stringify(ended.body));
    assert.equal((await claim(post.id, members[2])).body.code, 'duty-post.closed');
  });

  it('go together only where one of them says so', async () => {
    const lone = (await offer({ kind: 'lone', titleZh: '矛盾调解岗' })).body;
    const first = await claim(lone.id, members[2]);
    await act(first.body.holdings[0], 'confirm', { decidedAtZh: '支委会' });
    const other = (await offer({ kind: 'other' })).body;
    assert.equal((await claim(other.id, members[2])).body.code, 'duty-post.incompatible');
    const declared = (await offer({ kind: 'declared', compatibleWith: ['lone'] })).body;
    assert.equal((await claim(declared.id, members[2])).status, 200);
  });

  it('have one holder a seat although two are confirmed and begin at once', async () => {
    const { id } = (await offer({ kind: 'race', seats: 1, compatibleWith: ['*'] })).body;
    await claim(id, members[0]);
    await claim(id, members[1]);
    const waiting = (await view(id)).holdings;
    const answers = await Promise.all(waiting.map((one) => act(one, 'confirm', { decidedAtZh: '支委会' })));
    assert.deepEqual(
      answers.map(({ status }) => status).sort((a, b) => a - b),
      [200, 409],
    );
    // Even past the service the table keeps a second holder out of the seat.
    const serving = await held({ kind: 'race-table', compatibleWith: ['*'] });
    await claim(serving.id, members[1]);
    await assert.rejects(
      seed(app, (tx) =>
        tx.run(
          sql`update post_holding set state = 'serving', seat = 1, from_on = '2026-11-20' where post_id = ${serving.id} and state = 'claimed'`,
        ),
      ),
      /post_holding_one_seat/,
    );
  });

  it('produce attendance by shifts, recorded once their day has come', async () => {
    const post = await held({ kind: 'shifts', compatibleWith: ['*'], term: '1m', shift: { per: '1m', atLeast: 2 } });
    const [holder] = post.holdings;
    const outside = await act(holder, 'shifts', { days: ['2026-12-01'] });
    assert.equal(outside.body.code, 'duty-post.shift-outside');
    const planned = await act(holder, 'shifts', { days: ['2026-11-20', '2026-11-30'] });
    assert.equal(planned.status, 200, JSON.stringify(planned.body));
    const at = (day: string) => planned.body.shifts.find((shift) => shift.day === day)?.id;
    const record = (day: string) =>
      secretary.send<{ code: string }>('POST', `/api/post-shifts/${at(day)}/record`, { state: 'attended' });
    assert.equal((await record('2026-11-30')).body.code, 'duty-post.in-future');
    assert.equal((await record('2026-11-20')).status, 200);
    assert.equal((await view(post.id)).holdings[0]?.shiftsDone, 1);
    const told = await seed(app, (tx) => createPostService(app.platform).tellTerms(tx));
    assert.equal(told, 1);
    assert.equal(await seed(app, (tx) => createPostService(app.platform).tellTerms(tx)), 0);
  });

  it('make two claims of one, whoever sends them twice', async () => {
    const { id } = (await offer({ kind: 'twice', compatibleWith: ['*'] })).body;
    const send = () => members[3]?.send('POST', `/api/duty-posts/${id}/claim`, {}, 'same-key-for-both');
    await Promise.all([send(), send()]);
    assert.equal((await view(id)).holdings.length, 1);
  });

  it('of a step are offered when it opens, and end it when each is held', async () => {
    const handler = createPostStepHandler(app.platform, createPostService(app.platform));
    const method = defineMethod({
      id: 'test-posts',
      version: 1,
      titleZh: '设岗定责',
      titleEn: 'Posts',
      group: 'members',
      kind: 'procedure',
      tier: 'A',
      purposeZh: '测试',
      cites: [],
      appliesTo: ['branch'],
      fields: ['general'],
      triggers: [{ kind: 'round' }],
      steps: [
        {
          id: 'claim',
          titleZh: '认岗',
          titleEn: 'Claim',
          guidanceZh: '党员认领岗位，支部确认',
          actor: { roles: ['branch-secretary'], of: 'own' },
          strength: 'must',
          params: { primitive: 'post', kind: 'step-post', basis: 'claimed', seats: 2, compatibleWith: ['*'] },
          next: [],
          confidence: 'assumed',
        },
      ],
    });
    const engine = createEngine(app.platform, [handler], [method]);
    const branch = tree.branches[0];
    const actor: Actor = {
      kind: 'user',
      userId: secretary.userId,
      displayName: '书记',
      role: 'branch-secretary',
      region: branch.region,
      orgId: branch.id,
      path: branch.path,
      memberId: null,
      scope: { path: branch.path },
    };
    const write = app.platform.db.write;
    const runId = await write(actor.scope, (tx) => engine.startRun(tx, actor, 'test-posts', branch));
    const step = await app.platform.db.read(actor.scope, async (tx) =>
      (await engine.load(tx, runId)).rows.get('claim'),
    );
    assert.ok(step?.subject_id);
    await claim(step.subject_id, members[0]);
    const [claimed] = (await view(step.subject_id)).holdings;
    const confirmed = (await act(claimed, 'confirm', { decidedAtZh: '支委会' })).body.holdings[0];
    await assert.rejects(
      write(actor.scope, (tx) => engine.complete(tx, actor, step.id)),
      /step.not-ready/,
    );
    const service = createPostService({ ...app.platform, steps: engine });
    await write(actor.scope, (tx) =>
      service.begin(tx, actor, confirmed?.id ?? 0, { version: confirmed?.version ?? 0, on: '2026-11-20' }),
    );
    const done = await app.platform.db.read(actor.scope, async (tx) => (await engine.load(tx, runId)).run.state);
    assert.equal(done, 'done');
  });
});
