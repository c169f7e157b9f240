import type { NumberKind } from '../cell-text.ts';
import { attributesOf, openingTags } from './xml-text.ts';

/** How the cells of one style show their number. */
export interface NumberFormat {
  readonly kind: NumberKind;
  /** Digits to which whole numbers are filled with zeros (format `000000`); 0 for none. */
  readonly padding: number;
}

const plain: NumberFormat = { kind: 'plain', padding: 0 };

/** Number formats by style index, from the workbook's style part. */
export function readNumberFormats(styles: string): readonly NumberFormat[] {
  const codes = new Map<number, string>();
  for (const tag of openingTags(styles, 'numFmt')) {
    const { numFmtId, formatCode } = attributesOf(tag);
    if (numFmtId !== undefined && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
  }
  const cellFormats = /<(?:[\w.-]+:)?cellXfs[\s>][\s\S]*?<\/(?:[\w.-]+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  return openingTags(cellFormats, 'xf').map((tag) => {
    const id = Number(attributesOf(tag)['numFmtId'] ?? 0);
    const code = codes.get(id);
    return code === undefined ? builtIn(id) : numberFormatOf(code);
  });
}

/** Reads a format code such as `yyyy"年"m"月"d"日"` or `000000`. */
export function numberFormatOf(code: string): NumberFormat {
  const bare = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/^0{2,}$/.test(bare)) return { kind: 'plain', padding: bare.length };
  if (/general|[#0?]/i.test(bare.replace(/s\.0+/gi, 's'))) return plain;
  const hasDate = /[yde]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
  const hasTime = /[hs]/i.test(bare);
  if (hasDate) return { kind: hasTime ? 'datetime' : 'date', padding: 0 };
  return { kind: hasTime ? 'time' : 'plain', padding: 0 };
}

/** The formats that a workbook need not spell out; 27–36 and 50–58 are the Chinese dates. */
function builtIn(id: number): NumberFormat {
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56) {
    return { kind: 'time', padding: 0 };
  }
  if (id === 22) return { kind: 'datetime', padding: 0 };
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return { kind: 'date', padding: 0 };
  return plain;
}
