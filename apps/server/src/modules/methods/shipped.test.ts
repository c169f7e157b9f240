import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, personAs, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';

interface RunBody {
  version: number;
  steps: {
    runStepId: number;
    stepId: string;
    state: string;
    link: string | null;
    version: number;
    can: { complete: boolean };
  }[];
}

describe('the methods that come with the product, on the modules of the platform', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  let runId: number;

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app);
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
  });

  it('name what is missing where a method cannot run yet', async () => {
    const methods = await secretary.get<{ items: { id: string; missing: string[] }[] }>('/api/methods');
    const missing = Object.fromEntries(methods.body.items.map((one) => [one.id, one.missing]));
    assert.deepEqual(missing['six-step-grading'], []);
    assert.ok((missing['upgrade-promotion'] ?? []).length > 0);
    const refused = await secretary.send<{ code: string; facts: { primitives: string } }>('POST', '/api/runs', {
      methodId: 'upgrade-promotion',
      orgId: tree.branches[0].id,
    });
    assert.deepEqual([refused.status, refused.body.code], [422, 'method.primitive-missing']);
  });

  it('start the six-step grading: study opens its plan, then the report opens its form', async () => {
    const started = await secretary.send<{ runId: number }>('POST', '/api/runs', {
      methodId: 'six-step-grading',
      orgId: tree.branches[0].id,
    });
    assert.equal(started.status, 200, JSON.stringify(started.body));
    ({ runId } = started.body);
    const planId = Number((await view()).steps[0]?.link?.split('/').at(-1));
    await secretary.send('POST', `/api/learning/plans/${planId}/sessions`, {
      heldOn: '2026-11-20',
      topic: '参考标准',
      memberIds: tree.branches[0].memberIds,
    });
    const finished = await secretary.send('POST', `/api/learning/plans/${planId}/finish`, {});
    assert.equal(finished.status, 200, JSON.stringify(finished.body));
    const [study, report] = (await view()).steps;
    assert.deepEqual([study?.state, report?.state], ['done', 'open']);
    assert.match(report?.link ?? '', /^\/forms\/\d+$/);
  });

  it('refuse a step that somebody else has moved meanwhile', async () => {
    const report = (await view()).steps[1];
    const stale = await secretary.send<{ code: string }>('POST', `/api/run-steps/${report?.runStepId}/complete`, {
      version: (report?.version ?? 0) - 1,
    });
    assert.deepEqual([stale.status, stale.body.code], [409, 'record.changed-meanwhile']);
  });

  it('refuse a run in a branch that is not below the person', async () => {
    const other = await secretary.send('POST', '/api/runs', {
      methodId: 'six-step-grading',
      orgId: tree.branches[3].id,
    });
    assert.equal(other.status, 404);
    const superior = await secretary.send('POST', '/api/runs', { methodId: 'six-step-grading', orgId: tree.county.id });
    assert.equal(superior.status, 404);
  });

  const view = async () => (await secretary.get<RunBody>(`/api/runs/${runId}`)).body;
});
