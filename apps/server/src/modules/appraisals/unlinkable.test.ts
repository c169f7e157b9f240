import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { AppraisalView, IssuedCodes } from '@jishi/contract';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import type { z } from 'zod';
import { systemActor } from '../../platform/access/actor.ts';
import { createAppraisalService } from './index.ts';

type View = z.infer<typeof AppraisalView>;
type Codes = z.infer<typeof IssuedCodes>;
interface Sheet {
  readonly id: string;
  readonly xmin: string;
  readonly word: string;
  readonly place: string;
}

// What docs/anonymous-appraisal.md promises, held against the database as an operator finds it.
describe('a sheet of an anonymous appraisal', () => {
  let app: TestApp;
  let tree: TestTree;
  let secretary: TestPerson;

  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 12 });
    secretary = await personAs(app, { role: 'branch-secretary', orgId: tree.branches[0].id });
  });

  async function opened(): Promise<{ view: View; codes: readonly string[] }> {
    const [branch] = tree.branches;
    const actor = systemActor('测试', tree.region);
    const id = await app.platform.db.write(actor.scope, (tx) =>
      createAppraisalService(app.platform).create(tx, actor, {
        region: tree.region,
        orgId: branch.id,
        path: branch.path,
        runStepId: null,
        titleZh: '民主测评',
        groups: [
          {
            id: 'members',
            titleZh: '党员',
            weight: [1, 1],
            electorate: 'all-members',
            minTurnout: null,
            minSheets: null,
            expected: 0,
          },
        ],
        questions: [
          {
            id: 'overall',
            titleZh: '总体',
            kind: 'choice',
            required: true,
            options: [{ value: 'good', titleZh: '好', valueHundredths: 10_000 }],
          },
          { id: 'words', titleZh: '意见', kind: 'text', required: false, options: [] },
        ],
        withholdBelow: 5,
        openFor: '3d',
      }),
    );
    const answer = await secretary.send<{ appraisal: View; codes: Codes[] }>('POST', `/api/appraisals/${id}/open`, {
      version: 0,
      expected: [],
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return {
      view: answer.body.appraisal,
      codes: answer.body.codes.flatMap((each) => each.codes.map(({ code }) => code)),
    };
  }
  const cast = async (code: string, words: string): Promise<void> => {
    const answer = await app.http.inject({
      method: 'POST',
      url: `/api/appraise/${code}`,
      payload: { answers: { overall: 'good', words } },
    });
    assert.equal(answer.statusCode, 200, answer.body);
  };
  const sheetsOf = (id: number): Promise<Sheet[]> =>
    seed(app, (tx) =>
      tx.many<Sheet>(sql`select id::text as id, xmin::text as xmin, answers ->> 'words' as word, ctid::text as place
        from appraisal_sheet where appraisal_id = ${id} order by ctid`),
    );

  it('has no column for a person, a code, a time, an address or a device', async () => {
    const columns = await seed(app, (tx) =>
      tx.many<{
        table_name: string;
        column_name: string;
        data_type: string;
      }>(sql`select table_name, column_name, data_type
        from information_schema.columns where table_name in ('appraisal_sheet', 'appraisal_code')`),
    );
    const of = (table: string) =>
      columns
        .filter((column) => column.table_name === table)
        .map((column) => column.column_name)
        .sort();
    assert.deepEqual(of('appraisal_sheet'), [
      'answers',
      'appraisal_id',
      'group_id',
      'id',
      'org_id',
      'path',
      'region',
      'round_no',
    ]);
    assert.deepEqual(of('appraisal_code'), [
      'appraisal_id',
      'code_hash',
      'group_id',
      'path',
      'region',
      'round_no',
      'used',
    ]);
    assert.deepEqual(
      columns.filter(({ data_type: type }) => /timestamp|date|inet/.test(type)),
      [],
    );
  });

  it('is referred to by no other table', async () => {
    const keys = await seed(app, (tx) =>
      tx.many(
        sql`select conname from pg_constraint where contype = 'f' and confrelid in ('appraisal_sheet'::regclass, 'appraisal_code'::regclass)`,
      ),
    );
    assert.deepEqual(keys, []);
  });

  it('leaves no event in the trail, no idempotency key and no to-do', async () => {
    const { view, codes } = await opened();
    const counts = () =>
      seed(app, (tx) =>
        tx.one(sql`select (select count(*) from audit_event) as events, (select count(*) from idempotency) as keys,
          (select count(*) from todo) as todos, (select count(*) from one_time_token) as tokens`),
      );
    const before = await counts();
    for (const code of codes.slice(0, 3)) await cast(code, '');
    assert.deepEqual(await counts(), before);
    const trail = await seed(app, (tx) =>
      tx.many<{ facts: object }>(sql`select facts from audit_event where subject_id = ${view.id}`),
    );
    for (const code of codes) assert.ok(!JSON.stringify(trail).includes(code));
  });

  it('cannot be told by number, place or transaction once the appraisal has ended', async () => {
    const { view, codes } = await opened();
    const order = codes.map((_code, no) => `第 ${String(no).padStart(2, '0')} 份`);
    for (const [no, code] of codes.entries()) await cast(code, order[no] ?? '');
    const during = await sheetsOf(view.id);
    assert.deepEqual(
      during.map((sheet) => sheet.word),
      order,
    );
    const closed = await secretary.send<View>('POST', `/api/appraisals/${view.id}/close`, { version: view.version });
    assert.equal(closed.status, 200, JSON.stringify(closed.body));
    const after = await sheetsOf(view.id);
    assert.equal(after.length, 12);
    assert.equal(new Set(after.map((sheet) => sheet.xmin)).size, 1);
    const old = new Set(during.flatMap((sheet) => [sheet.id, sheet.xmin]));
    assert.ok(after.every((sheet) => !old.has(sheet.id) && !old.has(sheet.xmin)));
    // Twelve sheets stay in their order by chance once in 479 million times.
    assert.notDeepEqual(
      after.map((sheet) => sheet.word),
      order,
    );
    const left = await seed(app, (tx) => tx.many(sql`select 1 from appraisal_code where appraisal_id = ${view.id}`));
    assert.deepEqual(left, []);
  });

  it('shows its words sorted by themselves, not by when they were written', async () => {
    const { view, codes } = await opened();
    for (const [no, code] of codes.entries()) await cast(code, String.fromCharCode(122 - no));
    const closed = await secretary.send<View>('POST', `/api/appraisals/${view.id}/close`, { version: view.version });
    const comments = closed.body.result?.comments ?? [];
    assert.deepEqual(comments, comments.toSorted());
  });

  it('is out of reach of every role, the administrators included', async () => {
    const rows = await app.platform.db.read({ path: null, audit: true }, (tx) =>
      tx.many(sql`select id from appraisal_sheet`),
    );
    assert.deepEqual(rows, []);
    const routes = app.mounter.mounted.filter((route) => /apprais.*sheet/i.test(route.path));
    assert.deepEqual(routes, []);
  });
});
