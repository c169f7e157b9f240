/**
 * JSON with one spelling per value (RFC 8785 for the values used here): object keys sorted by UTF-16 code units, no
 * blanks, properties that are `undefined` left out. Two equal definitions give the same text and so the same hash.
 *
 * @throws TypeError for what plain data cannot hold: functions, symbols, bigints, non-finite numbers, `undefined` in
 * lists, class instances and cycles
 */
export const canonicalJson = (value: unknown): string => write(value, []);

function write(value: unknown, above: readonly object[]): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value !== 'object') throw new TypeError(`not plain data: ${typeof value}`);
  if (above.includes(value)) throw new TypeError('not plain data: a cycle');
  const inside = [...above, value];
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, inside)).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('not plain data: a class instance');
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${write(item, inside)}`);
  return `{${parts.join(',')}}`;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('not plain data: a number without a value');
  return JSON.stringify(value === 0 ? 0 : value);
}
