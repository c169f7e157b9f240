import type { InfoItem, InfoView } from '@jishi/contract';
import { addClock, durationOf, urgentTiming } from '@jishi/domain';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import { type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, Refusal } from '../../platform/refusal.ts';
import { openTodo } from '../todos/index.ts';
import type { InfoRow, InfoState } from './store.ts';
import * as store from './store.ts';

type View = z.input<typeof InfoView>;
type Item = z.input<typeof InfoItem>;

const urgentRules = ['info.urgent.phone', 'info.urgent.written', 'info.urgent.never_after'] as const;
const drafting: readonly InfoState[] = ['drafted', 'returned', 'signed-off', 'phoned'];
const arrived: readonly InfoState[] = ['sent', 'written', 'received', 'followed-up'];

/** What all acts on a report share. */
export type InfoContext = ReturnType<typeof createInfoContext>;

export function createInfoContext(platform: Platform) {
  const { audit, clock, permissions, rules, steps } = platform;

  const timing = (row: InfoRow, now: Date) =>
    row.event_at === null || row.phone_within === null || row.written_within === null || row.never_after === null
      ? null
      : urgentTiming(
          {
            eventAt: row.event_at.toISOString(),
            phonedAt: row.phoned_at?.toISOString() ?? null,
            writtenAt: row.sent_at?.toISOString() ?? null,
          },
          {
            phone: durationOf(row.phone_within),
            written: durationOf(row.written_within),
            never: durationOf(row.never_after),
          },
          now.toISOString(),
        );

  const urgentOf = (row: InfoRow): Item['urgent'] => {
    const found = timing(row, clock.now());
    if (!found || row.event_at === null) return null;
    const last = row.followed_up_at ?? row.sent_at;
    const waits = row.state !== 'closed' && last !== null && row.follow_up_every !== null;
    return {
      ...found,
      eventAt: row.event_at.toISOString(),
      eventFirstAt: (row.event_first_at ?? row.event_at).toISOString(),
      phonedAt: row.phoned_at?.toISOString() ?? null,
      phonedToZh: row.phoned_to_zh,
      writtenAt: row.sent_at?.toISOString() ?? null,
      nextFollowUpAt: waits ? addClock(last.toISOString(), durationOf(row.follow_up_every ?? '24h')) : null,
      lateZh: row.late_zh,
      found: row.found,
      foundZh: row.found_zh,
    };
  };

  const itemOf = (row: InfoRow): Item => ({
    id: row.id,
    orgName: row.org_name,
    toOrgName: row.to_org_name,
    kind: row.kind,
    state: row.state,
    titleZh: row.title_zh,
    draftedAt: row.drafted_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    urgent: urgentOf(row),
    adoptedBy: row.adopted_by,
    version: row.version,
  });

  const show = async (tx: Tx, actor: Actor, id: number): Promise<View> => {
    const row = (await store.findInfo(tx, id)) ?? refuse('record.not-found');
    const isOwn = row.org_id === actor.orgId;
    // What is not sent yet is its author's alone; an urgent matter is not hidden from above.
    if (!isOwn && (row.state === 'drafted' || row.state === 'signed-off')) refuse('record.not-found');
    const isReceiver = row.to_org_id === actor.orgId;
    const followUps = await store.listFollowUps(tx, row);
    const corrections = await store.listCorrections(tx, row);
    const can = (permission: string, isMine: boolean, ...states: readonly InfoState[]) =>
      isMine && states.includes(row.state) && permissions.allows(actor, permission);
    const isUrgent = row.kind === 'urgent';
    return {
      ...itemOf(row),
      textZh: row.text_zh,
      elements: row.elements.map((each) => ({ ...each })),
      authorName: row.author_name,
      signedByName: row.signed_by_name,
      secrecyZh: row.secrecy_zh,
      signedAt: row.signed_at?.toISOString() ?? null,
      receivedAt: row.received_at?.toISOString() ?? null,
      verdictZh: row.verdict_zh,
      leaderNoteZh: row.leader_note_zh,
      leaderName: row.leader_name,
      followUps: followUps.map((each) => ({
        at: each.at.toISOString(),
        who: each.by_name,
        textZh: each.text_zh,
        isFinal: each.is_final,
      })),
      corrections: corrections.map((each) => ({
        at: each.at.toISOString(),
        who: each.by_name,
        before: each.event_before.toISOString(),
        after: each.event_after.toISOString(),
        reasonZh: each.reason_zh,
      })),
      events: row.events.map((each) => ({ ...each })),
      adoptionLevels: [...(await rules.value<readonly string[]>(tx, 'info.adoption.levels', clock.today(), row.path))],
      runStepId: row.run_step_id,
      can: {
        edit: can('info.draft', isOwn, ...drafting),
        signOff:
          can('info.sign', isOwn, 'drafted', 'phoned', 'returned') &&
          row.author_id !== actor.userId &&
          row.signed_at === null,
        send: can('info.draft', isOwn, 'signed-off', 'phoned') && row.signed_at !== null,
        receive: can('info.receive', isReceiver, 'sent', 'written') && row.received_at === null,
        decide: !isUrgent && can('info.receive', isReceiver, 'sent', 'received'),
        followUp: isUrgent && can('info.draft', isOwn, 'written', 'received', 'followed-up'),
        close: isUrgent && can('info.receive', isReceiver, 'written', 'received', 'followed-up'),
        correct:
          isUrgent &&
          row.state !== 'closed' &&
          (isOwn ? permissions.allows(actor, 'info.draft') : can('info.receive', isReceiver, row.state)),
        note: can('info.receive', isReceiver, ...arrived, 'adopted'),
        find: false,
      },
    };
  };

  const lock = async (
    tx: Tx,
    actor: Actor,
    id: number,
    version: number,
    side: 'own' | 'receiver',
    ...states: readonly InfoState[]
  ) => {
    const row = (await store.lockInfo(tx, id)) ?? refuse('record.not-found');
    const doer = side === 'own' ? row.org_id : row.to_org_id;
    if (doer !== actor.orgId) refuse('info.not-yours', { org: side === 'own' ? row.org_name : row.to_org_name });
    if (row.version !== version) refuse('record.changed-meanwhile', { by: '另一处', version: row.version });
    if (!states.includes(row.state)) refuse('info.wrong-state', { title: row.title_zh });
    return row;
  };

  const save = async (
    tx: Tx,
    actor: Actor,
    row: InfoRow,
    changes: ColumnChanges,
    what: string,
    action: string,
    noteZh: string | null = null,
  ) => {
    await store.updateInfo(tx, row, changes, { at: clock.now().toISOString(), who: actor.displayName, what, noteZh });
    await audit.append(tx, actor, {
      action,
      subjectKind: 'info',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts: { what },
      ruleIds: row.kind === 'urgent' ? [...urgentRules] : [],
    });
    return await show(tx, actor, row.id);
  };

  const receiverOf = async (tx: Tx, path: string): Promise<number> => {
    const above = `${path.split('.').slice(0, -2).join('.')}.`;
    if (above === '.') refuse('info.nobody-above');
    const scope = { path: '', everything: true } as const;
    await tx.setScope(scope);
    return (await store.findOrgAt(tx, above))?.id ?? refuse('info.nobody-above');
  };

  const pastMoment = (text: string): Date => {
    const at = new Date(text);
    if (Number.isNaN(at.getTime()) || at.getTime() > clock.now().getTime()) refuse('info.future');
    return at;
  };

  const lengths = async (tx: Tx, path: string): Promise<ColumnChanges> => {
    const read = (id: string) => rules.value<string>(tx, id, clock.today(), path);
    return {
      phone_within: await read('info.urgent.phone'),
      written_within: await read('info.urgent.written'),
      never_after: await read('info.urgent.never_after'),
      follow_up_every: await read('info.urgent.follow_up'),
    };
  };

  const endStep = async (tx: Tx, actor: Actor, row: InfoRow): Promise<void> => {
    const stepId = row.run_step_id;
    if (stepId === null) return;
    try {
      await tx.savepoint(() => steps.complete(tx, actor, stepId));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };

  const tell = (
    tx: Tx,
    row: InfoRow,
    to: {
      id: number;
      roles: readonly ('county-department' | 'township-secretary' | 'township-organiser' | 'branch-secretary')[];
    },
    titleZh: string,
    titleEn: string,
    dueOn: string | null,
  ) =>
    openTodo(tx, platform, {
      orgId: to.id,
      path: row.path,
      roles: to.roles,
      aboutOrgId: row.org_id,
      aboutName: row.org_name,
      kind: 'task',
      titleZh,
      titleEn,
      link: `/reports/${row.id}`,
      subjectKind: 'info',
      subjectId: row.id,
      dueOn,
    });
  const receivers = ['county-department', 'township-secretary', 'township-organiser'] as const;

  return { timing, itemOf, show, lock, save, receiverOf, pastMoment, lengths, endStep, tell, receivers };
}
