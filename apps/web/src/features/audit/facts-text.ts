/** Facts of an entry on one line: `reason 离岗 · from active · to suspended`. */
export function factsText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name} ${factText(value)}`)
    .join(' · ');
}

/** One fact in words; lists and groups as JSON, which is what was recorded. */
export function factText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value);
}
