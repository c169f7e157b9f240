import {
  addDays,
  addMonths,
  addYears,
  caseAfter,
  checkDecision,
  decideMotion,
  durationOf,
  factKey,
  measureOf,
  termFrom,
  type CaseAct,
  type CaseFault,
  type CaseState,
  type Threshold,
} from '@jishi/domain';
import { actsFor, systemActor, type Actor } from '../../platform/access/actor.ts';
import { jsonValue, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findOrg } from '../orgs/index.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import { enterOffice } from './office.ts';
import { buildCase, type CaseInput } from './opening.ts';
import type { CaseRow, HistoryEntry, Meeting } from './schema.ts';
import * as store from './store.ts';

/** Chinese words of the states. */
export const caseStateTitles: Readonly<Record<CaseState, string>> = {
  proposed: '系统提示待定',
  opened: '已立项',
  investigated: '已核实',
  heard: '已听取陈述',
  decided: '已决定待送达',
  served: '已送达',
  running: '执行中',
  reviewed: '已复查待定',
  lifted: '已解除',
  escalated: '已加重',
  dropped: '不予处理',
};

/** Cases (处理): never automatic, heard before a body decides, served before a term runs, appealed to the higher body. */
export type ConsequenceService = ReturnType<typeof createConsequenceService>;

export function createConsequenceService(platform: Platform) {
  const { audit, clock, ids, rules, steps } = platform;

  const entryOf = (actor: Actor, act: string, textZh: string): HistoryEntry => ({
    at: clock.now().toISOString(),
    byName: actor.displayName,
    act,
    textZh,
  });

  /** The trail keeps that something was done, sealed, and names nobody. */
  const note = (
    tx: Tx,
    actor: Actor,
    act: string,
    row: Pick<CaseRow, 'id' | 'org_id' | 'path' | 'region'>,
    ruleIds: readonly string[] = [],
  ) =>
    audit.append(tx, actor, {
      action: `consequence.${act}`,
      subjectKind: 'consequence-case',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      sealed: true,
      ruleIds,
    });

  const fail = (fault: CaseFault, ruleIds: readonly string[] = []): never => {
    const facts: Record<string, unknown> = { ...fault.facts };
    if ('state' in fault.facts) facts['state'] = caseStateTitles[fault.facts.state];
    return refuse(fault.code, facts, ruleIds, clock.today());
  };
  const after = (row: CaseRow, act: CaseAct): CaseState => {
    const next = caseAfter(row.state, act);
    return next.ok ? next.value : fail(next.error);
  };
  const requireDay = (on: string, earliest: string): void => {
    if (on > clock.today() || on < earliest) refuse('consequence.date', { earliest });
  };

  type Side = 'owner' | 'decider' | 'appeal';
  const isOffice = (actor: Actor, row: CaseRow, side: Side): boolean => {
    const org = { owner: row.org_id, decider: row.decider_org_id, appeal: row.appeal_org_id }[side];
    const roles = { owner: row.owner_roles, decider: row.decider_roles, appeal: row.appeal_roles }[side];
    return actsFor(actor, org) && roles.includes(actor.role);
  };

  const lock = async (tx: Tx, actor: Actor, id: number, version: number, side: Side): Promise<CaseRow> => {
    await enterOffice(tx, actor);
    const row = await store.lockCase(tx, id);
    if (!row || !isOffice(actor, row, side)) refuse('record.not-found');
    if (row.member_id !== null && row.member_id === actor.memberId) refuse('consequence.own-case');
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '其他人', version: row.version });
    return row;
  };

  const change = async (
    tx: Tx,
    actor: Actor,
    row: CaseRow,
    act: string,
    textZh: string,
    changes: ColumnChanges,
    ruleIds: readonly string[] = [],
  ) => {
    await store.updateCase(tx, row, changes, entryOf(actor, act, textZh));
    await note(tx, actor, act, row, ruleIds);
    await tellPerson(tx, row, act);
  };

  /** The person is told of each act, without its content outside the case. */
  const tellPerson = async (
    tx: Tx,
    row: Pick<CaseRow, 'id' | 'region' | 'member_id' | 'org_id' | 'path' | 'org_name'>,
    act: string,
  ): Promise<void> => {
    if (row.member_id === null) return;
    const needed = act === 'serve';
    // One notice at a time: the newest leads to all of them.
    if (!needed)
      await closeTodos(tx, platform, systemActor('系统', row.region), 'consequence-news', row.id, 'withdrawn');
    for (const { id } of await store.accountsOf(tx, row.region, row.member_id))
      await openTodo(tx, platform, {
        orgId: row.org_id,
        path: row.path,
        userId: id,
        aboutOrgId: row.org_id,
        aboutName: row.org_name,
        kind: 'notice',
        titleZh: needed ? '有一项决定送达给您，请查收' : '涉及您的一项事项有新进展',
        titleEn: needed ? 'A decision was served on you' : 'There is news in a matter that concerns you',
        link: `/consequences/${row.id}`,
        subjectKind: needed ? 'consequence-served' : 'consequence-news',
        subjectId: row.id,
        dismissable: true,
      });
  };

  /** A duty of a body; its title names nobody. */
  const ask = async (
    tx: Tx,
    row: Pick<CaseRow, 'id' | 'path' | 'org_id' | 'org_name'>,
    orgId: number,
    roles: readonly string[],
    zh: string,
    en: string,
    dueOn: string | null = null,
  ) => {
    await openTodo(tx, platform, {
      orgId,
      path: row.path,
      roles: roles as never,
      aboutOrgId: row.org_id,
      aboutName: row.org_name,
      kind: 'task',
      titleZh: zh,
      titleEn: en,
      link: `/consequences/${row.id}`,
      subjectKind: 'consequence-case',
      subjectId: row.id,
      dueOn,
    });
  };

  /** Refuses a meeting without quorum and a decision that was not carried. */
  const requireCarried = async (tx: Tx, row: CaseRow, meeting: Meeting): Promise<readonly string[]> => {
    requireDay(meeting.heldOn, row.heard_on ?? '2000-01-01');
    const isAssembly = row.collective === 'party-assembly';
    const ruleIds = isAssembly
      ? ['disposition.assembly', 'dev.assembly.quorum', 'dev.assembly.pass']
      : ['approval.meeting.quorum', 'approval.meeting.pass'];
    const [quorumId, passId] = ruleIds.slice(-2);
    const quorum = await rules.value<Threshold>(tx, quorumId ?? '', meeting.heldOn, row.path);
    const pass = await rules.value<Threshold>(tx, passId ?? '', meeting.heldOn, row.path);
    const { expected, present, inFavour } = meeting;
    const decided = decideMotion({ expected, present, inFavour, against: 0, abstained: 0 }, { quorum, pass });
    if (!decided.ok) {
      if (decided.error.code === 'vote.tally-malformed') refuse('consequence.counts');
      refuse('consequence.no-quorum', { expected, present }, ruleIds, meeting.heldOn);
    }
    if (decided.value === 'rejected') refuse('consequence.not-carried', { inFavour }, ruleIds, meeting.heldOn);
    return ruleIds;
  };

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

    /** The person has received the decision. */
    async acknowledge(tx: Tx, actor: Actor, id: number, version: number): Promise<void> {
      const row = await lockAsPerson(tx, actor, id, version);
      if (row.served_on === null) fail({ code: 'consequence.wrong-state', facts: { state: row.state, act: 'serve' } });
      if (row.acknowledged_on !== null) return await note(tx, actor, 'acknowledge', row);
      await store.updateCase(
        tx,
        row,
        { acknowledged_on: clock.today() },
        entryOf(actor, 'acknowledge', '本人确认收到'),
      );
      await note(tx, actor, 'acknowledge', row);
      await closeTodos(tx, platform, actor, 'consequence-served', row.id);
    },

    /** The person appeals to the higher body, which sees the whole case from now on. The decision stands until answered. */
    async appeal(tx: Tx, actor: Actor, id: number, input: { version: number; statementZh: string }): Promise<void> {
      const row = await lockAsPerson(tx, actor, id, input.version);
      if (row.served_on === null || row.appeal_until === null)
        return fail({ code: 'consequence.wrong-state', facts: { state: row.state, act: 'revoke' } });
      if (row.appealed) refuse('consequence.appealed-already');
      if (clock.today() > row.appeal_until)
        refuse('consequence.appeal-late', { until: row.appeal_until }, ['consequence.appeal.within'], clock.today());
      const months = await rules.value<{ usual: number }>(tx, 'rights.appeal.review.max', clock.today());
      const dueOn = addMonths(clock.today(), months.usual);
      const appeal = {
        filedOn: clock.today(),
        statementZh: input.statementZh,
        dueOn,
        outcome: null,
        answerZh: null,
        answeredOn: null,
        answeredByName: null,
      };
      await store.updateCase(
        tx,
        row,
        { appealed: true, appeal: jsonValue(appeal) },
        entryOf(actor, 'appeal', input.statementZh),
      );
      await note(tx, actor, 'appeal', row, ['rights.appeal.review.max']);
      await ask(
        tx,
        row,
        row.appeal_org_id,
        row.appeal_roles,
        '有一项申诉待受理答复',
        'An appeal waits for an answer',
        dueOn,
      );
    },

    /** The higher body answers: upheld, changed within the catalogue, or revoked. */
    async answerAppeal(
      tx: Tx,
      actor: Actor,
      id: number,
      input: {
        version: number;
        outcome: 'upheld' | 'changed' | 'revoked';
        answerZh: string;
        measureId?: string | undefined;
        term?: string | undefined;
      },
    ): Promise<void> {
      const row = await lock(tx, actor, id, input.version, 'appeal');
      const { appeal } = row;
      if (!appeal || appeal.outcome !== null) return refuse('consequence.no-appeal');
      if (row.decided_by === actor.userId || row.investigated_by === actor.userId) refuse('consequence.same-person');
      await closeTodos(tx, platform, actor, 'consequence-case', row.id);
      const answered = {
        ...appeal,
        outcome: input.outcome,
        answerZh: input.answerZh,
        answeredOn: clock.today(),
        answeredByName: actor.displayName,
      };
      await change(
        tx,
        actor,
        row,
        'answer-appeal',
        input.answerZh,
        { appeal: jsonValue(answered), ...effectOf(row, input) },
        ['rights.appeal.review.max'],
      );
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

  /** The person works on the own case: it was read under their own eyes, then written by the platform for them. */
  async function lockAsPerson(tx: Tx, actor: Actor, id: number, version: number): Promise<CaseRow> {
    const seen = actor.memberId === null ? undefined : await store.findCase(tx, id);
    if (!seen || seen.member_id !== actor.memberId) refuse('record.not-found');
    await tx.setScope({ path: '', everything: true });
    const row = await store.lockCase(tx, id);
    if (!row) refuse('record.not-found');
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '其他人', version: row.version });
    return row;
  }

  /** What an answer changes: nothing, the measure, or everything. */
  function effectOf(
    row: CaseRow,
    input: { outcome: string; answerZh: string; measureId?: string | undefined; term?: string | undefined },
  ): ColumnChanges {
    if (input.outcome === 'upheld') return {};
    if (input.outcome === 'revoked')
      return {
        ...(caseAfter(row.state, 'revoke').ok ? { state: 'lifted' } : {}),
        ended_on: clock.today(),
        ended_reason: `申诉后撤销：${input.answerZh}`,
        next_review_on: null,
      };
    const measure = measureOf(row.measures, {
      measureId: input.measureId ?? '',
      term: input.term,
      decidedOn: row.decided_on ?? clock.today(),
    });
    if (!measure.ok) return fail(measure.error);
    const term = measure.value.term === undefined ? null : (input.term ?? null);
    const until = row.served_on === null ? null : (termFrom(row.served_on, term)?.until ?? null);
    return {
      measure_id: measure.value.id,
      measure_zh: measure.value.titleZh,
      measure_effect: measure.value.effect ?? null,
      term,
      term_until: until,
    };
  }

  /** The run behind a case goes on by the platform: the step ends with the body's act, whoever served it. */
  async function goOn(tx: Tx, actor: Actor, row: CaseRow): Promise<void> {
    if (row.run_step_id === null) return;
    await steps.complete(tx, systemActor(actor.displayName, row.region), row.run_step_id);
  }
}

function dayAfter(day: string, text: string): string {
  const { amount, unit } = durationOf(text);
  if (unit === 'y') return addYears(day, amount);
  return unit === 'm' ? addMonths(day, amount) : addDays(day, amount);
}
