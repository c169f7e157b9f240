import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { primitives } from '@jishi/domain';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { createStepPort } from '../methods/index.ts';
import { scriptedHandlers } from '../methods/scripted.testkit.ts';
import { systemActor } from '../../platform/access/actor.ts';
import { createRoundService } from './service.ts';

interface View {
  version: number;
  state: string;
  planned: number;
  started: number;
  schemeHash: string;
  late: number;
  steps: { stepId: string; dateName: string | null; dueOn: string | null }[];
  counts: { stepId: string; open: number; late: number; waiting: number }[];
  bySuperior: { orgId: number; name: string; late: number }[];
  scope: { kinds: string[] };
}

describe('a round of the six-step grading', () => {
  let app: TestApp;
  let tree: TestTree;
  let county: TestPerson;
  let township: TestPerson;
  let branch: TestPerson;
  let roundId: number;

  const view = async (person: TestPerson = county) => (await person.get<View>(`/api/rounds/${roundId}`)).body;

  const signIn = async () => {
    county = await personAs(app, { role: 'county-department', orgId: tree.county.id });
    township = await personAs(app, { role: 'township-secretary', orgId: tree.townships[0].id });
    branch = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
  };
  /** A later day, on which everybody signs in again. */
  const goTo = async (day: string) => {
    app.clock.set(day);
    await signIn();
  };

  before(async () => {
    app = await createTestApp();
    createStepPort(app.platform, scriptedHandlers(primitives).handlers);
    tree = await seedTree(app, { membersEach: 1 });
    await signIn();
  });

  it('starts as a draft with the dates of the rules and the frozen scheme, seen by its owner alone', async () => {
    const made = await county.send<{ roundId: number }>('POST', '/api/rounds', {
      methodId: 'six-step-grading',
      title: '2026年度分类定级',
      year: 2026,
    });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    ({ roundId } = made.body);
    const draft = await view();
    assert.equal(draft.state, 'draft');
    assert.match(draft.schemeHash, /^[0-9a-f]{64}$/);
    assert.equal(draft.steps.find(({ stepId }) => stepId === 'study')?.dueOn, '2026-12-05');
    assert.equal((await township.get(`/api/rounds/${roundId}`)).status, 404);
    assert.equal((await branch.get(`/api/rounds/${roundId}`)).status, 404);
  });

  it('shows before opening how many take part, and wants a reason for everyone left out', async () => {
    const draft = await view();
    const calendar = Object.fromEntries(
      draft.steps.flatMap(({ dateName, dueOn }) => (dateName && dueOn ? [[dateName, dueOn]] : [])),
    );
    const left = tree.branches[5].id;
    const body = {
      version: draft.version,
      title: '2026年度分类定级',
      year: 2026,
      calendar,
      scope: { kinds: ['631'], exclusions: [{ orgId: left, reason: '' }] },
    };
    const refused = await county.send('PUT', `/api/rounds/${roundId}`, body);
    assert.equal(refused.status, 422);
    const saved = await county.send('PUT', `/api/rounds/${roundId}`, {
      ...body,
      scope: { kinds: ['631'], exclusions: [{ orgId: left, reason: '成立不满半年' }] },
    });
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    const preview = await county.get<{ planned: number; excluded: number }>(`/api/rounds/${roundId}/preview`);
    assert.deepEqual([preview.body.planned, preview.body.excluded], [5, 1]);
  });

  it('refuses dates out of order, with the field and the remedy', async () => {
    const draft = await view();
    const calendar = Object.fromEntries(
      draft.steps.flatMap(({ dateName, dueOn }) => (dateName && dueOn ? [[dateName, dueOn]] : [])),
    );
    const answer = await county.send<{ errors: { path: string; message: string }[] }>('PUT', `/api/rounds/${roundId}`, {
      version: draft.version,
      title: '2026年度分类定级',
      year: 2026,
      calendar: { ...calendar, report: '2026-11-25' },
      scope: { kinds: ['631'], exclusions: [] },
    });
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.body.errors[0]?.path, 'calendar.report');
    assert.match(answer.body.errors[0]?.message ?? '', /早于“学”/);
  });

  it('opens once: a double click starts nobody twice', async () => {
    const { version } = await view();
    const key = 'open-the-round-once';
    const [first, second] = await Promise.all(
      [1, 2].map(() => county.send('POST', `/api/rounds/${roundId}/open`, { version }, key)),
    );
    assert.deepEqual([first?.status, second?.status], [200, 200], JSON.stringify([first?.body, second?.body]));
    assert.deepEqual(first?.body, second?.body);
    const again = await county.send('POST', `/api/rounds/${roundId}/open`, { version });
    assert.equal(again.status, 409);
    const opened = await view();
    assert.deepEqual([opened.state, opened.planned, opened.started], ['open', 5, 5]);
    assert.deepEqual(
      opened.counts.find(({ stepId }) => stepId === 'study'),
      { stepId: 'study', waiting: 0, open: 5, done: 0, other: 0, late: 0 },
    );
  });

  it('gives every branch its duty, and the branch sees its own run alone', async () => {
    const home = await branch.get<{
      items: { titleZh: string; link: string; tag: string }[];
      counts: { open: number };
    }>('/api/todos');
    assert.equal(home.body.counts.open, 1);
    assert.equal(home.body.items[0]?.titleZh, '2026年度分类定级 · 学');
    const own = await branch.get<{ items: { orgId: number }[] }>(`/api/rounds/${roundId}/runs`);
    assert.deepEqual(
      own.body.items.map(({ orgId }) => orgId),
      [tree.branches[0].id],
    );
    const all = await county.get<{ items: { runId: number }[] }>(`/api/rounds/${roundId}/runs`);
    assert.equal(all.body.items.length, 5);
    const other = all.body.items.find((_item, index) => index === 3);
    assert.equal((await branch.get(`/api/runs/${other?.runId}`)).status, 404);
  });

  it('counts the late by township and reminds them once a day', async () => {
    await goTo('2026-12-08');
    const late = await view();
    assert.equal(late.late, 5);
    assert.deepEqual(
      late.bySuperior.map(({ late: n }) => n),
      [3, 2],
    );
    const ofTownship = await view(township);
    assert.equal(ofTownship.late, 3);
    const reminded = await county.send<{ reminded: number }>('POST', `/api/rounds/${roundId}/remind`, {});
    assert.deepEqual(reminded.body.reminded, 5, JSON.stringify(reminded.body));
    const again = await county.send<{ reminded: number; tooRecent: number }>(
      'POST',
      `/api/rounds/${roundId}/remind`,
      {},
    );
    assert.deepEqual([again.body.reminded, again.body.tooRecent], [0, 5]);
    const inbox = await branch.get<{ items: { titleZh: string }[]; unread: number }>('/api/messages');
    assert.equal(inbox.body.unread, 1);
    assert.match(inbox.body.items[0]?.titleZh ?? '', /已超期/);
  });

  it('brings the same message up again on the next day instead of sending a second one', async () => {
    await goTo('2026-12-10');
    const reminded = await township.send<{ reminded: number }>('POST', `/api/rounds/${roundId}/remind`, {});
    assert.equal(reminded.body.reminded, 3);
    const inbox = await branch.get<{ items: { repeated: number }[] }>('/api/messages');
    assert.deepEqual(
      inbox.body.items.map(({ repeated }) => repeated),
      [1],
    );
  });

  it('moves a date with its reason: open steps and duties follow', async () => {
    const { version } = await view();
    const moved = await county.send('POST', `/api/rounds/${roundId}/dates`, {
      version,
      name: 'study',
      date: '2026-12-15',
      reason: '农忙顺延',
    });
    assert.equal(moved.status, 200, JSON.stringify(moved.body));
    const payload = {
      region: tree.region,
      roundId,
      name: 'study',
      date: '2026-12-15',
      by: county.userId,
      byName: '县委组织部',
    };
    const { roundJobs } = await import('./jobs.ts');
    await roundJobs(app.platform)
      .find(({ name }) => name === 'round:move-date')
      ?.handle(payload);
    assert.equal((await view()).late, 0);
    const home = await branch.get<{ items: { dueOn: string }[] }>('/api/todos');
    assert.equal(home.body.items[0]?.dueOn, '2026-12-15');
  });

  it('is closed to neighbours and other roles', async () => {
    const { version } = await view();
    assert.equal((await township.send('POST', `/api/rounds/${roundId}/open`, { version })).status, 404);
    assert.equal((await branch.send('POST', `/api/rounds/${roundId}/remind`, {})).status, 403);
    const member = await personAs(app, { role: 'member', orgId: tree.branches[0].id });
    assert.equal((await member.get(`/api/rounds/${roundId}`)).status, 403);
    const admin = await personAs(app, { role: 'system-admin' });
    assert.equal((await admin.get('/api/rounds')).status, 403);
  });

  it('opens a large round in slices; a killed process goes on where it stopped', async () => {
    const made = await county.send<{ roundId: number }>('POST', '/api/rounds', {
      methodId: 'six-step-grading',
      title: '2027年度分类定级',
      year: 2027,
    });
    const id = made.body.roundId;
    await seed(app, async (tx) => {
      await tx.run(
        sql`update method_round set state = 'opening', opened_on = '2026-12-10', planned = 6 where id = ${id}`,
      );
    });
    const actor = systemActor('定时任务', tree.region);
    const service = createRoundService(app.platform);
    const next = (fail: boolean) =>
      app.platform.db.write(actor.scope, async (tx) => {
        const more = await service.openNext(tx, actor, id, 4);
        if (fail) throw new Error('killed');
        return more;
      });
    assert.equal(await next(false), true);
    await assert.rejects(next(true));
    assert.equal(await next(false), false);
    const done = (await county.get<View>(`/api/rounds/${id}`)).body;
    assert.deepEqual([done.state, done.started], ['open', 6]);
    const twice = await seed(app, (tx) =>
      tx.one<{ n: number }>(sql`select count(*)::int as n from method_run where round_id = ${id}`),
    );
    assert.equal(twice.n, 6);
  });
});
