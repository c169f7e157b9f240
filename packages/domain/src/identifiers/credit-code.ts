import { ok, refuse, type Result } from '../kernel/result.ts';
import { readOrgCode } from './org-code.ts';

/** What a unified social credit code (统一社会信用代码) says. */
export interface CreditCode {
  readonly code: string;
  /** Registration authority, e.g. `5` 民政. */
  readonly authority: string;
  /** Kind of body within the authority. */
  readonly category: string;
  readonly placeCode: string;
  /** The organisation code inside, nine characters. */
  readonly orgCode: string;
}

/** What is wrong with a code, and what would be right. */
export interface CreditCodeRefusal {
  readonly code:
    | 'credit-code.malformed'
    | 'credit-code.unused-letter'
    | 'credit-code.bad-place'
    | 'credit-code.bad-org-code'
    | 'credit-code.bad-checksum';
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Characters of the code: no I, O, S, V, Z. */
const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * Reads a unified social credit code; blanks and hyphens are ignored.
 *
 * Refuses a wrong length, a letter the standard does not use (with its `position` from 1), a place that is no number,
 * a wrong organisation code inside and a wrong check, each with what was `expected`.
 *
 * @source GB 32100-2015
 */
export function readCreditCode(text: string): Result<CreditCode, CreditCodeRefusal> {
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  if (code.length !== 18) return refuse('credit-code.malformed', { length: code.length });
  const unused = [...code].findIndex((character) => !charset.includes(character));
  if (unused !== -1) return refuse('credit-code.unused-letter', { letter: code[unused], position: unused + 1 });
  const expected = creditCheckCharacter(code);
  if (expected !== code[17]) return refuse('credit-code.bad-checksum', { expected, found: code[17] });
  const placeCode = code.slice(2, 8);
  if (!/^\d{6}$/.test(placeCode)) return refuse('credit-code.bad-place', { placeCode });
  const orgCode = readOrgCode(code.slice(8, 17));
  if (!orgCode.ok) return refuse('credit-code.bad-org-code', { orgCode: code.slice(8, 17), ...orgCode.error.facts });
  return ok({ code, authority: code.slice(0, 1), category: code.slice(1, 2), placeCode, orgCode: orgCode.value });
}

/** Whether a unified social credit code has the right characters and checks, as written. */
export const isCreditCode = (text: string): boolean => {
  const read = readCreditCode(text);
  return read.ok && read.value.code === text;
};

/** Check character that belongs to the first 17. */
export function creditCheckCharacter(code: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * charset.indexOf(code[index] ?? ''), 0);
  return charset[(31 - (sum % 31)) % 31] ?? '';
}
