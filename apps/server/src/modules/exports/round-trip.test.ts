import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { ExportView } from '@jishi/contract';
import { createTestApp, personAs, seed, seedTree, testRegion, type TestApp, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { systemActor } from '../../platform/access/actor.ts';
import { temporaryFolder } from '../../platform/spreadsheet/testing/temporary-folder.ts';
import { importFile } from '../imports/index.ts';
import { memberCells, sheetOf, writeRoster, type Cells } from '../imports/testing/rosters.ts';
import { writeFile } from 'node:fs/promises';
import { createExportService } from './service.ts';
import { writeExport } from './write-file.ts';

/** Every kind of entry: codes, days, flags, probationary and floating people. */
const varied = (no: number): Cells => ({
  学历: ['研究生', '大学专科毕业', '初中'][no % 3],
  工作岗位: ['农牧渔民', '离退休人员', '公有制企业管理人员'][no % 3],
  固定电话: no % 4 === 0 ? '0392-5551234' : '',
  是否流动党员: no % 5 === 0 ? '是' : '否',
  '外出流向（省市县）': no % 5 === 0 ? '广东省深圳市' : '',
  党员档案所在单位: no % 2 === 0 ? '浚县组织部' : '',
  ...(no % 6 === 1
    ? { 人员类别: '预备党员', '入党日期（加入党组织日期）': '2026-06-01', '转正日期（转为正式党员日期）': '' }
    : {}),
});

describe('an export', () => {
  const path = temporaryFolder();
  let app: TestApp;
  let tree: TestTree;
  const actor = systemActor('测试', testRegion);
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 0 });
    const rows = Array.from({ length: 72 }, (_, no) =>
      memberCells(no + 1, tree.branches[no % 6]?.name ?? '', varied(no)),
    );
    await importFile(app.platform, actor, await writeRoster(path('seed.xlsx'), [sheetOf('党员', 'members', rows)]));
  });
  const write = (kind: 'orgs' | 'members', file: string) =>
    app.platform.db.write(actor.scope, (tx) =>
      writeExport(
        app.platform,
        tx,
        actor,
        {
          kind,
          format: file.endsWith('.csv') ? 'csv' : 'xlsx',
          filters: {},
          withIdentifiers: true,
          purpose: '年度核对',
          reader: '组织部',
        },
        path(file),
      ),
    );

  for (const format of ['xlsx', 'csv']) {
    it(`of organisations and members as ${format} imports unchanged`, async () => {
      assert.equal(await write('orgs', `orgs.${format}`), 9);
      assert.equal(await write('members', `members.${format}`), 72);
      for (const kind of ['orgs', 'members']) {
        const result = await importFile(app.platform, actor, path(`${kind}.${format}`), { mode: 'good' });
        const { added, changed, unchanged, bad, questions } = result.summary;
        assert.deepEqual(
          { kind, added, changed, bad, questions },
          { kind, added: 0, changed: 0, bad: 0, questions: 0 },
          JSON.stringify(result.groups),
        );
        assert.equal(unchanged, kind === 'orgs' ? 9 : 72);
      }
    });
  }

  it('is written in the background, shown to the auditor with purpose and reader, and fetched by its owner alone', async () => {
    const [township] = tree.townships;
    const person = await personAs(app, { role: 'township-secretary', orgId: township.id });
    const other = await personAs(app, { role: 'township-organiser', orgId: township.id });
    const wish = { kind: 'members', format: 'xlsx', purpose: '核对名册', reader: '镇党委会' };
    assert.equal((await person.send('POST', '/api/exports', { ...wish, purpose: '' })).status, 422);
    const asked = await person.send<ExportView>('POST', '/api/exports', { ...wish, withIdentifiers: true });
    assert.equal(asked.status, 200, JSON.stringify(asked.body));
    await createExportService(app.platform).write(asked.body.id);
    const ready = await person.get<ExportView>(`/api/exports/${asked.body.id}`);
    assert.deepEqual([ready.body.state, ready.body.rows], ['ready', 36]);
    assert.equal((await other.get(`/api/exports/${asked.body.id}/file`)).status, 404);
    const file = await app.http.inject({
      method: 'GET',
      url: `/api/exports/${asked.body.id}/file`,
      headers: person.headers,
    });
    assert.equal(file.statusCode, 200);
    await writeFile(path('own.xlsx'), file.rawPayload);
    assert.equal((await importFile(app.platform, actor, path('own.xlsx'), { dryRun: true })).summary.unchanged, 36);
    const taken = await seed(app, (tx) =>
      tx.many<{ facts: { persons: number; reader: string } }>(
        sql`select e.facts from audit_event e where e.action = 'export.take' order by e.id desc limit 1`,
      ),
    );
    assert.deepEqual([taken[0]?.facts.persons, taken[0]?.facts.reader], [36, '镇党委会']);
    app.clock.set('2026-11-29');
    await createExportService(app.platform).removeOld();
    assert.equal((await person.get(`/api/exports/${asked.body.id}/file`)).status, 410);
    app.clock.set('2026-11-20');
  });
});
