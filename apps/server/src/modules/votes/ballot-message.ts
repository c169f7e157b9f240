import { createHash } from 'node:crypto';
import { BallotContent } from '@jishi/contract';
import { canonicalJson, type Ballot } from '@jishi/domain';
import { prefixBytes } from './blind-signature.ts';

/** Crockford's alphabet: no letter is taken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What identifies a ballot in the store: says nothing about voter or order, because the message begins at random. */
export const tokenOf = (message: Buffer): Buffer => createHash('sha256').update(message).digest();

/** Receipt a voter keeps, `7Q4K-92MD`: 40 bits of the token. */
export function receiptOf(message: Buffer): string {
  let bits = 0n;
  for (const byte of tokenOf(message).subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from({ length: 8 }, (_none, no) => alphabet[Number((bits >> BigInt(35 - 5 * no)) & 31n)] ?? '');
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/**
 * The ballot inside a signed message, for this round only. Undefined for anything but the one spelling of a ballot:
 * blanks or an order of keys cannot be used to mark it.
 */
export function ballotIn(message: Buffer, voteRoundId: number): Ballot | undefined {
  const text = message.subarray(prefixBytes).toString('utf8');
  try {
    const parsed = BallotContent.safeParse(JSON.parse(text));
    if (!parsed.success || parsed.data.voteRoundId !== voteRoundId || canonicalJson(parsed.data) !== text)
      return undefined;
    return { marks: parsed.data.marks, writeIns: parsed.data.writeIns };
  } catch {
    return undefined;
  }
}
