import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { primitives } from '@jishi/domain';
import { createTestApp, personAs, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import { createStepPort } from '../methods/index.ts';
import { scriptedHandlers } from '../methods/scripted.testkit.ts';
import { createLearningService } from './service.ts';
import { createLearningStepHandler } from './step-handler.ts';

interface Plan {
  state: string;
  expected: number;
  attended: number;
  minutes: number;
  missing: string;
  learners: { memberId: number; hasAttended: boolean }[];
  sessions: { id: number; withdrawnReason: string | null; isLateEntry: boolean }[];
}

describe('learning', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  let runId: number;
  let planId: number;

  const plan = async (person = secretary) => (await person.get<Plan>(`/api/learning/plans/${planId}`)).body;
  const record = (body: Record<string, unknown>, person = secretary) =>
    person.send<{ code: string; sessionId: number }>('POST', `/api/learning/plans/${planId}/sessions`, {
      topic: '参考标准',
      ...body,
    });

  before(async () => {
    app = await createTestApp();
    const learning = createLearningStepHandler(app.platform, createLearningService(app.platform));
    const rest = scriptedHandlers(primitives.filter((name) => name !== 'learning')).handlers;
    createStepPort(app.platform, [learning, ...rest]);
    tree = await seedTree(app);
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    const started = await secretary.send<{ runId: number }>('POST', '/api/runs', {
      methodId: 'six-step-grading',
      orgId: tree.branches[0].id,
    });
    assert.equal(started.status, 200, JSON.stringify(started.body));
    ({ runId } = started.body);
    const run = await secretary.get<{ steps: { link: string; state: string }[] }>(`/api/runs/${runId}`);
    planId = Number(run.body.steps[0]?.link.split('/').at(-1));
  });

  it('opens a plan with the step and says what is missing', async () => {
    const opened = await plan();
    assert.deepEqual([opened.state, opened.expected, opened.attended, opened.missing], ['planned', 5, 0, 'sessions']);
    const run = await secretary.get<{ steps: { unmet: { zh: string }[]; can: { complete: boolean } }[] }>(
      `/api/runs/${runId}`,
    );
    assert.match(run.body.steps[0]?.unmet[0]?.zh ?? '', /至少要学 1 次，现在记录了 0 次/);
    assert.equal(run.body.steps[0]?.can.complete, false);
  });

  it('refuses a session of tomorrow, one before the plan, and people of another branch', async () => {
    const mine = tree.branches[0].memberIds;
    assert.equal((await record({ heldOn: '2026-11-21', memberIds: mine })).status, 422);
    assert.equal((await record({ heldOn: '2026-11-01', memberIds: mine })).status, 422);
    assert.equal((await record({ heldOn: '2026-02-30', memberIds: mine })).status, 422);
    const foreign = await record({ heldOn: '2026-11-20', memberIds: tree.branches[1].memberIds });
    assert.equal(foreign.body.code, 'learning.not-a-member');
  });

  it('counts who took part and asks for a reason below the usual share', async () => {
    const session = await record({
      heldOn: '2026-11-20',
      memberIds: tree.branches[0].memberIds.slice(0, 3),
      minutes: 90,
    });
    assert.equal(session.status, 200, JSON.stringify(session.body));
    const held = await plan();
    assert.deepEqual([held.state, held.attended, held.minutes, held.missing], ['held', 3, 90, 'share']);
    const refused = await secretary.send<{ code: string; rules: { id: string }[] }>(
      'POST',
      `/api/learning/plans/${planId}/finish`,
      {},
    );
    assert.equal(refused.body.code, 'learning.reason-missing');
    assert.equal(refused.body.rules[0]?.id, 'method.six_step_grading.study.min_attended');
  });

  it('declares a wrong entry void with its reason: it stays readable and counts no longer', async () => {
    const wrong = await record({ heldOn: '2026-11-20', memberIds: tree.branches[0].memberIds, minutes: 60 });
    assert.equal((await plan()).minutes, 150);
    const path = `/api/learning/plans/${planId}/sessions/${wrong.body.sessionId}/withdraw`;
    assert.equal((await secretary.send('POST', path, { reason: '重复记录' })).status, 200);
    const after = await plan();
    assert.deepEqual([after.minutes, after.attended, after.sessions.length], [90, 3, 2]);
  });

  it('takes a make-up once a person and within its window', async () => {
    const [first] = (await plan()).sessions;
    const [, , , fourth] = tree.branches[0].memberIds;
    const late = await secretary.get<{ code: string }>('/api/learning/plans');
    assert.equal(late.status, 200);
    const makeUp = await record({ heldOn: '2026-11-20', memberIds: [fourth], makesUpFor: first?.id });
    assert.equal(makeUp.status, 200, JSON.stringify(makeUp.body));
    assert.equal(
      (await record({ heldOn: '2026-11-20', memberIds: [fourth], makesUpFor: first?.id })).body.code,
      'learning.make-up-again',
    );
    assert.deepEqual([(await plan()).attended, (await plan()).missing], [4, 'none']);
  });

  it('ends the step of the run with it', async () => {
    const done = await secretary.send('POST', `/api/learning/plans/${planId}/finish`, {});
    assert.equal(done.status, 200, JSON.stringify(done.body));
    const run = await secretary.get<{ steps: { stepId: string; state: string }[] }>(`/api/runs/${runId}`);
    assert.deepEqual(
      run.body.steps.slice(0, 2).map(({ state }) => state),
      ['done', 'open'],
    );
    assert.equal(
      (await record({ heldOn: '2026-11-20', memberIds: tree.branches[0].memberIds })).body.code,
      'learning.credited',
    );
  });

  it('shows no list of people to a plain member, and nothing to a neighbour', async () => {
    const member = await personAs(app, { role: 'member', orgId: tree.branches[0].id });
    assert.deepEqual((await plan(member)).learners, []);
    const neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    assert.equal((await neighbour.get(`/api/learning/plans/${planId}`)).status, 404);
    assert.equal(
      (await record({ heldOn: '2026-11-20', memberIds: tree.branches[0].memberIds }, neighbour)).status,
      404,
    );
  });

  it('works without any method', async () => {
    const made = await secretary.send<{ planId: number }>('POST', '/api/learning/plans', {
      titleZh: '四季度党课',
      startsOn: '2026-11-01',
    });
    assert.equal(made.status, 200);
    planId = made.body.planId;
    assert.equal((await record({ heldOn: '2026-11-18', memberIds: tree.branches[0].memberIds })).status, 200);
    assert.equal((await secretary.send('POST', `/api/learning/plans/${planId}/finish`, {})).status, 200);
    assert.equal((await plan()).state, 'credited');
  });
});
