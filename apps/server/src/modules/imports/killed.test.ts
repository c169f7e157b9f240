import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { createTestApp, seed, seedTree, testRegion, type TestApp, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { temporaryFolder } from '../../platform/spreadsheet/testing/temporary-folder.ts';
import { importJobs } from './jobs.ts';
import { createWorker } from './run/worker.ts';
import { memberCells, sheetOf, writeRoster } from './testing/rosters.ts';

const rows = 12_000;

describe('an import whose process is killed', () => {
  const path = temporaryFolder();
  let app: TestApp;
  let tree: TestTree;
  let file: string;
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 0 });
    const cells = Array.from({ length: rows }, (_, no) => memberCells(no, tree.branches[no % 6]?.name ?? ''));
    file = await writeRoster(path('roster.xlsx'), [sheetOf('党员', 'members', cells)]);
  });

  const killedInTheMiddle = (): Promise<string> =>
    new Promise((resolve) => {
      const words = [app.connectionString, app.config.dataDir, file, String(testRegion)];
      const child = spawn(process.execPath, [join(import.meta.dirname, 'testing', 'import-child.ts'), ...words]);
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        if (Number(out.trim().split('\n').at(-1)) >= 4000) child.kill('SIGKILL');
      });
      child.on('close', () => resolve(out));
    });

  it('leaves nothing half done, and is taken up again to the end', async () => {
    const out = await killedInTheMiddle();
    assert.ok(!out.includes('done') && out.includes('4000'), out);
    const state = () =>
      seed(app, (tx) =>
        tx.one<{
          id: number;
          state: string;
          members: number;
          documents: number;
          deltas: number;
        }>(sql`select i.id, i.state,
          (select count(*)::int from member) as members, (select count(*)::int from search_doc d where d.kind = 'member') as documents,
          (select count(*)::int from stat_delta) as deltas from roster_import i`),
      );
    const left = await state();
    assert.deepEqual([left.state, left.members, left.documents, left.deltas], ['importing', 0, 0, 0]);

    // Somebody else's sign of life is respected; without one the work is taken over.
    app.clock.set(new Date().toISOString());
    assert.equal(await createWorker(app.platform).work(left.id), undefined);
    app.clock.set(new Date(Date.now() + 120_000).toISOString());
    const resume = importJobs(app.platform).find(({ name }) => name === 'import:resume');
    await resume?.handle({});
    const waiting = await app.platform.db.withOwner((client) =>
      client.query<{ payload: { importId: number } }>(
        `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'import:work'`,
      ),
    );
    assert.deepEqual(
      waiting.rows.map(({ payload }) => payload.importId),
      [left.id],
    );
    const end = await createWorker(app.platform).work(left.id);
    assert.equal(end?.state, 'done');
    const whole = await state();
    assert.deepEqual([whole.state, whole.members, whole.documents], ['done', rows, rows]);
  });
});
