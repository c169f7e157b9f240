import { isIsoDate, type IsoDate } from '@jishi/domain';
import type { CodeList, ImportField } from '@jishi/rules';

/** One row of a list as it stands in the file: text by the `key` of the field list, blanks trimmed away by the reader or not. */
export type RawRow = Readonly<Record<string, string | undefined>>;

/** What is wrong with a cell, why, and what to do. `warning` does not keep the row out. */
export interface RowFault {
  /** `key` of the field list. */
  readonly field: string;
  readonly titleZh: string;
  readonly severity: 'error' | 'warning';
  /** `noun.kebab-reason`. */
  readonly code: string;
  readonly zh: string;
  readonly remedyZh: string;
  readonly en: string;
  /** Rule that says so. */
  readonly ruleId?: string;
}

/** A checked row: ready to store, or with at least one error. */
export type CheckedRow<T> =
  | { readonly ok: true; readonly row: T; readonly warnings: readonly RowFault[] }
  | { readonly ok: false; readonly faults: readonly RowFault[] };

/** Words of a fault without the cell it belongs to. */
export interface FaultWords {
  readonly code: string;
  readonly zh: string;
  readonly remedyZh: string;
  readonly en: string;
  readonly severity?: 'error' | 'warning';
  readonly ruleId?: string;
}

/** Reads the cells of one row and collects what is wrong with them. */
export interface CellReader {
  readonly faults: RowFault[];
  fault(field: string, words: FaultWords): void;
  /** Trimmed text; undefined where the cell is empty. A missing `must` is an error, a missing `expected` a warning. */
  text(field: string): string | undefined;
  code(field: string): string | undefined;
  date(field: string): IsoDate | undefined;
  flag(field: string): boolean | undefined;
  whole(field: string): number | undefined;
}

const yes = new Set(['是', '有', '√', 'y', 'yes', 'true', '1', '对']);
const no = new Set(['否', '无', '×', 'n', 'no', 'false', '0', '不是']);
const codeMaps = new WeakMap<CodeList, ReadonlyMap<string, string>>();

/** Makes the reader of one row. Lists are looked up by code, title and aliases. */
export function readCells(fields: readonly ImportField[], codeLists: readonly CodeList[], raw: RawRow): CellReader {
  const faults: RowFault[] = [];
  const byKey = fieldsByKey(fields);
  const field = (key: string): ImportField => {
    const found = byKey.get(key);
    if (!found) throw new Error(`unknown field ${key}`);
    return found;
  };
  const fault = (key: string, { severity = 'error', ...words }: FaultWords) =>
    void faults.push({ field: key, titleZh: field(key).titleZh, severity, ...words });
  const text = (key: string) => {
    const value = raw[key]?.replace(/[\u3000\u00a0]/g, ' ').trim();
    if (value !== undefined && value !== '') return value;
    const { requirement, titleZh, titleEn } = field(key);
    const words = { zh: `${titleZh}没有填。`, remedyZh: `请填写${titleZh}。`, en: `${titleEn} is missing.` };
    if (requirement === 'must') fault(key, { code: 'cell.missing', ...words });
    if (requirement === 'expected') fault(key, { code: 'cell.missing', severity: 'warning', ...words });
    return undefined;
  };
  return {
    faults,
    fault,
    text,
    code(key) {
      const value = text(key);
      if (value === undefined) return undefined;
      const list = codeLists.find(({ id }) => id === field(key).codeList);
      if (!list) throw new Error(`field ${key} has no code list`);
      const found = codesOf(list).get(value.toLowerCase());
      if (found !== undefined) return found;
      const examples = list.items
        .slice(0, 4)
        .map(({ titleZh }) => titleZh)
        .join('、');
      fault(key, {
        code: 'cell.unknown-code',
        zh: `“${short(value)}”不是${list.titleZh}的取值。`,
        remedyZh: `请填写代码表中的名称，如：${examples}。`,
        en: `"${short(value)}" is not in the code list.`,
      });
      return undefined;
    },
    date(key) {
      const value = text(key);
      if (value === undefined) return undefined;
      const date = readDate(value);
      if (date !== undefined) return date;
      const existing = /^\d{4}\D?\d{1,2}\D?\d{1,2}\D?$/.test(value) ? '日历上没有这一天' : '不是完整的年月日';
      fault(key, {
        code: 'cell.bad-date',
        zh: `“${short(value)}”${existing}。`,
        remedyZh: '请写成 2026-11-21 的形式。',
        en: `"${short(value)}" is not a date.`,
      });
      return undefined;
    },
    flag(key) {
      const value = text(key)?.toLowerCase();
      if (value === undefined) return undefined;
      if (yes.has(value)) return true;
      if (no.has(value)) return false;
      fault(key, {
        code: 'cell.bad-flag',
        zh: `“${short(value)}”看不出是或否。`,
        remedyZh: '请填“是”或“否”。',
        en: `"${short(value)}" is neither yes nor no.`,
      });
      return undefined;
    },
    whole(key) {
      const value = text(key);
      if (value === undefined) return undefined;
      if (/^-?\d{1,9}$/.test(value)) return Number(value);
      fault(key, {
        code: 'cell.bad-number',
        zh: `“${short(value)}”不是整数。`,
        remedyZh: '请填写整数。',
        en: `"${short(value)}" is not a whole number.`,
      });
      return undefined;
    },
  };
}

/** Ends a row: with an error among the faults it is refused, otherwise they are its warnings. */
export function closeRow<T>(faults: readonly RowFault[], row: T): CheckedRow<T> {
  if (faults.some(({ severity }) => severity === 'error')) return { ok: false, faults };
  return { ok: true, row, warnings: faults };
}

/** 2026-11-21, 2026/11/21, 2026.11.21, 20261121, 2026年11月21日; undefined where it is no existing day. */
export function readDate(text: string): IsoDate | undefined {
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?Z?)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(date) ? date : undefined;
}

const keyMaps = new WeakMap<readonly ImportField[], ReadonlyMap<string, ImportField>>();

function fieldsByKey(fields: readonly ImportField[]): ReadonlyMap<string, ImportField> {
  const known = keyMaps.get(fields);
  if (known) return known;
  const made = new Map(fields.map((field) => [field.key, field]));
  keyMaps.set(fields, made);
  return made;
}

function codesOf(list: CodeList): ReadonlyMap<string, string> {
  const known = codeMaps.get(list);
  if (known) return known;
  const map = new Map<string, string>();
  // Codes win over titles, titles over aliases.
  for (const item of list.items) for (const alias of item.aliases ?? []) map.set(alias.toLowerCase(), item.code);
  for (const item of list.items) {
    map.set(item.titleZh.toLowerCase(), item.code);
    map.set(item.titleZh.replace(/（.*）$/, '').toLowerCase(), item.code);
  }
  for (const item of list.items) map.set(item.code.toLowerCase(), item.code);
  codeMaps.set(list, map);
  return map;
}

const short = (value: string): string => (value.length > 20 ? `${value.slice(0, 20)}…` : value);
