import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { writeXlsx } from 'hucre';
import { inlineRow, readWhole, writeRawWorkbook } from './testing/raw-workbook.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { openTable } from './open-table.ts';

const file = temporaryFolder();
const headings = inlineRow(1, ['姓名', '号码']);
const small = { sheets: { 名册: `<sheetData>${headings}${inlineRow(2, ['张三', '1'])}</sheetData>` } };
const MiB = 1024 * 1024;

describe('files made to harm', () => {
  it('refuses a bomb by its directory before unpacking anything', async () => {
    await writeRawWorkbook(file('bomb.xlsx'), { ...small, more: { 'xl/media/zeros.bin': Buffer.alloc(64 * MiB) } });
    await assert.rejects(readWhole(file('bomb.xlsx')), { code: 'file.packed-suspiciously' });
    await assert.rejects(readWhole(file('bomb.xlsx'), { limits: { maxUnpackedBytes: 32 * MiB } }), {
      code: 'file.unpacks-too-large',
    });
  });

  it('stops at the true size when the directory lies about it', async () => {
    await writeRawWorkbook(file('liar.xlsx'), {
      sheets: { 名册: `<sheetData>${headings}${' '.repeat(20 * MiB)}</sheetData>` },
    });
    const bytes = readFileSync(file('liar.xlsx'));
    // The directory's entry of the worksheet: uncompressed size at offset 24 of the header before its name.
    const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    assert.equal(bytes.readUInt32LE(entry), 0x02014b50);
    bytes.writeUInt32LE(500_000, entry + 24);
    writeFileSync(file('liar.xlsx'), bytes);
    await assert.rejects(readWhole(file('liar.xlsx')), { code: 'file.torn' });
  });

  it('refuses too many parts, too wide rows, too long cells and document types', async () => {
    await writeRawWorkbook(file('parts.xlsx'), {
      ...small,
      more: Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`x/${i}`, Buffer.from('x')])),
    });
    await assert.rejects(readWhole(file('parts.xlsx'), { limits: { maxEntries: 40 } }), {
      code: 'file.too-many-parts',
    });
    await writeRawWorkbook(file('wide.xlsx'), {
      sheets: { 名册: `<sheetData>${headings}<row r="2"><c r="XFD2"><v>1</v></c></row></sheetData>` },
    });
    await assert.rejects(readWhole(file('wide.xlsx')), {
      code: 'sheet.too-many-columns',
      facts: { row: 2, limitColumns: 512 },
    });
    await writeRawWorkbook(file('long.xlsx'), {
      sheets: { 名册: `<sheetData>${headings}${inlineRow(2, ['长'.repeat(40_000)])}</sheetData>` },
    });
    await assert.rejects(readWhole(file('long.xlsx')), { code: 'cell.too-long' });
    await writeRawWorkbook(file('dtd.xlsx'), {
      sheets: { 名册: `<!DOCTYPE a [<!ENTITY b "c">]><sheetData>${headings}</sheetData>` },
    });
    await assert.rejects(readWhole(file('dtd.xlsx')), { code: 'file.torn' });
  });

  it('ends the reading thread and not the process when memory runs out', async () => {
    const cells = Array.from(
      { length: 20 },
      (_, column) =>
        `<c r="${String.fromCharCode(65 + column)}R" t="inlineStr"><is><t>${randomBytes(30).toString('hex')}</t></is></c>`,
    ).join('');
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `<row r="${index + 2}">${cells.replaceAll('R"', `${index + 2}"`)}</row>`,
    );
    await writeRawWorkbook(file('heavy.xlsx'), {
      sheets: { 名册: `<sheetData>${headings}${rows.join('')}</sheetData>` },
    });
    await assert.rejects(
      readWhole(file('heavy.xlsx'), {
        batchRows: 1_000_000,
        limits: { maxHeapMegabytes: 8, maxColumns: 512, maxRatio: 1000 },
      }),
      {
        code: 'file.reading-stopped',
        facts: { detail: 'memory' },
      },
    );
  });

  it('ends a thread that keeps one waiting', async () => {
    await writeRawWorkbook(file('slow.xlsx'), small);
    await assert.rejects(openTable(file('slow.xlsx'), { limits: { maxStallMilliseconds: 1 } }), {
      code: 'file.reading-stopped',
      facts: { detail: 'time' },
    });
  });
});

describe('files that are not what they seem', () => {
  it('refuses a torn upload wherever it was cut, and a flipped byte, before a row is delivered', async () => {
    await writeRawWorkbook(file('whole.xlsx'), {
      sheets: {
        名册: `<sheetData>${headings}${Array.from({ length: 500 }, (_, i) => inlineRow(i + 2, [randomBytes(9).toString('hex'), `${i}`])).join('')}</sheetData>`,
      },
    });
    const whole = readFileSync(file('whole.xlsx'));
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      writeFileSync(file('torn.xlsx'), whole);
      truncateSync(file('torn.xlsx'), Math.floor(whole.length * share));
      await assert.rejects(readWhole(file('torn.xlsx')), { code: 'file.torn' });
    }
    const flipped = Buffer.from(whole);
    const middle = whole.indexOf('xl/worksheets/sheet1.xml') + 4000;
    flipped[middle] = (flipped[middle] ?? 0) ^ 0xff;
    writeFileSync(file('torn.xlsx'), flipped);
    await assert.rejects(openTable(file('torn.xlsx')), { code: 'file.torn' });
  });

  it('refuses an empty file, one above the size limit, and a missing one with the system error', async () => {
    closeSync(openSync(file('empty.xlsx'), 'w'));
    await assert.rejects(readWhole(file('empty.xlsx')), { code: 'file.empty' });
    await writeRawWorkbook(file('small.xlsx'), small);
    await assert.rejects(readWhole(file('small.xlsx'), { limits: { maxFileBytes: 500 } }), { code: 'file.too-large' });
    await assert.rejects(readWhole(file('missing.xlsx')), { code: 'ENOENT' });
  });

  it('reads a workbook, a web page and a CSV that are called .xls', async () => {
    await writeRawWorkbook(file('named.xls'), small);
    assert.equal((await readWhole(file('named.xls'))).head.format, 'xlsx');
    writeFileSync(
      file('page.xls'),
      '<html><head><meta charset="utf-8"></head><body><table><tr><th>姓名</th><th>号码</th></tr><tr><td>𬱖某</td><td>007</td></tr></table></body></html>',
    );
    const page = await readWhole(file('page.xls'));
    assert.equal(page.head.format, 'html');
    assert.deepEqual(page.rows, [{ row: 2, cells: ['𬱖某', '007'] }]);
    writeFileSync(file('text.xls'), '姓名\t号码\n张三\t1\n');
    assert.equal((await readWhole(file('text.xls'))).head.delimiter, '\t');
  });

  it('names other kinds of files', async () => {
    const kinds: readonly (readonly [string, Buffer])[] = [
      ['a.pdf', Buffer.from('%PDF-1.7 …')],
      ['a.png', Buffer.from('\u0089PNG\r\n', 'latin1')],
      [
        'a.xml',
        Buffer.from(
          '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        ),
      ],
    ];
    for (const [name, bytes] of kinds) {
      writeFileSync(file(name), bytes);
      await assert.rejects(readWhole(file(name)), { code: 'file.kind-not-taken' });
    }
    await writeRawWorkbook(file('a.xlsb'), { ...small, more: { 'xl/workbook.bin': Buffer.from('x') } });
    await assert.rejects(readWhole(file('a.xlsb')), { code: 'file.kind-not-taken' });
  });

  it('opens an encrypted workbook with its password only', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '名册',
          rows: [
            ['姓名', '号码'],
            ['𬱖某', '1'],
          ],
        },
      ],
      encryption: { password: '密码 1', spinCount: 1000 },
    });
    writeFileSync(file('locked.xlsx'), bytes);
    await assert.rejects(readWhole(file('locked.xlsx')), { code: 'file.password-needed' });
    await assert.rejects(readWhole(file('locked.xlsx'), { password: '别的' }), { code: 'file.password-wrong' });
    assert.deepEqual((await readWhole(file('locked.xlsx'), { password: '密码 1' })).rows[0]?.cells, ['𬱖某', '1']);
  });
});
