import { ok, refuse, type Result } from '../kernel/result.ts';

/** What is wrong with an organisation code, and what would be right. */
export interface OrgCodeRefusal {
  readonly code: 'org-code.malformed' | 'org-code.bad-checksum';
  readonly facts: Readonly<Record<string, unknown>>;
}

const weights = [3, 7, 9, 10, 5, 8, 4, 2];
const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Reads an organisation code (组织机构代码): eight characters and a check, with or without the hyphen.
 *
 * @source GB 11714-1997
 */
export function readOrgCode(text: string): Result<string, OrgCodeRefusal> {
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return refuse('org-code.malformed', { length: code.length });
  const expected = orgCheckCharacter(code);
  return code[8] === expected ? ok(code) : refuse('org-code.bad-checksum', { expected, found: code[8] });
}

/** Check character that belongs to the first eight: ten is X, eleven is 0. */
export function orgCheckCharacter(code: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * characters.indexOf(code[index] ?? ''), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
