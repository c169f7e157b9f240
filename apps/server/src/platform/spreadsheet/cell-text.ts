import type { CellProblemCode } from './table.ts';

// Anything that makes a text differ from its normal form: blanks at the ends, invisible characters,
// full-width digits and letters. The fast path of millions of cells is one failed test.
const unusual =
  /^[\s\u200b-\u200d\ufeff]|[\s\u200b-\u200d\ufeff]$|[\u200b\u2060\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u0000-\u0008\u000b\u000c\u000e-\u001f]|\r/;
const invisible = /[\u200b\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;
const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;

/**
 * The normal form of a cell's text: no blanks at the ends (full-width and no-break ones included), no
 * invisible characters, half-width digits and letters, line breaks as `\n`. Everything else stays,
 * rare characters above all: no Unicode normalisation, which would replace some of them.
 */
export function normaliseText(text: string): string {
  if (!unusual.test(text)) return text;
  return text
    .replace(invisible, '')
    .replace(fullWidth, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** A heading on one line: line breaks and blanks inside removed, a leading or trailing mark for “required” too. */
export function normaliseHeading(text: string): string {
  return normaliseText(text)
    .replace(/\s+/g, '')
    .replace(/^[*＊]+|[*＊]+$/g, '');
}

/** A number of a spreadsheet as text, with what is to be doubted about it. */
export interface NumberText {
  readonly text: string;
  readonly problem?: CellProblemCode;
}

/** Largest whole number whose digits Excel still keeps; it stores 15 significant digits. */
const digitsKept = 1e15;

/**
 * A stored number as plain decimal text without exponent, rounded to the 15 digits that Excel shows.
 * Whole numbers from 10^15 on have lost their last digits and are reported: 18-digit identity
 * numbers typed into a number cell end that way and cannot be repaired.
 */
export function numberText(raw: string): NumberText {
  const value = Number(raw);
  if (!Number.isFinite(value)) return { text: raw, problem: 'error-value' };
  if (Number.isInteger(value)) {
    if (Math.abs(value) < digitsKept) return { text: String(value) };
    return { text: BigInt(value).toString(), problem: 'damaged-number' };
  }
  return { text: plainDecimal(Number(value.toPrecision(15))) };
}

function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** Doubts about a text that once was a long number: `1.10105E+17`, or 16 digits and more ending in 000. */
export function longNumberDoubt(text: string): CellProblemCode | undefined {
  if (text.length < 7) return undefined;
  const first = text.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return undefined;
  if (/^\d(\.\d+)?E\+1[5-9]$/i.test(text)) return 'suspect-number';
  return text.length >= 16 && /^\d{13,}000$/.test(text) ? 'suspect-number' : undefined;
}

/** How a number format shows a number. */
export type NumberKind = 'plain' | 'date' | 'time' | 'datetime';

/** Days from 1970-01-01 back to day 0 of the two day counts of spreadsheets. */
const epochDays = { from1900: 25_569, from1904: 24_107 };

/**
 * A serial day number of a spreadsheet as `YYYY-MM-DD`, with `THH:MM:SS` where it has a fraction.
 *
 * @param date1904 the workbook's own setting; both counts differ by 1,462 days
 * @returns undefined outside 1900-01-01 … 9999-12-31 and for the 29 February 1900 that never was
 */
export function serialToIsoDate(serial: number, date1904 = false): string | undefined {
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  let seconds = Math.round(serial * 86_400);
  if (!date1904) {
    const day = Math.floor(seconds / 86_400);
    if (day === 0 || day === 60 || day > 2_958_465) return undefined;
    if (day < 60) seconds += 86_400; // the count has a 29 February 1900, so earlier days are one off
  } else if (serial > 2_957_003) return undefined;
  const iso = new Date((seconds - (date1904 ? epochDays.from1904 : epochDays.from1900) * 86_400) * 1000).toISOString();
  return seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** The serial day number (1900 count) of a civil date, for writing; undefined before 1900-03-01, where counts differ. */
export function isoDateToSerial(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const milliseconds = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== date) return undefined;
  const serial = milliseconds / 86_400_000 + epochDays.from1900;
  return serial >= 61 ? serial : undefined;
}

/** Text of a date or time cell; a serial outside the calendar stays a number. */
export function serialText(serial: number, kind: NumberKind, date1904: boolean): NumberText {
  if (kind === 'time' && serial < 1) {
    return { text: new Date(Math.round(serial * 86_400) * 1000).toISOString().slice(11, 19) };
  }
  const text = serialToIsoDate(kind === 'date' ? Math.floor(serial) : serial, date1904);
  return text === undefined ? numberText(String(serial)) : { text };
}
