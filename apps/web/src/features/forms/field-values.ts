import type { FieldRule, SimpleField } from '@jishi/domain';
import { isoDate } from '../../design/dates.ts';

/** What stands in the controls: texts, choices, rows. */
export type Typed = Readonly<Record<string, unknown>>;

const numberKinds = new Set(['number', 'score', 'duration', 'money']);

/** Values as the server keeps them → as the controls show them. */
export function typedOf(fields: readonly FieldRule[], values: Typed): Typed {
  return Object.fromEntries(fields.map((field) => [field.id, typedField(field, values[field.id])]));
}

/** What was typed → values for the server; what is empty is left out. */
export function valuesOf(fields: readonly FieldRule[], typed: Typed): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueField(field, typed[field.id]);
    if (value !== undefined) values[field.id] = value;
  }
  return values;
}

function typedField(field: FieldRule, value: unknown): unknown {
  if (field.kind === 'list') {
    const rows = Array.isArray(value) ? (value as readonly Typed[]) : [];
    return rows.map((row) =>
      Object.fromEntries(field.columns.map((column) => [column.id, typedField(column, row[column.id])])),
    );
  }
  if (field.kind === 'choices') return Array.isArray(value) ? value : [];
  if (field.kind === 'yes-no') return value === true ? 'yes' : value === false ? 'no' : '';
  if (field.kind === 'money' && typeof value === 'number') return (value / 100).toFixed(2);
  if (field.kind === 'instant' && typeof value === 'string') return value.slice(0, 16).replace('T', ' ');
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

function valueField(field: FieldRule, typed: unknown): unknown {
  if (field.kind === 'list') {
    const rows = Array.isArray(typed) ? (typed as readonly Typed[]) : [];
    const filled = rows
      .map((row) => {
        const values: Record<string, unknown> = {};
        for (const column of field.columns) {
          const value = valueSimple(column, row[column.id]);
          if (value !== undefined) values[column.id] = value;
        }
        return values;
      })
      // A row nobody wrote in is no row.
      .filter((row) => Object.keys(row).length > 0);
    return filled.length > 0 ? filled : undefined;
  }
  return valueSimple(field, typed);
}

function valueSimple(field: SimpleField, typed: unknown): unknown {
  if (field.kind === 'choices') return Array.isArray(typed) && typed.length > 0 ? typed : undefined;
  const text = typeof typed === 'string' ? typed.trim() : '';
  if (text === '') return undefined;
  if (field.kind === 'yes-no') return text === 'yes';
  if (field.kind === 'money') return number(text, 100);
  if (numberKinds.has(field.kind) || field.kind === 'person' || field.kind === 'org') return number(text, 1);
  if (field.kind === 'instant') return instantOf(text);
  return text;
}

/** What is no number stays text, so that the server can say what is wrong with it. */
function number(text: string, factor: number): number | string {
  const value = Number(text.replace(/[,，]/g, ''));
  return Number.isFinite(value) ? Math.round(value * factor * 1000) / 1000 : text;
}

/** `2026-11-21 14:30` in China time as an instant. */
function instantOf(text: string): string {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{2})$/.exec(text);
  if (!found) return text;
  const [, year, month, day, hour, minute] = found.map(Number);
  return `${isoDate(year ?? 0, month ?? 0, day ?? 0)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+08:00`;
}
