import { z } from 'zod';

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
}

/**
 * A body that a schema takes, as far as its plain description tells: required fields with the smallest fitting values.
 * Fields whose name is in `ids` get that id, optional or not, so that a route is asked about them.
 */
export function sampleBody(schema: z.ZodType, ids: Readonly<Record<string, number>>): unknown {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return sampleOf(described, ids);
}

function sampleOf(schema: Schema, ids: Readonly<Record<string, number>>): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [variant] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (variant) return sampleOf(variant, ids);
  switch (schema.type) {
    case 'object':
      return objectOf(schema, ids);
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => sampleOf(schema.items ?? {}, ids));
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, (schema.exclusiveMinimum ?? -1) + 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return 1;
  }
}

function objectOf(schema: Schema, ids: Readonly<Record<string, number>>): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const many = /^(\w+)Ids$/.exec(name);
    if (ids[name] !== undefined) made[name] = ids[name];
    else if (many?.[1] && ids[`${many[1]}Id`] !== undefined) made[name] = [ids[`${many[1]}Id`]];
    else if (schema.required?.includes(name)) made[name] = sampleOf(field, ids);
  }
  return made;
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\\d\{4\}-\\d\{2\}-\\d\{2\}/, '2026-11-20'],
  [/\\d\{2\}:/, '09:30'],
  [/\\d\{6\}/, '123456'],
  [/a-f/, 'a'.repeat(64)],
];

function textOf({ pattern, minLength }: Schema): string {
  const known = patterns.find(([shape]) => pattern !== undefined && shape.test(pattern));
  return known?.[1] ?? '样'.repeat(Math.max(2, minLength ?? 0));
}
