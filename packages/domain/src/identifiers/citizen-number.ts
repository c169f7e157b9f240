import { isIsoDate, type IsoDate } from '../kernel/iso-date.ts';
import { ok, refuse, type Refusal, type Result } from '../kernel/result.ts';

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

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/**
 * Reads an identity number; blanks are ignored and a small x is taken as X.
 *
 * Refuses `citizen-number.malformed` (not 18 characters, or 17 digits and a check), `citizen-number.bad-date`
 * (30 February) and `citizen-number.bad-checksum`. Numbers of 15 digits are out of use since 2013 and refused.
 *
 * @source GB 11643-1999
 */
export function readCitizenNumber(text: string): Result<CitizenNumber, Refusal> {
  const number = text.replace(/[\s-]/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return refuse('citizen-number.malformed', { length: number.length });
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isIsoDate(bornOn)) return refuse('citizen-number.bad-date', { bornOn });
  if (citizenCheckCharacter(number) !== number[17]) return refuse('citizen-number.bad-checksum', {});
  const sex = Number(number[16]) % 2 === 1 ? '1' : '2';
  return ok({ number, placeCode: number.slice(0, 6), bornOn, sex });
}

/** Check character that belongs to the first 17 digits. */
export function citizenCheckCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return checkCharacters[sum % 11] ?? '';
}
