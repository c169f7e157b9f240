import {
  addDays,
  addMonths,
  addYears,
  caseAfter,
  decideMotion,
  durationOf,
  type CaseAct,
  type CaseFault,
  type CaseState,
  type Threshold,
} from '@jishi/domain';
import { actsFor, systemActor, type Actor } from '../../platform/access/actor.ts';
import type { ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { closeTodos, openTodo } from '../todos/index.ts';
import { enterOffice } from './office.ts';
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

/** What every act on a case does: lock it for its office, say what happened, tell the person, ask the next body. */
export type CaseWork = ReturnType<typeof createCaseWork>;

export function createCaseWork(platform: Platform) {
  const { audit, clock, rules, steps } = platform;

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

  /** The person works on the own case: it was read under their own eyes, then written by the platform for them. */
  const lockAsPerson = async (tx: Tx, actor: Actor, id: number, version: number): Promise<CaseRow> => {
    const seen = actor.memberId === null ? undefined : await store.findCase(tx, id);
    if (!seen || seen.member_id !== actor.memberId) refuse('record.not-found');
    await tx.setScope({ path: '', everything: true });
    const row = await store.lockCase(tx, id);
    if (!row) refuse('record.not-found');
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '其他人', version: row.version });
    return row;
  };

  /** The run behind a case goes on by the platform: the step ends with the body's act, whoever served it. */
  const goOn = async (tx: Tx, actor: Actor, row: CaseRow): Promise<void> => {
    if (row.run_step_id === null) return;
    await steps.complete(tx, systemActor(actor.displayName, row.region), row.run_step_id);
  };

  return {
    entryOf,
    note,
    fail,
    after,
    requireDay,
    isOffice,
    lock,
    lockAsPerson,
    change,
    tellPerson,
    ask,
    requireCarried,
    goOn,
  };
}

/** Day a calendar period after another. */
export function dayAfter(day: string, text: string): string {
  const { amount, unit } = durationOf(text);
  if (unit === 'y') return addYears(day, amount);
  return unit === 'm' ? addMonths(day, amount) : addDays(day, amount);
}
