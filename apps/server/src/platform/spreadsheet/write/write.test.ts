import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import { readWhole } from '../testing/raw-workbook.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { WriteSheet } from './sheet-to-write.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

const file = temporaryFolder();

const people: WriteSheet = {
  name: '党员',
  columns: [
    { heading: '姓名', required: true },
    { heading: '公民身份号码', note: '18 位' },
    { heading: '出生日期', kind: 'date' },
    { heading: '人数', kind: 'number' },
    { heading: '是否流动党员' },
  ],
  rows: [
    ['𬱖䶮㛃', '11010519491231002X', '1949-12-31', 5, true],
    ['=HYPERLINK("x")', '007', '1890-01-01', 0.5, false],
    ['+1 & <甲> "乙"', null, '不是日期', undefined, ''],
    [' 留白 '.trim(), '一\n二', '2024-02-29', -3, null],
  ],
};
const expected = [
  ['𬱖䶮㛃', '11010519491231002X', '1949-12-31', '5', '是'],
  ['=HYPERLINK("x")', '007', '1890-01-01', '0.5', '否'],
  ['+1 & <甲> "乙"', '', '不是日期', '', ''],
  ['留白', '一\n二', '2024-02-29', '-3', ''],
];

describe('what is written', () => {
  it('reads back unchanged as a workbook, with nothing to report', async () => {
    await writeWorkbook(file('a.xlsx'), [people]);
    const { head, rows } = await readWhole(file('a.xlsx'));
    assert.deepEqual(head.headings, ['姓名', '公民身份号码', '出生日期', '人数', '是否流动党员']);
    assert.deepEqual(head.notices, []);
    assert.deepEqual(
      rows.map((row) => row.cells),
      expected,
    );
    assert.ok(rows.every((row) => row.problems === undefined));
  });

  for (const encoding of ['utf-8', 'gb18030'] as const) {
    it(`reads back unchanged as CSV in ${encoding}`, async () => {
      assert.equal(await writeCsv(file('a.csv'), people, { encoding }), 4);
      const { head, rows } = await readWhole(file('a.csv'));
      assert.equal(head.encoding, encoding);
      assert.deepEqual(
        rows.map((row) => row.cells),
        expected,
      );
    });
  }

  it('carries remarks as comments, colour and an additional column', async () => {
    const faults = [
      { column: 1, text: '校验码不对' },
      { column: 1, text: '与第 3 行重复' },
      { column: 4, text: '没有填', severity: 'warning' as const },
    ];
    await writeWorkbook(file('f.xlsx'), [
      { ...people, faultHeading: '问题', rows: [{ cells: ['张三', '1'], faults }] },
    ]);
    const { head, rows } = await readWhole(file('f.xlsx'));
    assert.equal(head.headings.at(-1), '问题');
    assert.equal(rows[0]?.cells.at(-1), '公民身份号码：校验码不对\n公民身份号码：与第 3 行重复\n是否流动党员：没有填');
  });

  it('is the same to the byte for the same rows and instant', async () => {
    const at = new Date('2026-01-01T00:00:00Z');
    await writeWorkbook(file('1.xlsx'), [people], { at });
    await writeWorkbook(file('2.xlsx'), [people], { at });
    assert.ok(readFileSync(file('1.xlsx')).equals(readFileSync(file('2.xlsx'))));
  });

  it('leaves no half file behind when the rows fail, and says why', async () => {
    const failing = (): WriteSheet => ({
      ...people,
      rows: (async function* () {
        yield ['张三'];
        await Promise.resolve();
        throw new Error('the query failed');
      })(),
    });
    await assert.rejects(writeWorkbook(file('half.xlsx'), [failing()]), /the query failed/);
    await assert.rejects(writeCsv(file('half.csv'), failing()), /the query failed/);
    for (const name of ['half.xlsx', 'half.xlsx.part', 'half.csv', 'half.csv.part'])
      assert.equal(existsSync(file(name)), false, name);
  });

  it('passes on what the target says, a full disk for one', async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    });
    await assert.rejects(writeWorkbook(full, [people]), { code: 'ENOSPC' });
  });

  it('refuses more rows than a worksheet holds, and names that Excel would repair', async () => {
    const many: WriteSheet = {
      name: '多',
      columns: [{ heading: '数', kind: 'number' }],
      rows: {
        *[Symbol.iterator]() {
          for (let row = 0; ; row++) yield [row];
        },
      },
    };
    await assert.rejects(writeWorkbook(file('many.xlsx'), [many]), { code: 'sheet.too-many-rows' });
    await assert.rejects(writeWorkbook(file('name.xlsx'), [{ ...people, name: '2025/2026' }]), /worksheet name/);
  });
});
