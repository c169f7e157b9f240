import { readFile } from 'node:fs/promises';
import { fromHtml, type CellValue, type Sheet } from 'hucre';
import { readXls } from 'hucre/xlsx';
import { longNumberDoubt, normaliseText, numberText } from './cell-text.ts';
import { chooseSheet } from './choose-sheet.ts';
import { SpreadsheetError } from './errors.ts';
import type { SpreadsheetLimits } from './limits.ts';
import { surveyXls, type XlsSheetSurvey } from './ole/xls-survey.ts';
import type { CellProblem, MergedArea, RawRow, TableSource } from './table.ts';

/**
 * Opens a legacy `.xls` (BIFF8). The format cannot be streamed; the caller has bounded its size.
 *
 * @param file the whole file
 * @param workbook its `Workbook` stream
 */
export async function openXls(
  file: Buffer,
  workbook: Buffer,
  sheetName: string | undefined,
  limits: SpreadsheetLimits,
): Promise<TableSource> {
  try {
    const survey = surveyXls(workbook);
    const { sheets } = await readXls(file, { dateSystem: survey.date1904 ? '1904' : '1900' });
    const chosen = chooseSheet(
      survey.sheets.map((sheet, index) => ({ ...sheet, index })),
      sheetName,
    );
    const sheet = sheets[chosen.index] ?? { name: chosen.name, rows: [] };
    return {
      ...sourceOf('xls', sheet, limits, chosen),
      sheets: survey.sheets.map(({ name, hidden }) => ({ name, hidden })),
      sheet: chosen.name,
      date1904: survey.date1904,
      hiddenColumns: chosen.hiddenColumns,
    };
  } catch (error) {
    if (error instanceof SpreadsheetError) throw error;
    throw new SpreadsheetError(
      'file.torn',
      { detail: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
}

/** Opens a web page with a table, which many systems export under the name `.xls`. */
export async function openHtml(path: string, limits: SpreadsheetLimits): Promise<TableSource> {
  const bytes = await readFile(path);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(utf8.slice(0, 4096))?.[1] ?? '';
  const text = /^gb/i.test(charset) || utf8.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : utf8;
  return sourceOf('html', fromHtml(text, { typeInference: false, sheetName: 'HTML' }), limits);
}

function sourceOf(
  format: 'xls' | 'html',
  sheet: Sheet,
  limits: SpreadsheetLimits,
  survey?: XlsSheetSurvey,
): TableSource {
  return {
    format,
    sheets: [{ name: sheet.name, hidden: false }],
    sheet: sheet.name,
    rowCount: sheet.rows.length,
    date1904: false,
    hiddenColumns: [],
    merges: (sheet.merges ?? []).map(mergedArea).sort((a, b) => a.top - b.top),
    chunks: () => chunksOf(sheet, limits, survey),
    close: () => undefined,
  };
}

function mergedArea(merge: { startRow: number; endRow: number; startCol: number; endCol: number }): MergedArea {
  return { top: merge.startRow + 1, bottom: merge.endRow + 1, left: merge.startCol, right: merge.endCol };
}

const chunkRows = 1000;

async function* chunksOf(sheet: Sheet, limits: SpreadsheetLimits, survey?: XlsSheetSurvey): AsyncGenerator<RawRow[]> {
  for (let start = 0; start < sheet.rows.length; start += chunkRows) {
    const rows: RawRow[] = [];
    for (let index = start; index < Math.min(start + chunkRows, sheet.rows.length); index++) {
      const row = rowOf(sheet.rows[index] ?? [], index, limits, survey);
      if (row !== undefined) rows.push(row);
    }
    yield rows;
  }
}

function rowOf(
  values: readonly CellValue[],
  index: number,
  limits: SpreadsheetLimits,
  survey?: XlsSheetSurvey,
): RawRow | undefined {
  const problems: CellProblem[] = [];
  const cells = values.map((value, column) => {
    const at = `${index},${column}`;
    if (survey?.formulas.has(at) === true) problems.push({ column, code: 'formula' });
    if (survey?.errors.has(at) === true) {
      problems.push({ column, code: 'error-value', detail: String(value) });
      return '';
    }
    const { text, problem } = textOf(value);
    if (problem !== undefined) problems.push({ column, code: problem });
    return text;
  });
  while (cells.at(-1) === '') cells.pop();
  if (cells.length === 0 && problems.length === 0) return undefined;
  if (cells.length > limits.maxColumns) {
    throw new SpreadsheetError('sheet.too-many-columns', { row: index + 1, limitColumns: limits.maxColumns });
  }
  return {
    row: index + 1,
    cells,
    ...(problems.length === 0 ? {} : { problems }),
    ...(survey?.hiddenRows.has(index) === true ? { hidden: true } : {}),
  };
}

function textOf(value: CellValue): { text: string; problem?: CellProblem['code'] | undefined } {
  if (value === null || value === undefined) return { text: '' };
  if (value instanceof Date) {
    const iso = value.toISOString();
    return { text: iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19) };
  }
  if (typeof value === 'number') return numberText(String(value));
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  const text = normaliseText(value);
  return { text, problem: longNumberDoubt(text) };
}
