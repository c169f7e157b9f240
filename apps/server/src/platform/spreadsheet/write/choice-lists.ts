import { columnLetters } from '../xlsx/merged-areas.ts';
import { maxSheetRows } from '../limits.ts';
import { columnsOf, type WriteSheet } from './sheet-to-write.ts';
import { xmlText } from './write-xml.ts';

/** Name of the hidden sheet that holds long lists. */
export const choiceSheetName = '选项';

/** Longest list that a validation may hold itself; the format's own bound. */
const maxInline = 255;

/** Lists of values that columns offer, and where each stands. */
export interface ChoiceLists {
  /** The hidden sheet with the lists that are too long to stand in the validation; undefined when there is none. */
  readonly sheet: WriteSheet | undefined;
  /** `dataValidations` element of a sheet; '' when no column offers a choice. */
  validations(sheet: WriteSheet): string;
}

/** Collects the lists of all sheets; equal lists are kept once. */
export function createChoiceLists(sheets: readonly WriteSheet[]): ChoiceLists {
  const long: (readonly string[])[] = [];
  const positions = new Map<string, number>();
  for (const choices of sheets.flatMap((sheet) => sheet.columns.map((column) => column.choices ?? []))) {
    const key = choices.join('\u0000');
    if (choices.length === 0 || isInline(choices) || positions.has(key)) continue;
    positions.set(key, long.length);
    long.push(choices);
  }
  const formula = (choices: readonly string[]): string => {
    if (isInline(choices)) return `"${choices.join(',')}"`;
    const column = columnLetters(positions.get(choices.join('\u0000')) ?? 0);
    return `${choiceSheetName}!$${column}$2:$${column}$${choices.length + 1}`;
  };
  return {
    sheet: long.length === 0 ? undefined : choiceSheet(long),
    validations: (sheet) => validationsOf(sheet, formula),
  };
}

function isInline(choices: readonly string[]): boolean {
  return choices.join(',').length <= maxInline && !choices.some((choice) => /[,"]/.test(choice));
}

function choiceSheet(lists: readonly (readonly string[])[]): WriteSheet {
  const longest = Math.max(...lists.map((list) => list.length));
  return {
    name: choiceSheetName,
    columns: lists.map((_, index) => ({ heading: `${choiceSheetName}${index + 1}` })),
    rows: Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? '')),
    hidden: true,
  };
}

function validationsOf(sheet: WriteSheet, formula: (choices: readonly string[]) => string): string {
  const validations = columnsOf(sheet).flatMap(({ choices, heading }, index) => {
    if (choices === undefined || choices.length === 0) return [];
    const column = columnLetters(index);
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${xmlText(heading)}" error="请从列表中选择。" sqref="${column}2:${column}${maxSheetRows}"><formula1>${xmlText(formula(choices))}</formula1></dataValidation>`,
    ];
  });
  return validations.length === 0
    ? ''
    : `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`;
}
