import { isIsoDate, type IsoDate } from '../kernel/iso-date.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';

/** What a citizen identity number (公民身份号码) says about its holder. */
export interface CitizenNumber {
  /** 18 characters, the last one a digit or a capital X. */
  readonly number: string;
  /** Place of issue, six digits (GB/T 2260 at that time). */
  readonly placeCode: string;
  readonly bornOn: IsoDate;
  /** `1` male, `2` female (GB/T 2261.1). */
  readonly sex: '1' | '2';
}

/** What is wrong with a number, and what would be right. */
export interface CitizenNumberRefusal {
  readonly code:
    | 'citizen-number.malformed'
    | 'citizen-number.bad-place'
    | 'citizen-number.bad-date'
    | 'citizen-number.born-later'
    | 'citizen-number.bad-checksum';
  readonly facts: Readonly<Record<string, unknown>>;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';
/** First digits of the provinces and regions in GB/T 2260, with 香港 81, 澳门 82, 台湾 83 as residence permits. */
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/**
 * Reads an identity number; blanks are ignored and a small x is taken as X.
 *
 * Refuses `malformed` (not 17 digits and a check; for one of 15 digits, out of use since 2013, `expanded` says what it
 * would be today), `bad-place`, `bad-date` (30 February), `born-later` than `on`, and `bad-checksum` with the
 * character `expected`.
 *
 * @param on day after which nobody can be born; left out, birth dates are not limited
 * @source GB 11643-1999
 */
export function readCitizenNumber(text: string, on?: IsoDate): Result<CitizenNumber, CitizenNumberRefusal> {
  const number = text.replace(/[\s-]/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) {
    const legacy = expandLegacyNumber(number);
    const facts = { length: number.length, ...(legacy.ok ? { expanded: legacy.value } : {}) };
    return refuse('citizen-number.malformed', facts);
  }
  const placeCode = number.slice(0, 6);
  if (!provinces.test(placeCode)) return refuse('citizen-number.bad-place', { placeCode });
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isIsoDate(bornOn)) return refuse('citizen-number.bad-date', { bornOn });
  if (on !== undefined && bornOn > on) return refuse('citizen-number.born-later', { bornOn, on });
  const expected = citizenCheckCharacter(number);
  if (expected !== number[17]) return refuse('citizen-number.bad-checksum', { expected, found: number[17] });
  const sex = Number(number[16]) % 2 === 1 ? '1' : '2';
  return ok({ number, placeCode, bornOn, sex });
}

/** Check character that belongs to the first 17 digits. */
export function citizenCheckCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return checkCharacters[sum % 11] ?? '';
}

/**
 * The number of 18 characters that belongs to a first-generation number of 15 digits (old files). Born in the 1900s;
 * the sequences 996 to 999 were given to people of a hundred years and more, born in the 1800s.
 */
export function expandLegacyNumber(text: string): Result<string, CitizenNumberRefusal> {
  if (!/^\d{15}$/.test(text)) return refuse('citizen-number.malformed', { length: text.length });
  const century = Number(text.slice(12)) >= 996 ? '18' : '19';
  const digits = `${text.slice(0, 6)}${century}${text.slice(6)}`;
  const bornOn = `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`;
  if (!isIsoDate(bornOn)) return refuse('citizen-number.bad-date', { bornOn });
  return ok(`${digits}${citizenCheckCharacter(digits)}`);
}
