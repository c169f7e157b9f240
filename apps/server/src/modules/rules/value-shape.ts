import { parseDuration } from '@jishi/domain';

/**
 * What is wrong with a local value when it stands in for `example`, as a sentence; undefined when it fits. Objects must
 * have the same fields, lists the same kind of items.
 */
export function shapeFault(example: unknown, value: unknown): string | undefined {
  if (typeof example === 'number') {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? undefined : '请填不小于 0 的整数。';
  }
  if (typeof example === 'boolean') return typeof value === 'boolean' ? undefined : '请选是或否。';
  if (typeof example === 'string') return textFault(example, value);
  if (Array.isArray(example)) return listFault(example, value);
  if (typeof example === 'object' && example !== null) return objectFault(example as Record<string, unknown>, value);
  return '这条规则没有可以替换的取值。';
}

function textFault(example: string, value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return '请填写文字。';
  if (parseDuration(example).ok) {
    return parseDuration(value).ok
      ? undefined
      : '请写成数字加单位，如 5d（日）、5wd（工作日）、1m（月）、1y（年）、6h（小时）、30min（分钟）。';
  }
  return value.length <= 500 ? undefined : '文字不超过 500 个字。';
}

function listFault(example: readonly unknown[], value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return '请填写列表，至少一项。';
  // A fraction is a pair of numbers and stays one.
  if (isPair(example) && !isPair(value)) return '请写成分子和分母两个整数。';
  if (isPair(value) && isPair(example) && value[1] === 0) return '分母不能为 0。';
  const [first] = example;
  if (first === undefined) return undefined;
  return value.map((item) => shapeFault(first, item)).find((fault) => fault !== undefined);
}

function isPair(value: readonly unknown[]): value is readonly [number, number] {
  return value.length === 2 && value.every((item) => typeof item === 'number');
}

function objectFault(example: Readonly<Record<string, unknown>>, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '请按原来的各项填写。';
  const given = value as Record<string, unknown>;
  const fields = Object.keys(example);
  if (Object.keys(given).sort().join() !== [...fields].sort().join()) return `请填写这些项：${fields.join('、')}。`;
  return fields.map((field) => shapeFault(example[field], given[field])).find((fault) => fault !== undefined);
}
