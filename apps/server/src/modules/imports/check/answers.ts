import type { Answer, Decision } from '../schema.ts';

/** Answers of one sheet, ready to look up. */
export interface SheetAnswers {
  /** The value to read instead, or undefined. */
  corrected(row: number, field: string, value: string): string | undefined;
  decision(row: number): Decision | undefined;
  readonly isEmpty: boolean;
}

/** A row's own answer wins over one for all equal values; the latest wins over earlier ones. */
export function answersOf(answers: readonly Answer[], sheet: string): SheetAnswers {
  const own = answers.filter((answer) => answer.sheet === sheet);
  const byRow = new Map<string, string>();
  const byValue = new Map<string, string>();
  const decisions = new Map<number, Decision>();
  for (const { row, field, fromValue, toValue, decision } of own) {
    if (decision !== null && row !== null) decisions.set(row, decision);
    else if (toValue !== null && row !== null) byRow.set(`${row} ${field}`, toValue);
    else if (toValue !== null) byValue.set(`${field} ${fromValue ?? ''}`, toValue);
  }
  return {
    isEmpty: own.length === 0,
    corrected: (row, field, value) => byRow.get(`${row} ${field}`) ?? byValue.get(`${field} ${value}`),
    decision: (row) => decisions.get(row),
  };
}
