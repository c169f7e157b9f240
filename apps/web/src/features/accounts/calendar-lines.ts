/** A day with its name, as the calendar keeps it. */
export interface NamedDay {
  readonly day: string;
  readonly nameZh: string;
}

/** Days as text, one a line: `2027-01-01 元旦`. */
export function linesOf(days: readonly NamedDay[]): string {
  return days.map(({ day, nameZh }) => `${day} ${nameZh}`.trim()).join('\n');
}

/** What a text means: its days, or the first line that is no date. */
export type ReadLines = { readonly days: readonly NamedDay[] } | { readonly line: number; readonly text: string };

/** Reads days, one a line; 2027-1-1, 2027.1.1, 2027/1/1 and 2027年1月1日 are taken, blank lines passed over. */
export function readLines(text: string, name: string): ReadLines {
  const days: NamedDay[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const match = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?\s*(.*)$/.exec(trimmed);
    if (!match) return { line: index + 1, text: trimmed };
    const [, year = '', month = '', day = '', rest = ''] = match;
    days.push({ day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, nameZh: rest || name });
  }
  return { days };
}
