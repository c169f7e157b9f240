import { readCitizenNumber } from '@jishi/domain';
import {
  serialToIsoDate,
  openTable,
  SpreadsheetError,
  type CellProblem,
  type TableRow,
} from '../../../platform/spreadsheet/index.ts';
import { refuse } from '../../../platform/refusal.ts';
import type { RawRow } from '../../orgs/index.ts';
import { fieldOf, type ImportKind } from '../fields.ts';
import type { Finding, ImportPart } from '../schema.ts';
import type { SheetAnswers } from './answers.ts';

/** A file with what opens it. */
export interface SourceFile {
  readonly path: string;
  readonly password?: string | undefined;
}

/** One row of the file as the check takes it. */
export interface SourceRow {
  readonly row: number;
  /** By key of the field list, corrections applied. */
  readonly raw: RawRow;
  /** As they stand in the file. */
  readonly cells: readonly string[];
  /** Doubts about cells, from the reading itself. */
  readonly findings: readonly Finding[];
}

/** A sheet that is read: kind known, columns known. */
export interface ReadablePart extends ImportPart {
  readonly kind: ImportKind;
}

/** Whether a part is imported at all. */
export function isReadable(part: ImportPart): part is ReadablePart {
  return part.kind !== null;
}

/** Rows of a worker's message; 2,000 keep the two threads busy and the memory small. */
const batchRows = 2000;

/**
 * Reads the rows of a sheet batch by batch, once; memory does not grow with the file.
 *
 * @throws Refusal for everything that is wrong with the file
 */
export async function* readPart(
  file: SourceFile,
  part: ReadablePart,
  answers: SheetAnswers,
): AsyncGenerator<SourceRow[]> {
  const table = await openFile(file, { sheet: part.sheet, headingRow: part.headingRow, batchRows });
  try {
    const columns = part.mapping.flatMap(({ field }, column) => {
      const known = field === null ? undefined : fieldOf(part.kind, field);
      return known ? [{ column, key: known.key, isDate: known.kind === 'date' }] : [];
    });
    const above = new Map<number, string>();
    for await (const batch of translated(table.batches())) {
      yield batch.map((row) => readRow(row, part, columns, answers, above));
    }
  } finally {
    await table.close();
  }
}

/** As `openTable`, with refusals instead of the spreadsheet's own errors. */
export async function openFile(
  file: SourceFile,
  options: {
    sheet?: string | undefined;
    headingRow?: number | undefined;
    batchRows?: number;
    knownHeadings?: readonly string[];
  },
) {
  try {
    return await openTable(file.path, {
      ...options,
      ...(file.password === undefined ? {} : { password: file.password }),
    });
  } catch (error) {
    throw asRefusal(error);
  }
}

async function* translated(
  batches: AsyncGenerator<readonly TableRow[], void, undefined>,
): AsyncGenerator<readonly TableRow[]> {
  try {
    yield* batches;
  } catch (error) {
    throw asRefusal(error);
  }
}

/** A file's fault as a refusal of the catalogue; anything else stays what it is. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof SpreadsheetError)) return error;
  const code = error.code === 'file.torn' ? 'file.damaged' : error.code;
  const facts =
    error.code === 'file.too-large' ? { ...error.facts, maxMegabytes: error.facts['limitMegabytes'] } : error.facts;
  try {
    return refuse(code, facts);
  } catch (refusal) {
    return refusal;
  }
}

interface Column {
  readonly column: number;
  readonly key: string;
  readonly isDate: boolean;
}

function readRow(
  source: TableRow,
  part: ReadablePart,
  columns: readonly Column[],
  answers: SheetAnswers,
  above: Map<number, string>,
): SourceRow {
  const raw: Record<string, string> = {};
  const { row, cells, problems } = source;
  for (const { column, key, isDate } of columns) {
    let value = cells[column] ?? '';
    // A day stored as a bare number, as spreadsheets do when the column lost its format.
    if (isDate && value.length === 5 && /^[2-6]\d{4}$/.test(value))
      value = serialToIsoDate(Number(value), part.date1904) ?? value;
    if (!answers.isEmpty) value = answers.corrected(row, key, value) ?? value;
    if (value === '') continue;
    raw[key] = value;
    above.set(column, value);
  }
  if (!problems) return { row, raw, cells, findings: [] };
  const findings = problems.flatMap((problem) => cellFinding(problem, source, part, raw, above, answers));
  return { row, raw, cells, findings };
}

type Words = Pick<Finding, 'severity' | 'zh' | 'remedyZh' | 'en'>;

/** What the reader says about a cell, in words. Doubts about columns that are not read are none of ours. */
function cellFinding(
  problem: CellProblem,
  { row, cells }: TableRow,
  part: ReadablePart,
  raw: RawRow,
  above: ReadonlyMap<number, string>,
  answers: SheetAnswers,
): Finding[] {
  const key = part.mapping[problem.column]?.field ?? undefined;
  const field = key === undefined ? undefined : fieldOf(part.kind, key);
  if (key === undefined || !field) return [];
  const value = cells[problem.column] ?? '';
  if (answers.corrected(row, key, value) !== undefined) return [];
  let suggestion: string | undefined;
  if (problem.code === 'merged') {
    if (raw[key] !== undefined) return [];
    suggestion = mergedValue(above, problem);
  }
  // One number in a thousand really ends in 000; where its check holds, nothing was lost.
  const holds = problem.code === 'suspect-number' && field.kind === 'citizenNumber' && readCitizenNumber(value).ok;
  const words = holds ? undefined : wordsOf(problem, field.kind === 'citizenNumber' || field.kind === 'phone');
  if (!words) return [];
  return [
    {
      sheet: part.sheet,
      row,
      field: key,
      heading: part.headings[problem.column] ?? field.titleZh,
      column: problem.column,
      code: `cell.${problem.code}`,
      value,
      ...words,
      suggestion,
    },
  ];
}

/** What a merged area within one column shows: its first cell, which is the last filled one above. */
function mergedValue(above: ReadonlyMap<number, string>, { column, detail }: CellProblem): string | undefined {
  const [, left, right] = /^([A-Z]+)\d+:([A-Z]+)\d+$/.exec(detail ?? '') ?? [];
  return left !== undefined && left === right ? above.get(column) : undefined;
}

function wordsOf({ code, detail }: CellProblem, keepsDigits: boolean): Words | undefined {
  switch (code) {
    case 'merged':
      return {
        severity: 'error',
        zh: `这一格被合并单元格（${detail ?? ''}）盖住，没有自己的内容。`,
        remedyZh: '请取消合并，把内容填到每一行。',
        en: `The cell is covered by a merged area (${detail ?? ''}).`,
      };
    case 'formula':
      return {
        severity: 'hint',
        zh: '这一格是公式，按上次保存时算出的结果读取。',
        remedyZh: '如结果不对，请把公式改为数值。',
        en: 'The cell is a formula; its last stored result was read.',
      };
    case 'formula-without-value':
      return {
        severity: 'error',
        zh: '这一格是公式，文件里没有保存它的结果。',
        remedyZh: '请把公式“选择性粘贴为数值”后再导入。',
        en: 'The cell is a formula without a stored result.',
      };
    case 'error-value':
      return {
        severity: 'error',
        zh: `这一格显示错误值 ${detail ?? ''}。`,
        remedyZh: '请改成正确的内容。',
        en: `The cell shows the error ${detail ?? ''}.`,
      };
    case 'damaged-number':
      return {
        severity: 'error',
        zh: '这一格按数字保存，后几位已经丢失，不能恢复。',
        remedyZh: '请把该列设为文本格式，对照原件重新填写。',
        en: 'The cell was stored as a number and lost its last digits.',
      };
    case 'suspect-number':
      return keepsDigits
        ? {
            severity: 'error',
            zh: '号码的后几位很可能在保存时丢失了。',
            remedyZh: '请把该列设为文本格式，对照原件重新填写。',
            en: 'The number most likely lost its last digits.',
          }
        : undefined;
    case 'beyond-headings':
      return undefined;
  }
}
