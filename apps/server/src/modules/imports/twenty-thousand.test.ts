import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createTestApp, seed, seedTree, testRegion, type TestApp, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { systemActor } from '../../platform/access/actor.ts';
import { openTable } from '../../platform/spreadsheet/index.ts';
import { temporaryFolder } from '../../platform/spreadsheet/testing/temporary-folder.ts';
import { importFile, ImportRefused } from './index.ts';
import { idNumber, memberCells, sheetOf, writeRoster, type Cells } from './testing/rosters.ts';

const all = 20_000;

/** 37 faults of eight kinds, spread over the file. */
function faults(branch: string): Map<number, Cells> {
  const kinds: ((no: number) => Cells)[] = [
    (no) =>
      memberCells(no, branch, {
        公民身份号码: `${idNumber(no).slice(0, 17)}${idNumber(no).endsWith('1') ? '2' : '1'}`,
      }),
    (no) => memberCells(no, '没有这个党支部'),
    (no) => memberCells(no, branch, { '入党日期（加入党组织日期）': '1960-02-30' }),
    (no) => memberCells(no, branch, { 姓名: '' }),
    (no) => memberCells(no, branch, { 人员类别: '老党员' }),
    (no) => memberCells(no - 1, branch),
    // Born in 1995, admitted at 14.
    (no) => memberCells(30_045 + no * 50, branch, { '入党日期（加入党组织日期）': '2010-01-01' }),
    (no) => memberCells(no, branch, { '入党日期（加入党组织日期）': '2999-01-01' }),
  ];
  const rows = new Map<number, Cells>();
  for (let n = 0; n < 37; n++) {
    const no = 500 + n * 521;
    const make = kinds[n % kinds.length];
    if (make) rows.set(no, make(no));
  }
  return rows;
}

describe('20,000 rows of which 37 are bad', () => {
  const path = temporaryFolder();
  let app: TestApp;
  let tree: TestTree;
  let file: string;
  const actor = systemActor('测试', testRegion);
  const count = () =>
    seed(app, async (tx) => (await tx.one<{ n: number }>(sql`select count(*)::int as n from member`)).n);

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 0 });
    const bad = faults(tree.branches[0].name);
    const rows = function* () {
      for (let no = 0; no < all; no++) yield bad.get(no) ?? memberCells(no, tree.branches[no % 6]?.name ?? '');
    };
    file = await writeRoster(path('roster.xlsx'), [sheetOf('党员', 'members', rows())]);
  });

  it('imports none when all are asked for, and says what is wrong', async () => {
    await assert.rejects(importFile(app.platform, actor, file, { mode: 'all' }), (error) => {
      assert.ok(error instanceof ImportRefused);
      assert.equal(error.result.failure?.code, 'import.bad-rows');
      assert.equal(error.result.summary.bad, 37);
      return true;
    });
    assert.equal(await count(), 0);
  });

  it('imports 19,963 when the good ones are asked for, and gives 37 back with reasons', async () => {
    const back = path('back.xlsx');
    const result = await importFile(app.platform, actor, file, { mode: 'good', badRowsTo: back });
    assert.deepEqual(
      { ...result.summary },
      { rows: all, good: 19_963, questions: 0, bad: 37, skipped: 0, added: 19_963, changed: 0, unchanged: 0 },
    );
    assert.equal(await count(), 19_963);
    const table = await openTable(back);
    const reasons: string[] = [];
    for await (const batch of table.batches()) for (const row of batch) reasons.push(row.cells.at(-1) ?? '');
    await table.close();
    assert.equal(table.head.headings.at(-1), '问题');
    assert.equal(reasons.length, 37);
    assert.ok(reasons.every((reason) => reason.length > 5));
  });

  it('changes nothing when the same file comes again', async () => {
    const result = await importFile(app.platform, actor, file, { mode: 'good' });
    assert.equal(result.summary.added + result.summary.changed, 0);
    assert.equal(result.summary.unchanged, 19_963);
    assert.equal(await count(), 19_963);
  });
});
