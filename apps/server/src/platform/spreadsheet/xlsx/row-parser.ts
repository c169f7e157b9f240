import { longNumberDoubt, normaliseText, numberText, serialText } from '../cell-text.ts';
import { SpreadsheetError } from '../errors.ts';
import type { SpreadsheetLimits } from '../limits.ts';
import type { CellProblem, CellProblemCode, RawRow } from '../table.ts';
import type { NumberFormat } from './number-formats.ts';
import type { SharedStrings } from './shared-strings.ts';
import { decodeXmlText, richText } from './xml-text.ts';

/** What turning a cell's bytes into text needs to know of its workbook. */
export interface RowContext {
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
  readonly limits: SpreadsheetLimits;
}

const [lt, gt, slash, equals, amp, quote, apostrophe] = [0x3c, 0x3e, 0x2f, 0x3d, 0x26, 0x22, 0x27];

/** One cell while it is read; reused, because a large sheet has five million of them. */
interface CellState {
  column: number;
  type: string;
  style: number;
  /** Position behind the opening tag. */
  inside: number;
  selfClosing: boolean;
}

/**
 * Makes the function that turns the bytes of one `row` element into a row. It walks the bytes once and
 * makes a string only of values: a general XML parser spends five times as long on tags nobody reads.
 *
 * @param prefix namespace prefix of the worksheet's elements, with its colon
 */
export function createRowParser(
  context: RowContext,
  prefix: string,
): (b: Buffer, start: number, end: number) => RawRow {
  const nameAt = 1 + prefix.length;
  const cell: CellState = { column: 0, type: 'n', style: 0, inside: 0, selfClosing: false };
  let rowNumber = 0;

  return (buffer, start, end) => {
    const tagEnd = buffer.indexOf(gt, start);
    const tag = buffer.toString('latin1', start, tagEnd + 1);
    rowNumber = Number(/\sr="(\d+)"/.exec(tag)?.[1] ?? rowNumber + 1);
    const row: { row: number; cells: string[]; problems?: CellProblem[]; hidden?: boolean } = {
      row: rowNumber,
      cells: [],
    };
    if (/\shidden="(1|true|on)"/.test(tag)) row.hidden = true;
    cell.column = -1;
    let at = tagEnd + 1;
    while (at < end) {
      while (at < end && buffer[at] !== lt) at++;
      const name = at + nameAt;
      if (buffer[name] === 0x63 && isNameEnd(buffer[name + 1])) {
        readOpeningTag(buffer, name + 1, end, cell);
        at = cell.selfClosing ? cell.inside : readCell(buffer, cell, end, nameAt, context, row);
      } else {
        at = after(buffer, gt, at, end);
      }
    }
    return row;
  };
}

function isNameEnd(byte: number | undefined): boolean {
  return byte === gt || byte === slash || byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
}

function after(buffer: Buffer, byte: number, from: number, end: number): number {
  let at = from;
  while (at < end && buffer[at] !== byte) at++;
  return at + 1;
}

/** Reads `r`, `s` and `t` of a cell's opening tag; other attributes are passed over. */
function readOpeningTag(buffer: Buffer, from: number, end: number, cell: CellState): void {
  cell.column++;
  cell.type = 'n';
  cell.style = 0;
  let at = from;
  while (at < end && buffer[at] !== gt) {
    if (buffer[at] !== equals) {
      at++;
      continue;
    }
    const name = buffer[at - 1];
    const single = isNameEnd(buffer[at - 2]);
    const mark = buffer[at + 1] === apostrophe ? apostrophe : quote;
    const valueStart = at + 2;
    at = after(buffer, mark, valueStart, end);
    if (!single) continue;
    if (name === 0x72) cell.column = columnOf(buffer, valueStart, at - 1);
    else if (name === 0x73) cell.style = wholeNumber(buffer, valueStart, at - 1);
    else if (name === 0x74) cell.type = typeName(buffer, valueStart, at - 1);
  }
  cell.selfClosing = buffer[at - 1] === slash;
  cell.inside = at + 1;
}

const shortTypes = new Map([...'snbed'].map((letter) => [letter.charCodeAt(0), letter]));

/** Nearly every type has one letter, so that no string need be made. */
function typeName(buffer: Buffer, start: number, end: number): string {
  const short = end - start === 1 ? shortTypes.get(buffer[start] ?? 0) : undefined;
  return short ?? buffer.toString('latin1', start, end);
}

function columnOf(buffer: Buffer, start: number, end: number): number {
  let column = 0;
  for (let at = start; at < end; at++) {
    const letter = (buffer[at] ?? 0) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return column - 1;
}

function wholeNumber(buffer: Buffer, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + (buffer[at] ?? 0) - 0x30;
  return value;
}

type GrowingRow = { readonly row: number; readonly cells: string[]; problems?: CellProblem[] };

/** Reads the inside of a cell, adds its value to the row and returns the position behind it. */
function readCell(
  buffer: Buffer,
  cell: CellState,
  end: number,
  nameAt: number,
  context: RowContext,
  row: GrowingRow,
): number {
  let [valueStart, valueEnd] = [-1, -1];
  let inline: string | undefined;
  let formula = false;
  let at = cell.inside;
  while (at < end) {
    while (at < end && buffer[at] !== lt) at++;
    const closing = buffer[at + 1] === slash;
    const name = buffer[at + nameAt + (closing ? 1 : 0)];
    if (closing && name === 0x63) break;
    const tagEnd = after(buffer, gt, at, end);
    const empty = buffer[tagEnd - 2] === slash;
    at = tagEnd;
    if (closing) continue;
    if (name === 0x66) formula = true; // <f>
    else if (empty) continue;
    else if (name === 0x76) {
      valueStart = tagEnd; // <v>
      valueEnd = after(buffer, lt, tagEnd, end) - 1;
    } else if (name === 0x69) {
      at = closeOf(buffer, tagEnd, end); // <is>
      inline = plainInline(buffer, tagEnd, at, nameAt) ?? richText(buffer.toString('utf8', tagEnd, at));
    }
  }
  const raw = inline ?? (valueStart < 0 ? '' : decoded(buffer, valueStart, valueEnd));
  if (raw !== '' || formula) addCell(cell, raw, inline !== undefined, formula, context, row);
  return after(buffer, gt, at, end);
}

/** Text of an inline string that is one `t` element, as nearly all are; undefined for runs of rich text. */
function plainInline(buffer: Buffer, start: number, end: number, nameAt: number): string | undefined {
  if (buffer[start] !== lt || buffer[start + nameAt] !== 0x74 || !isNameEnd(buffer[start + nameAt + 1]))
    return undefined;
  const textStart = after(buffer, gt, start, end);
  if (buffer[textStart - 2] === slash) return textStart === end ? '' : undefined;
  const textEnd = after(buffer, lt, textStart, end) - 1;
  return after(buffer, gt, textEnd, end) === end ? decoded(buffer, textStart, textEnd) : undefined;
}

/** Position of the `</is>` that closes an inline string. */
function closeOf(buffer: Buffer, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    // `</is>` or `</x:is>`: the only closing tag whose name ends in s.
    if (buffer[at] !== gt || buffer[at - 1] !== 0x73 || buffer[at - 2] !== 0x69) continue;
    const before = buffer.lastIndexOf(lt, at);
    if (buffer[before + 1] === slash) return before;
  }
  return end;
}

function decoded(buffer: Buffer, start: number, end: number): string {
  for (let at = start; at < end; at++) {
    const byte = buffer[at];
    if (byte === amp || byte === 0x5f) return decodeXmlText(buffer.toString('utf8', start, end));
  }
  return buffer.toString('utf8', start, end);
}

function addCell(
  cell: CellState,
  raw: string,
  inline: boolean,
  formula: boolean,
  context: RowContext,
  row: GrowingRow,
): void {
  const { text, problem, detail } = cellText(cell, raw, inline, context);
  if (text === '' && problem === undefined && !formula) return;
  if (cell.column >= context.limits.maxColumns) {
    throw new SpreadsheetError('sheet.too-many-columns', { row: row.row, limitColumns: context.limits.maxColumns });
  }
  if (text.length > context.limits.maxCellCharacters) {
    throw new SpreadsheetError('cell.too-long', { row: row.row, limitCharacters: context.limits.maxCellCharacters });
  }
  while (row.cells.length < cell.column) row.cells.push('');
  row.cells[cell.column] = text;
  const { column } = cell;
  if (problem !== undefined)
    (row.problems ??= []).push({ column, code: problem, ...(detail === undefined ? {} : { detail }) });
  if (formula) (row.problems ??= []).push({ column, code: raw === '' ? 'formula-without-value' : 'formula' });
}

interface CellText {
  readonly text: string;
  readonly problem?: CellProblemCode | undefined;
  readonly detail?: string;
}

function cellText(cell: CellState, raw: string, inline: boolean, context: RowContext): CellText {
  if (inline) return doubted(normaliseText(raw));
  switch (cell.type) {
    case 's': {
      const text = context.strings.at(Number(raw));
      return text === undefined ? { text: '', problem: 'error-value', detail: `#${raw}` } : doubted(text);
    }
    case 'b':
      return { text: raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { text: '', problem: 'error-value', detail: raw };
    case 'str':
    case 'd':
    case 'inlineStr':
      return doubted(normaliseText(raw));
    default:
      return raw === '' ? { text: '' } : numericText(cell.style, raw, context);
  }
}

function doubted(text: string): CellText {
  const problem = longNumberDoubt(text);
  return problem === undefined ? { text } : { text, problem };
}

const shortWhole = /^\d{1,15}$/;

function numericText(style: number, raw: string, context: RowContext): CellText {
  const format = context.formats[style];
  if (format !== undefined && format.kind !== 'plain') return serialText(Number(raw), format.kind, context.date1904);
  if (shortWhole.test(raw)) return { text: format === undefined ? raw : raw.padStart(format.padding, '0') };
  const number = numberText(raw);
  return number.problem === undefined ? number : { ...number, detail: raw };
}
