import type { Threshold } from '../kernel/fraction.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { quorumOf, type QuorumNotMet } from './electorate.ts';

/** A body that may decide, with who is there and who must be. */
export interface BodyHeads {
  readonly expected: number;
  readonly present: number;
  /** Absent where the body needs no quorum. */
  readonly quorum?: Threshold;
}

/** No body of the procedure has its quorum; the facts are those of each in turn. */
export interface NoBodyMet {
  readonly code: 'vote.no-quorum';
  readonly facts: { readonly bodies: readonly QuorumNotMet['facts'][] };
}

/**
 * The first body whose quorum is met: its heads are the base of the vote. Several bodies with different bases can
 * decide one matter (村民过半数, or 户的代表三分之二以上); one of them is enough, and they are never added up.
 */
export function quorumOfBodies(bodies: readonly BodyHeads[]): Result<{ readonly body: number }, NoBodyMet> {
  const missing: QuorumNotMet['facts'][] = [];
  for (const [body, { quorum, ...heads }] of bodies.entries()) {
    if (quorum === undefined) return ok({ body });
    const found = quorumOf(heads, quorum);
    if (found.ok) return ok({ body });
    missing.push(found.error.facts);
  }
  return err({ code: 'vote.no-quorum', facts: { bodies: missing } });
}
