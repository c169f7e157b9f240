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

/** An amount in fen in capital characters, as receipts carry it: 235050 → 贰仟叁佰伍拾元伍角整. */
export function yuanInWords(fen: number): string {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const last = fen % 10;
  const head = yuan > 0 ? `${wholeInWords(yuan)}元` : '';
  if (jiao === 0 && last === 0) return `${head || '零元'}整`;
  const tenths = jiao > 0 ? `${digits[jiao]}角` : head ? '零' : '';
  return `${head}${tenths}${last > 0 ? `${digits[last]}分` : '整'}`;
}

function wholeInWords(value: number): string {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const places = ['', '拾', '佰', '仟'];
  const groups = ['', '万', '亿', '万亿'];
  let words = '';
  let group = 0;
  let zeroPending = false;
  for (let rest = value; rest > 0; rest = Math.floor(rest / 10_000), group += 1) {
    const part = rest % 10_000;
    let text = '';
    for (let place = 0, digitsLeft = part; place < 4; place += 1, digitsLeft = Math.floor(digitsLeft / 10)) {
      const digit = digitsLeft % 10;
      if (digit > 0) text = `${digits[digit]}${places[place]}${text}`;
      else if (text && !text.startsWith('零')) text = `零${text}`;
    }
    if (part === 0) {
      zeroPending = words !== '';
      continue;
    }
    words = `${text.replace(/^零/, rest >= 10_000 ? '零' : '')}${groups[group]}${zeroPending && !words.startsWith('零') ? '零' : ''}${words}`;
    zeroPending = false;
  }
  return words;
}

function toHalfWidth(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．。]/g, '.')
    .replace(/，/g, ',');
}
