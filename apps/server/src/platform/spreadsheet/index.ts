export { normaliseHeading, normaliseText, serialToIsoDate } from './cell-text.ts';
export { SpreadsheetError, spreadsheetRefusals, type SpreadsheetErrorCode } from './errors.ts';
export { defaultLimits, maxSheetRows, type SpreadsheetLimits } from './limits.ts';
export { openTable, type OpenTable, type OpenTableOptions } from './open-table.ts';
export type {
  CellProblem,
  CellProblemCode,
  SheetInfo,
  TableEnd,
  TableFormat,
  TableHead,
  TableNotice,
  TableRow,
} from './table.ts';
export type { CellFault, CellInput, MarkedRow, Rows, WriteColumn, WriteSheet } from './write/sheet-to-write.ts';
export { writeCsv, type WriteCsvOptions } from './write/write-csv.ts';
export { writeWorkbook, type WriteWorkbookOptions, type WrittenWorkbook } from './write/write-workbook.ts';
