import { SpreadsheetError } from './errors.ts';
import type { SheetInfo } from './table.ts';

/**
 * The sheet to read: the named one, hidden or not, because naming it is a decision; otherwise the first
 * visible one. A hidden sheet is never taken by itself.
 */
export function chooseSheet<T extends SheetInfo>(sheets: readonly T[], name: string | undefined): T {
  if (name === undefined) {
    const first = sheets.find((sheet) => !sheet.hidden);
    if (first === undefined) throw new SpreadsheetError('sheet.none-visible');
    return first;
  }
  const named = sheets.find((sheet) => sheet.name === name);
  if (named === undefined) {
    const visible = sheets.filter((sheet) => !sheet.hidden).map((sheet) => sheet.name);
    throw new SpreadsheetError('sheet.not-found', { sheet: name, sheets: visible.join('、') });
  }
  return named;
}
