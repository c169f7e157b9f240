/** What a cell may be given. `''`, null and undefined leave it empty. */
export type CellInput = string | number | boolean | null | undefined;

/** A column to write. */
export interface WriteColumn {
  readonly heading: string;
  /**
   * `text` (the default) for everything that must keep its characters: names, identity numbers, telephones.
   * `date` takes `YYYY-MM-DD` and makes a real date; a text that is none stays text. `number` takes numbers.
   */
  readonly kind?: 'text' | 'date' | 'number';
  /** In characters of the Latin alphabet; a Chinese one takes two. By default from the heading and kind. */
  readonly width?: number;
  /** Marks the heading by colour; the text stays the heading. */
  readonly required?: boolean;
  /** Values offered by a drop-down list and required of whoever types. */
  readonly choices?: readonly string[];
  /** Comment on the heading. */
  readonly note?: string;
}

/** Something to say about one cell of a row. */
export interface CellFault {
  readonly column: number;
  readonly text: string;
  readonly severity?: 'error' | 'warning';
}

/** A row with remarks on its cells. */
export interface MarkedRow {
  readonly cells: readonly CellInput[];
  readonly faults: readonly CellFault[];
}

/** A worksheet to write; its rows are pulled as they are written. */
export interface WriteSheet {
  /** At most 31 characters, none of `[ ] : * ? / \`. */
  readonly name: string;
  readonly columns: readonly WriteColumn[];
  readonly rows: Rows;
  /** Head of each printed page; the sheet's name by default. */
  readonly title?: string;
  /** Heading of an additional last column that repeats all remarks of a row in words, such as 问题. */
  readonly faultHeading?: string;
  readonly hidden?: boolean;
}

/** Rows from memory or from a cursor. */
export type Rows = Iterable<readonly CellInput[] | MarkedRow> | AsyncIterable<readonly CellInput[] | MarkedRow>;

/** Columns as they will stand in the file. */
export function columnsOf(sheet: WriteSheet): readonly WriteColumn[] {
  return sheet.faultHeading === undefined
    ? sheet.columns
    : [...sheet.columns, { heading: sheet.faultHeading, width: 60 }];
}

/** A row as cells and remarks, with the words of the remarks appended where the sheet wants them. */
export function markedRow(row: readonly CellInput[] | MarkedRow, sheet: WriteSheet): MarkedRow {
  const marked: MarkedRow = 'faults' in row ? row : { cells: row, faults: [] };
  if (sheet.faultHeading === undefined) return marked;
  const words = marked.faults.map(({ column, text }) => `${sheet.columns[column]?.heading ?? ''}：${text}`).join('\n');
  const cells: CellInput[] = [...marked.cells];
  while (cells.length < sheet.columns.length) cells.push('');
  return { cells: [...cells, words], faults: marked.faults };
}

/** Columns taken by a text on the screen: two for a Chinese character. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e7f ? 2 : 1;
  return width;
}
