/** What a voter marks beside an option; an option without a mark is an abstention. */
export type Mark = 'for' | 'against' | 'abstain';

/** One ballot. It knows no voter, no number and no time. */
export interface Ballot {
  readonly marks: Readonly<Record<string, Mark>>;
  /** Names written in (另选他人); each is a vote in favour. */
  readonly writeIns?: readonly string[];
}

/** What a ballot may hold. */
export interface BallotRule {
  readonly options: readonly string[];
  /** Marks in favour a ballot may carry: the seats, as a rule. Null for motions, where each item stands alone. */
  readonly maxMarks: number | null;
  readonly writeIns: boolean;
}

/** Why a ballot is invalid. */
export type BallotFault = 'over-marked' | 'unknown-option' | 'write-in-not-allowed' | 'name-twice';

/** Votes on one option. */
export interface OptionCount {
  readonly option: string;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
}

/** Votes on a name that was no option. */
export interface WriteInCount {
  readonly name: string;
  readonly inFavour: number;
}

/** A count of ballots; the valid ones are `back - invalid`. */
export interface BallotCount {
  readonly back: number;
  readonly invalid: number;
  readonly options: readonly OptionCount[];
  /** Most votes first, then by name: the order of the ballots says nothing. */
  readonly writeIns: readonly WriteInCount[];
}

/** Why a ballot does not count; undefined when it is valid. An empty ballot is valid: its voter abstains. */
export function ballotFault(ballot: Ballot, rule: BallotRule): BallotFault | undefined {
  const marked = Object.keys(ballot.marks);
  if (marked.some((option) => !rule.options.includes(option))) return 'unknown-option';
  const names = (ballot.writeIns ?? []).map(plainName).filter((name) => name !== '');
  if (names.length > 0 && !rule.writeIns) return 'write-in-not-allowed';
  if (new Set(names).size < names.length) return 'name-twice';
  const inFavour = Object.values(ballot.marks).filter((mark) => mark === 'for').length + names.length;
  if (rule.maxMarks !== null && inFavour > rule.maxMarks) return 'over-marked';
  return undefined;
}

/** Counts ballots. Their order does not matter. */
export function countBallots(ballots: readonly Ballot[], rule: BallotRule): BallotCount {
  const valid = ballots.filter((ballot) => ballotFault(ballot, rule) === undefined);
  const votes = (option: string, mark: Mark) =>
    valid.filter(({ marks }) => (marks[option] ?? 'abstain') === mark).length;
  const names = new Map<string, number>();
  for (const ballot of valid) {
    for (const name of (ballot.writeIns ?? []).map(plainName).filter((each) => each !== '')) {
      names.set(name, (names.get(name) ?? 0) + 1);
    }
  }
  return {
    back: ballots.length,
    invalid: ballots.length - valid.length,
    options: rule.options.map((option) => ({
      option,
      inFavour: votes(option, 'for'),
      against: votes(option, 'against'),
      abstained: votes(option, 'abstain'),
    })),
    writeIns: sortedNames([...names].map(([name, inFavour]) => ({ name, inFavour }))),
  };
}

/** Names most voted for first, equal ones by their characters. */
export function sortedNames(names: readonly WriteInCount[]): WriteInCount[] {
  return names.toSorted((a, b) => b.inFavour - a.inFavour || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** A written name without the spaces people put between its characters. */
export const plainName = (name: string): string => name.replaceAll(/\s/gu, '');
