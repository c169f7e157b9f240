/** What the content of a file turned out to be; the name of the file is never asked. */
export type TableFormat = 'xlsx' | 'xls' | 'csv' | 'html';

/** Why a cell of the file may not hold what its author saw; the row is delivered all the same. */
export type CellProblemCode =
  /** Covered by a merged area whose value stands in another cell; `detail` is the area. */
  | 'merged'
  /** Computed by a formula; the value is the one stored at the last saving. */
  | 'formula'
  /** Computed by a formula whose result the file does not hold. */
  | 'formula-without-value'
  /** An error of the spreadsheet such as #N/A; `detail` is its text. */
  | 'error-value'
  /** A number with more digits than Excel keeps: its last digits are lost for good; `detail` is what the file holds. */
  | 'damaged-number'
  /** Text of 16 digits or more that ends in 000 or reads 1.1E+17: most likely damaged before it was saved. */
  | 'suspect-number'
  /** A value right of the last heading. */
  | 'beyond-headings';

/** A doubt about one cell of a row. */
export interface CellProblem {
  /** Position in `cells`, from 0; for `beyond-headings` the position in the sheet. */
  readonly column: number;
  readonly code: CellProblemCode;
  readonly detail?: string;
}

/** One row below the headings. */
export interface TableRow {
  /** Row number as the spreadsheet shows it, from 1; in CSV the number of the record. */
  readonly row: number;
  /**
   * One entry per heading: trimmed, full-width digits and letters made half-width, numbers as plain
   * decimal text, date cells as `YYYY-MM-DD` (with `THH:MM:SS` where they carry a time), '' where empty.
   */
  readonly cells: readonly string[];
  readonly problems?: readonly CellProblem[];
  /** The row is hidden in the spreadsheet, by hand or by a filter. */
  readonly hidden?: true;
}

/** A worksheet of the file; CSV and HTML have one. */
export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

/** A fact about the whole file that the person importing it should know. */
export type TableNotice =
  | { readonly code: 'hidden-sheets'; readonly sheets: readonly string[] }
  | { readonly code: 'other-sheets'; readonly sheets: readonly string[] }
  | { readonly code: 'hidden-columns'; readonly headings: readonly string[] }
  | { readonly code: 'merged-headings'; readonly areas: readonly string[] }
  | { readonly code: 'repeated-headings'; readonly headings: readonly string[] };

/** What is known before the first row is delivered. */
export interface TableHead {
  readonly format: TableFormat;
  /** Of CSV: as detected. */
  readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  readonly delimiter?: string;
  readonly sheets: readonly SheetInfo[];
  readonly sheet: string;
  /** Row number of the headings, from 1. */
  readonly headingRow: number;
  /** Without line breaks and blanks inside; '' for a column without heading. */
  readonly headings: readonly string[];
  /** Rows above the headings, as text (a title, a note). */
  readonly titleRows: readonly string[];
  /** Rows of the sheet below the headings as far as known, empty ones included; for a progress bar. */
  readonly expectedRows?: number;
  /** The workbook counts days from 1904; needed by {@link serialToIsoDate} for dates stored as bare numbers. */
  readonly date1904: boolean;
  readonly notices: readonly TableNotice[];
}

/** Totals that are known after the last row. */
export interface TableEnd {
  readonly rows: number;
  readonly hiddenRows: number;
  readonly emptyRows: number;
}

/** A row as a format's reader hands it on, before headings are known. */
export interface RawRow {
  readonly row: number;
  readonly cells: string[];
  readonly problems?: CellProblem[];
  readonly hidden?: boolean;
}

/** What every format's reader offers to the thread that delivers rows. */
export interface TableSource {
  readonly format: TableFormat;
  readonly encoding?: TableHead['encoding'];
  readonly delimiter?: string;
  readonly sheets: readonly SheetInfo[];
  readonly sheet: string;
  readonly rowCount?: number;
  readonly date1904: boolean;
  /** Positions of hidden columns, from 0. */
  readonly hiddenColumns: readonly number[];
  /** Merged areas, with rows from 1 and columns from 0, both ends included. */
  readonly merges: readonly MergedArea[];
  /** Non-empty rows in order, in chunks. */
  chunks(): AsyncIterable<RawRow[]>;
  close(): void;
}

/** A merged area; rows from 1, columns from 0, both ends included. */
export interface MergedArea {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}
