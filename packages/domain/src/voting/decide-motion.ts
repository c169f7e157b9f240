import { reaches, type Threshold } from '../kernel/fraction.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { quorumOf, type QuorumNotMet } from './electorate.ts';

/**
 * Head counts of those with the right to vote. `written` are opinions of the absent that count as votes
 * (接收预备党员): they add to the votes in favour, never to those present.
 */
export interface Tally {
  readonly expected: number;
  readonly present: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
  readonly writtenInFavour?: number;
}

/** Who must be present, and how many must agree. */
export interface VotingRule {
  readonly quorum: Threshold;
  readonly pass: Threshold;
}

/** The counts contradict each other. */
export interface TallyMalformed {
  readonly code: 'vote.tally-malformed';
  readonly facts: Readonly<Record<string, number>>;
}

/** Applies `rule` to `tally`. Without a quorum the motion is not lost, there was no decision. */
export function decideMotion(
  tally: Tally,
  rule: VotingRule,
): Result<'carried' | 'rejected', QuorumNotMet | TallyMalformed> {
  const written = tally.writtenInFavour ?? 0;
  const inRoom = tally.inFavour + tally.against + tally.abstained;
  const counts = [tally.expected, tally.present, tally.inFavour, tally.against, tally.abstained, written];
  const isWhole = counts.every((count) => Number.isSafeInteger(count) && count >= 0);
  if (
    !isWhole ||
    tally.present > tally.expected ||
    inRoom > tally.present ||
    tally.present + written > tally.expected
  ) {
    return err({ code: 'vote.tally-malformed', facts: { ...tally, inRoom } });
  }
  const quorum = quorumOf(tally, rule.quorum);
  if (!quorum.ok) return quorum;
  return ok(reaches(tally.inFavour + written, tally, rule.pass) ? 'carried' : 'rejected');
}
