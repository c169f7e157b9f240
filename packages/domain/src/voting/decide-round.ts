import { leastReaching, reaches, type Heads, type Threshold } from '../kernel/fraction.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { BallotCount } from './count-ballots.ts';

/** How a round is judged. */
export interface RoundRule {
  readonly kind: 'motion' | 'election' | 'nomination';
  /** Votes in favour that carry or elect. Nominations may have none: then the most votes are put forward. */
  readonly pass?: Threshold;
  /** Places still to be filled; null for motions, and for nominations that put forward everybody who passes. */
  readonly seats: number | null;
  /** A further vote among equals (就票数相等者再次投票): the most votes win, a share is not asked again. */
  readonly runoff: boolean;
  readonly tie: 'runoff' | 'lost';
  readonly tooFewWinners: 'another-round' | 'fewer-seats';
}

/** Who counts in a round, and how many ballots were handed out. */
export interface RoundHeads {
  readonly expected: number;
  readonly present: number;
  readonly out: number;
  /** Formal written opinions of the absent, by option; they add to the votes, never to those present. */
  readonly written?: Readonly<Record<string, number>>;
}

/** What came of one option. */
export interface OptionOutcome {
  readonly option: string;
  readonly votes: number;
  readonly passed: boolean;
}

/** What a round decided, and what has to follow. */
export interface RoundOutcome {
  readonly valid: number;
  /** Fewest votes that pass; null where no share is asked. */
  readonly needed: number | null;
  readonly options: readonly OptionOutcome[];
  /** Elected, nominated or carried, in the order of the paper. */
  readonly chosen: readonly string[];
  readonly next: RoundNext;
}

/** What follows a round. */
export type RoundNext =
  | { readonly code: 'none' }
  | {
      readonly code: 'runoff' | 'another-round' | 'fewer-seats';
      readonly seats: number;
      readonly options: readonly string[];
    };

/** More ballots came back than were handed out: nothing was decided, the round is held again. */
export interface MoreBackThanOut {
  readonly code: 'vote.more-back-than-out';
  readonly facts: { readonly back: number; readonly out: number };
}

/** Prefix of the option a written-in name becomes. */
export const writeInPrefix = 'w:';

/** Applies the rule to a count. */
export function decideRound(
  count: BallotCount,
  rule: RoundRule,
  heads: RoundHeads,
): Result<RoundOutcome, MoreBackThanOut> {
  if (count.back > heads.out) {
    return err({ code: 'vote.more-back-than-out', facts: { back: count.back, out: heads.out } });
  }
  const valid = count.back - count.invalid;
  const base: Heads = { expected: heads.expected, present: heads.present, valid };
  const pass = rule.runoff ? undefined : rule.pass;
  const needed = pass === undefined ? null : leastReaching(base, pass);
  const options = [
    ...count.options.map(({ option, inFavour }) => ({ option, inFavour })),
    ...count.writeIns.map(({ name, inFavour }) => ({ option: writeInPrefix + name, inFavour })),
  ].map(({ option, inFavour }) => {
    const votes = inFavour + (heads.written?.[option] ?? 0);
    return { option, votes, passed: pass === undefined ? votes > 0 : reaches(votes, base, pass) };
  });
  const shared = { valid, needed, options };
  if (rule.seats === null) return ok({ ...shared, chosen: passed(options), next: { code: 'none' } });
  return ok({ ...shared, ...fillSeats(options, rule.seats, rule) });
}

const passed = (options: readonly OptionOutcome[]): string[] =>
  options.filter((each) => each.passed).map(({ option }) => option);

/** Takes those who passed by their votes until the seats are full; equals at the last seat are not chosen by chance. */
function fillSeats(
  options: readonly OptionOutcome[],
  seats: number,
  rule: RoundRule,
): Pick<RoundOutcome, 'chosen' | 'next'> {
  const ahead = options.filter((each) => each.passed).toSorted((a, b) => b.votes - a.votes);
  const last = ahead[seats - 1]?.votes ?? 0;
  const overfull = ahead.length > seats && ahead[seats]?.votes === last;
  const inside = overfull ? ahead.filter(({ votes }) => votes > last) : ahead.slice(0, seats);
  const chosen = options.filter((each) => inside.includes(each)).map(({ option }) => option);
  const left = seats - chosen.length;
  if (left === 0) return { chosen, next: { code: 'none' } };
  if (overfull && rule.tie === 'runoff') {
    const equals = options.filter((each) => each.passed && each.votes === last).map(({ option }) => option);
    return { chosen, next: { code: 'runoff', seats: left, options: equals } };
  }
  if (rule.kind === 'nomination') return { chosen, next: { code: 'none' } };
  const rest = options.filter(({ option }) => !chosen.includes(option)).map(({ option }) => option);
  return { chosen, next: { code: rule.tooFewWinners, seats: left, options: rest } };
}
