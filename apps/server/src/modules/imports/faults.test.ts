import assert from 'node:assert/strict';
import { copyFile, truncate, writeFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { createTestApp, insertMember, seedTree, testRegion, type TestApp, type TestTree } from '@jishi/testkit';
import iconv from 'iconv-lite';
import { systemActor } from '../../platform/access/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { writeCsv } from '../../platform/spreadsheet/index.ts';
import { temporaryFolder } from '../../platform/spreadsheet/testing/temporary-folder.ts';
import { importFile, type ImportFileOptions, type ImportFileResult } from './index.ts';
import { idNumber, memberCells, sheetOf, writeRoster, type Cells } from './testing/rosters.ts';

const admitted = '入党日期（加入党组织日期）';

describe('faults of a roster', () => {
  const path = temporaryFolder();
  let app: TestApp;
  let tree: TestTree;
  let branch: string;
  let no = 0;
  before(async () => {
    app = await createTestApp();
    tree = await seedTree(app);
    branch = tree.branches[0].name;
  });
  const actor = () => systemActor('测试', testRegion);
  const check = (file: string, options: ImportFileOptions = {}): Promise<ImportFileResult> =>
    importFile(app.platform, actor(), file, { dryRun: true, ...options });
  const members = (...rows: Cells[]) => writeRoster(path(`m${++no}.xlsx`), [sheetOf('党员', 'members', rows)]);
  const found = async (file: string, options?: ImportFileOptions) =>
    (await check(file, options)).findings.filter(({ severity }) => severity !== 'hint');
  const only = async (file: string) => {
    const findings = await found(file);
    assert.equal(findings.length, 1, JSON.stringify(findings));
    return findings[0] ?? assert.fail();
  };

  it('says which check character an identity number should have', async () => {
    const right = idNumber(11);
    const wrong = `${right.slice(0, 17)}${right.endsWith('3') ? '4' : '3'}`;
    const finding = await only(await members(memberCells(11, branch, { 公民身份号码: wrong })));
    assert.equal(finding.code, 'member.bad-id-number');
    assert.match(finding.zh, new RegExp(`应为 ${right[17]}`));
    assert.deepEqual([finding.row, finding.field, finding.value], [2, 'citizenNumber', wrong]);
  });

  it('finds a person twice in the file, a day that does not exist, an admission under age', async () => {
    const file = await members(
      memberCells(12, branch),
      memberCells(12, branch),
      memberCells(13, branch, { [admitted]: '2020-02-30' }),
      memberCells(45, branch, { [admitted]: '2012-01-01', '转正日期（转为正式党员日期）': '2013-01-01' }),
    );
    const codes = (await found(file)).map(({ row, code }) => [row, code]);
    assert.deepEqual(codes, [
      [3, 'member.twice-in-file'],
      [4, 'cell.bad-date'],
      [5, 'member.too-young'],
    ]);
  });

  it('proposes the branch whose name comes nearest', async () => {
    const finding = await only(await members(memberCells(14, '测试1村支部')));
    assert.equal(finding.code, 'member.branch-unknown');
    assert.equal(finding.suggestion, '测试1村党支部');
  });

  it('refuses a branch outside the importer’s subtree as if it did not exist', async () => {
    const [first] = tree.townships;
    const own = { ...actor(), orgId: first.id, path: first.path, scope: { path: first.path } };
    const file = await members(memberCells(15, branch), memberCells(16, tree.branches[3].name));
    const result = await importFile(app.platform, own, file, { dryRun: true });
    assert.equal(result.summary.good, 1);
    assert.equal(result.findings.find(({ severity }) => severity === 'error')?.code, 'member.branch-unknown');
  });

  it('asks before it renames or moves somebody, and before it adds a namesake born on the same day', async () => {
    await importFile(
      app.platform,
      actor(),
      await members(memberCells(20, branch), memberCells(21, branch), memberCells(22, branch)),
    );
    const twin = idNumber(22);
    const body = `${twin.slice(0, 14)}${String((Number(twin.slice(14, 17)) + 2) % 1000).padStart(3, '0')}`;
    const { citizenCheckCharacter } = await import('@jishi/domain');
    const file = await members(
      memberCells(20, branch, { 姓名: '改名者' }),
      memberCells(21, tree.branches[1].name),
      memberCells(22, branch, { 公民身份号码: `${body}${citizenCheckCharacter(body)}` }),
    );
    const codes = (await found(file)).map(({ severity, code }) => `${severity} ${code}`);
    assert.deepEqual(codes, [
      'question import.name-differs',
      'question import.moves-branch',
      'question import.namesake',
    ]);
  });

  it('places organisations in any order, and refuses circles, strange superiors and wrong credit codes', async () => {
    const org = (name: string, parent: string, more: Cells = {}): Cells => ({
      党组织全称: name,
      '组织树（上级）': parent,
      组织类别: '党支部',
      ...more,
    });
    const file = await writeRoster(path('orgs.xlsx'), [
      {
        name: '党组织',
        columns: ['党组织全称', '组织树（上级）', '组织类别', '法人单位统一社会信用代码'].map((heading) => ({
          heading,
        })),
        rows: [
          org('新村第一党支部', '新村党总支', { 法人单位统一社会信用代码: '91350100M000100Y43' }),
          org('新村党总支', tree.townships[0].name, { 组织类别: '党总支部' }),
          org('甲党总支', '乙党总支', { 组织类别: '党总支部' }),
          org('乙党总支', '甲党总支', { 组织类别: '党总支部' }),
          org('无主党支部', '不存在的党委'),
          org('错码党支部', tree.townships[0].name, { 法人单位统一社会信用代码: '91350100M000100Y44' }),
        ].map((row) =>
          Object.values({
            a: row['党组织全称'],
            b: row['组织树（上级）'],
            c: row['组织类别'],
            d: row['法人单位统一社会信用代码'],
          }),
        ),
      },
    ]);
    const result = await check(file);
    assert.equal(result.summary.added, 2);
    const codes = new Map(
      result.findings.filter(({ severity }) => severity === 'error').map(({ row, code }) => [row, code]),
    );
    assert.ok(['org.cycle', 'org.parent-refused'].includes(codes.get(4) ?? ''));
    assert.ok(['org.cycle', 'org.parent-refused'].includes(codes.get(5) ?? ''));
    assert.equal(codes.get(6), 'org.parent-unknown');
    assert.equal(codes.get(7), 'org.bad-credit-code');
  });

  it('lets a branch have one secretary, in the file and beside the one in office', async () => {
    const rows = [memberCells(30, branch), memberCells(31, branch)];
    const post = (at: number): Cells => ({
      党组织全称: branch,
      姓名: rows[at]?.['姓名'],
      公民身份号码: rows[at]?.['公民身份号码'],
      党内职务: '书记',
      任职日期: '2025-06-01',
    });
    const sheets = [sheetOf('党员', 'members', rows), sheetOf('班子成员', 'posts', [post(0), post(1)])];
    const both = await check(await writeRoster(path('two.xlsx'), sheets));
    assert.deepEqual(
      both.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
      ['post.two-secretaries'],
    );
    await importFile(app.platform, actor(), await writeRoster(path('two2.xlsx'), sheets), { mode: 'good' });
    const later = await writeRoster(path('later.xlsx'), [sheetOf('班子成员', 'posts', [post(1)])]);
    assert.equal((await found(later))[0]?.code, 'post.secretary-exists');
    const again = await writeRoster(path('again.xlsx'), [sheetOf('班子成员', 'posts', [post(0)])]);
    assert.equal((await check(again)).summary.unchanged, 1);
  });

  it('reads CSV in GB18030 and UTF-8 alike, rare characters kept', async () => {
    const sheet = sheetOf('党员', 'members', [memberCells(40, branch, { 姓名: '𬱖䶮' })]);
    await writeCsv(path('utf8.csv'), sheet);
    await writeCsv(path('gb.csv'), sheet, { encoding: 'gb18030' });
    for (const name of ['utf8.csv', 'gb.csv']) assert.equal((await check(path(name))).summary.good, 1, name);
    await writeFile(path('bad.csv'), iconv.encode('姓名,性别\r\n张三,男\r\n', 'big5'));
    await assert.rejects(check(path('bad.csv')), Refusal);
  });

  it('names the file’s own faults: torn, empty, no spreadsheet, nothing recognised', async () => {
    const whole = await members(memberCells(41, branch));
    await copyFile(whole, path('torn.xlsx'));
    await truncate(path('torn.xlsx'), 900);
    await writeFile(path('empty.xlsx'), '');
    await writeFile(path('picture.xlsx'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    await writeRoster(path('other.xlsx'), [
      { name: '表', columns: [{ heading: '甲' }, { heading: '乙' }], rows: [['1', '2']] },
    ]);
    const codeOf = (file: string) =>
      check(file).then(
        () => 'none',
        (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
      );
    assert.equal(await codeOf(path('torn.xlsx')), 'file.damaged');
    assert.equal(await codeOf(path('empty.xlsx')), 'file.empty');
    assert.equal(await codeOf(path('picture.xlsx')), 'file.kind-not-taken');
    assert.equal(await codeOf(path('other.xlsx')), 'import.nothing-recognised');
  });

  it('leaves hidden sheets out and says so', async () => {
    const file = await writeRoster(path('hidden.xlsx'), [
      sheetOf('党员', 'members', [memberCells(42, branch)]),
      { ...sheetOf('旧名册', 'members', [memberCells(43, branch)]), hidden: true },
    ]);
    const result = await check(file);
    assert.deepEqual([result.summary.rows, result.leftOut], [1, ['旧名册']]);
  });

  it('refuses nothing that is written down, and stays silent about whoever is elsewhere', async () => {
    // A person on a roster the importer may not see is refused without saying where.
    const [first, second] = tree.townships;
    const memberId = await insertMember(app, { org: { ...tree.branches[3] }, name: '外乡人' });
    assert.ok(memberId > 0 && first.id !== second.id);
    const own = { ...actor(), orgId: second.id, path: second.path, scope: { path: second.path } };
    const file = await members(memberCells(20, tree.branches[3].name));
    const result = await importFile(app.platform, own, file, { dryRun: true });
    const finding = result.findings.find(({ severity }) => severity === 'error');
    assert.equal(finding?.code, 'member.elsewhere');
    assert.ok(!finding?.zh.includes(branch));
  });
});
