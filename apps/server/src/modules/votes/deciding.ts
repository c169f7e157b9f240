import { leastReaching, type Threshold } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import * as ballots from './ballot-store.ts';
import { optionOf } from './counting.ts';
import type { ComingRound, RoundRow, VoteOption, VoteRow } from './schema.ts';
import * as store from './store.ts';
import type { VoteSupport } from './support.ts';

/** Items of a vote item by item that have not had a valid round. */
export function itemsLeft(vote: VoteRow, rounds: readonly RoundRow[]): readonly VoteOption[] {
  if (!vote.definition.itemByItem) return [];
  const decided = new Set(
    rounds.filter((each) => each.outcome !== null).flatMap((each) => each.options.map(({ id }) => id)),
  );
  return vote.options.filter(({ id }) => !decided.has(id));
}

/** Places nobody has been chosen for and nobody has given up. */
export function seatsLeft(vote: VoteRow, round: RoundRow): number {
  const next = round.outcome?.next;
  if (!next || next.code === 'none' || vote.seats === null) return 0;
  return Math.max(0, vote.seats - vote.chosen.length - vote.seats_given_up);
}

/** The round that has to follow a counted one; undefined when all is decided. */
export function roundAfter(vote: VoteRow, rounds: readonly RoundRow[]): ComingRound | undefined {
  const round = rounds.at(-1);
  if (!round) return undefined;
  const [item] = itemsLeft(vote, rounds);
  if (item) return { kind: 'next-item', options: [item], seats: null, runoff: false };
  const next = round.outcome?.next;
  const left = seatsLeft(vote, round);
  if (left === 0 || !next || next.code === 'none') return undefined;
  const options = next.options.map((id) => optionOf(round, id));
  const isRunoff = next.code === 'runoff';
  return { kind: isRunoff ? 'runoff' : 'another-round', options, seats: left, runoff: isRunoff };
}

/** What comes after a count: a further round, fewer seats, the declaration; or a round that is void and held again. */
export function createDeciding(platform: Platform, support: VoteSupport) {
  const { clock, rules, steps } = platform;
  return {
    /** Prepares the round that has to follow. */
    async next(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const { vote, to } = await support.lockOwn(tx, actor, id, 'next-round', version);
      const coming = roundAfter(vote, await store.listRounds(tx, vote)) ?? refuse('vote.nothing-next');
      await store.updateVote(tx, vote, { state: to, coming: jsonValue(coming) });
      const names = {
        runoff: '就票数相等者再次投票',
        'another-round': '不足名额另行选举',
        'next-item': '下一项',
        first: '',
        rerun: '',
      };
      const ruleIds = coming.kind === 'runoff' ? ['election.win.more_than_seats'] : ['election.win.fewer_than_seats'];
      const facts = { kind: coming.kind, seats: coming.seats, options: coming.options.length };
      await support.note(
        tx,
        actor,
        'vote.next',
        vote,
        { actZh: names[coming.kind] },
        facts,
        coming.kind === 'next-item' ? [] : ruleIds,
      );
    },

    /** Gives up the seats nobody won: half the voters or the presidium agree. Equals at the last seat are voted on. */
    async fewerSeats(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { readonly version: number; readonly by: 'voters' | 'presidium'; readonly inFavour?: number | undefined },
    ): Promise<void> {
      const { vote } = await support.lockOwn(tx, actor, id, 'fewer-seats', input.version);
      const round = await support.lastRound(tx, vote);
      const left = seatsLeft(vote, round);
      if (left === 0 || round.outcome?.next.code === 'runoff') refuse('vote.nothing-next');
      const ruleIds = ['election.win.fewer_than_seats', 'vote.fewer_seats.consent'];
      if (input.by === 'voters') {
        const consent = await rules.value<Threshold>(tx, 'vote.fewer_seats.consent', round.held_on, vote.path);
        const least = leastReaching(round, consent);
        const inFavour = input.inFavour ?? 0;
        if (inFavour < least || inFavour > round.present)
          refuse('vote.fewer-seats-not-agreed', { least, inFavour }, ruleIds, round.held_on);
      }
      await store.updateVote(tx, vote, { seats_given_up: vote.seats_given_up + left });
      const reason = input.by === 'voters' ? `到会选举人 ${input.inFavour} 人同意` : '大会主席团决定';
      const told = { actZh: `减少名额 ${left} 名，不再选举`, reasonZh: reason };
      await support.note(
        tx,
        actor,
        'vote.fewer-seats',
        vote,
        told,
        { left, by: input.by, inFavour: input.inFavour ?? null },
        ruleIds,
      );
    },

    /** Declares the whole result; nothing follows. */
    async declare(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const { vote, to } = await support.lockOwn(tx, actor, id, 'declare', version);
      const rounds = await store.listRounds(tx, vote);
      const open = roundAfter(vote, rounds);
      if (open) {
        const what =
          open.seats === null ? `“${open.options[0]?.titleZh ?? ''}”没有表决` : `${open.seats} 个名额没有选出`;
        refuse('vote.still-open-items', { what }, ['election.win.fewer_than_seats'], clock.today());
      }
      for (const round of rounds.filter((each) => each.state === 'counted'))
        await store.updateRound(tx, round, { state: 'declared' });
      await store.updateVote(tx, vote, { state: to });
      const chosen = vote.chosen.map(({ titleZh, memberId }) => ({ titleZh, memberId }));
      await support.note(
        tx,
        actor,
        'vote.declare',
        vote,
        { actZh: '宣布结果' },
        { title: vote.title_zh, chosen },
        vote.definition.ruleIds,
      );
      if (vote.run_step_id !== null) await steps.complete(tx, actor, vote.run_step_id);
    },

    /** Ends a round without a result, with its reason; an online one loses its key, and its ballots are not counted. */
    async annul(tx: Tx, actor: Actor, id: number, version: number, reason: string): Promise<void> {
      const { vote, to } = await support.lockOwn(tx, actor, id, 'void', version);
      const round = await support.lastRound(tx, vote);
      if (round.method === 'online') {
        await ballots.destroyKey(tx, round);
        await ballots.forgetBlinded(tx, round);
      }
      await store.updateRound(tx, round, {
        state: 'void',
        closed_at: round.closed_at ?? clock.now(),
        void_reason_zh: reason,
      });
      await store.updateVote(tx, vote, { state: to });
      await support.note(
        tx,
        actor,
        'vote.void',
        vote,
        { actZh: `第 ${round.number} 轮无效`, reasonZh: reason },
        { round: round.number },
      );
    },

    /** Holds a void round again: the same paper, new ballots, a new key. */
    async rerun(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const { vote, to } = await support.lockOwn(tx, actor, id, 'rerun', version);
      const round = await support.lastRound(tx, vote);
      const coming: ComingRound = { kind: 'rerun', options: round.options, seats: round.seats, runoff: round.runoff };
      await store.updateVote(tx, vote, { state: to, coming: jsonValue(coming) });
      await support.note(tx, actor, 'vote.rerun', vote, { actZh: '重新投票' }, { round: round.number }, [
        'election.ballot.validity',
      ]);
    },
  };
}
