import type { Role } from '@jishi/contract';
import { addDays, addDuration, durationOf, isWorkingDay } from '@jishi/domain';
import { actsFor, systemActor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { noteReminders } from '../todos/index.ts';
import { offeredChannels } from './channels.ts';
import { sendTime } from './quiet-hours.ts';
import type { CircularRow, NewMessage } from './schema.ts';
import * as store from './store.ts';

/** The parts of the platform that messages need. */
type Needs = Pick<Platform, 'ids' | 'clock' | 'rules'>;

/** Messages sent in one slice of a job. */
const slice = 500;

/**
 * Queues messages in the caller's transaction and delivers at once what may go out now. Nothing disturbs at night or on
 * days off; the same subject and date is never told twice to the same addressee.
 *
 * @returns when they go out
 */
export async function sendMessages(tx: Tx, platform: Needs, messages: readonly NewMessage[]): Promise<Date> {
  const now = platform.clock.now();
  const [first] = messages;
  if (!first) return now;
  const day = platform.clock.today();
  const quiet = {
    from: await platform.rules.value<string>(tx, 'notification.quiet.from', day, first.path),
    until: await platform.rules.value<string>(tx, 'notification.quiet.until', day, first.path),
  };
  const calendar = await loadWorkingCalendar(tx);
  const later = sendTime(now, calendar, quiet);
  for (const isUrgent of [true, false]) {
    const group = messages.filter((one) => (one.isUrgent ?? false) === isUrgent);
    for (let from = 0; from < group.length; from += slice) {
      const part = group.slice(from, from + slice);
      const ids = await platform.ids.take(tx, regionOf(first.orgId), part.length);
      const queued = part.map((one, index) => ({ ...one, region: regionOf(one.orgId), id: ids[index] ?? 0 }));
      await store.queueMessages(tx, queued, isUrgent ? now : later, now);
    }
  }
  await deliverDue(tx, platform);
  return later;
}

/** Delivers what is due, through every channel that is offered. @returns how many messages went out */
export async function deliverDue(tx: Tx, platform: Pick<Platform, 'ids' | 'clock'>): Promise<number> {
  const now = platform.clock.now();
  const due = await store.listQueued(tx, now, slice);
  if (due.length === 0) return 0;
  // What leaves the platform says that there is something to do, and nothing about what.
  const outside = { zh: '您有事项要办，请登录查看。', en: 'You have something to do; please sign in.' };
  for (const channel of offeredChannels) {
    const results = await channel.send(
      tx,
      due.map(({ region, id }) => ({ region, id, outside })),
    );
    const rows = [];
    for (const [index, { region, id, org_id, path }] of due.entries()) {
      const { outcome, detail } = results[index] ?? { outcome: 'failed' as const, detail: '渠道没有答复' };
      rows.push({
        region,
        id: await platform.ids.next(tx, region),
        message_id: id,
        org_id,
        path,
        outcome,
        detail: detail ?? null,
      });
    }
    await store.saveDeliveries(tx, channel.id, rows, now);
  }
  return due.length;
}

/** Messages and circulars as people use them. */
export type NotificationService = ReturnType<typeof createNotificationService>;

export function createNotificationService(platform: Platform) {
  const { audit, clock, ids, rules } = platform;
  const inboxOf = (actor: Actor) => ({
    region: actor.region,
    orgId: actor.orgId ?? 0,
    role: actor.role,
    userId: actor.userId ?? 0,
  });

  const note = (
    tx: Tx,
    actor: Actor,
    row: Pick<CircularRow, 'id' | 'org_id' | 'path' | 'title_zh' | 'region'>,
    action: string,
    facts: object = {},
  ) =>
    audit.append(tx, actor, {
      action,
      subjectKind: 'circular',
      subjectId: row.id,
      orgId: row.org_id,
      path: row.path,
      region: row.region,
      facts: { title: row.title_zh, ...facts },
    });

  const ownDraft = async (tx: Tx, actor: Actor, id: number): Promise<CircularRow> => {
    const row = (await store.lockCircular(tx, regionOf(id), id)) ?? refuse('record.not-found');
    if (!actsFor(actor, row.org_id)) refuse('record.not-found');
    if (row.state !== 'draft') refuse('circular.sent', { title: row.title_zh });
    return row;
  };

  return {
    inbox: (
      tx: Tx,
      actor: Actor,
      filter: { unreadOnly?: boolean | undefined; before?: number | undefined },
      limit: number,
    ) => store.listInbox(tx, inboxOf(actor), filter, limit),
    unread: (tx: Tx, actor: Actor) => store.countUnread(tx, inboxOf(actor)),

    async read(tx: Tx, actor: Actor, messageIds: readonly number[]): Promise<void> {
      await store.markRead(tx, inboxOf(actor), messageIds, clock.now());
    },

    /** A receipt: told, and known to be told. Repeating it changes nothing. */
    async acknowledge(tx: Tx, actor: Actor, id: number): Promise<void> {
      const message = (await store.lockMessage(tx, actor.region, id)) ?? refuse('record.not-found');
      const mine =
        message.user_id === null
          ? message.org_id === actor.orgId && message.role === actor.role
          : message.user_id === actor.userId;
      if (!mine) refuse('record.not-found');
      if (message.acknowledged_at === null)
        await store.acknowledge(tx, actor.region, id, actor.displayName, clock.now());
      await audit.append(tx, actor, {
        action: 'message.acknowledge',
        subjectKind: 'message',
        subjectId: id,
        path: message.path,
      });
    },

    /** Prepares a circular. */
    async create(
      tx: Tx,
      actor: Actor,
      input: Omit<CircularRow, 'region' | 'id' | 'state' | 'sent_at' | 'sent_by' | 'version'>,
    ): Promise<number> {
      requireAudience(input.audience);
      const region = regionOf(input.org_id);
      const id = await ids.next(tx, region);
      await store.insertCircular(tx, { ...input, region, id }, clock.now());
      await note(tx, actor, { ...input, region, id }, 'circular.create');
      return id;
    },

    async update(
      tx: Tx,
      actor: Actor,
      id: number,
      version: number,
      input: Pick<CircularRow, 'title_zh' | 'body_zh' | 'acknowledge_by' | 'receipt' | 'audience'>,
    ): Promise<void> {
      const row = await ownDraft(tx, actor, id);
      if (row.version !== version) refuse('record.changed-meanwhile', { by: actor.displayName, version: row.version });
      requireAudience(input.audience);
      await store.updateCircular(tx, { ...row, ...input });
      await note(tx, actor, row, 'circular.update');
    },

    /** Sends a circular to everybody of its audience. A sent text is never edited; a correction is a new circular. */
    async send(tx: Tx, actor: Actor, id: number): Promise<{ addressees: number; sentAt: Date }> {
      const row = await ownDraft(tx, actor, id);
      if (row.body_zh.trim() === '') refuse('circular.empty', { title: row.title_zh });
      const addressees = await addresseesOf(tx, row);
      if (addressees.length === 0) refuse('circular.nobody', { title: row.title_zh });
      const messages = addressees.map(({ orgId, path, role }): NewMessage => ({
        orgId,
        path,
        role,
        kind: 'circular',
        titleZh: row.title_zh,
        titleEn: row.title_zh,
        bodyZh: row.body_zh,
        link: `/messages/circulars/${id}`,
        subjectKind: 'circular',
        subjectId: id,
        dueOn: row.acknowledge_by,
        isUrgent: row.is_urgent,
        needsReceipt: row.receipt === 'acknowledgement',
      }));
      await store.setSent(tx, row.region, id, clock.now(), actor.displayName);
      const sentAt = await sendMessages(tx, platform, messages);
      await note(tx, actor, row, 'circular.send', { addressees: addressees.length });
      if (row.run_step_id !== null && row.receipt === 'none') await platform.steps.complete(tx, actor, row.run_step_id);
      return { addressees: addressees.length, sentAt };
    },

    /** The daily reminder: one message a role and day, with the number of things and never their content. */
    async remindAll(tx: Tx, region: number): Promise<number> {
      const today = clock.today();
      const calendar = await loadWorkingCalendar(tx);
      if (!isWorkingDay(calendar, today)) return 0;
      const lead = rules.national<readonly number[]>('notification.reminder.lead', today);
      const repeat = durationOf(rules.national<string>('notification.overdue.repeat', today));
      const since = addDuration(calendar, today, repeat, -1).date;
      const groups = await store.listForDigest(
        tx,
        today,
        lead.map((days) => addDays(today, days)),
        new Date(`${since}T23:59:59+08:00`),
      );
      const messages = groups.map(({ org_id, path, role, due, overdue }): NewMessage => ({
        orgId: org_id,
        path,
        role: role as Role,
        kind: 'digest',
        titleZh: overdue > 0 ? `您有 ${due} 件事要办，其中 ${overdue} 件已超期` : `您有 ${due} 件事快到期`,
        titleEn: overdue > 0 ? `${due} things to do, ${overdue} of them overdue` : `${due} things are due soon`,
        link: '/',
        subjectKind: 'org',
        subjectId: org_id,
        dueOn: today,
      }));
      await sendMessages(tx, platform, messages);
      for (const { region: of, todo_ids } of groups) await noteReminders(tx, of, todo_ids, clock.now());
      await audit.append(tx, systemActor('定时任务', region), {
        action: 'message.remind',
        subjectKind: 'message',
        region,
        path: '',
        facts: { messages: messages.length },
      });
      return messages.length;
    },
  };
}

/** Audiences that have an inbox; others are reached by posting or letter and are recorded, not sent. */
const rolesOfAudience: Readonly<Record<string, { readonly roles: readonly Role[]; readonly where: 'own' | 'below' }>> =
  {
    'branch-members': { roles: ['member'], where: 'own' },
    'committee-members': { roles: ['branch-committee'], where: 'own' },
    'orgs-below': { roles: ['branch-secretary', 'township-organiser'], where: 'below' },
    secretaries: { roles: ['branch-secretary', 'township-secretary'], where: 'below' },
    'all-members-below': { roles: ['member'], where: 'below' },
  };

function requireAudience(audience: readonly string[]): void {
  const unknown = audience.filter((one) => !(one in rolesOfAudience));
  if (audience.length === 0 || unknown.length > 0)
    refuse('circular.channel-not-offered', { audience: unknown.join('、') });
}

async function addresseesOf(tx: Tx, row: CircularRow): Promise<{ orgId: number; path: string; role: Role }[]> {
  const found: { orgId: number; path: string; role: Role }[] = [];
  const below = await store.listOrgsBelow(tx, row.region, row.path, undefined);
  for (const audience of row.audience) {
    const rule = rolesOfAudience[audience];
    if (!rule) continue;
    const orgs = rule.where === 'own' ? [{ id: row.org_id, path: row.path, kind: '' }] : below;
    for (const { id, path, kind } of orgs) {
      const isBranch = /^(62|63|92|93)/.test(kind);
      for (const role of rule.roles) {
        const fits = rule.where === 'own' || role === 'member' ? true : role.startsWith('branch') === isBranch;
        if (fits && (role !== 'member' || rule.where === 'own' || isBranch)) found.push({ orgId: id, path, role });
      }
    }
  }
  return found;
}
