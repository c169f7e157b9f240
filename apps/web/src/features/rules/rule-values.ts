import type { Language } from '../../i18n/texts.ts';

const units = {
  d: ['日', 'days'],
  wd: ['个工作日', 'working days'],
  m: ['个月', 'months'],
  y: ['年', 'years'],
  h: ['小时', 'hours'],
  min: ['分钟', 'minutes'],
} as const;

const unitNames: Readonly<Record<string, readonly [string, string]>> = {
  persons: ['人', 'persons'],
  count: ['', ''],
  percent: ['%', '%'],
  fen: ['分', 'fen'],
};

/** A value of a rule as people read it: `5wd` is 5 个工作日, `[2,3]` is 2/3. */
export function ruleValueText(value: unknown, unit: string, language: Language): string {
  const side = language === 'zh' ? 0 : 1;
  if (value === null || value === undefined) return '—';
  if (typeof value === 'boolean') return (value ? ['是', 'yes'] : ['否', 'no'])[side] ?? '';
  if (typeof value === 'number') return `${value} ${unitNames[unit]?.[side] ?? ''}`.trim();
  if (typeof value === 'string') return durationText(value, side) ?? value;
  if (Array.isArray(value)) return listText(value, unit, language);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${ruleValueText(part, unit, language)}`)
    .join(language === 'zh' ? '，' : ', ');
}

function durationText(text: string, side: 0 | 1): string | undefined {
  const match = /^(\d+)(wd|min|d|m|y|h)$/.exec(text);
  const unit = match?.[2] as keyof typeof units | undefined;
  return match && unit ? `${match[1]} ${units[unit][side]}` : undefined;
}

function listText(value: readonly unknown[], unit: string, language: Language): string {
  if (isFraction(value)) return `${value[0]}/${value[1]}`;
  return value.map((item) => ruleValueText(item, unit, language)).join(language === 'zh' ? '、' : ', ');
}

function isFraction(value: readonly unknown[]): value is readonly [number, number] {
  return value.length === 2 && value.every((part) => typeof part === 'number');
}

/** How a value is typed; `none` where the page offers no field for it. */
export type ValueKind = 'number' | 'duration' | 'text' | 'yes-no' | 'fraction' | 'lines' | 'none';

/** Kind of the field for a value like this one. */
export function kindOfValue(example: unknown): ValueKind {
  if (typeof example === 'number') return 'number';
  if (typeof example === 'boolean') return 'yes-no';
  if (typeof example === 'string') return durationText(example, 0) ? 'duration' : 'text';
  if (!Array.isArray(example)) return 'none';
  if (isFraction(example)) return 'fraction';
  return example.every((item) => typeof item === 'string') ? 'lines' : 'none';
}

/** A value as it stands in its field. */
export function typedValue(value: unknown): string {
  if (Array.isArray(value)) return isFraction(value) ? `${value[0]}/${value[1]}` : value.map(String).join('\n');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Reads what was typed; undefined when it is not written as the kind asks. The server decides whether it may be set. */
export function readValue(typed: string, kind: ValueKind): unknown {
  const text = typed.trim();
  switch (kind) {
    case 'number':
      return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    case 'duration':
      return durationText(text, 0) ? text : undefined;
    case 'yes-no':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'fraction': {
      const match = /^(\d{1,6})\s*\/\s*([1-9]\d{0,5})$/.exec(text);
      return match ? [Number(match[1]), Number(match[2])] : undefined;
    }
    case 'lines': {
      const lines = text.split('\n').flatMap((line) => line.trim() || []);
      return lines.length > 0 ? lines : undefined;
    }
    case 'text':
      return text || undefined;
    case 'none':
      return undefined;
  }
}
