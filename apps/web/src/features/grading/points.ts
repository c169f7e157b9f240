/** Points as people write them: 8750 hundredths are `87.5`. */
export function formatPoints(hundredths: number): string {
  return String(Math.round(hundredths) / 100);
}

/** Hundredths of typed points with at most two decimals; undefined for anything else. */
export function parsePoints(typed: string): number | undefined {
  const text = typed.trim().replace(/[．。]/g, '.');
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(text)) return undefined;
  return Math.round(Number(text) * 100);
}

/** A difference with its sign: `−4.5`, `+2`, `0`. */
export function formatDifference(hundredths: number): string {
  if (hundredths === 0) return '0';
  return `${hundredths > 0 ? '+' : '−'}${formatPoints(Math.abs(hundredths))}`;
}
