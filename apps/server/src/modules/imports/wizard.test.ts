import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import type { ImportFinding, ImportView } from '@jishi/contract';
import { createTestApp, personAs, seed, seedTree, type TestApp, type TestPerson, type TestTree } from '@jishi/testkit';
import sql from 'sql-template-tag';
import { openTable } from '../../platform/spreadsheet/index.ts';
import { temporaryFolder } from '../../platform/spreadsheet/testing/temporary-folder.ts';
import { createWorker } from './run/worker.ts';
import { idNumber, memberCells, sheetOf, writeRoster } from './testing/rosters.ts';

describe('the import wizard', () => {
  const path = temporaryFolder();
  let app: TestApp;
  let tree: TestTree;
  let person: TestPerson;
  let neighbour: TestPerson;
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app, { membersEach: 0 });
    person = await personAs(app, { role: 'township-organiser', orgId: tree.townships[0].id, displayName: '组织委员' });
    neighbour = await personAs(app, { role: 'township-organiser', orgId: tree.townships[1].id });
  });

  const upload = async (file: string, who = person, cut = 0) => {
    const boundary = 'x-jishi-boundary';
    const content = readFileSync(file);
    const body = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="roster.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      cut === 0 ? content : content.subarray(0, cut),
      cut === 0 ? Buffer.from(`\r\n--${boundary}--\r\n`) : Buffer.alloc(0),
    ]);
    const response = await app.http.inject({
      method: 'POST',
      url: '/api/imports',
      headers: { ...who.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: body,
    });
    return { status: response.statusCode, body: JSON.parse(response.body) as { id: number; code?: string } };
  };
  const view = async (id: number) => (await person.get<ImportView>(`/api/imports/${id}`)).body;
  /** What the job does. */
  const work = (id: number) => createWorker(app.platform).work(id);
  const roster = (name: string, ...rows: Parameters<typeof sheetOf>[2][]) =>
    writeRoster(path(name), [
      sheetOf(
        '党员',
        'members',
        rows.flatMap((some) => [...some]),
      ),
    ]);
  const members = () =>
    seed(app, async (tx) => (await tx.one<{ n: number }>(sql`select count(*)::int as n from member`)).n);
  const wrong = (no: number) => `${idNumber(no).slice(0, 17)}${idNumber(no).endsWith('3') ? '4' : '3'}`;

  it('goes from the file over corrections in place to the import, and back within a day', async () => {
    const [one, two] = [tree.branches[0].name, tree.branches[1].name];
    const file = await roster('a.xlsx', [
      memberCells(1, one),
      memberCells(2, two),
      memberCells(3, '测试1村支部'),
      memberCells(4, '测试1村支部'),
      memberCells(5, one, { 公民身份号码: wrong(5) }),
      memberCells(6, one, { 姓名: '' }),
    ]);
    const { body } = await upload(file);
    const uploaded = await view(body.id);
    assert.deepEqual(
      [uploaded.state, uploaded.parts[0]?.kind, uploaded.parts[0]?.missing],
      ['uploaded', 'members', []],
    );
    assert.equal((await person.send('POST', `/api/imports/${body.id}/check`)).status, 200);
    assert.equal((await work(body.id))?.state, 'checked');
    const checked = await view(body.id);
    assert.deepEqual([checked.counts[0]?.good, checked.counts[0]?.bad], [2, 4]);
    assert.equal(await members(), 0);
    const { items } = (await person.get<{ items: ImportFinding[] }>(`/api/imports/${body.id}/findings?severity=error`))
      .body;
    assert.deepEqual(
      items.map(({ row, code }) => [row, code]),
      [
        [4, 'member.branch-unknown'],
        [5, 'member.branch-unknown'],
        [6, 'member.bad-id-number'],
        [7, 'cell.missing'],
      ],
    );
    const sealed = await seed(app, (tx) =>
      tx.many<{ value: Buffer }>(sql`select f.value from import_finding f where f.value is not null`),
    );
    assert.ok(sealed.every(({ value }) => !value.toString('latin1').includes(wrong(5))));
    const answers = [
      {
        sheet: '党员',
        field: 'branch',
        row: null,
        fromValue: '测试1村支部',
        toValue: items[0]?.suggestion ?? '',
        decision: null,
      },
      { sheet: '党员', field: 'citizenNumber', row: 6, fromValue: wrong(5), toValue: idNumber(5), decision: null },
      { sheet: '党员', field: '', row: 7, fromValue: null, toValue: null, decision: 'skip' },
    ];
    assert.equal((await person.send('POST', `/api/imports/${body.id}/answers`, { answers })).status, 200);
    await person.send('POST', `/api/imports/${body.id}/check`);
    await work(body.id);
    const again = await view(body.id);
    assert.deepEqual(
      [again.counts[0]?.good, again.counts[0]?.bad, again.counts[0]?.skipped, again.counts[0]?.added],
      [5, 0, 1, 5],
    );
    assert.equal((await person.send('POST', `/api/imports/${body.id}/run`, { mode: 'all' })).status, 200);
    assert.equal((await work(body.id))?.state, 'done');
    assert.equal(await members(), 5);
    const done = await view(body.id);
    assert.deepEqual([done.state, done.can.takeBack], ['done', true]);

    const back = await person.send('POST', `/api/imports/${body.id}/take-back`, { reason: '选错了文件' });
    assert.equal(back.status, 200, JSON.stringify(back.body));
    assert.equal(await members(), 0);
    const left = await seed(app, (tx) =>
      tx.one<{ n: number }>(sql`select coalesce(sum(d.n), 0)::int as n from stat_delta d where d.dim = 'members'`),
    );
    assert.equal(left.n, 0);
    assert.equal((await view(body.id)).state, 'taken-back');
  });

  it('gives changed people their old values back, and refuses once somebody works with what came', async () => {
    const [one, two] = tree.branches;
    const first = (await upload(await roster('b.xlsx', [memberCells(20, one.name), memberCells(21, one.name)]))).body
      .id;
    await person.send('POST', `/api/imports/${first}/check`);
    await work(first);
    await person.send('POST', `/api/imports/${first}/run`, { mode: 'all' });
    await work(first);
    const phone = '15400009999';
    const second = (
      await upload(
        await roster('c.xlsx', [
          memberCells(20, one.name, { 手机号码: phone, 学历: '大学专科毕业' }),
          memberCells(21, one.name),
        ]),
      )
    ).body.id;
    await person.send('POST', `/api/imports/${second}/check`);
    await work(second);
    const preview = await view(second);
    assert.deepEqual([preview.counts[0]?.changed, preview.counts[0]?.unchanged], [1, 1]);
    assert.ok(preview.changes.every(({ toValue }) => toValue !== phone));
    await person.send('POST', `/api/imports/${second}/run`, { mode: 'good' });
    await work(second);
    const tail = () =>
      seed(app, (tx) =>
        tx.one<{ phone_tail: string; education: string; id: number; version: number }>(
          sql`select m.phone_tail, m.education, m.id, m.version from member m where m.id_number_tail = ${idNumber(20).slice(-4)}`,
        ),
      );
    assert.equal((await tail()).phone_tail, '9999');
    // The first import is the ground of the second.
    const refused = await person.send<{ code: string }>('POST', `/api/imports/${first}/take-back`, { reason: '试试' });
    assert.deepEqual([refused.status, refused.body.code], [409, 'import.needed']);
    assert.equal((await person.send('POST', `/api/imports/${second}/take-back`, { reason: '电话不对' })).status, 200);
    assert.equal((await tail()).phone_tail, '0020');
    assert.ok(two);
    const late = (await upload(await roster('d.xlsx', [memberCells(30, one.name)]))).body.id;
    await person.send('POST', `/api/imports/${late}/check`);
    await work(late);
    await person.send('POST', `/api/imports/${late}/run`, { mode: 'all' });
    await work(late);
    app.clock.set('2026-11-22T12:00:00+08:00');
    const tooLate = await person.send<{ code: string }>('POST', `/api/imports/${late}/take-back`, { reason: '太晚了' });
    assert.equal(tooLate.body.code, 'import.too-late');
    app.clock.set('2026-11-20');
  });

  it('is out of sight for the neighbour, by every address', async () => {
    const { id } = (await upload(await roster('e.xlsx', [memberCells(40, tree.branches[0].name)]))).body;
    for (const [method, tail, body] of [
      ['GET', '', undefined],
      ['GET', '/findings', undefined],
      ['GET', '/bad-rows', undefined],
      ['POST', '/check', undefined],
      ['POST', '/run', { mode: 'good' }],
      ['POST', '/take-back', { reason: '别人的' }],
      ['POST', '/cancel', undefined],
    ] as const) {
      const url = `/api/imports/${id}${tail}`;
      const answer = method === 'GET' ? await neighbour.get(url) : await neighbour.send(method, url, body);
      assert.equal(answer.status, 404, `${method} ${tail}`);
    }
  });

  it('keeps nothing of a torn upload, and refuses a file above the limit by a sentence', async () => {
    const file = await roster('f.xlsx', [memberCells(50, tree.branches[0].name)]);
    const count = () =>
      seed(app, async (tx) => (await tx.one<{ n: number }>(sql`select count(*)::int as n from roster_import`)).n);
    const was = await count();
    const torn = await upload(file, person, 800);
    assert.ok(torn.status >= 400 && torn.status < 500, JSON.stringify(torn.body));
    assert.equal(await count(), was);
    await writeFile(path('huge.xlsx'), Buffer.alloc(100 * 1_048_576 + 10));
    const huge = await upload(path('huge.xlsx'));
    assert.deepEqual([huge.status, huge.body.code], [413, 'file.too-large']);
    assert.equal(await count(), was);
  });

  it('remembers how an organisation reads its headings', async () => {
    const odd = await writeRoster(path('odd.xlsx'), [
      {
        ...sheetOf('名单', 'members', [memberCells(60, tree.branches[0].name)]),
        columns: sheetOf('名单', 'members', [memberCells(60, '')]).columns.map((column) =>
          column.heading === '组织关系所在党支部' ? { heading: '归口' } : column,
        ),
      },
    ]);
    const { id } = (await upload(odd)).body;
    const before_ = await view(id);
    assert.deepEqual(
      before_.parts[0]?.missing.map(({ field }) => field),
      ['branch'],
    );
    assert.equal((await person.send('POST', `/api/imports/${id}/check`)).status, 422);
    const part = before_.parts[0];
    assert.ok(part);
    const fields = part.columns.map(({ field }, at) => (part.headings[at] === '归口' ? 'branch' : field));
    const set = await person.send<ImportView>('PUT', `/api/imports/${id}/parts`, {
      parts: [{ sheet: '名单', kind: 'members', fields }],
    });
    assert.deepEqual(set.body.parts?.[0]?.missing, []);
    const next = await view((await upload(odd)).body.id);
    assert.deepEqual([next.parts[0]?.remembered, next.parts[0]?.missing], [true, []]);
  });

  it('gives the bad rows back as they stood, with the reason beside them, ready to be imported again', async () => {
    const file = await roster('g.xlsx', [
      memberCells(70, tree.branches[0].name),
      memberCells(71, tree.branches[0].name, { 公民身份号码: wrong(71) }),
    ]);
    const { id } = (await upload(file)).body;
    await person.send('POST', `/api/imports/${id}/check`);
    await work(id);
    const response = await app.http.inject({
      method: 'GET',
      url: `/api/imports/${id}/bad-rows`,
      headers: person.headers,
    });
    assert.equal(response.statusCode, 200);
    await writeFile(path('back.xlsx'), response.rawPayload);
    const table = await openTable(path('back.xlsx'));
    const rows = [];
    for await (const batch of table.batches()) rows.push(...batch);
    await table.close();
    assert.equal(rows.length, 1);
    assert.ok(rows[0]?.cells.includes(wrong(71)));
    assert.match(rows[0]?.cells.at(-1) ?? '', /公民身份号码：.*最后一位不对/);
    const third = await view((await upload(path('back.xlsx'))).body.id);
    assert.equal(third.parts[0]?.columns.at(-1)?.field, null);
  });
});
