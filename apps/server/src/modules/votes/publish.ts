import type { PublishedBallots } from '@jishi/contract';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { receiptOf } from './ballot-message.ts';
import { listBallots } from './ballot-store.ts';
import { ballotRuleOf, roundRuleOf, writtenInFavour } from './counting.ts';
import type { RoundRow, VoteRow } from './schema.ts';
import * as store from './store.ts';

type Published = z.infer<typeof PublishedBallots>;

/** Whether a secret round came from too few people to be shown split. */
export const isWithheld = (vote: VoteRow, round: RoundRow, least: number): boolean =>
  vote.definition.secret && round.counts !== null && round.counts.back < least;

/** Ballots of declared rounds, for everybody who may see the vote: counted again without the platform. */
export function createPublishing({ rules }: Platform) {
  const leastOn = (round: RoundRow): number => rules.national<number>('rights.withheld_group_size', round.held_on);
  const isPublished = (vote: VoteRow, round: RoundRow): boolean =>
    round.method === 'online' && round.state === 'declared' && !isWithheld(vote, round, leastOn(round));

  return {
    leastOn,

    /** Receipts of the ballots that were counted, by round. The device compares them; nobody learns which one was looked for. */
    async receipts(tx: Tx, id: number) {
      const vote = await store.findVote(tx, id);
      if (!vote) refuse('record.not-found');
      const rounds = (await store.listRounds(tx, vote)).filter(
        (round) => round.method === 'online' && (round.state === 'counted' || round.state === 'declared'),
      );
      return await Promise.all(
        rounds.map(async (round) => ({
          voteRoundId: round.id,
          number: round.number,
          receipts: (await listBallots(tx, round)).map(({ message }) => receiptOf(message)).sort(),
        })),
      );
    },

    /** The file of a round. */
    async file(tx: Tx, id: number, roundId: number): Promise<Published> {
      const vote = await store.findVote(tx, id);
      if (!vote) refuse('record.not-found');
      const round = (await store.listRounds(tx, vote)).find((each) => each.id === roundId);
      if (!round) refuse('record.not-found');
      const { counts, outcome, public_key: publicKey } = round;
      if (!isPublished(vote, round) || !counts || !outcome || publicKey === null)
        refuse('vote.not-published', { least: leastOn(round) }, ['rights.withheld_group_size'], round.held_on);
      const rule = roundRuleOf(round, vote);
      const ballots = await listBallots(tx, round);
      return {
        format: 'jishi-ballots/1',
        voteId: vote.id,
        voteRoundId: round.id,
        titleZh: vote.title_zh,
        orgName: vote.org_name,
        heldOn: round.held_on,
        round: round.number,
        kind: vote.kind,
        runoff: round.runoff,
        options: round.options.map(({ id: option, titleZh }) => ({ id: option, titleZh })),
        seats: round.seats,
        maxMarks: round.max_marks,
        writeIns: ballotRuleOf(round, vote).writeIns,
        tie: rule.tie,
        tooFewWinners: rule.tooFewWinners,
        pass:
          rule.pass === undefined ? null : { ...rule.pass, fraction: [rule.pass.fraction[0], rule.pass.fraction[1]] },
        passRule: round.rule.passRule === null ? null : (rules.reference(round.rule.passRule, round.held_on) ?? null),
        expected: round.expected,
        present: round.present,
        out: round.out ?? 0,
        written: writtenInFavour(round),
        publicKey,
        ballots: ballots.map(({ message, signature }) => ({
          message: message.toString('base64url'),
          signature: signature.toString('base64url'),
        })),
        count: {
          back: counts.back,
          invalid: counts.invalid,
          options: counts.options.map((each) => ({ ...each })),
          writeIns: counts.writeIns.map((each) => ({ ...each })),
        },
        chosen: [...outcome.chosen],
      };
    },
  };
}
