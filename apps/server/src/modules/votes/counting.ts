import {
  checkCount,
  compareCounts,
  decideRound,
  plainName,
  sortedNames,
  takeAct,
  writeInPrefix,
  type BallotCount,
  type BallotRule,
  type CountFault,
  type RoundRule,
} from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { EntryRow, RoundRow, VoteOption, VoteRow } from './schema.ts';
import * as store from './store.ts';
import type { VoteSupport } from './support.ts';

/** Numbers as a teller enters them; abstentions follow from the valid ballots. */
export interface EnteredCount {
  readonly voteRoundId: number;
  readonly back: number;
  readonly invalid: number;
  readonly options: readonly { readonly optionId: string; readonly inFavour: number; readonly against: number }[];
  readonly writeIns: readonly { readonly name: string; readonly inFavour: number }[];
}

/** What a ballot of a round may hold. */
export const ballotRuleOf = (round: RoundRow, vote: VoteRow): BallotRule => ({
  options: round.options.map(({ id }) => id),
  maxMarks: round.max_marks,
  writeIns: vote.definition.writeIns && !round.runoff,
});

/** How a round is judged. */
export const roundRuleOf = (round: RoundRow, vote: VoteRow): RoundRule => ({
  kind: vote.definition.kind,
  ...(round.rule.pass === null ? {} : { pass: round.rule.pass }),
  seats: round.seats,
  runoff: round.runoff,
  tie: vote.definition.tie,
  tooFewWinners: vote.definition.tooFewWinners,
});

/** Written opinions in favour, by option. */
export const writtenInFavour = (round: RoundRow): Record<string, number> =>
  Object.fromEntries(Object.entries(round.written).map(([option, { inFavour }]) => [option, inFavour]));

/** A chosen option with its name; a name written in is an option from now on. */
export const optionOf = (round: RoundRow, id: string): VoteOption =>
  round.options.find((each) => each.id === id) ?? {
    id,
    titleZh: id.startsWith(writeInPrefix) ? id.slice(writeInPrefix.length) : id,
    memberId: null,
    source: null,
  };

/** Closing and counting: two tellers on paper, the recorder at a show of hands. */
export function createCounting(platform: Platform, support: VoteSupport) {
  const { clock, permissions } = platform;

  /** Judges a count. More ballots back than out: nothing was decided. */
  const settle = async (tx: Tx, actor: Actor, vote: VoteRow, round: RoundRow, counts: BallotCount): Promise<void> => {
    const out = round.out ?? 0;
    const decided = decideRound(counts, roundRuleOf(round, vote), {
      expected: round.expected,
      present: round.present,
      out,
      written: writtenInFavour(round),
    });
    const ruleIds = [...(round.rule.passRule === null ? [] : [round.rule.passRule]), ...vote.definition.ruleIds];
    if (!decided.ok) {
      const reason = `收回选票 ${counts.back} 张，多于发出的 ${out} 张，本轮无效，须重新投票。`;
      await store.updateRound(tx, round, { state: 'void', counts: jsonValue(counts), void_reason_zh: reason });
      await store.updateVote(tx, vote, { state: 'void' });
      const told = { actZh: `第 ${round.number} 轮无效`, reasonZh: reason };
      await support.note(tx, actor, 'vote.void', vote, told, { back: counts.back, out }, ['election.ballot.validity']);
      return;
    }
    const outcome = decided.value;
    const chosen = outcome.chosen.map((id) => optionOf(round, id));
    await store.updateRound(tx, round, { state: 'counted', counts: jsonValue(counts), outcome: jsonValue(outcome) });
    await store.updateVote(tx, vote, { state: 'counted', chosen: jsonValue([...vote.chosen, ...chosen]) });
    const facts = { round: round.number, out, back: counts.back, invalid: counts.invalid, next: outcome.next.code };
    await support.note(tx, actor, 'vote.settle', vote, { actZh: `第 ${round.number} 轮计票完成` }, facts, ruleIds);
  };

  const tellerOf = async (tx: Tx, actor: Actor, vote: VoteRow, round: RoundRow) => {
    const officers = await store.listOfficers(tx, vote);
    const tellers = officers.filter((each) => each.duty === 'teller');
    const own = tellers.find((each) => each.member_id === actor.memberId);
    if (own) return own;
    const isCandidate = round.options.some(({ memberId }) => memberId !== null && memberId === actor.memberId);
    if (round.method === 'hands' && !isCandidate && permissions.allows(actor, 'vote.organise'))
      return { member_id: actor.memberId ?? 0, duty: 'teller' as const, name: actor.displayName };
    return refuse(
      'vote.not-a-teller',
      { tellers: tellers.map(({ name }) => name).join('、') || '（未推选）' },
      ['election.staff'],
      round.held_on,
    );
  };

  return {
    settle,

    /** Stops taking votes on paper or by hand. How many ballots went out is told now. */
    async stop(tx: Tx, actor: Actor, vote: VoteRow, round: RoundRow, out: number | undefined): Promise<void> {
      if (round.method === 'paper' && (out === undefined || out < 1 || out > round.present))
        refuse('vote.out-missing', { present: round.present }, ['election.ballot.validity'], round.held_on);
      const given = round.method === 'paper' ? (out ?? null) : round.out;
      await store.updateRound(tx, round, { state: 'closed', closed_at: clock.now(), out: given });
      await store.updateVote(tx, vote, { state: 'closed' });
      const told = { actZh: `第 ${round.number} 轮停止投票` };
      await support.note(tx, actor, 'vote.close', vote, told, { round: round.number, out: given });
    },

    /** One teller's numbers. The other's are not shown before both are in; they stand when they agree. */
    async enter(tx: Tx, actor: Actor, id: number, entered: EnteredCount): Promise<void> {
      const found = await store.lockVote(tx, id);
      if (!found) refuse('record.not-found');
      const isOpenHands = found.state === 'open' && (await support.lastRound(tx, found)).method === 'hands';
      if (isOpenHands) await this.stop(tx, actor, found, await support.lastRound(tx, found), undefined);
      const { vote } = await support.lockOwn(tx, actor, id, 'count');
      const round = await support.lastRound(tx, vote);
      if (round.id !== entered.voteRoundId || round.method === 'online')
        refuse('vote.wrong-state', { title: vote.title_zh, state: '另一轮' });
      const teller = await tellerOf(tx, actor, vote, round);
      const counts = countOf(entered, round);
      const [fault] = checkCount(counts, ballotRuleOf(round, vote));
      if (fault) refuse('vote.count-impossible', wordsOf(fault, round), ['election.ballot.single'], round.held_on);
      if (round.method === 'hands' && counts.back > round.present)
        refuse('vote.count-impossible', {
          option: '',
          why: `举手共 ${counts.back} 人，实到只有 ${round.present} 人。`,
        });
      await store.insertEntry(tx, round, { memberId: teller.member_id, name: teller.name, counts, at: clock.now() });
      await store.updateVote(tx, vote, {});
      await support.note(
        tx,
        actor,
        'vote.count',
        vote,
        { actZh: `${teller.name}录入第 ${round.number} 轮票数` },
        { round: round.number },
      );
      const entries = await store.listEntries(tx, round);
      if (agree(entries, round.method === 'hands' ? 1 : 2) && takeAct(vote.state, 'settle').ok)
        await settle(tx, actor, vote, round, counts);
    },
  };
}

/** Enough people have entered a count, and all of them the same. */
function agree(entries: readonly EntryRow[], least: number): boolean {
  const [first, ...others] = entries;
  if (!first || entries.length < least) return false;
  return others.every((each) => compareCounts(first.counts, each.counts).length === 0);
}

function countOf(entered: EnteredCount, round: RoundRow): BallotCount {
  const valid = entered.back - entered.invalid;
  const given = new Map(entered.options.map((each) => [each.optionId, each]));
  const names = new Map<string, number>();
  for (const { name, inFavour } of entered.writeIns) {
    const plain = plainName(name);
    if (inFavour > 0) names.set(plain, (names.get(plain) ?? 0) + inFavour);
  }
  return {
    back: entered.back,
    invalid: entered.invalid,
    options: round.options.map(({ id }) => {
      const { inFavour, against } = given.get(id) ?? { inFavour: 0, against: 0 };
      return { option: id, inFavour, against, abstained: valid - inFavour - against };
    }),
    writeIns: sortedNames([...names].map(([name, inFavour]) => ({ name, inFavour }))),
  };
}

function wordsOf({ code, option, facts }: CountFault, round: RoundRow): { option: string; why: string } {
  const name = option === undefined ? '' : `“${optionOf(round, option).titleZh}”的`;
  switch (code) {
    case 'more-invalid-than-back':
      return { option: name, why: `无效票 ${facts['invalid']} 张，多于收回的 ${facts['back']} 张。` };
    case 'more-votes-than-marks':
      return {
        option: name,
        why: `赞成票合计 ${facts['inFavour']}，有效票 ${facts['valid']} 张最多只能有 ${facts['most']}。`,
      };
    case 'not-whole':
      return { option: name, why: '赞成与反对之和多于有效票。' };
    default:
      return { option: name, why: '票数与有效票不符。' };
  }
}
