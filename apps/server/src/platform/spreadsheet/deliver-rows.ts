import { findHeadings, headingSearchRows, type HeadingHints, type Headings } from './find-headings.ts';
import type { CellProblem, RawRow, TableEnd, TableHead, TableNotice, TableRow, TableSource } from './table.ts';
import { choiceSheetName } from './write/choice-lists.ts';
import { areaText, columnLetters, createMergeFinder } from './xlsx/merged-areas.ts';

/** A table whose headings are known and whose rows have the headings' width. */
export interface Delivery {
  readonly head: TableHead;
  rows(): AsyncIterable<readonly TableRow[]>;
  /** Valid after the last row. */
  end(): TableEnd;
}

/** Finds the headings of a source, describes it and shapes its rows after them. */
export async function deliverRows(source: TableSource, hints: HeadingHints): Promise<Delivery> {
  const iterator = source.chunks()[Symbol.asyncIterator]();
  const first: RawRow[] = [];
  let exhausted = false;
  while (!exhausted && first.length < Math.max(headingSearchRows, 1)) {
    const next = await iterator.next();
    if (next.done === true) exhausted = true;
    else first.push(...next.value);
  }
  const searched = hints.headingRow === undefined ? first.slice(0, headingSearchRows) : first;
  const headings = findHeadings(searched, hints, source.merges, source.sheet);
  const totals = { rows: 0, hiddenRows: 0, lastRow: headings.row };
  const shape = createShaper(headings, source, totals);

  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    yield shape(first);
    while (!exhausted) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield shape(next.value);
    }
  }

  return {
    head: describe(source, headings),
    rows,
    end: () => ({
      rows: totals.rows,
      hiddenRows: totals.hiddenRows,
      emptyRows: totals.lastRow - headings.row - totals.rows,
    }),
  };
}

function createShaper(
  headings: Headings,
  source: TableSource,
  totals: { rows: number; hiddenRows: number; lastRow: number },
) {
  const width = headings.texts.length;
  const mergedCells = createMergeFinder(source.merges, width);
  return (raws: readonly RawRow[]): TableRow[] => {
    const rows: TableRow[] = [];
    for (const raw of raws) {
      if (raw.row <= headings.row || isRepeatedHeading(raw, headings)) continue;
      const row = shapeRow(raw, width, mergedCells(raw.row));
      totals.rows++;
      totals.lastRow = Math.max(totals.lastRow, raw.row);
      if (row.hidden === true) totals.hiddenRows++;
      rows.push(row);
    }
    return rows;
  };
}

/** Printed lists repeat their headings on each page; such a row is no data. */
function isRepeatedHeading(raw: RawRow, headings: Headings): boolean {
  if (raw.cells[0] !== headings.texts[0] || raw.cells[0] === '') return false;
  return headings.texts.length > 1 && headings.texts.every((text, index) => (raw.cells[index] ?? '') === text);
}

function shapeRow(raw: RawRow, width: number, merged: readonly CellProblem[]): TableRow {
  const { cells } = raw;
  const problems = merged.length === 0 ? (raw.problems ?? []) : [...(raw.problems ?? []), ...merged];
  const beyond: CellProblem[] = [];
  for (let column = width; column < cells.length; column++) {
    if (cells[column] !== '') beyond.push({ column, code: 'beyond-headings', detail: cells[column] ?? '' });
  }
  cells.length = Math.min(cells.length, width);
  while (cells.length < width) cells.push('');
  const kept = beyond.length === 0 ? problems : [...problems.filter((problem) => problem.column < width), ...beyond];
  return {
    row: raw.row,
    cells,
    ...(kept.length === 0 ? {} : { problems: kept }),
    ...(raw.hidden === true ? { hidden: true } : {}),
  };
}

function describe(source: TableSource, headings: Headings): TableHead {
  return {
    format: source.format,
    ...(source.encoding === undefined ? {} : { encoding: source.encoding }),
    ...(source.delimiter === undefined ? {} : { delimiter: source.delimiter }),
    sheets: source.sheets,
    sheet: source.sheet,
    headingRow: headings.row,
    headings: headings.texts,
    titleRows: headings.titleRows,
    ...(source.rowCount === undefined
      ? {}
      : { expectedRows: Math.max(0, source.rowCount - headings.titleRows.length - 1) }),
    date1904: source.date1904,
    notices: noticesOf(source, headings),
  };
}

function noticesOf(source: TableSource, headings: Headings): TableNotice[] {
  const notices: TableNotice[] = [];
  const others = source.sheets.filter((sheet) => sheet.name !== source.sheet);
  // The lists behind our own drop-downs are nothing to warn about.
  const hidden = others.filter((sheet) => sheet.hidden && sheet.name !== choiceSheetName).map((sheet) => sheet.name);
  const visible = others.filter((sheet) => !sheet.hidden).map((sheet) => sheet.name);
  if (hidden.length > 0) notices.push({ code: 'hidden-sheets', sheets: hidden });
  if (visible.length > 0) notices.push({ code: 'other-sheets', sheets: visible });
  const columns = source.hiddenColumns.filter((column) => column < headings.texts.length);
  const nameOf = (column: number): string => headings.texts[column] || columnLetters(column);
  if (columns.length > 0) notices.push({ code: 'hidden-columns', headings: columns.map(nameOf) });
  const merged = source.merges.filter((area) => area.top <= headings.row && area.bottom >= headings.row);
  if (merged.length > 0) notices.push({ code: 'merged-headings', areas: merged.map(areaText) });
  const repeated = headings.texts.filter((text, index) => text !== '' && headings.texts.indexOf(text) !== index);
  if (repeated.length > 0) notices.push({ code: 'repeated-headings', headings: [...new Set(repeated)] });
  return notices;
}
