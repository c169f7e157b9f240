import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inlineRow, readWhole, writeRawWorkbook } from '../testing/raw-workbook.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const file = temporaryFolder();
const headings = inlineRow(1, ['姓名', '号码', '日期']);
const styles =
  '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="000000"/><numFmt numFmtId="172" formatCode="#,##0.00_);[Red]\\(#,##0.00\\)"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="21"/></cellXfs></styleSheet>';

async function read(sheet: string, more: Partial<Parameters<typeof writeRawWorkbook>[1]> = {}, options = {}) {
  await writeRawWorkbook(file('a.xlsx'), { sheets: { 名册: sheet }, ...more });
  return await readWhole(file('a.xlsx'), options);
}

describe('values of a worksheet', () => {
  it('reads dates by their number format in both counts of days, and leaves text dates alone', async () => {
    const cells =
      '<row r="2"><c r="A2" s="1"><v>45982</v></c><c r="B2" s="2"><v>45982</v></c><c r="C2" t="inlineStr"><is><t>2025年11月21日</t></is></c></row>';
    const usual = await read(`<sheetData>${headings}${cells}</sheetData>`, { styles });
    assert.deepEqual(usual.rows[0]?.cells, ['2025-11-21', '2025-11-21', '2025年11月21日']);
    const from1904 = await read(`<sheetData>${headings}${cells}</sheetData>`, { styles, date1904: true });
    assert.equal(from1904.rows[0]?.cells[0], '2029-11-22');
    assert.equal(from1904.head.date1904, true);
  });

  it('keeps leading zeros of a format, does not take amounts for dates, reads times', async () => {
    const { rows } = await read(
      `<sheetData>${headings}<row><c s="3"><v>123</v></c><c s="4"><v>1234.5</v></c><c s="5"><v>0.5</v></c></row></sheetData>`,
      { styles },
    );
    assert.deepEqual(rows[0], { row: 2, cells: ['000123', '1234.5', '12:00:00'] });
  });

  it('joins runs of rich text without their reading aids, and decodes entities', async () => {
    const { rows } = await read(
      `<sheetData>${headings}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><r><t>一</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 二</t></r></is></c></row></sheetData>`,
      {
        strings:
          '<si><r><t>欧阳</t></r><r><t>𬱖</t></r><rPh sb="0" eb="1"><t>ouyang</t></rPh></si><si><t>&lt;&amp;&#x2CC56;_x0041_</t></si>',
      },
    );
    assert.deepEqual(rows[0]?.cells, ['欧阳𬱖', '<&𬱖A', '一 二']);
  });

  it('reports formulas, errors, damaged numbers and values beyond the headings, and keeps text that starts with =', async () => {
    const { rows } = await read(
      `<sheetData>${headings}<row r="2"><c r="A2" t="str"><f>B2&amp;"x"</f><v>张三</v></c><c r="B2"><v>1.1010519491231E+17</v></c><c r="C2" t="e"><v>#N/A</v></c><c r="E2"><v>7</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t>=1+1</t></is></c><c r="B3"><f>A1</f></c></row></sheetData>`,
    );
    assert.deepEqual(rows[0]?.cells, ['张三', '110105194912310000', '']);
    assert.deepEqual(rows[0]?.problems, [
      { column: 0, code: 'formula' },
      { column: 1, code: 'damaged-number', detail: '1.1010519491231E+17' },
      { column: 2, code: 'error-value', detail: '#N/A' },
      { column: 4, code: 'beyond-headings', detail: '7' },
    ]);
    assert.equal(rows[1]?.cells[0], '=1+1');
    assert.deepEqual(rows[1]?.problems, [{ column: 1, code: 'formula-without-value' }]);
  });

  it('reads elements with a namespace prefix, single quotes and no cell references', async () => {
    const sheet = `<x:sheetData><x:row r='1'><x:c t='inlineStr'><x:is><x:t>姓名</x:t></x:is></x:c><x:c t='inlineStr'><x:is><x:t>号码</x:t></x:is></x:c></x:row><x:row><x:c t='inlineStr'><x:is><x:t>张三</x:t></x:is></x:c><x:c><x:v>5</x:v></x:c></x:row><x:row/></x:sheetData>`;
    const { head, rows } = await read(sheet, { prefix: 'x' });
    assert.deepEqual(head.headings, ['姓名', '号码']);
    assert.deepEqual(rows, [{ row: 2, cells: ['张三', '5'] }]);
  });
});

describe('layout of a worksheet', () => {
  it('finds the headings below titles and counts rows as the spreadsheet does', async () => {
    const { head, rows, end } = await read(
      `<sheetData>${inlineRow(1, ['某某县党员名册'])}${inlineRow(2, ['填报单位：甲', undefined, '2025年'])}${inlineRow(4, ['姓名', '号码', '日期'])}${inlineRow(5, ['张三', '1', '2'])}${inlineRow(9, ['李四', '1', '2'])}</sheetData>`,
    );
    assert.equal(head.headingRow, 4);
    assert.deepEqual(head.titleRows, ['某某县党员名册', '填报单位：甲 2025年']);
    assert.deepEqual(
      rows.map((row) => row.row),
      [5, 9],
    );
    assert.deepEqual(end, { rows: 2, hiddenRows: 0, emptyRows: 3 });
  });

  it('lets expected headings or a person decide', async () => {
    const sheet = `<sheetData>${inlineRow(1, ['甲', '乙', '丙'])}${inlineRow(2, ['姓名', '号码', '丁'])}${inlineRow(3, ['张三', '1', '2'])}</sheetData>`;
    assert.equal((await read(sheet)).head.headingRow, 1);
    assert.equal((await read(sheet, {}, { knownHeadings: ['姓名', '号码'] })).head.headingRow, 2);
    assert.equal((await read(sheet, {}, { headingRow: 3 })).head.headingRow, 3);
  });

  it('reports covered cells of merged areas, row by row, and merged headings', async () => {
    const { head, rows } = await read(
      `<sheetData>${inlineRow(1, ['姓名', '联系', undefined])}${inlineRow(2, [undefined, '号码', '日期'])}${inlineRow(3, ['张三', '支部', 'x'])}${inlineRow(4, ['李四', undefined, 'y'])}</sheetData><mergeCells><mergeCell ref="B3:B4"/><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>`,
      {},
      { headingRow: 2 },
    );
    assert.deepEqual(head.headings, ['姓名', '号码', '日期']);
    assert.deepEqual(head.notices, [{ code: 'merged-headings', areas: ['A1:A2'] }]);
    assert.deepEqual(rows[1], {
      row: 4,
      cells: ['李四', '', 'y'],
      problems: [{ column: 1, code: 'merged', detail: 'B3:B4' }],
    });
  });

  it('never takes a hidden sheet by itself and tells about hidden rows and columns', async () => {
    const sheets = {
      底稿: `<sheetData>${headings}${inlineRow(2, ['秘', '密', '的'])}</sheetData>`,
      名册: `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>${headings}${inlineRow(2, ['张三', '1', '2'], 'hidden="1"')}</sheetData>`,
    };
    await writeRawWorkbook(file('h.xlsx'), { sheets, hidden: ['底稿'] });
    const { head, rows, end } = await readWhole(file('h.xlsx'));
    assert.equal(head.sheet, '名册');
    assert.deepEqual(head.notices, [
      { code: 'hidden-sheets', sheets: ['底稿'] },
      { code: 'hidden-columns', headings: ['号码'] },
    ]);
    assert.equal(rows[0]?.hidden, true);
    assert.equal(end?.hiddenRows, 1);
    assert.equal((await readWhole(file('h.xlsx'), { sheet: '底稿' })).rows[0]?.cells[0], '秘');
    await assert.rejects(readWhole(file('h.xlsx'), { sheet: '没有' }), {
      code: 'sheet.not-found',
      facts: { sheet: '没有', sheets: '名册' },
    });
  });

  it('leaves out headings repeated on each printed page', async () => {
    const { rows } = await read(
      `<sheetData>${headings}${inlineRow(2, ['张三', '1', '2'])}${inlineRow(3, ['姓名', '号码', '日期'])}${inlineRow(4, ['李四', '1', '2'])}</sheetData>`,
    );
    assert.deepEqual(
      rows.map((row) => row.row),
      [2, 4],
    );
  });
});
