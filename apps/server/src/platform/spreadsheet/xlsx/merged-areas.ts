import { SpreadsheetError } from '../errors.ts';
import type { CellProblem, MergedArea } from '../table.ts';
import { attributesOf, openingTags } from './xml-text.ts';

/** More areas than a table has any use for; beyond it the file is refused rather than searched for minutes. */
const maxAreas = 200_000;
/** Areas that may cover one row at once. */
const maxOpenAreas = 1000;

/** Merged areas named behind the rows of a worksheet, ordered by their first row. */
export function readMergedAreas(tail: string): MergedArea[] {
  const tags = openingTags(tail, 'mergeCell');
  if (tags.length > maxAreas) throw new SpreadsheetError('file.torn', { detail: `mergeCells ${tags.length}` });
  const areas: MergedArea[] = [];
  for (const tag of tags) {
    const area = areaOf(attributesOf(tag)['ref'] ?? '');
    if (area !== undefined) areas.push(area);
  }
  return areas.sort((a, b) => a.top - b.top);
}

function areaOf(reference: string): MergedArea | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (match === null) return undefined;
  const [, left = '', top = '', right = '', bottom = ''] = match;
  return { top: Number(top), bottom: Number(bottom), left: columnIndex(left), right: columnIndex(right) };
}

/** Position of a column from 0 by its letters. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** Letters of a column by its position from 0. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** An area as the spreadsheet writes it, such as `A3:A7`. */
export function areaText(area: MergedArea): string {
  return `${columnLetters(area.left)}${area.top}:${columnLetters(area.right)}${area.bottom}`;
}

/**
 * Makes the function that names, row by row in ascending order, the cells covered by a merged area whose
 * value stands elsewhere. Only columns below `columns` count.
 */
export function createMergeFinder(areas: readonly MergedArea[], columns: number): (row: number) => CellProblem[] {
  let next = 0;
  let open: MergedArea[] = [];
  return (row) => {
    for (let area = areas[next]; area !== undefined && area.top <= row; area = areas[++next]) open.push(area);
    if (open.length === 0) return [];
    open = open.filter((area) => area.bottom >= row);
    if (open.length > maxOpenAreas) throw new SpreadsheetError('file.torn', { detail: 'mergeCells' });
    return open.flatMap((area) => coveredCells(area, row, columns));
  };
}

function coveredCells(area: MergedArea, row: number, columns: number): CellProblem[] {
  const problems: CellProblem[] = [];
  const detail = areaText(area);
  const last = Math.min(area.right, columns - 1);
  for (let column = row === area.top ? area.left + 1 : area.left; column <= last; column++) {
    problems.push({ column, code: 'merged', detail });
  }
  return problems;
}
