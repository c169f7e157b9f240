import { createHash, randomInt } from 'node:crypto';

/** Letters and digits that nobody confuses on a paper slip: no 0 O 1 I L. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 10;

/** A new code, e.g. `7Q4K9-2MDXW`; about 49 bits, guarded by the rate limit and the few days it lives. */
export function newCode(): string {
  let code = '';
  for (let place = 0; place < length; place++) code += alphabet[randomInt(alphabet.length)];
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** What the database keeps of a code; case, blanks and the hyphen do not matter. */
export function hashCode(code: string): Buffer {
  const plain = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return createHash('sha256').update('appraisal code\n').update(plain).digest();
}
