import { type DurationSetting } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import { chinaDayOf } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, refuseInput } from '../../platform/refusal.ts';
import { loadWorkingCalendar } from '../../platform/rules/working-days.ts';
import { closeTodos, openTodos } from '../todos/index.ts';
import { newDoor } from './door.ts';
import { kindFacts } from './kinds.ts';
import { earliestMeeting, ruleOf } from './rules.ts';
import type { MeetingKindId, MeetingRow } from './schema.ts';
import * as store from './store.ts';
import type { MeetingSupport } from './support.ts';

/** What a meeting is called with. `scheduledAt` is China time without zone. */
export interface Calling {
  readonly titleZh: string;
  readonly scheduledAt: string;
  readonly placeZh: string;
  readonly agenda: readonly { readonly titleZh: string; readonly kind: 'inform' | 'discuss' | 'decide' }[];
  readonly noticedOn?: string | undefined;
  readonly noticeChannel: string;
  readonly noticeReasonZh?: string | undefined;
  readonly invitedMemberIds?: readonly number[] | undefined;
}

/** Calling a meeting: time, place, agenda, notice and its delivery. */
export function createCalling(platform: Platform, support: MeetingSupport) {
  const { clock, ids, rules } = platform;

  /** Is the notice long enough? A shorter one needs its reason, or is refused where the method says must. */
  const checkNotice = async (tx: Tx, meeting: MeetingRow, calling: Calling, meetsOn: string): Promise<string> => {
    const today = clock.today();
    const noticedOn = calling.noticedOn ?? today;
    if (noticedOn > today) refuse('meeting.notice-in-future', { noticedOn });
    const setting: DurationSetting = meeting.definition.noticePeriod;
    const reader = await rules.reader(tx, meeting.path);
    const earliestOn = earliestMeeting(setting, reader, await loadWorkingCalendar(tx), noticedOn);
    if (meetsOn >= earliestOn) return noticedOn;
    const facts = { noticedOn, meetsOn, earliestOn };
    if (meeting.definition.shortNotice === 'refused')
      refuse('meeting.notice-too-short', facts, ruleOf(setting), noticedOn);
    if ((calling.noticeReasonZh ?? '').trim().length < 2)
      refuse('meeting.notice-reason-missing', facts, ruleOf(setting), noticedOn);
    return noticedOn;
  };

  /** Tells those with an account by the platform; the others are told by the caller, who ticks them off. */
  const notify = async (tx: Tx, actor: Actor, meeting: MeetingRow, calling: Calling, day: string): Promise<void> => {
    const roster = await store.listRoster(tx, meeting);
    await store.putOnList(tx, meeting, roster);
    await store.dropFromList(
      tx,
      meeting,
      roster.map((row) => row.member_id),
    );
    await store.clearDeliveries(tx, meeting);
    const memberIds = roster.map((row) => row.member_id);
    if (calling.noticedOn !== undefined || calling.noticeChannel !== 'platform') {
      // Told otherwise: whoever calls answers for it, by name and channel.
      await store.saveDelivery(tx, meeting, memberIds, calling.noticeChannel, clock.now());
      return;
    }
    const accounts = (await store.accountsOf(tx, meeting.region, memberIds)).filter(
      (each) => each.user_id !== actor.userId,
    );
    const when = calling.scheduledAt.slice(11);
    await openTodos(
      tx,
      platform,
      accounts.map((each) => ({
        orgId: meeting.org_id,
        path: meeting.path,
        userId: each.user_id,
        aboutOrgId: meeting.org_id,
        aboutName: meeting.org_name,
        kind: 'notice' as const,
        titleZh: `${day} ${when}，${calling.titleZh}，${calling.placeZh}`,
        titleEn: `${calling.titleZh}: ${day} ${when}, ${calling.placeZh}`,
        link: `/meetings/${meeting.id}`,
        subjectKind: 'meeting-notice',
        subjectId: meeting.id,
        dueOn: day,
        dismissable: true,
      })),
    );
    const told = accounts.map((each) => each.member_id);
    const callers = actor.memberId === null ? [] : [actor.memberId];
    await store.saveDelivery(tx, meeting, [...told, ...callers], 'platform', clock.now());
  };

  const callLocked = async (tx: Tx, actor: Actor, meeting: MeetingRow, calling: Calling): Promise<void> => {
    const scheduledAt = chinaInstant(calling.scheduledAt);
    const meetsOn = chinaDayOf(scheduledAt);
    const noticedOn = await checkNotice(tx, meeting, calling, meetsOn);
    const invited = [...new Set(calling.invitedMemberIds ?? [])];
    if (meeting.definition.electorate === 'named-list' && invited.length === 0) refuse('meeting.invited-missing');
    await store.updateMeeting(tx, meeting, {
      state: 'called',
      title_zh: calling.titleZh,
      scheduled_at: scheduledAt,
      place_zh: calling.placeZh,
      noticed_on: noticedOn,
      notice_channel: calling.noticeChannel,
      notice_reason_zh: calling.noticeReasonZh ?? null,
      invited: invited,
    });
    await store.replaceAgenda(tx, meeting, calling.agenda);
    await closeTodos(tx, platform, actor, 'meeting-notice', meeting.id, 'withdrawn');
    await notify(tx, actor, { ...meeting, invited, title_zh: calling.titleZh }, calling, meetsOn);
    await support.event(tx, actor, meeting, 'called', support.atLeast(), calling.noticeReasonZh ?? null);
    await support.note(
      tx,
      actor,
      'meeting.call',
      meeting,
      { title: calling.titleZh, meetsOn, noticedOn, channel: calling.noticeChannel },
      ruleOf(meeting.definition.noticePeriod),
    );
  };

  return {
    /** Adds a meeting without a time yet, as a step of a method or of itself. */
    async plan(tx: Tx, meeting: store.NewMeeting, agenda: Calling['agenda'] = []): Promise<number> {
      const id = await ids.next(tx, meeting.region);
      await store.insertMeeting(tx, id, meeting, newDoor(), clock.now());
      const { region, orgId, path } = meeting;
      await store.replaceAgenda(tx, { region, id, org_id: orgId, path }, agenda);
      return id;
    },

    /** Calls a meeting of the actor's own organisation. */
    async call(tx: Tx, actor: Actor, kind: MeetingKindId, calling: Calling): Promise<number> {
      if (actor.orgId === null || actor.path === null) refuse('record.not-found');
      const id = await this.plan(tx, {
        region: actor.region,
        orgId: actor.orgId,
        path: actor.path,
        runStepId: null,
        kind,
        titleZh: calling.titleZh,
        definition: kindFacts(kind).definition,
      });
      await callLocked(tx, actor, await support.lockOwn(tx, actor, id, undefined, 'planned'), calling);
      return id;
    },

    /** Sets or changes time, place and agenda; everybody is told anew. */
    async callPlanned(tx: Tx, actor: Actor, id: number, version: number, calling: Calling): Promise<void> {
      await callLocked(tx, actor, await support.lockOwn(tx, actor, id, version, 'planned', 'called'), calling);
    },

    /** Calls off a meeting that has not opened. One that a method opened goes back to waiting for its time. */
    async cancel(tx: Tx, actor: Actor, id: number, version: number, reason: string): Promise<void> {
      const meeting = await support.lockOwn(tx, actor, id, version, 'planned', 'called');
      const next = meeting.run_step_id === null ? 'cancelled' : 'planned';
      await store.updateMeeting(tx, meeting, { state: next });
      await closeTodos(tx, platform, actor, 'meeting-notice', meeting.id, 'withdrawn');
      await support.event(tx, actor, meeting, 'cancelled', support.atLeast(), reason);
      await support.note(tx, actor, 'meeting.cancel', meeting, { title: meeting.title_zh, reason });
    },

    /** Notes who has been told, and how. */
    async deliver(tx: Tx, actor: Actor, id: number, memberIds: readonly number[], channel: string): Promise<void> {
      const meeting = await support.lockOwn(tx, actor, id, undefined, 'called');
      const told = await store.saveDelivery(tx, meeting, memberIds, channel, clock.now());
      if (told !== new Set(memberIds).size) refuse('meeting.not-on-list');
      await support.note(tx, actor, 'meeting.deliver', meeting, { told, channel });
    },
  };
}

/** Instant of a China time without zone. Refuses a day that does not exist. */
function chinaInstant(local: string): Date {
  const instant = new Date(`${local}:00+08:00`);
  const back = Number.isNaN(instant.getTime()) ? '' : chinaDayOf(instant);
  if (back !== local.slice(0, 10))
    refuseInput([{ path: 'scheduledAt', message: `没有 ${local.replace('T', ' ')} 这个时间，请核对日期。` }]);
  return instant;
}
