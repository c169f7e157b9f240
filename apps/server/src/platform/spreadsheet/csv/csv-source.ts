import { createReadStream } from 'node:fs';
import { longNumberDoubt, normaliseText } from '../cell-text.ts';
import { SpreadsheetError } from '../errors.ts';
import type { SpreadsheetLimits } from '../limits.ts';
import type { CellProblem, RawRow, TableSource } from '../table.ts';
import { createCsvParser, detectDelimiter } from './csv-parser.ts';
import { detectEncoding, type TextEncodingName } from './detect-encoding.ts';

const sampleBytes = 64 * 1024;

/** Opens delimited text, its encoding and delimiter found by looking. */
export async function openCsv(path: string, limits: SpreadsheetLimits): Promise<TableSource> {
  const encoding = await detectEncoding(path);
  const sample = await firstText(path, encoding);
  if (sample.includes('\u0000')) {
    throw new SpreadsheetError('file.kind-not-taken', { kindZh: '无法识别的文件', kindEn: 'a file of unknown kind' });
  }
  const delimiter = detectDelimiter(sample);
  return {
    format: 'csv',
    encoding,
    delimiter,
    sheets: [{ name: 'CSV', hidden: false }],
    sheet: 'CSV',
    date1904: false,
    hiddenColumns: [],
    merges: [],
    chunks: () => readRecords(path, encoding, delimiter, limits),
    close: () => undefined,
  };
}

async function firstText(path: string, encoding: TextEncodingName): Promise<string> {
  const decoder = new TextDecoder(encoding);
  let text = '';
  for await (const chunk of createReadStream(path, { end: sampleBytes - 1 }))
    text += decoder.decode(chunk as Buffer, { stream: true });
  return text;
}

async function* decodedText(path: string, encoding: TextEncodingName): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      yield decoder.decode(chunk as Buffer, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw new SpreadsheetError('file.text-not-readable', {}, { cause: error });
    throw error;
  }
}

async function* readRecords(
  path: string,
  encoding: TextEncodingName,
  delimiter: string,
  limits: SpreadsheetLimits,
): AsyncGenerator<RawRow[]> {
  const parser = createCsvParser(delimiter);
  let number = 0;
  const rowsOf = (records: readonly string[][]): RawRow[] => {
    const rows: RawRow[] = [];
    for (const record of records) {
      number++;
      if (number === 1 && /^sep=.$/i.test(record.join(delimiter))) continue;
      const row = recordRow(record, number, limits);
      if (row !== undefined) rows.push(row);
    }
    return rows;
  };
  for await (const text of decodedText(path, encoding)) yield rowsOf(parser.push(text));
  yield rowsOf(parser.end());
}

function recordRow(record: readonly string[], row: number, limits: SpreadsheetLimits): RawRow | undefined {
  const cells = record.map((field) => plainText(normaliseText(field)));
  while (cells.at(-1) === '') cells.pop();
  if (cells.length === 0) return undefined;
  if (cells.length > limits.maxColumns) {
    throw new SpreadsheetError('sheet.too-many-columns', { row, limitColumns: limits.maxColumns });
  }
  const problems: CellProblem[] = [];
  for (const [column, text] of cells.entries()) {
    if (text.length > limits.maxCellCharacters) {
      throw new SpreadsheetError('cell.too-long', { row, limitCharacters: limits.maxCellCharacters });
    }
    const code = longNumberDoubt(text);
    if (code !== undefined) problems.push({ column, code });
  }
  return problems.length === 0 ? { row, cells } : { row, cells, problems };
}

/**
 * Undoes what programs add so that Excel leaves a field alone: `="0123"` around digits, and the quotation
 * mark before text that would otherwise be taken for a formula (our own writer does that) or for a number.
 */
function plainText(text: string): string {
  if (text.startsWith('="') && text.endsWith('"')) return text.slice(2, -1);
  return /^'(?:[=+\-@]|\d{11,18}X?$)/i.test(text) ? text.slice(1) : text;
}
