const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/**
 * An amount in capital characters (大写金额), as receipts carry it: 235050 fen → 贰仟叁佰伍拾元伍角整.
 *
 * @source 正确填写票据和结算凭证的基本规定: 整 after yuan and jiao, not after fen; one 零 for any run of zeros
 */
export function amountInCapitals(fen: number): string {
  if (fen < 0) return `负${amountInCapitals(-fen)}`;
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const last = fen % 10;
  const head = yuan > 0 ? `${wholeInCapitals(yuan)}元` : '';
  if (jiao === 0 && last === 0) return `${head || '零元'}整`;
  const tenths = jiao > 0 ? `${digits[jiao]}角` : head ? '零' : '';
  return `${head}${tenths}${last > 0 ? `${digits[last]}分` : '整'}`;
}

function wholeInCapitals(value: number): string {
  let words = '';
  let isZeroPending = false;
  for (let rest = value, group = 0; rest > 0; rest = Math.floor(rest / 10_000), group += 1) {
    const part = rest % 10_000;
    if (part === 0) {
      isZeroPending = words !== '';
      continue;
    }
    const text = partInCapitals(part);
    const lead = rest >= 10_000 && part < 1000 ? '零' : '';
    words = `${lead}${text}${groups[group] ?? ''}${isZeroPending && !words.startsWith('零') ? '零' : ''}${words}`;
    isZeroPending = false;
  }
  return words;
}

/** Up to four digits: 1005 → 壹仟零伍. */
function partInCapitals(part: number): string {
  let text = '';
  for (let place = 0, left = part; place < 4 && left > 0; place += 1, left = Math.floor(left / 10)) {
    const digit = left % 10;
    if (digit > 0) text = `${digits[digit]}${places[place]}${text}`;
    else if (text !== '' && !text.startsWith('零')) text = `零${text}`;
  }
  return text;
}
