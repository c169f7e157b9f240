// Reads and writes a workbook of 200,000 rows × 25 columns, each case in a process of its own, and prints
// rows per second and the peak resident memory. Usage: node bench/spreadsheet.ts [rows]
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { ZipFile } from 'yazl';
import { openTable, writeCsv, writeWorkbook, type WriteSheet } from '../apps/server/src/platform/spreadsheet/index.ts';

const columnCount = 25;

function cellsOf(row: number): string[] {
  const cells = [
    `姓名${row}`,
    String(410699190001010000 + row).padStart(18, '0'),
    '1980-01-01',
    `河南省鹤壁市浚县第${row % 500}村${row}号`,
  ];
  while (cells.length < columnCount)
    cells.push(
      cells.length % 3 === 0 ? `取值${(row + cells.length) % 40}` : String((row * 7 + cells.length) % 100_000),
    );
  return cells;
}

function sheetOf(rows: number): WriteSheet {
  const columns = Array.from({ length: columnCount }, (_, index) => ({
    heading: `列${index + 1}`,
    kind: index === 2 ? ('date' as const) : ('text' as const),
  }));
  return {
    name: '党员',
    columns,
    rows: (function* () {
      for (let row = 0; row < rows; row++) yield cellsOf(row);
    })(),
  };
}

/** The same table with a table of shared strings, as WPS, Excel and LibreOffice write it. */
async function writeShared(path: string, rows: number): Promise<void> {
  const strings = new Map<string, number>();
  const indexOf = (text: string): number => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  function* sheet(): Generator<Buffer> {
    let block = `${head}<worksheet ${main}><sheetData>`;
    for (let row = 0; row <= rows; row++) {
      const cells = row === 0 ? Array.from({ length: columnCount }, (_, index) => `列${index + 1}`) : cellsOf(row);
      block += `<row r="${row + 1}">${cells.map((text, column) => `<c r="${String.fromCharCode(65 + column)}${row + 1}" s="0" t="s"><v>${indexOf(text)}</v></c>`).join('')}</row>`;
      if (block.length < 100_000) continue;
      yield Buffer.from(block);
      block = '';
    }
    yield Buffer.from(`${block}</sheetData></worksheet>`);
  }
  function* table(): Generator<Buffer> {
    let block = `${head}<sst ${main}>`;
    for (const text of strings.keys()) {
      block += `<si><t>${text}</t></si>`;
      if (block.length < 100_000) continue;
      yield Buffer.from(block);
      block = '';
    }
    yield Buffer.from(`${block}</sst>`);
  }
  const zip = new ZipFile();
  const lazily = (name: string, pieces: () => Generator<Buffer>): void =>
    zip.addReadStreamLazy(name, (give) => give(null, Readable.from(pieces(), { objectMode: false })));
  lazily('xl/worksheets/sheet1.xml', sheet);
  lazily('xl/sharedStrings.xml', table);
  zip.addBuffer(
    Buffer.from(
      `${head}<workbook ${main} xmlns:r="${relation}"><sheets><sheet name="党员" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/workbook.xml',
  );
  zip.addBuffer(
    Buffer.from(
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/_rels/workbook.xml.rels',
  );
  zip.addBuffer(
    Buffer.from(
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    '_rels/.rels',
  );
  zip.addBuffer(
    Buffer.from(`${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`),
    '[Content_Types].xml',
  );
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

async function read(path: string): Promise<number> {
  await using table = await openTable(path, { limits: { maxFileBytes: 1024 * 1024 * 1024 } });
  let rows = 0;
  for await (const batch of table.batches()) rows += batch.length;
  return rows;
}

const cases: Readonly<Record<string, (folder: string, rows: number) => Promise<number>>> = {
  'write xlsx': async (folder, rows) =>
    (await writeWorkbook(join(folder, 'inline.xlsx'), [sheetOf(rows)])).sheets[0]?.rows ?? 0,
  'write csv gb18030': (folder, rows) => writeCsv(join(folder, 'table.csv'), sheetOf(rows), { encoding: 'gb18030' }),
  'read xlsx, inline strings': (folder) => read(join(folder, 'inline.xlsx')),
  'read xlsx, shared strings': (folder) => read(join(folder, 'shared.xlsx')),
  'read csv gb18030': (folder) => read(join(folder, 'table.csv')),
};

const [, , first, folderOfCase, rowsOfCase] = process.argv;
const one = first === undefined ? undefined : cases[first];
if (one !== undefined && folderOfCase !== undefined) {
  const started = performance.now();
  const rows = await one(folderOfCase, Number(rowsOfCase));
  const seconds = (performance.now() - started) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${first?.padEnd(28)} ${String(rows).padStart(9)} rows ${seconds.toFixed(2).padStart(7)} s ${Math.round(
      rows / seconds,
    )
      .toLocaleString('en')
      .padStart(9)} rows/s  peak ${Math.round(peak)} MB`,
  );
} else {
  const rows = Number(first ?? 200_000);
  const folder = await mkdtemp(join(tmpdir(), 'jishi-spreadsheet-'));
  try {
    await writeShared(join(folder, 'shared.xlsx'), rows);
    for (const name of Object.keys(cases))
      spawnSync(process.execPath, [fileURLToPath(import.meta.url), name, folder, String(rows)], { stdio: 'inherit' });
    for (const file of ['inline.xlsx', 'shared.xlsx', 'table.csv'])
      console.log(file, Math.round((await stat(join(folder, file))).size / 1024 / 1024), 'MB');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
