import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

/** A value for a `jsonb` column; the wrapper tells it from a PostgreSQL array. */
export interface JsonValue {
  readonly json: string;
}

/** Wraps a value for a `jsonb` column. */
export function jsonValue(value: unknown): JsonValue {
  return { json: JSON.stringify(value) };
}

/** What a column may be set to. */
export type ColumnValue =
  | string
  | number
  | boolean
  | Date
  | Buffer
  | null
  | readonly string[]
  | readonly number[]
  | JsonValue;

/** Columns by name with their new values; what is undefined stays as it is. */
export type ColumnChanges = Readonly<Record<string, ColumnValue | undefined>>;

const columnShape = /^[a-z_]+$/;

/**
 * `a = $1, b = $2, ` of an UPDATE, each with its comma, for stores that change some columns of a locked row before
 * `version = version + 1`. Column names come from the code, never from a request; anything else is refused here.
 */
export function assign(changes: ColumnChanges): Sql {
  const parts = Object.entries(changes).flatMap(([column, value]) => {
    if (!columnShape.test(column)) throw new Error(`not a column: ${column}`);
    if (value === undefined) return [];
    return [isJson(value) ? sql`${raw(column)} = ${value.json}::jsonb, ` : sql`${raw(column)} = ${value}, `];
  });
  return parts.length === 0 ? empty : join(parts, '');
}

function isJson(value: ColumnValue): value is JsonValue {
  return typeof value === 'object' && value !== null && 'json' in value;
}
