import { isoDateToSerial } from '../cell-text.ts';
import { SpreadsheetError } from '../errors.ts';
import { defaultLimits, maxSheetRows } from '../limits.ts';
import { columnLetters } from '../xlsx/merged-areas.ts';
import type { Note } from './notes-parts.ts';
import {
  columnsOf,
  markedRow,
  textWidth,
  type CellInput,
  type MarkedRow,
  type WriteColumn,
  type WriteSheet,
} from './sheet-to-write.ts';
import { cellStyle, headingStyle, type Mark } from './styles-part.ts';
import { mainNamespace, relationNamespace, xmlHead, xmlText } from './write-xml.ts';

/** Text collected before it is handed to the compressor. */
const blockCharacters = 128 * 1024;

/** What is known about a worksheet once it is written. */
export interface SheetResult {
  /** Rows below the headings. */
  rows: number;
  /** Comments for the parts that follow, at most `maxNotes`. */
  readonly notes: Note[];
}

/** A worksheet as pieces of XML; `result` fills up while they are taken. */
export async function* sheetPart(
  sheet: WriteSheet,
  validations: string,
  maxNotes: number,
  result: SheetResult,
): AsyncGenerator<Buffer> {
  const columns = columnsOf(sheet);
  const write = createRowWriter(columns, maxNotes, result);
  let block = sheetHead(columns) + headingRow(columns, result);
  for await (const row of sheet.rows) {
    if (++result.rows >= maxSheetRows) {
      throw new SpreadsheetError('sheet.too-many-rows', { sheet: sheet.name, limitRows: maxSheetRows });
    }
    block += write(markedRow(row, sheet), result.rows + 1);
    if (block.length < blockCharacters) continue;
    yield Buffer.from(block);
    block = '';
  }
  yield Buffer.from(block + sheetTail(sheet, validations, result.notes.length > 0));
}

function sheetHead(columns: readonly WriteColumn[]): string {
  const cols = columns.map((column, index) => {
    const usual = column.kind === 'date' ? 12 : Math.min(30, textWidth(column.heading) + 4);
    return `<col min="${index + 1}" max="${index + 1}" width="${column.width ?? usual}" style="${cellStyle(column.kind ?? 'text', 'none')}" customWidth="1"/>`;
  });
  return `${xmlHead}<worksheet xmlns="${mainNamespace}" xmlns:r="${relationNamespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>`;
}

function headingRow(columns: readonly WriteColumn[], result: SheetResult): string {
  const cells = columns.map((column, index) => {
    if (column.note !== undefined) result.notes.push({ row: 1, column: index, text: column.note });
    return textCell(
      `${columnLetters(index)}1`,
      column.required === true ? headingStyle.required : headingStyle.plain,
      column.heading,
    );
  });
  return `<row r="1" ht="30" customHeight="1">${cells.join('')}</row>`;
}

function textCell(reference: string, style: number, text: string): string {
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
}

function createRowWriter(
  columns: readonly WriteColumn[],
  maxNotes: number,
  result: SheetResult,
): (row: MarkedRow, number: number) => string {
  const letters = columns.map((_, index) => columnLetters(index));
  const plain = columns.map((column) => cellStyle(column.kind ?? 'text', 'none'));
  return (row, number) => {
    const marks = row.faults.length === 0 ? undefined : marksOf(row, number, maxNotes, result.notes);
    let cells = '';
    for (let index = 0; index < columns.length; index++) {
      const mark = marks?.get(index);
      const style = mark === undefined ? (plain[index] ?? 0) : cellStyle(columns[index]?.kind ?? 'text', mark);
      cells += cell(`${letters[index]}${number}`, style, row.cells[index], columns[index]?.kind, mark, number);
    }
    return `<row r="${number}">${cells}</row>`;
  };
}

function marksOf(row: MarkedRow, number: number, maxNotes: number, notes: Note[]): Map<number, Mark> {
  const marks = new Map<number, Mark>();
  for (const { column, severity } of row.faults) {
    if (marks.get(column) !== 'error') marks.set(column, severity ?? 'error');
  }
  for (const column of marks.keys()) {
    if (notes.length >= maxNotes) break;
    const text = row.faults.flatMap((fault) => (fault.column === column ? [fault.text] : [])).join('\n');
    notes.push({ row: number, column, text });
  }
  return marks;
}

function cell(
  reference: string,
  style: number,
  value: CellInput,
  kind: WriteColumn['kind'],
  mark: Mark | undefined,
  row: number,
): string {
  if (value === undefined || value === null || value === '')
    return mark === undefined ? '' : `<c r="${reference}" s="${style}"/>`;
  if (typeof value === 'boolean') return textCell(reference, style, value ? '是' : '否');
  if (typeof value === 'number') return `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
  if (kind === 'date') {
    const serial = isoDateToSerial(value);
    if (serial !== undefined) return `<c r="${reference}" s="${style}"><v>${serial}</v></c>`;
  }
  if (value.length > defaultLimits.maxCellCharacters) {
    throw new SpreadsheetError('cell.too-long', { row, limitCharacters: defaultLimits.maxCellCharacters });
  }
  return textCell(reference, style, value);
}

function sheetTail(sheet: WriteSheet, validations: string, hasNotes: boolean): string {
  const title = xmlText((sheet.title ?? sheet.name).replaceAll('&', '&&'));
  return `</sheetData>${validations}<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.75" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>&amp;C&amp;"宋体,加粗"&amp;14${title}</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>${hasNotes ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`;
}
