import { normaliseHeading } from './cell-text.ts';
import { SpreadsheetError } from './errors.ts';
import type { MergedArea, RawRow } from './table.ts';

/** Rows in which headings are looked for; titles and notes above a table are shorter than that. */
export const headingSearchRows = 25;

/** How the caller can help. */
export interface HeadingHints {
  /** Row number of the headings, from 1, when a person has pointed at it. */
  readonly headingRow?: number | undefined;
  /** Headings that are expected; the row with most of them wins. */
  readonly knownHeadings?: readonly string[] | undefined;
}

/** The row of headings and what stood above it. */
export interface Headings {
  readonly row: number;
  readonly texts: readonly string[];
  readonly titleRows: readonly string[];
}

/**
 * Finds the headings among the first rows of a sheet: the row pointed at, else the one with most expected
 * headings, else the first that is filled about as widely as the widest and holds no figures.
 *
 * @param merges areas whose value a heading takes over when it was merged with cells above it
 */
export function findHeadings(
  rows: readonly RawRow[],
  hints: HeadingHints,
  merges: readonly MergedArea[],
  sheet: string,
): Headings {
  const found = pointedAt(rows, hints.headingRow) ?? mostExpected(rows, hints.knownHeadings ?? []) ?? widestText(rows);
  if (found === undefined) throw new SpreadsheetError('sheet.no-heading', { sheet });
  const texts = found.cells.map(normaliseHeading);
  for (const area of merges) {
    if (area.top < found.row && area.bottom >= found.row && area.left === area.right) {
      const above = rows.find((row) => row.row === area.top)?.cells[area.left];
      while (texts.length <= area.left) texts.push('');
      if (texts[area.left] === '' && above !== undefined) texts[area.left] = normaliseHeading(above);
    }
  }
  while (texts.at(-1) === '') texts.pop();
  const titleRows = rows
    .filter((row) => row.row < found.row)
    .map((row) => row.cells.filter((cell) => cell !== '').join(' '));
  return { row: found.row, texts, titleRows };
}

function pointedAt(rows: readonly RawRow[], headingRow: number | undefined): RawRow | undefined {
  return headingRow === undefined ? undefined : rows.find((row) => row.row === headingRow);
}

function mostExpected(rows: readonly RawRow[], known: readonly string[]): RawRow | undefined {
  const expected = new Set(known.map(normaliseHeading));
  let best: { row: RawRow; count: number } | undefined;
  for (const row of rows) {
    const count = row.cells.filter((cell) => expected.has(normaliseHeading(cell))).length;
    if (count >= 2 && count > (best?.count ?? 0)) best = { row, count };
  }
  return best?.row;
}

const filledShare = 0.6;

function widestText(rows: readonly RawRow[]): RawRow | undefined {
  const widths = rows.map((row) => new Set(row.cells.filter((cell) => cell !== '')).size);
  const enough = Math.max(...widths, 0) * filledShare;
  return (
    rows.find((row, index) => (widths[index] ?? 0) >= enough && !row.cells.some(looksLikeFigure)) ??
    rows.find((row) => row.cells.some((cell) => cell !== ''))
  );
}

function looksLikeFigure(text: string): boolean {
  return /^[-+]?\d[\d.,:/年月日T-]*X?$/.test(text);
}
