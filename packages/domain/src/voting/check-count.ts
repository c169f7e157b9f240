import type { BallotCount, BallotRule } from './count-ballots.ts';

/** A contradiction in a count that somebody entered. */
export interface CountFault {
  readonly code:
    | 'not-whole'
    | 'more-invalid-than-back'
    | 'votes-not-valid-ballots'
    | 'more-votes-than-marks'
    | 'unknown-option';
  readonly option?: string;
  readonly facts: Readonly<Record<string, number>>;
}

/** A number two tellers entered differently. */
export interface CountDifference {
  /** `back`, `invalid`, `for:o1`, `against:o1` or `name:王芳`. */
  readonly field: string;
  readonly first: number;
  readonly second: number;
}

/**
 * Contradictions of a count. More ballots back than out is none: such a count is right and the vote void.
 *
 * Every valid ballot says something on every option (an empty mark abstains), and carries at most `maxMarks` votes in
 * favour.
 */
export function checkCount(count: BallotCount, rule: BallotRule): readonly CountFault[] {
  const faults: CountFault[] = [];
  const numbers = [
    count.back,
    count.invalid,
    ...count.options.flatMap(({ inFavour, against, abstained }) => [inFavour, against, abstained]),
    ...count.writeIns.map(({ inFavour }) => inFavour),
  ];
  if (numbers.some((number) => !Number.isSafeInteger(number) || number < 0)) return [{ code: 'not-whole', facts: {} }];
  const valid = count.back - count.invalid;
  if (valid < 0) faults.push({ code: 'more-invalid-than-back', facts: { invalid: count.invalid, back: count.back } });
  for (const { option, inFavour, against, abstained } of count.options) {
    if (!rule.options.includes(option)) faults.push({ code: 'unknown-option', option, facts: {} });
    const votes = inFavour + against + abstained;
    if (votes !== valid) faults.push({ code: 'votes-not-valid-ballots', option, facts: { votes, valid } });
  }
  const inFavour = [...count.options, ...count.writeIns].reduce((sum, each) => sum + each.inFavour, 0);
  if (rule.maxMarks !== null && inFavour > valid * rule.maxMarks) {
    faults.push({ code: 'more-votes-than-marks', facts: { inFavour, most: valid * rule.maxMarks, valid } });
  }
  return faults;
}

/** Where two counts of the same ballots differ; empty means that they agree. */
export function compareCounts(first: BallotCount, second: BallotCount): readonly CountDifference[] {
  const [one, two] = [numbersOf(first), numbersOf(second)];
  return [...new Set([...one.keys(), ...two.keys()])].flatMap((field) => {
    const [a, b] = [one.get(field) ?? 0, two.get(field) ?? 0];
    return a === b ? [] : [{ field, first: a, second: b }];
  });
}

function numbersOf(count: BallotCount): ReadonlyMap<string, number> {
  return new Map([
    ['back', count.back],
    ['invalid', count.invalid],
    ...count.options.flatMap(({ option, inFavour, against }): [string, number][] => [
      [`for:${option}`, inFavour],
      [`against:${option}`, against],
    ]),
    ...count.writeIns.map(({ name, inFavour }): [string, number] => [`name:${name}`, inFavour]),
  ]);
}
