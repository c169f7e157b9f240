import { createHash } from 'node:crypto';
import type { BallotPaper } from '@jishi/contract';
import { countBallots } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { ballotIn, receiptOf, tokenOf } from './ballot-message.ts';
import * as ballots from './ballot-store.ts';
import { isSigned, signBlinded } from './blind-signature.ts';
import { ballotRuleOf, type createCounting } from './counting.ts';
import { keyContext } from './opening.ts';
import type { RoundRow, VoteRow } from './schema.ts';
import * as store from './store.ts';
import type { VoteSupport } from './support.ts';

type Paper = z.infer<typeof BallotPaper>;

/** Ballots that are written again with each new one. More would be slow, fewer would show an order. */
const mixedAtOnce = 200;

/**
 * Online ballots. The server signs what it cannot read for whoever is on the list, once; and takes whatever bears its
 * signature, without asking who brings it. What this protects, and what not: docs/secret-ballots.md.
 */
export function createCasting(platform: Platform, support: VoteSupport, counting: ReturnType<typeof createCounting>) {
  const { clock, personalData, rules } = platform;

  const openRound = (round: RoundRow | undefined): round is RoundRow & { public_key: string } =>
    round !== undefined &&
    round.method === 'online' &&
    round.state === 'open' &&
    round.public_key !== null &&
    !isOver(round);
  const isOver = (round: RoundRow): boolean => round.closes_at !== null && round.closes_at <= clock.now();

  const stateOf = async (tx: Tx, actor: Actor, vote: VoteRow, round: RoundRow): Promise<Paper['state']> => {
    if (isOver(round)) return 'closed';
    const elector = actor.memberId === null ? undefined : await store.findElector(tx, vote, actor.memberId);
    if (!elector?.voting) return 'not-entitled';
    if (!elector.present) return 'not-present';
    const ticket = await ballots.findTicket(tx, round, elector.member_id);
    return ticket === undefined ? 'may-cast' : 'ballot-fetched';
  };

  return {
    /** The empty paper, with whether this person may fill it in. */
    async paper(tx: Tx, actor: Actor, id: number): Promise<Paper> {
      const vote = await store.findVote(tx, id);
      if (!vote) refuse('record.not-found');
      const round = (await store.listRounds(tx, vote)).at(-1);
      if (!round || round.method !== 'online' || round.state !== 'open' || round.public_key === null)
        refuse('vote.no-ballot-here');
      const rule = ballotRuleOf(round, vote);
      return {
        voteId: vote.id,
        voteRoundId: round.id,
        titleZh: vote.title_zh,
        orgName: vote.org_name,
        kind: vote.kind,
        options: round.options.map((each) => ({ ...each })),
        seats: round.seats,
        maxMarks: rule.maxMarks,
        writeIns: rule.writeIns,
        closesAt: round.closes_at?.toISOString() ?? null,
        expected: round.remote ? round.expected : round.present,
        withholdBelow: rules.national<number>('rights.withheld_group_size', round.held_on),
        publicKey: round.public_key,
        state: await stateOf(tx, actor, vote, round),
        turnout: await ballots.countTurnout(tx, round),
      };
    },

    /**
     * Signs the blinded ballot of somebody on the list: one a person and round. The same request again gets the same
     * answer, so that a lost network costs nobody their vote.
     */
    async ticket(tx: Tx, actor: Actor, id: number, roundId: number, blinded: Buffer): Promise<string> {
      const vote = await store.findVote(tx, id);
      if (!vote) refuse('record.not-found');
      const round = await store.shareRound(tx, roundId);
      if (!round || round.vote_id !== vote.id) refuse('record.not-found');
      if (!openRound(round)) refuse('vote.closed');
      const elector = actor.memberId === null ? undefined : await store.findElector(tx, vote, actor.memberId);
      if (!elector?.present) refuse('vote.no-voter');
      const sealed = await ballots.findKey(tx, round);
      if (!sealed) refuse('vote.closed');
      const signature = signBlinded(personalData.open(`${keyContext}.${round.id}`, sealed), blinded);
      if (!signature) refuse('vote.ballot-malformed');
      const hash = createHash('sha256').update(blinded).digest();
      if (!(await ballots.insertTicket(tx, round, elector.member_id, hash))) {
        const before = await ballots.findTicket(tx, round, elector.member_id);
        if (!before?.equals(hash)) refuse('vote.ballot-fetched');
      }
      return signature.toString('base64url');
    },

    /** Takes a signed ballot from nobody in particular. The same ballot twice, from two devices at once, is one. */
    async cast(tx: Tx, roundId: number, message: Buffer, signature: Buffer): Promise<string> {
      const path = await ballots.findDoor(tx, roundId);
      if (path === undefined) refuse('vote.closed');
      await tx.setScope({ path });
      const seen = await store.findRound(tx, roundId);
      if (!openRound(seen)) refuse('vote.closed');
      if (!ballotIn(message, roundId)) refuse('vote.ballot-malformed');
      if (!isSigned(seen.public_key, message, signature)) refuse('vote.ballot-unsigned');
      const round = await store.holdRound(tx, roundId);
      if (!openRound(round)) refuse('vote.closed');
      const token = tokenOf(message);
      if (await ballots.insertBallot(tx, round, { token, message, signature }))
        await ballots.mixBallots(tx, round, mixedAtOnce);
      return receiptOf(message);
    },

    /** Ends an online round: the key is destroyed, all ballots are mixed once more and counted. */
    async end(tx: Tx, actor: Actor, vote: VoteRow, open: RoundRow): Promise<void> {
      const round = await store.holdRound(tx, open.id);
      if (!round) refuse('record.not-found');
      await ballots.destroyKey(tx, round);
      await ballots.forgetBlinded(tx, round);
      await ballots.mixBallots(tx, round, null);
      const { out } = await ballots.countTurnout(tx, round);
      // Who was not asked to come is present by voting.
      const present = round.remote ? out : round.present;
      const closed = { ...round, out, present };
      await store.updateRound(tx, round, { state: 'closed', closed_at: clock.now(), out, present });
      await store.updateVote(tx, vote, { state: 'closed' });
      const told = { actZh: `第 ${round.number} 轮结束投票，密钥已销毁` };
      await support.note(tx, actor, 'vote.close', vote, told, { round: round.number, out });
      const contents = (await ballots.listBallots(tx, round)).flatMap(
        ({ message }) => ballotIn(message, round.id) ?? [],
      );
      await counting.settle(
        tx,
        actor,
        { ...vote, state: 'closed' },
        closed,
        countBallots(contents, ballotRuleOf(round, vote)),
      );
    },
  };
}
