import type { ApprovalView, ApprovalListItem } from '@jishi/contract';
import { addDuration, durationOf, type Threshold } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import { checkDecision, checkMeeting, type DecisionInput } from './checks.ts';
import type { ApprovalRow, MeetingFacts, NewApproval } from './schema.ts';
import * as store from './store.ts';

type View = z.infer<typeof ApprovalView>;
type Item = z.infer<typeof ApprovalListItem>;

const stateTitles: Readonly<Record<string, string>> = {
  requested: '待受理',
  accepted: '待审定',
  'sent-back': '已退回补正',
  decided: '已审定待批复',
  replied: '已批复',
  withdrawn: '已撤回',
};

/** One decision of a batch. */
export interface BatchItem extends DecisionInput {
  readonly approvalId: number;
  readonly version: number;
}

/** What a batch shares: its meeting and the reply. */
export interface BatchFacts {
  readonly meeting?: MeetingFacts | undefined;
  readonly replyNumber?: string | undefined;
  readonly replyTextZh?: string | undefined;
}

/** Requests for approval (审批、备案). Silence is never consent unless the method says so. */
export type ApprovalService = ReturnType<typeof createApprovalService>;

export function createApprovalService(platform: Platform) {
  const { audit, clock, ids, permissions, rules, steps } = platform;

  const note = (
    tx: Tx,
    actor: Actor,
    action: string,
    row: Pick<ApprovalRow, 'id' | 'org_id' | 'path' | 'region'>,
    facts: Record<string, unknown>,
    ruleIds: readonly string[] = [],
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'approval',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts,
      ruleIds,
    });

  const isDecider = (actor: Actor, row: ApprovalRow) =>
    actor.kind === 'system' || (actor.orgId === row.decider_org_id && row.decider_roles.includes(actor.role));
  const isRequester = (actor: Actor, row: ApprovalRow) => actor.kind === 'system' || actor.orgId === row.org_id;

  const inState = (row: ApprovalRow, version: number, ...states: readonly string[]): void => {
    if (row.version !== version)
      refuse('record.changed-meanwhile', { by: row.decided_by_name ?? '另一处', version: row.version });
    if (!states.includes(row.state))
      refuse('approval.wrong-state', { title: row.title_zh, state: stateTitles[row.state] ?? row.state });
  };

  const lockAs = async (tx: Tx, actor: Actor, id: number, side: 'decider' | 'requester'): Promise<ApprovalRow> => {
    const row = await store.lockApproval(tx, id);
    if (!row) refuse('record.not-found');
    if (side === 'decider' && !isDecider(actor, row))
      refuse('approval.not-decider', { title: row.title_zh, org: row.decider_org_name });
    if (side === 'requester' && !isRequester(actor, row)) refuse('record.not-found');
    return row;
  };

  const show = async (tx: Tx, actor: Actor, id: number): Promise<View> => {
    const row = await store.findApproval(tx, id);
    if (!row) refuse('record.not-found');
    const opinions = await store.listOpinions(tx, row);
    const decider = isDecider(actor, row) && permissions.allows(actor, 'approval.decide');
    const requester = isRequester(actor, row) && permissions.allows(actor, 'approval.request');
    return {
      ...itemOf(row),
      runStepId: row.run_step_id,
      runId: decider && row.run_step_id !== null ? (await steps.context(tx, row.run_step_id)).runId : null,
      deciderOrgName: row.decider_org_name,
      decisions: [...row.decisions],
      requestTextZh: row.request_text_zh,
      sentBackReason: row.sent_back_reason,
      decision: row.decision,
      decidedValue: row.decided_value,
      decisionReason: row.decision_reason,
      decidedByName: row.decided_by_name,
      decidedOn: row.decided_on,
      meeting: row.meeting,
      replyNumber: row.reply_number,
      replyTextZh: row.reply_text_zh,
      opinions: opinions.map((opinion) => ({
        byName: opinion.by_name,
        at: opinion.at.toISOString(),
        textZh: opinion.text_zh,
      })),
      extendedTo: row.extended_to,
      can: {
        withdraw: requester && row.state === 'requested' && row.run_step_id === null,
        accept: decider && row.state === 'requested',
        decide: decider && (row.state === 'accepted' || (row.state === 'requested' && row.mode === 'file')),
        reply: decider && row.state === 'decided',
        returnStep: decider && row.run_step_id !== null && row.state === 'accepted',
      },
    };
  };

  const announce = async (tx: Tx, request: NewApproval, id: number, orgName: string): Promise<void> => {
    // A step of a run has its own duty; a free-standing request needs one.
    if (request.runStepId !== null) return;
    await openTodo(tx, platform, {
      orgId: request.deciderOrgId,
      path: request.path,
      roles: request.deciderRoles as never,
      aboutOrgId: request.orgId,
      aboutName: orgName,
      kind: 'task',
      titleZh: `${orgName}：${request.titleZh}`,
      titleEn: `${orgName}: ${request.titleZh}`,
      link: `/approvals/${id}`,
      subjectKind: 'approval',
      subjectId: id,
      dueOn: request.dueOn,
    });
  };

  /** Applies one checked decision to a locked request. */
  const settle = async (
    tx: Tx,
    actor: Actor,
    row: ApprovalRow,
    item: DecisionInput,
    batch: BatchFacts,
  ): Promise<void> => {
    const value = checkDecision(row, item);
    if (row.requested_by !== null && row.requested_by === actor.userId) refuse('approval.own-request');
    if (row.min_reviewers > 0) {
      const now = await store.countReviewers(tx, row);
      if (now < row.min_reviewers)
        refuse('approval.reviewers-missing', { title: row.title_zh, needed: row.min_reviewers, now });
    }
    if (row.needs_reply_number && !batch.replyNumber) refuse('approval.reply-number-missing', { title: row.title_zh });
    await store.updateApproval(tx, row, {
      state: 'replied',
      decision: item.decision,
      decided_value: value,
      decision_reason: item.reason ?? null,
      decided_by: actor.userId,
      decided_by_name: actor.displayName,
      decided_on: clock.today(),
      meeting: batch.meeting === undefined ? null : jsonValue(batch.meeting),
      reply_number: batch.replyNumber ?? null,
      reply_text_zh: batch.replyTextZh ?? null,
    });
    const facts = {
      title: row.title_zh,
      decision: item.decision,
      proposed: row.proposed_value,
      value,
      reason: item.reason ?? null,
      meeting: batch.meeting ?? null,
    };
    await note(tx, actor, 'approval.decide', row, facts, ['approval.meeting.quorum', 'approval.meeting.pass']);
    await closeTodos(tx, platform, actor, 'approval', row.id);
    if (row.run_step_id === null) await tellRequester(tx, row, item.decision);
    else await goOn(tx, actor, row.run_step_id, item);
  };

  /** The run behind a decision goes on; refused without a way of its own, it goes back to where it may be mended. */
  const goOn = async (tx: Tx, actor: Actor, runStepId: number, item: DecisionInput): Promise<void> => {
    if (item.decision !== 'refuse') return await steps.complete(tx, actor, runStepId);
    const { step } = await steps.context(tx, runStepId);
    if ((step.outcomes ?? []).some((outcome) => outcome.id === 'refuse'))
      return await steps.complete(tx, actor, runStepId, { outcome: 'refuse' });
    const [to] = step.returnsTo ?? [];
    if (to !== undefined) await steps.returnTo(tx, actor, runStepId, to, item.reason ?? '');
  };

  const tellRequester = async (tx: Tx, row: ApprovalRow, decision: DecisionInput['decision']): Promise<void> => {
    if (row.requested_by === null) return;
    await openTodo(tx, platform, {
      orgId: row.org_id,
      path: row.path,
      userId: row.requested_by,
      aboutOrgId: row.org_id,
      aboutName: row.org_name,
      kind: 'result',
      titleZh: `${row.decider_org_name}已批复：${row.title_zh}（${decision === 'refuse' ? '不同意' : '同意'}）`,
      titleEn: `${row.decider_org_name} replied: ${row.title_zh}`,
      link: `/approvals/${row.id}`,
      subjectKind: 'approval-result',
      subjectId: row.id,
      dismissable: true,
    });
  };

  return {
    show,

    /** Makes a request and tells the decider. */
    async create(tx: Tx, actor: Actor, request: NewApproval): Promise<number> {
      const id = await ids.next(tx, request.region);
      // Within a run nobody asks in person: who did the earlier steps and who may decide is held by the engine.
      const askedBy = request.runStepId === null ? actor.userId : null;
      await store.insertApproval(tx, id, request, askedBy, clock.today(), clock.now());
      const row = { id, org_id: request.orgId, path: request.path, region: request.region };
      await note(tx, actor, 'approval.request', row, { title: request.titleZh, proposed: request.proposedValue });
      const stored = await store.findApproval(tx, id);
      await announce(tx, request, id, stored?.org_name ?? '');
      return id;
    },

    /** A request of the actor's own organisation to the one above it. */
    async ask(
      tx: Tx,
      actor: Actor,
      input: { titleZh: string; mode: 'approve' | 'file'; textZh: string },
    ): Promise<View> {
      if (actor.orgId === null || actor.path === null) refuse('record.not-found');
      const parent = await store.parentOf(tx, actor.region, actor.orgId);
      if (!parent) refuse('approval.no-superior');
      const within = await rules.value<string>(tx, 'approval.reply.due', clock.today(), actor.path);
      const due = addDuration(await loadWorkingCalendar(tx), clock.today(), durationOf(within));
      const id = await this.create(tx, actor, {
        region: actor.region,
        orgId: actor.orgId,
        path: actor.path,
        runStepId: null,
        roundId: null,
        stepId: null,
        mode: input.mode,
        titleZh: input.titleZh,
        requestTextZh: input.textZh,
        deciderOrgId: parent.id,
        deciderRoles: parent.kind === 'county' ? ['county-department'] : ['township-secretary'],
        collective: null,
        decisions: ['approve', 'refuse'],
        needsReplyNumber: false,
        minReviewers: 0,
        silence: null,
        extension: { longest: { param: 'approval.reply.due' } },
        facts: {},
        proposedValue: null,
        choices: [],
        state: 'requested',
        dueOn: due.date,
      });
      return await show(tx, actor, id);
    },

    async list(
      tx: Tx,
      actor: Actor,
      filter: Omit<store.ApprovalFilter, 'deciderOrgId' | 'requesterOrgId'> & { mine?: string | undefined },
    ): Promise<Item[]> {
      const rows = await store.listApprovals(tx, {
        ...filter,
        ...(filter.mine === 'to-decide' ? { deciderOrgId: actor.orgId ?? 0 } : {}),
        ...(filter.mine === 'requested' ? { requesterOrgId: actor.orgId ?? 0 } : {}),
      });
      return rows.map(itemOf);
    },

    /** The materials are complete: the clock of the reply starts today. */
    async accept(tx: Tx, actor: Actor, id: number, version: number): Promise<View> {
      const row = await lockAs(tx, actor, id, 'decider');
      inState(row, version, 'requested');
      const within = await rules.value<string>(tx, 'approval.reply.due', clock.today(), row.path);
      const due = addDuration(await loadWorkingCalendar(tx), clock.today(), durationOf(within));
      await store.updateApproval(tx, row, {
        state: 'accepted',
        accepted_on: clock.today(),
        due_on: due.date,
      });
      await note(tx, actor, 'approval.accept', row, { dueOn: due.date }, ['approval.reply.due']);
      return await show(tx, actor, id);
    },

    /** Names everything that is missing at once. */
    async sendBack(tx: Tx, actor: Actor, id: number, version: number, missing: string): Promise<View> {
      const row = await lockAs(tx, actor, id, 'decider');
      inState(row, version, 'requested', 'accepted');
      await store.updateApproval(tx, row, { state: 'sent-back', sent_back_reason: missing });
      await note(tx, actor, 'approval.send-back', row, { missing });
      await closeTodos(tx, platform, actor, 'approval', row.id);
      return await show(tx, actor, id);
    },

    async resubmit(tx: Tx, actor: Actor, id: number, version: number, textZh: string): Promise<View> {
      const row = await lockAs(tx, actor, id, 'requester');
      inState(row, version, 'sent-back');
      await store.updateApproval(tx, row, {
        state: 'requested',
        request_text_zh: textZh,
        sent_back_reason: null,
        requested_on: clock.today(),
      });
      await note(tx, actor, 'approval.request', row, { title: row.title_zh, resubmitted: true });
      const request = {
        ...row,
        orgId: row.org_id,
        deciderOrgId: row.decider_org_id,
        deciderRoles: row.decider_roles,
        titleZh: row.title_zh,
        runStepId: row.run_step_id,
        dueOn: row.due_on,
      };
      await announce(tx, request as unknown as NewApproval, row.id, row.org_name);
      return await show(tx, actor, id);
    },

    /** Takes a request back before the superior has taken it up. */
    async withdraw(tx: Tx, actor: Actor, id: number, version: number): Promise<View> {
      const row = await lockAs(tx, actor, id, 'requester');
      inState(row, version, 'requested');
      await store.updateApproval(tx, row, { state: 'withdrawn' });
      await note(tx, actor, 'approval.withdraw', row, {});
      await closeTodos(tx, platform, actor, 'approval', row.id, 'withdrawn');
      return await show(tx, actor, id);
    },

    /** Adds a reviewer's opinion; anyone of the deciding organisation who may. */
    async opine(tx: Tx, actor: Actor, id: number, textZh: string): Promise<View> {
      const row = await store.lockApproval(tx, id);
      if (!row || (actor.kind !== 'system' && actor.orgId !== row.decider_org_id)) refuse('record.not-found');
      inState(row, row.version, 'requested', 'accepted');
      await store.insertOpinion(tx, await ids.next(tx, row.region), row, {
        by: actor.userId,
        byName: actor.displayName,
        at: clock.now(),
        textZh,
      });
      await note(tx, actor, 'approval.opine', row, {});
      return await show(tx, actor, id);
    },

    /** Extends the time for the reply, as often and as long as the rule allows. */
    async extend(tx: Tx, actor: Actor, id: number, version: number, until: string, reason: string): Promise<View> {
      const row = await lockAs(tx, actor, id, 'decider');
      inState(row, version, 'accepted');
      const most = await rules.value<number>(tx, 'approval.extension.max', clock.today(), row.path);
      const setting = row.extension?.longest ?? { param: 'approval.reply.due' };
      const longest =
        typeof setting === 'string' ? setting : await rules.value<string>(tx, setting.param, clock.today(), row.path);
      const latest = addDuration(await loadWorkingCalendar(tx), row.due_on ?? clock.today(), durationOf(longest)).date;
      if (row.extensions >= most || until > latest || (row.due_on !== null && until <= row.due_on)) {
        refuse('approval.extension-refused', { title: row.title_zh, most, latest }, ['approval.extension.max']);
      }
      await store.updateApproval(tx, row, { extended_to: until, extensions: row.extensions + 1 });
      await note(tx, actor, 'approval.extend', row, { until, reason }, ['approval.extension.max']);
      return await show(tx, actor, id);
    },

    /**
     * Decides a batch in one transaction: all or none. A collective decision names its meeting, whose quorum
     * and majority are checked by the rule of its day.
     */
    async decide(tx: Tx, actor: Actor, items: readonly BatchItem[], batch: BatchFacts): Promise<number> {
      const today = clock.today();
      const most = rules.national<number>('approval.batch.max', today);
      if (items.length > most) refuse('approval.batch-too-large', { most, now: items.length }, ['approval.batch.max']);
      const byId = new Map(items.map((item) => [item.approvalId, item]));
      const rows = await store.lockApprovals(tx, [...byId.keys()]);
      if (rows.length !== byId.size) refuse('record.not-found');
      if (batch.meeting) {
        const { heldOn } = batch.meeting;
        checkMeeting(batch.meeting, today, {
          quorum: await rules.value<Threshold>(tx, 'approval.meeting.quorum', heldOn, actor.path ?? undefined),
          pass: await rules.value<Threshold>(tx, 'approval.meeting.pass', heldOn, actor.path ?? undefined),
        });
      }
      for (const row of rows) {
        const item = byId.get(row.id);
        if (!item) continue;
        if (!isDecider(actor, row)) refuse('approval.not-decider', { title: row.title_zh, org: row.decider_org_name });
        inState(row, item.version, 'accepted', ...(row.mode === 'file' ? ['requested'] : []));
        if (row.collective !== null && !batch.meeting)
          refuse('approval.meeting-missing', { title: row.title_zh, body: '党（工）委会议' });
        await settle(tx, actor, row, item, batch);
      }
      return rows.length;
    },

    /** Sends the run behind a request back to an earlier step, with the reason. */
    async returnStep(
      tx: Tx,
      actor: Actor,
      id: number,
      version: number,
      toStepId: string,
      reason: string,
    ): Promise<View> {
      const row = await lockAs(tx, actor, id, 'decider');
      inState(row, version, 'accepted');
      if (row.run_step_id === null) refuse('record.not-found');
      await store.updateApproval(tx, row, { state: 'sent-back', sent_back_reason: reason });
      await note(tx, actor, 'approval.send-back', row, { toStepId, reason });
      await steps.returnTo(tx, actor, row.run_step_id, toStepId, reason);
      return await show(tx, actor, id);
    },

    /** Methods that let silence speak: decides what was not answered in time. Run daily. */
    async applySilence(tx: Tx, actor: Actor): Promise<number> {
      const rows = await store.overdueConsents(tx, clock.today());
      for (const row of rows)
        await settle(tx, actor, row, { decision: 'approve', reason: '逾期未答复，按方法规定视为同意' }, {});
      return rows.length;
    },
  };
}

function itemOf(row: ApprovalRow): Item {
  return {
    id: row.id,
    orgId: row.org_id,
    orgName: row.org_name,
    titleZh: row.title_zh,
    mode: row.mode,
    state: row.state,
    requestedOn: row.requested_on,
    dueOn: row.extended_to ?? row.due_on,
    proposedValue: row.proposed_value,
    proposedTitle: row.choices.find((choice) => choice.value === row.proposed_value)?.titleZh ?? row.proposed_value,
    choices: row.choices.map(({ value, titleZh, titleEn }) =>
      titleEn === undefined ? { value, titleZh } : { value, titleZh, titleEn },
    ),
    facts: { ...row.facts },
    collective: row.collective,
    version: row.version,
  };
}
