/** A count with thousands separated: 1,248. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** An amount in fen as yuan with two decimals: 235000 → 2,350.00. */
export function formatFen(fen: number): string {
  const sign = fen < 0 ? '−' : '';
  const whole = Math.floor(Math.abs(fen) / 100);
  return `${sign}${formatCount(whole)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

/** Reads yuan as typed ("1,234.5", full-width digits, "元") into fen; `undefined` when it is no amount. */
export function parseYuan(typed: string): number | undefined {
  const text = toHalfWidth(typed).replace(/[,\s元￥¥]/g, '');
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

/** Reads a number as typed; `undefined` when it is none. */
export function parseNumber(typed: string): number | undefined {
  const text = toHalfWidth(typed).replace(/[,\s]/g, '').replace(/^−/, '-');
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** A share as "31 / 42，74%": a percentage never stands without its base. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return `${formatCount(part)} / 0`;
  return `${formatCount(part)} / ${formatCount(whole)}，${Math.round((part / whole) * 100)}%`;
}

/** Size of a file in the largest fitting unit: 1.2 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  let size = bytes;
  let unit = 'B';
  for (const next of units) {
    if (size < 1024) break;
    size /= 1024;
    unit = next;
  }
  return `${size < 10 ? Math.round(size * 10) / 10 : Math.round(size)} ${unit}`;
}

function toHalfWidth(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．。]/g, '.')
    .replace(/，/g, ',');
}
