import { paramsOf, type VoteParams } from '@jishi/domain';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import type { StepContext, StepHandler } from '../../platform/step-handler.ts';
import { definitionOfStep } from './definition.ts';
import { countOn } from './rules.ts';
import type { RoundRow, VoteRow } from './schema.ts';
import type { VoteService } from './service.ts';
import { listElectors, listRounds, voteOfStep } from './store.ts';
import { stateTitles } from './support.ts';

/** Vote steps of a method: the step ends with the declaration. */
export function createVoteStepHandler(platform: Platform, service: VoteService): StepHandler {
  const stepVote = async (
    tx: Tx,
    context: StepContext,
  ): Promise<{ vote: VoteRow; last: RoundRow | undefined } | undefined> => {
    const vote = await voteOfStep(tx, context.region, context.runStepId);
    if (!vote) return undefined;
    const rounds = await listRounds(tx, vote);
    return { vote, last: rounds.findLast((each) => each.outcome !== null) ?? rounds.at(-1) };
  };
  return {
    primitive: 'vote',
    async open(tx, actor, context) {
      const existing = await voteOfStep(tx, context.region, context.runStepId);
      // A declared vote stands; a step that was returned is voted on anew.
      if (existing && existing.state !== 'declared') return { subjectId: existing.id, link: `/ballots/${existing.id}` };
      const params = voteParams(context);
      const definition = definitionOfStep(params, context.step.ruleIds ?? []);
      const seats =
        params.seats === undefined
          ? null
          : countOn(params.seats, await platform.rules.reader(tx, context.path), context.day);
      const titleZh = context.step.titleZh.split('：').at(-1) ?? context.step.titleZh;
      const id = await service.preparing.plan(tx, actor, {
        region: context.region,
        orgId: context.actingOrgId,
        path: context.actingPath,
        runStepId: context.runStepId,
        preset: 'method',
        titleZh,
        definition,
        seats: seats === null || seats < 1 ? null : seats,
        options: optionsOf(params, titleZh),
      });
      return { subjectId: id, link: `/ballots/${id}` };
    },
    async unmet(tx, context) {
      const vote = await voteOfStep(tx, context.region, context.runStepId);
      if (vote?.state === 'declared') return [];
      return [
        {
          code: 'vote.not-declared',
          zh: `表决“${vote ? stateTitles[vote.state] : '尚未准备'}”，宣布结果后才能办结。`,
          en: 'The vote has to be held, counted and declared first.',
          ruleIds: context.step.ruleIds ?? [],
        },
      ];
    },
    async facts(tx, context) {
      const found = await stepVote(tx, context);
      if (!found?.last) return {};
      const { vote, last } = found;
      const chosen = new Set(vote.chosen.map(({ memberId }) => memberId).filter((id) => id !== null));
      const electors = await listElectors(tx, vote);
      const notFull = electors.filter((each) => chosen.has(each.member_id) && each.excluded === 'probationary-member');
      const inFavour = inFavourOf(last);
      return {
        recordsPresent: vote.state === 'declared' ? (context.step.records ?? []).map(({ id }) => id) : [],
        heads: { expected: last.expected, present: last.present },
        ...(inFavour === undefined ? {} : { inFavour }),
        counts: {
          chosen: vote.chosen.length,
          candidates: vote.options.length,
          out: last.out ?? 0,
          back: last.counts?.back ?? 0,
          valid: last.outcome?.valid ?? 0,
        },
        dates: { heldOn: last.held_on },
        notFullMembers: notFull.map((each) => each.member_id),
      };
    },
    async outcome(tx, context) {
      const found = await stepVote(tx, context);
      if (!found?.last) return {};
      const { vote, last } = found;
      const wanted = (context.step.outcomes ?? []).map(({ id }) => id);
      const came = outcomesOf(vote).find((id) => wanted.includes(id));
      return {
        voteId: vote.id,
        heldOn: last.held_on,
        expected: last.expected,
        present: last.present,
        rounds: vote.round_no,
        chosen: vote.chosen.map(({ id, titleZh, memberId }) => ({ id, titleZh, memberId })),
        notChosen: vote.options
          .filter(({ id }) => !vote.chosen.some((each) => each.id === id))
          .map(({ id, titleZh }) => ({ id, titleZh })),
        ...(came === undefined ? {} : { outcome: came }),
      };
    },
  };
}

function voteParams(context: StepContext): VoteParams {
  const params = paramsOf(context.step, 'vote');
  if (!params) throw new Error(`step ${context.step.id} is not a vote`);
  return params;
}

/** Options the definition names; a motion without any is about the step itself. */
function optionsOf(params: VoteParams, titleZh: string): VoteRow['options'] {
  const named = params.options ?? (params.kind === 'motion' && !params.itemByItem ? [{ titleZh }] : []);
  return named.map((each, no) => ({ id: `o${no + 1}`, titleZh: each.titleZh, memberId: null, source: null }));
}

/** Votes for the only item of a motion; of several items or candidates there is no one number. */
function inFavourOf(round: RoundRow): number | undefined {
  const [only, ...others] = round.outcome?.options ?? [];
  return others.length === 0 ? only?.votes : undefined;
}

/** Names a definition may give to what came out, the most telling first. */
function outcomesOf(vote: VoteRow): readonly string[] {
  const any = vote.chosen.length > 0;
  if (vote.kind === 'motion')
    return any ? ['carried', 'passed', 'approved', 'done'] : ['rejected', 'not-carried', 'failed', 'done'];
  if (vote.kind === 'election')
    return any ? ['elected', 'carried', 'done'] : ['not-elected', 'rejected', 'failed', 'done'];
  return any ? ['nominated', 'recommended', 'carried', 'done'] : ['not-nominated', 'rejected', 'failed', 'done'];
}
