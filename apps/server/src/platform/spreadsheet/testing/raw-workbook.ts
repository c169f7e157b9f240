import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { openTable, type OpenTableOptions } from '../open-table.ts';
import type { TableEnd, TableHead, TableRow } from '../table.ts';

/** A workbook whose parts a test writes itself; what it leaves out is usual. */
export interface RawWorkbook {
  /** Inside of `worksheet`, by sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly hidden?: readonly string[];
  readonly date1904?: boolean;
  /** Inside of `sst`. */
  readonly strings?: string;
  /** Whole style part. */
  readonly styles?: string;
  /** Namespace prefix of worksheet elements, as some programs write it. */
  readonly prefix?: string;
  readonly more?: Readonly<Record<string, Buffer>>;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Writes the workbook to `path`. */
export async function writeRawWorkbook(path: string, workbook: RawWorkbook): Promise<void> {
  const names = Object.keys(workbook.sheets);
  const prefix = workbook.prefix === undefined ? '' : `${workbook.prefix}:`;
  const namespace = workbook.prefix === undefined ? 'xmlns' : `xmlns:${workbook.prefix}`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relation}"><workbookPr${workbook.date1904 === true ? ' date1904="1"' : ''}/><sheets>${names
      .map(
        (name, index) =>
          `<sheet name="${name}" sheetId="${index + 1}"${workbook.hidden?.includes(name) === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ...(workbook.strings === undefined ? [] : [['sharedStrings', 'sharedStrings.xml'] as const]),
      ...(workbook.styles === undefined ? [] : [['styles', 'styles.xml'] as const]),
    ]),
  };
  for (const [index, name] of names.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `${head}<${prefix}worksheet ${namespace}="${main}">${workbook.sheets[name]}</${prefix}worksheet>`;
  }
  if (workbook.strings !== undefined)
    parts['xl/sharedStrings.xml'] = `${head}<sst xmlns="${main}">${workbook.strings}</sst>`;
  if (workbook.styles !== undefined) parts['xl/styles.xml'] = workbook.styles;
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  for (const [name, bytes] of Object.entries(workbook.more ?? {})) zip.addBuffer(bytes, name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

function relations(targets: readonly (readonly [string, string])[]): string {
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${relation}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
}

/** A row of inline strings; `undefined` leaves a cell out. */
export function inlineRow(row: number, cells: readonly (string | undefined)[], attributes = ''): string {
  const inner = cells.map((text, column) =>
    text === undefined
      ? ''
      : `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${row}" ${attributes}>${inner.join('')}</row>`;
}

/** Everything that reading a file delivers. */
export interface WholeTable {
  readonly head: TableHead;
  readonly rows: readonly TableRow[];
  readonly end: TableEnd | undefined;
}

/** Reads a file to its end. */
export async function readWhole(path: string, options?: OpenTableOptions): Promise<WholeTable> {
  await using table = await openTable(path, options);
  const rows: TableRow[] = [];
  for await (const batch of table.batches()) rows.push(...batch);
  return { head: table.head, rows, end: table.end() };
}
