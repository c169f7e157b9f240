import { readCitizenNumber } from '@jishi/domain';
import type { RowFault } from '../../orgs/index.ts';
import { fieldOf } from '../fields.ts';
import type { Finding, Severity } from '../schema.ts';
import type { ReadablePart, SourceRow } from './read-part.ts';

/** Proposes what a cell should read, by the code of the fault. */
export type Suggest = (fault: Pick<RowFault, 'code' | 'field'>, value: string) => string | undefined;

/** Place of each field of a sheet, and its heading as the file has it. */
export function columnsOfPart(part: ReadablePart): ReadonlyMap<string, { column: number; heading: string }> {
  return new Map(
    part.mapping.flatMap(({ field }, column) =>
      field === null ? [] : [[field, { column, heading: part.headings[column] ?? field }] as const],
    ),
  );
}

/** Makes findings of one sheet. */
export function findingMaker(part: ReadablePart, suggest: Suggest = () => undefined) {
  const columns = columnsOfPart(part);
  const make = (
    source: SourceRow,
    fault: Omit<RowFault, 'titleZh' | 'severity'> & { readonly severity: Severity },
    extra: Pick<Finding, 'choices' | 'suggestion'> = {},
  ): Finding => {
    const value = source.raw[fault.field] ?? '';
    const place = columns.get(fault.field);
    return {
      sheet: part.sheet,
      row: source.row,
      field: fault.field,
      heading: place?.heading ?? fieldOf(part.kind, fault.field)?.titleZh ?? '',
      column: place?.column ?? -1,
      severity: fault.severity,
      code: fault.code,
      value,
      zh: fault.zh,
      remedyZh: fault.remedyZh,
      en: fault.en,
      ...(fault.ruleId === undefined ? {} : { ruleId: fault.ruleId }),
      suggestion: extra.suggestion ?? suggest(fault, value),
      choices: extra.choices,
    };
  };
  return {
    make,
    /** Faults of the row check; a cell the reader already refused is not refused twice. */
    ofFaults(source: SourceRow, faults: readonly RowFault[]): Finding[] {
      const refused = new Set(source.findings.filter(({ severity }) => severity === 'error').map(({ field }) => field));
      return faults.flatMap((fault) => {
        if (refused.has(fault.field)) return [];
        const told = explainNumber(fault, source.raw[fault.field] ?? '');
        return [make(source, { ...told, severity: fault.severity === 'warning' ? 'hint' : 'error' })];
      });
    },
  };
}

/** Says which character of an identity number is wrong; the person compares it with the card, nothing is put right by itself. */
function explainNumber(fault: RowFault, value: string): RowFault {
  if (fault.code !== 'member.bad-id-number' && fault.code !== 'post.bad-id-number') return fault;
  const read = readCitizenNumber(value);
  if (read.ok) return fault;
  const { expected, found, expanded } = read.error.facts;
  if (typeof expected === 'string')
    return {
      ...fault,
      zh: `公民身份号码的最后一位不对：按前 17 位应为 ${expected}，表中是 ${String(found)}。`,
      en: `The last character should be ${expected} by the 17 before it; the file has ${String(found)}.`,
    };
  if (typeof expanded === 'string')
    return {
      ...fault,
      zh: '这是 15 位的旧号码，2013 年起已停用。',
      en: 'This is an old number of 15 digits, out of use since 2013.',
    };
  return fault;
}

/** Whether a row may be stored as far as these findings go. */
export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');
export const hasQuestions = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'question');
