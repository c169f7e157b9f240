import { SpreadsheetError } from '../errors.ts';

/** What a legacy workbook says about its sheets beside the values of their cells. */
export interface XlsSurvey {
  readonly date1904: boolean;
  readonly sheets: readonly XlsSheetSurvey[];
}

/** Of one worksheet; rows and columns from 0. */
export interface XlsSheetSurvey {
  readonly name: string;
  readonly hidden: boolean;
  /** `row,column` of cells computed by a formula. */
  readonly formulas: ReadonlySet<string>;
  /** `row,column` of cells that hold an error value. */
  readonly errors: ReadonlySet<string>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly number[];
}

const id = {
  formula: 0x06,
  endOfFile: 0x0a,
  dateMode: 0x22,
  filePass: 0x2f,
  columnInfo: 0x7d,
  boundSheet: 0x85,
  boolErr: 0x205,
  row: 0x208,
};

interface BiffRecord {
  readonly kind: number;
  readonly data: Buffer;
}

function* recordsFrom(stream: Buffer, start: number): Generator<BiffRecord> {
  for (let at = start; at + 4 <= stream.length;) {
    const length = stream.readUInt16LE(at + 2);
    yield { kind: stream.readUInt16LE(at), data: stream.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}

/**
 * Reads what the library for `.xls` leaves out: which sheets, rows and columns are hidden, which cells are
 * formulas or errors, which count of days is used, and whether the file is encrypted.
 */
export function surveyXls(stream: Buffer): XlsSurvey {
  let date1904 = false;
  const bound: { name: string; hidden: boolean; start: number }[] = [];
  for (const { kind, data } of recordsFrom(stream, 0)) {
    if (kind === id.endOfFile) break;
    if (kind === id.filePass) throw new SpreadsheetError('file.encryption-not-taken');
    if (kind === id.dateMode) date1904 = data.readUInt16LE(0) === 1;
    if (kind === id.boundSheet)
      bound.push({ start: data.readUInt32LE(0), hidden: ((data[4] ?? 0) & 3) !== 0, name: shortText(data) });
  }
  return {
    date1904,
    sheets: bound.map((sheet) => ({ ...surveySheet(stream, sheet.start), name: sheet.name, hidden: sheet.hidden })),
  };
}

function shortText(data: Buffer): string {
  const length = data[6] ?? 0;
  return ((data[7] ?? 0) & 1) === 0
    ? data.toString('latin1', 8, 8 + length)
    : data.toString('utf16le', 8, 8 + length * 2);
}

function surveySheet(stream: Buffer, start: number): Omit<XlsSheetSurvey, 'name' | 'hidden'> {
  const [formulas, errors] = [new Set<string>(), new Set<string>()];
  const hiddenRows = new Set<number>();
  const hiddenColumns: number[] = [];
  const cellOf = (data: Buffer): string => `${data.readUInt16LE(0)},${data.readUInt16LE(2)}`;
  for (const { kind, data } of recordsFrom(stream, start)) {
    if (kind === id.endOfFile) break;
    if (kind === id.formula) {
      formulas.add(cellOf(data));
      if (data[6] === 2 && data[12] === 0xff && data[13] === 0xff) errors.add(cellOf(data));
    } else if (kind === id.boolErr && data[7] === 1) errors.add(cellOf(data));
    else if (kind === id.row && ((data[12] ?? 0) & 0x20) !== 0) hiddenRows.add(data.readUInt16LE(0));
    else if (kind === id.columnInfo && ((data[8] ?? 0) & 1) !== 0) {
      for (let column = data.readUInt16LE(0); column <= Math.min(data.readUInt16LE(2), 255); column++)
        hiddenColumns.push(column);
    }
  }
  return { formulas, errors, hiddenRows, hiddenColumns };
}
