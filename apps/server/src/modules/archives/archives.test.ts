import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { primitives } from '@jishi/domain';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import pg from 'pg';
import sql from 'sql-template-tag';
import { createStepPort, engineOf } from '../methods/index.ts';
import { scriptedHandlers } from '../methods/scripted.testkit.ts';
import { systemActor } from '../../platform/access/actor.ts';
import { createArchiveService } from './service.ts';
import { createArchiveStepHandler } from './step-handler.ts';

interface File {
  state: string;
  hash: string | null;
  retainUntil: string | null;
  contents: { itemId: string; isPresent: boolean; hash: string | null }[];
  readings: { purpose: string }[];
}

describe('the archive of a run', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;
  let runId: number;
  let fileId: number;

  const file = async () => (await secretary.get<File>(`/api/archives/${fileId}`)).body;

  before(async () => {
    app = await createTestApp();
    const archive = createArchiveStepHandler(app.platform, createArchiveService(app.platform));
    const rest = scriptedHandlers(primitives.filter((name) => name !== 'archive'));
    rest.of('confer').outcome = { outcome: 'fairly-good', stars: 4 };
    rest.of('review').report = { doneBy: [1, 2, 3], checkedBy: [4] };
    createStepPort(app.platform, [archive, ...rest.handlers]);
    tree = await seedTree(app, { membersEach: 1 });
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
    const started = await secretary.send<{ runId: number }>('POST', '/api/runs', {
      methodId: 'six-step-grading',
      orgId: tree.branches[0].id,
    });
    ({ runId } = started.body);
    const system = systemActor('测试', tree.region);
    let acting = 10;
    // Everything up to the stars, by a different person each time.
    for (const step of [
      'study',
      'report',
      'self-assessment',
      'appraisal-meeting',
      'appraise',
      'committee-score',
      'review',
      'decide',
      'notice',
      'confer',
    ]) {
      const actor = { ...system, userId: ++acting };
      await app.platform.db.write(system.scope, async (tx) => {
        const loaded = await engineOf(app.platform).load(tx, runId);
        await engineOf(app.platform).complete(tx, actor, loaded.rows.get(step)?.id ?? 0);
      });
    }
    const run = await secretary.get<{ steps: { stepId: string; link: string }[] }>(`/api/runs/${runId}`);
    fileId = Number(
      run.body.steps
        .find(({ stepId }) => stepId === 'archive')
        ?.link.split('/')
        .at(-1),
    );
  });

  it('opens both branches after the stars: promotion and archive', async () => {
    const run = await secretary.get<{ steps: { stepId: string; state: string }[] }>(`/api/runs/${runId}`);
    const open = run.body.steps.filter(({ state }) => state === 'open').map(({ stepId }) => stepId);
    assert.deepEqual(open, ['promote', 'archive']);
  });

  it('lists what the definition wants and what is there', async () => {
    const collecting = await file();
    assert.equal(collecting.state, 'collecting');
    assert.equal(
      collecting.contents.every(({ isPresent }) => isPresent),
      true,
    );
    assert.equal(collecting.contents.length, 10);
  });

  it('freezes the contents with their hash and ends the step', async () => {
    const sealed = await secretary.send<{ hash: string }>('POST', `/api/archives/${fileId}/seal`);
    assert.equal(sealed.status, 200, JSON.stringify(sealed.body));
    assert.match(sealed.body.hash, /^[0-9a-f]{64}$/);
    const after = await file();
    assert.deepEqual([after.state, after.hash, after.retainUntil !== null], ['sealed', sealed.body.hash, true]);
    const again = await secretary.send<{ code: string }>('POST', `/api/archives/${fileId}/seal`);
    assert.equal(again.body.code, 'archive.sealed');
  });

  it('notes every reading with its purpose', async () => {
    assert.equal((await secretary.send('POST', `/api/archives/${fileId}/read`, { purpose: '' })).status, 422);
    const read = await secretary.send<{ items: { itemId: string; content: { result?: { stars?: number } } }[] }>(
      'POST',
      `/api/archives/${fileId}/read`,
      {
        purpose: '核对星级',
      },
    );
    assert.equal(read.body.items.find(({ itemId }) => itemId === 'plaque')?.content.result?.stars, 4);
    assert.deepEqual(
      (await file()).readings.map(({ purpose }) => purpose),
      ['核对星级'],
    );
  });

  it('shows a change made past the application', async () => {
    const intact = await secretary.get<{ isIntact: boolean }>(`/api/archives/${fileId}/verify`);
    assert.equal(intact.body.isIntact, true);
    await assert.rejects(
      seed(app, (tx) => tx.run(sql`update archive_item set content = '{}' where file_id = ${fileId}`)),
    );
    const owner = new pg.Client({ connectionString: app.connectionString });
    await owner.connect();
    await owner.query('alter table archive_item no force row level security');
    await owner.query(
      `update archive_item set content = jsonb_set(content, '{result,stars}', '5') where file_id = $1 and item_id = 'plaque'`,
      [fileId],
    );
    await owner.end();
    const changed = await secretary.get<{ isIntact: boolean; changed: string[] }>(`/api/archives/${fileId}/verify`);
    assert.deepEqual([changed.body.isIntact, changed.body.changed], [false, ['星级标牌']]);
  });

  it('is not there for a neighbour or a plain member', async () => {
    const neighbour = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[1].id });
    assert.equal((await neighbour.get(`/api/archives/${fileId}`)).status, 404);
    assert.equal((await neighbour.send('POST', `/api/archives/${fileId}/read`, { purpose: '看看' })).status, 404);
    const member = await personAs(app, { role: 'member', orgId: tree.branches[0].id });
    assert.equal((await member.get(`/api/archives/${fileId}`)).status, 403);
  });
});
