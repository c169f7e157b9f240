import { PublishedBallots } from '@jishi/contract';
import { countBallots, decideRound, type Ballot, type BallotCount, type RoundOutcome } from '@jishi/domain';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { ballotIn } from './ballot-message.ts';
import { isSigned } from './blind-signature.ts';

/** What counting published ballots again found. */
export interface Recount {
  readonly file: z.infer<typeof PublishedBallots>;
  readonly count: BallotCount;
  readonly outcome: RoundOutcome | null;
  /** Sentences; empty means that every signature holds and the published result is the counted one. */
  readonly faults: readonly { readonly zh: string; readonly en: string }[];
}

/**
 * Counts a file of published ballots again: nothing but the file is needed, no database and no network. Undefined when
 * the text is no such file.
 */
export function recount(text: string): Recount | undefined {
  const parsed = PublishedBallots.safeParse(parse(text));
  if (!parsed.success) return undefined;
  const file = parsed.data;
  const faults: { zh: string; en: string }[] = [];
  const seen = new Set<string>();
  const ballots: Ballot[] = [];
  for (const [no, { message, signature }] of file.ballots.entries()) {
    const bytes = Buffer.from(message, 'base64url');
    const ballot = ballotIn(bytes, file.voteRoundId);
    const nth = no + 1;
    if (!isSigned(file.publicKey, bytes, Buffer.from(signature, 'base64url')))
      faults.push({ zh: `第 ${nth} 张选票的盖章无效。`, en: `The signature of ballot ${nth} does not hold.` });
    else if (seen.has(bytes.toString('hex')))
      faults.push({ zh: `第 ${nth} 张选票出现了两次。`, en: `Ballot ${nth} stands in the file twice.` });
    else if (!ballot) faults.push({ zh: `第 ${nth} 张不是本轮的选票。`, en: `Ballot ${nth} is not of this round.` });
    else ballots.push(ballot);
    seen.add(bytes.toString('hex'));
  }
  const count = countBallots(ballots, {
    options: file.options.map(({ id }) => id),
    maxMarks: file.maxMarks,
    writeIns: file.writeIns,
  });
  const { pass, seats, kind, runoff, tie, tooFewWinners, expected, present, out, written } = file;
  const decided = decideRound(
    count,
    { kind, seats, runoff, tie, tooFewWinners, ...(pass === null ? {} : { pass }) },
    { expected, present, out, written },
  );
  if (!decided.ok)
    faults.push({
      zh: `选票 ${count.back} 张，多于发出的 ${out} 张。`,
      en: `${count.back} ballots, but only ${out} were handed out.`,
    });
  else if (!isDeepStrictEqual(decided.value.chosen, file.chosen))
    faults.push({ zh: '重新计票的结果与公布的结果不同。', en: 'The result differs from the published one.' });
  if (!isDeepStrictEqual(count, file.count))
    faults.push({ zh: '重新计得的票数与公布的票数不同。', en: 'The counts differ from the published ones.' });
  return { file, count, outcome: decided.ok ? decided.value : null, faults };
}

/** Name of an option of the file; a written-in name is its own. */
export function optionTitle(file: Recount['file'], option: string): string {
  return file.options.find(({ id }) => id === option)?.titleZh ?? option.replace(/^w:/, '');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
