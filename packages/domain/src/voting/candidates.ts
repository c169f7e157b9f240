import { shareRoundedUp, type Fraction } from '../kernel/fraction.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** How many more candidates than seats (差额): a share of the seats, or a number of persons. */
export type Surplus = { readonly fraction: Fraction } | { readonly persons: number };

/** Fewer candidates than an election of so many seats needs. */
export interface TooFewCandidates {
  readonly code: 'vote.too-few-candidates';
  readonly facts: {
    readonly seats: number;
    readonly surplus: number;
    readonly needed: number;
    readonly candidates: number;
    readonly missing: number;
  };
}

/** Candidates beyond the seats; a share is rounded up (进一法): 3 seats → 1 more, 7 seats → 2 more. */
export function surplusSeats(seats: number, surplus: Surplus | undefined): number {
  if (surplus === undefined) return 0;
  return 'persons' in surplus ? surplus.persons : shareRoundedUp(surplus.fraction, seats);
}

/** May the election be prepared? Without `surplus` as many candidates as seats are enough (等额). */
export function checkCandidates(
  candidates: number,
  seats: number,
  surplus: Surplus | undefined,
): Result<{ readonly needed: number }, TooFewCandidates> {
  const more = surplusSeats(seats, surplus);
  const needed = seats + more;
  if (candidates >= needed) return ok({ needed });
  return err({
    code: 'vote.too-few-candidates',
    facts: { seats, surplus: more, needed, candidates, missing: needed - candidates },
  });
}
