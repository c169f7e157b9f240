import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { columnsOf, markedRow, type CellInput, type WriteSheet } from './sheet-to-write.ts';

/** How to write CSV. */
export interface WriteCsvOptions {
  /** `utf-8` with its mark, which Excel needs to recognise it, or `gb18030` for older programs. UTF-8 by default. */
  readonly encoding?: 'utf-8' | 'gb18030';
}

const blockCharacters = 64 * 1024;

/**
 * Writes a sheet as CSV (RFC 4180, CRLF). Text that a spreadsheet would take for a formula, and digits that
 * it would round, get a quotation mark in front, which our own reader takes away again.
 *
 * @param target a path, written under another name first, so that it is whole or absent; or a stream
 * @returns rows written, the headings not counted
 */
export async function writeCsv(
  target: string | Writable,
  sheet: WriteSheet,
  options: WriteCsvOptions = {},
): Promise<number> {
  const encoding = options.encoding ?? 'utf-8';
  const count = { rows: 0 };
  const source = Readable.from(csvBlocks(sheet, encoding, count), { objectMode: false });
  if (typeof target !== 'string') {
    await pipeline(source, target);
    return count.rows;
  }
  try {
    await pipeline(source, createWriteStream(`${target}.part`));
  } catch (error) {
    await rm(`${target}.part`, { force: true });
    throw error;
  }
  await rename(`${target}.part`, target);
  return count.rows;
}

async function* csvBlocks(
  sheet: WriteSheet,
  encoding: 'utf-8' | 'gb18030',
  count: { rows: number },
): AsyncGenerator<Buffer> {
  const encode = (text: string): Buffer => (encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'gb18030'));
  const columns = columnsOf(sheet);
  const heading = columns.map((column) => field(column.heading, false)).join(',');
  let block = `${encoding === 'utf-8' ? '\ufeff' : ''}${heading}\r\n`;
  for await (const row of sheet.rows) {
    count.rows++;
    const { cells } = markedRow(row, sheet);
    block += `${columns.map((column, index) => field(cells[index], (column.kind ?? 'text') === 'text')).join(',')}\r\n`;
    if (block.length < blockCharacters) continue;
    yield encode(block);
    block = '';
  }
  yield encode(block);
}

function field(value: CellInput, isText: boolean): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text =
    typeof value === 'string' && isText && /^(?:[=+\-@]|\d{12,}X?$)/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
