import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { describe, it } from 'node:test';
import { readWhole } from './testing/raw-workbook.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { writeWorkbook } from './write/write-workbook.ts';

// Other programs judge our files and make files for us; where they are not installed the cases say so.
const file = temporaryFolder();
const python = ['/usr/bin/python3', 'python3'].find(
  (program) => spawnSync(program, ['-c', 'import openpyxl']).status === 0,
);
const office = ['soffice', 'libreoffice'].find((program) => spawnSync(program, ['--version']).status === 0);
const needsPython = python === undefined ? 'python3 with openpyxl is not installed' : false;
const needsOffice = office === undefined ? 'LibreOffice is not installed' : needsPython;

function runPython(script: string, ...files: readonly string[]): string {
  return execFileSync(python ?? '', ['-c', script, ...files], { encoding: 'utf8' });
}

function convert(source: string, kind: string): void {
  const profile = `-env:UserInstallation=file://${file('profile')}`;
  execFileSync(office ?? '', [profile, '--headless', '--convert-to', kind, '--outdir', dirname(source), source], {
    stdio: 'ignore',
    timeout: 120_000,
  });
}

const make = `
import openpyxl, sys, datetime
from openpyxl.utils.datetime import CALENDAR_MAC_1904
wb = openpyxl.Workbook()
if len(sys.argv) > 2: wb.epoch = CALENDAR_MAC_1904
ws = wb.active
ws.title = '党员'
ws.append(['浚县党员名册']); ws.merge_cells('A1:E1')
ws.append(['姓名', '公民身份号码', '入党日期', '人数', '备注'])
ws.append(['𬱖䶮㛃 ', '11010519491231002X', datetime.date(2001, 7, 1), 5, '=A3'])
ws.append(['李四', 110105194912310021, datetime.datetime(2001, 7, 1, 12, 30), 1.5, 'ＡＢ１２'])
ws.append(['合并', 'x']); ws.append([None, 'y']); ws.merge_cells('A5:A6')
ws.row_dimensions[5].hidden = True
ws.column_dimensions['D'].hidden = True
hidden = wb.create_sheet('底稿'); hidden.append(['秘密']); hidden.sheet_state = 'hidden'
wb.save(sys.argv[1])
`;

function assertMade(table: Awaited<ReturnType<typeof readWhole>>, formula: string): void {
  assert.deepEqual(table.head.titleRows, ['浚县党员名册']);
  assert.deepEqual(table.head.notices, [
    { code: 'hidden-sheets', sheets: ['底稿'] },
    { code: 'hidden-columns', headings: ['人数'] },
  ]);
  assert.deepEqual(
    table.rows.map((row) => row.cells.slice(0, 4)),
    [
      ['𬱖䶮㛃', '11010519491231002X', '2001-07-01', '5'],
      ['李四', '110105194912310000', '2001-07-01T12:30:00', '1.5'],
      ['合并', 'x', '', ''],
      ['', 'y', '', ''],
    ],
  );
  assert.equal(table.rows[1]?.cells[4], 'AB12');
  const codes = table.rows.map((row) => row.problems?.map((problem) => problem.code));
  assert.deepEqual(codes, [[formula], ['damaged-number'], undefined, ['merged']]);
  assert.equal(table.rows[2]?.hidden, true);
}

describe('files of other programs', () => {
  it('reads what openpyxl writes, in both counts of days', { skip: needsPython }, async () => {
    runPython(make, file('a.xlsx'));
    assertMade(await readWhole(file('a.xlsx')), 'formula-without-value');
    runPython(make, file('mac.xlsx'), '1904');
    const mac = await readWhole(file('mac.xlsx'));
    assert.equal(mac.head.date1904, true);
    assertMade(mac, 'formula-without-value');
  });

  it('reads what LibreOffice writes as .xlsx and as .xls', { skip: needsOffice }, async () => {
    runPython(make, file('b.xlsx'));
    convert(file('b.xlsx'), 'xls');
    const legacy = await readWhole(file('b.xls'));
    assert.equal(legacy.head.format, 'xls');
    assertMade(legacy, 'formula');
    convert(file('b.xls'), 'xlsx');
    assertMade(await readWhole(file('b.xlsx')), 'formula');
  });
});

const inspect = `
import openpyxl, sys, json
wb = openpyxl.load_workbook(sys.argv[1])
ws = wb['党员']
print(json.dumps({
  'states': [s.sheet_state for s in wb],
  'rows': [[str(c.value) if c.value is not None else None for c in row] for row in ws.iter_rows()],
  'types': [c.data_type for c in ws[2]],
  'comments': [[c.coordinate, c.comment.text] for row in ws.iter_rows() for c in row if c.comment],
  'colours': [c.fill.fgColor.rgb for c in ws[3]],
  'freeze': ws.freeze_panes, 'titles': ws.print_title_rows,
  'page': [ws.page_setup.orientation, ws.page_setup.paperSize, ws.page_setup.fitToWidth, ws.page_setup.fitToHeight, ws.sheet_properties.pageSetUpPr.fitToPage],
  'choices': [[str(v.sqref), v.formula1] for v in ws.data_validations.dataValidation],
  'list': [c.value for c in wb['选项']['A']][:3],
}))
`;

describe('our workbooks in other programs', () => {
  const ethnicGroups = Array.from({ length: 60 }, (_, index) => `第${index}个民族的名称`);
  const write = (path: string): Promise<unknown> =>
    writeWorkbook(path, [
      {
        name: '党员',
        columns: [
          { heading: '姓名', note: '必填' },
          { heading: '公民身份号码' },
          { heading: '出生日期', kind: 'date' },
          { heading: '性别', choices: ['男性', '女性'] },
          { heading: '民族', choices: ethnicGroups },
        ],
        rows: [
          ['𬱖䶮㛃', '11010519491231002X', '1949-12-31', '男性', '=1+1'],
          {
            cells: ['张三', '1', '不是', '男性', ''],
            faults: [
              { column: 1, text: '应为 18 位' },
              { column: 4, text: '没有填', severity: 'warning' },
            ],
          },
        ],
      },
    ]);

  it('open in openpyxl with types, comments, colours, choices and page layout', { skip: needsPython }, async () => {
    await write(file('ours.xlsx'));
    const seen = JSON.parse(runPython(inspect, file('ours.xlsx'))) as Record<string, unknown>;
    assert.deepEqual(seen, {
      states: ['visible', 'hidden'],
      rows: [
        ['姓名', '公民身份号码', '出生日期', '性别', '民族'],
        ['𬱖䶮㛃', '11010519491231002X', '1949-12-31 00:00:00', '男性', '=1+1'],
        ['张三', '1', '不是', '男性', null],
      ],
      types: ['s', 's', 'd', 's', 's'],
      comments: [
        ['A1', '必填'],
        ['B3', '应为 18 位'],
        ['E3', '没有填'],
      ],
      colours: ['00000000', 'FFFFC7CE', '00000000', '00000000', 'FFFFEB9C'],
      freeze: 'A2',
      titles: '$1:$1',
      page: ['landscape', 9, 1, 0, true],
      choices: [
        ['D2:D1048576', '"男性,女性"'],
        ['E2:E1048576', '选项!$A$2:$A$61'],
      ],
      list: ['选项1', '第0个民族的名称', '第1个民族的名称'],
    });
  });

  it('survive LibreOffice, comments and choices included', { skip: needsOffice }, async () => {
    await write(file('ours.xlsx'));
    convert(file('ours.xlsx'), 'ods');
    convert(file('ours.ods'), 'xlsx');
    const seen = JSON.parse(runPython(inspect, file('ours.xlsx'))) as { comments: unknown[]; choices: unknown[] };
    assert.equal(seen.comments.length, 3);
    assert.equal(seen.choices.length, 2);
    const { rows } = await readWhole(file('ours.xlsx'));
    assert.deepEqual(rows[0]?.cells, ['𬱖䶮㛃', '11010519491231002X', '1949-12-31', '男性', '=1+1']);
    assert.equal(rows[0]?.problems, undefined);
  });
});
