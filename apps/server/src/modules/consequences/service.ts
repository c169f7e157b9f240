import { checkDecision, factKey, termFrom } from '@jishi/domain';
import { systemActor, type Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg } from '../orgs/index.ts';
import { closeTodos } from '../todos/index.ts';
import { createAppeals } from './appeals.ts';
import { createCaseWork, dayAfter } from './case-work.ts';
import { enterOffice } from './office.ts';
import { buildCase, type CaseInput } from './opening.ts';
import type { CaseRow, Meeting } from './schema.ts';
import * as store from './store.ts';

/** Cases (处理): never automatic, heard before a body decides, served before a term runs, appealed to the higher body. */
export type ConsequenceService = ReturnType<typeof createConsequenceService>;

export function createConsequenceService(platform: Platform) {
  const { clock, ids } = platform;
  const work = createCaseWork(platform);
  const { after, ask, change, entryOf, fail, goOn, isOffice, lock, note, requireCarried, requireDay, tellPerson } =
    work;

  const insert = async (
    tx: Tx,
    actor: Actor,
    input: CaseInput,
    how: { state: 'opened' | 'proposed'; byZh: string | null; ownerId: number },
  ) => {
    const owner = await findOrg(tx, how.ownerId);
    if (!owner) refuse('record.not-found');
    requireDay(input.factOn, '1949-10-01');
    const entry = entryOf(actor, how.state === 'opened' ? 'open' : 'propose', input.titleZh);
    const built = await buildCase(tx, platform, actor, owner, input, entry);
    const id = await ids.next(tx, owner.region);
    const state = how.state;
    const row = { ...built, state, proposed_by_zh: how.byZh, opened_by: actor.userId };
    if (!(await store.insertCase(tx, id, row, clock.now())))
      refuse('consequence.not-twice', {}, ['disposition.not_double'], clock.today());
    await note(tx, actor, state === 'opened' ? 'open' : 'propose', { ...built, id });
    return { ...built, id, org_name: owner.short_name };
  };

  return {
    isOffice,
    ...createAppeals(platform, work),

    /** Opens a case; for a disposition nobody is under discipline for the same fact. */
    async open(tx: Tx, actor: Actor, input: CaseInput & { alreadyPunished: boolean }): Promise<number> {
      await enterOffice(tx, actor);
      if (input.alreadyPunished) refuse('consequence.not-twice', {}, ['disposition.not_double'], clock.today());
      const ownerId = actor.orgId ?? refuse('record.not-found');
      const made = await insert(tx, actor, input, { state: 'opened', byZh: null, ownerId });
      await tellPerson(tx, made, 'open');
      return made.id;
    },

    /** What the platform may do: propose that people look at something. Nothing follows from it. */
    async propose(tx: Tx, ownerId: number, input: CaseInput, byZh: string): Promise<number> {
      const owner = await findOrg(tx, ownerId);
      if (!owner) refuse('record.not-found');
      const actor = systemActor(byZh, owner.region);
      const made = await insert(tx, actor, input, { state: 'proposed', byZh, ownerId });
      await ask(
        tx,
        made,
        ownerId,
        made.owner_roles,
        '系统提示一项事项，请研究是否立项',
        'The platform proposes a matter: decide whether to open it',
      );
      return made.id;
    },

    async takeUp(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = await lock(tx, actor, id, version, 'owner');
      await closeTodos(tx, platform, actor, 'consequence-case', row.id);
      await change(tx, actor, row, 'open', row.title_zh, { state: after(row, 'open'), opened_by: actor.userId });
    },

    /** Ends a case without a measure; the person reads why. */
    async drop(tx: Tx, actor: Actor, id: number, input: { version: number; reason: string }): Promise<void> {
      const row = await lock(tx, actor, id, input.version, 'owner');
      const state = after(row, 'drop');
      await closeTodos(tx, platform, actor, 'consequence-case', row.id);
      await change(tx, actor, row, 'drop', input.reason, {
        state,
        ended_on: clock.today(),
        ended_reason: input.reason,
      });
      await goOn(tx, actor, row);
    },

    async investigate(tx: Tx, actor: Actor, id: number, input: { version: number; findingsZh: string }): Promise<void> {
      const row = await lock(tx, actor, id, input.version, 'owner');
      await change(tx, actor, row, 'investigate', input.findingsZh, {
        state: after(row, 'investigate'),
        investigation_zh: input.findingsZh,
        investigated_by: actor.userId,
        investigated_by_name: actor.displayName,
        investigated_on: clock.today(),
      });
    },

    /** Hears the person, with a helper where one is brought; who does not come was invited in time. */
    async hear(
      tx: Tx,
      actor: Actor,
      id: number,
      input: {
        version: number;
        heardOn: string;
        appeared: boolean;
        invitedOn: string;
        statementZh: string;
        helperName: string;
      },
    ): Promise<void> {
      const row = await lock(tx, actor, id, input.version, 'owner');
      const state = after(row, 'hear');
      if (input.invitedOn >= input.heardOn || input.heardOn > clock.today()) refuse('consequence.invitation');
      if (input.appeared && input.statementZh.length < 2) refuse('consequence.statement-missing');
      if (input.helperName !== '' && !row.helper_allowed) refuse('consequence.no-helper');
      await change(tx, actor, row, 'hear', input.appeared ? input.statementZh : '本人未到场', {
        state,
        invited_on: input.invitedOn,
        heard_on: input.heardOn,
        appeared: input.appeared,
        statement_zh: input.statementZh || null,
        helper_name: input.helperName || null,
      });
      await ask(
        tx,
        row,
        row.decider_org_id,
        row.decider_roles,
        '有一项处理事项待会议决定',
        'A matter waits for the decision of the meeting',
      );
    },

    /** Records what the body decided. */
    async decide(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; measureId: string; term?: string | undefined; decisionZh: string; meeting: Meeting },
    ): Promise<void> {
      const row = await lock(tx, actor, id, input.version, 'decider');
      if (row.investigated_by !== null && row.investigated_by === actor.userId) refuse('consequence.same-person');
      const measure = checkDecision(
        {
          state: row.state,
          measures: row.measures,
          heardOn: row.heard_on,
          helperAllowed: row.helper_allowed,
          decidedByPerson: actor.kind === 'user',
        },
        { measureId: input.measureId, term: input.term, decidedOn: input.meeting.heldOn },
      );
      if (!measure.ok) return fail(measure.error, ['disposition.types', 'disposition.rectify.max']);
      const ruleIds = await requireCarried(tx, row, input.meeting);
      await closeTodos(tx, platform, actor, 'consequence-case', row.id);
      await change(
        tx,
        actor,
        row,
        'decide',
        `${measure.value.titleZh}：${input.decisionZh}`,
        {
          state: 'decided',
          measure_id: measure.value.id,
          measure_zh: measure.value.titleZh,
          measure_effect: measure.value.effect ?? null,
          term: measure.value.term === undefined ? null : (input.term ?? null),
          decision_zh: input.decisionZh,
          decided_on: input.meeting.heldOn,
          decided_by: actor.userId,
          decided_by_name: actor.displayName,
          meeting: jsonValue(input.meeting),
        },
        ruleIds,
      );
      await ask(tx, row, row.org_id, row.owner_roles, '有一项处理决定待送达本人', 'A decision waits to be served');
    },

    /** Serves the decision: term and time for an appeal run from here. */
    async serve(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; on: string; howZh: string },
    ): Promise<void> {
      const row = await lock(tx, actor, id, input.version, 'owner');
      after(row, 'serve');
      requireDay(input.on, row.decided_on ?? input.on);
      const term = termFrom(input.on, row.term);
      // Without a term the measure ends with being served; with one it runs at once.
      const reviewOn = term && row.review_every !== null ? dayAfter(input.on, row.review_every) : null;
      await closeTodos(tx, platform, actor, 'consequence-case', row.id);
      await change(tx, actor, row, 'serve', `${input.on} ${input.howZh}`, {
        state: term ? 'running' : 'served',
        served_on: input.on,
        served_how_zh: input.howZh,
        term_from: term?.from ?? null,
        term_until: term?.until ?? null,
        appeal_until: dayAfter(input.on, row.appeal_within),
        next_review_on: reviewOn && term && reviewOn > term.until ? term.until : reviewOn,
      });
      if (row.measure_effect === 'registry' || row.measure_effect === 'post')
        await ask(
          tx,
          row,
          row.org_id,
          row.owner_roles,
          '有一项处理决定待在名册（岗位）中落实',
          'A decision has to be carried out in the roster or post',
        );
      await goOn(tx, actor, row);
    },

    async review(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; findingsZh: string; advice: 'go-on' | 'lift' | 'escalate' },
    ): Promise<void> {
      const row = await lock(tx, actor, id, input.version, 'owner');
      const state = after(row, 'review');
      await closeTodos(tx, platform, actor, 'consequence-case', row.id);
      await change(tx, actor, row, 'review', input.findingsZh, {
        state,
        review_zh: input.findingsZh,
        review_advice: input.advice,
        review_told: false,
      });
      await ask(
        tx,
        row,
        row.decider_org_id,
        row.decider_roles,
        '有一项复查结果待会议决定',
        'A review waits for the decision of the meeting',
      );
    },

    /** The body decides on a review. Escalation opens a further case: the person is heard again before anything harder. */
    async settle(
      tx: Tx,
      actor: Actor,
      id: number,
      input: { version: number; outcome: 'go-on' | 'lift' | 'escalate'; reasonZh: string; meeting: Meeting },
    ): Promise<void> {
      const row = await lock(tx, actor, id, input.version, 'decider');
      const state = after(row, input.outcome);
      if (input.outcome === 'lift' && !row.liftable) refuse('consequence.not-liftable');
      const ruleIds = await requireCarried(tx, row, input.meeting);
      await closeTodos(tx, platform, actor, 'consequence-case', row.id);
      const goesOn = input.outcome === 'go-on';
      const next = input.outcome === 'escalate' ? await this.reopen(tx, actor, row, input.reasonZh) : null;
      await change(
        tx,
        actor,
        row,
        input.outcome,
        input.reasonZh,
        {
          state,
          next_review_on: goesOn && row.review_every !== null ? dayAfter(clock.today(), row.review_every) : null,
          ended_on: goesOn ? null : clock.today(),
          ended_reason: goesOn ? null : input.reasonZh,
          escalated_to: next,
        },
        ruleIds,
      );
    },

    /** A further case about what the review found. */
    async reopen(tx: Tx, actor: Actor, row: CaseRow, reasonZh: string): Promise<number> {
      const id = await ids.next(tx, row.region);
      const factZh = `${row.fact_zh}（复查：${reasonZh}）`;
      const added = await store.insertCase(
        tx,
        id,
        {
          ...row,
          fact_zh: factZh,
          fact_on: clock.today(),
          fact_key: factKey(`${row.id} ${clock.today()} ${factZh}`),
          state: 'opened',
          proposed_by_zh: null,
          opened_by: actor.userId,
          run_step_id: null,
          history: [entryOf(actor, 'open', factZh)],
        },
        clock.now(),
      );
      if (!added) refuse('consequence.not-twice');
      await note(tx, actor, 'open', { ...row, id });
      await ask(
        tx,
        { ...row, id },
        row.org_id,
        row.owner_roles,
        '复查后立项的一项事项待核实',
        'A matter opened after a review waits for investigation',
      );
      return id;
    },

    /** Reminds of reviews and of terms that are over; nothing is lifted by itself. */
    async tellReviews(tx: Tx): Promise<number> {
      const due = await store.listReviewsDue(tx, clock.today());
      for (const row of due) {
        await store.noteReviewTold(tx, row);
        await ask(
          tx,
          row,
          row.org_id,
          row.owner_roles,
          '有一项处理事项到复查时间',
          'A matter is due for review',
          clock.today(),
        );
      }
      return due.length;
    },
  };
}
