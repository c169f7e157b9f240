import { parseInstant } from '../kernel/instant.ts';
import { isIsoDate, type IsoDate } from '../kernel/iso-date.ts';
import type { FieldRule, ListField, SimpleField } from '../methods/fields.ts';

/** A fault of a form: the path of the field (`problems.2.text`), what is wrong and how to mend it. */
export interface FieldFault {
  readonly path: string;
  readonly zh: string;
}

/** Longest text where a field sets no limit, in characters. */
const defaultMaxLength = 5000;
/** Most rows of a list field that sets no limit. */
const defaultMaxRows = 200;

/**
 * Checks the values of a form (表单) against its fields.
 *
 * @param values by field id; a list field holds an array of objects
 * @param on the day of signing: nothing can have happened later
 * @param completeness `draft` checks only what is there, `signed` also what is missing
 */
export function checkFormValues(
  fields: readonly FieldRule[],
  values: Readonly<Record<string, unknown>>,
  on: IsoDate,
  completeness: 'draft' | 'signed',
): FieldFault[] {
  const known = new Set(fields.map((field) => field.id));
  const unknown = Object.keys(values).filter((id) => !known.has(id));
  const faults = unknown.map((id) => ({
    path: id,
    zh: `表单没有“${id}”这一项，请刷新页面后再填。`,
  }));
  for (const field of fields) {
    const value = values[field.id];
    if (field.kind === 'list') faults.push(...checkList(field, value, on, completeness));
    else faults.push(...checkField(field, value, field.id, on, completeness));
  }
  return faults;
}

/** Whether a field is left empty: no value, only blanks, or no rows. */
export function isEmptyValue(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

function checkList(field: ListField, value: unknown, on: IsoDate, completeness: 'draft' | 'signed'): FieldFault[] {
  if (isEmptyValue(value)) {
    const missing = completeness === 'signed' && (field.required === true || (field.minRows ?? 0) > 0);
    return missing
      ? [
          {
            path: field.id,
            zh: `“${field.titleZh}”至少要填 ${Math.max(1, field.minRows ?? 1)} 条。`,
          },
        ]
      : [];
  }
  if (!Array.isArray(value)) return [{ path: field.id, zh: `“${field.titleZh}”应为多条内容。` }];
  const rows = value as readonly unknown[];
  const most = field.maxRows ?? defaultMaxRows;
  if (rows.length > most)
    return [
      {
        path: field.id,
        zh: `“${field.titleZh}”至多 ${most} 条，现有 ${rows.length} 条，请合并或删减。`,
      },
    ];
  const faults = rows.flatMap((row, index) => {
    const cells = typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : {};
    return field.columns.flatMap((column) =>
      checkField(column, cells[column.id], `${field.id}.${index}.${column.id}`, on, completeness),
    );
  });
  if (completeness === 'signed' && field.minRows !== undefined && rows.length < field.minRows) {
    faults.push({
      path: field.id,
      zh: `“${field.titleZh}”至少 ${field.minRows} 条，现有 ${rows.length} 条，请补充。`,
    });
  }
  return faults;
}

function checkField(
  field: SimpleField,
  value: unknown,
  path: string,
  on: IsoDate,
  completeness: 'draft' | 'signed',
): FieldFault[] {
  if (isEmptyValue(value)) {
    return completeness === 'signed' && field.required === true ? [{ path, zh: `请填写“${field.titleZh}”。` }] : [];
  }
  const fault = faultOf(field, value, on);
  return fault === undefined ? [] : [{ path, zh: fault }];
}

function faultOf(field: SimpleField, value: unknown, on: IsoDate): string | undefined {
  const name = `“${field.titleZh}”`;
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return textFault(field, name, value);
    case 'date':
      if (!isIsoDate(value)) return `${name}不是有效日期，请按 2026-11-21 的形式填写。`;
      return value > on && field.isAhead !== true ? `${name}晚于今天（${on}），请填写实际日期。` : undefined;
    case 'instant':
      return typeof value === 'string' && parseInstant(value) !== undefined ? undefined : `${name}不是有效时间。`;
    case 'choice':
      return isChoice(field, value) ? undefined : `${name}不在可选范围内，请重新选择。`;
    case 'choices':
      return Array.isArray(value) && value.every((one) => isChoice(field, one))
        ? undefined
        : `${name}含有不可选的项，请重新选择。`;
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : `${name}请选“是”或“否”。`;
    case 'number':
    case 'score':
    case 'money':
    case 'duration':
      return numberFault(field, name, value);
    case 'org':
    case 'person':
      return Number.isSafeInteger(value) && Number(value) > 0 ? undefined : `${name}请从名单中选择。`;
    case 'file':
    case 'signature':
      return undefined;
  }
}

function textFault(field: SimpleField, name: string, value: unknown): string | undefined {
  if (typeof value !== 'string') return `${name}应为文字。`;
  const length = [...value].length;
  const most = field.maxLength ?? defaultMaxLength;
  return length > most ? `${name}有 ${length} 字，最多 ${most} 字，请删减。` : undefined;
}

function numberFault(field: SimpleField, name: string, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${name}应为数字。`;
  if ((field.kind === 'money' || field.kind === 'duration') && !Number.isInteger(value)) return `${name}应为整数。`;
  const unit = field.unitZh ?? '';
  if (field.min !== undefined && value < field.min) return `${name}不能小于 ${field.min}${unit}。`;
  if (field.max !== undefined && value > field.max) return `${name}不能大于 ${field.max}${unit}。`;
  return undefined;
}

function isChoice(field: SimpleField, value: unknown): boolean {
  return field.choices?.some((choice) => choice.value === value) ?? false;
}
