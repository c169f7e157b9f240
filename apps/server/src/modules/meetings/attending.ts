import { durationOf, type DurationText } from '@jishi/domain';
import type { Actor } from '../../platform/access/actor.ts';
import { jsonValue } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { codeAt, codeIsFresh, handleOf, handleOfTicket, issueTicket, ticketState } from './door.ts';
import type { AttendeeRow, MeetingRow, ObserverCount } from './schema.ts';
import * as store from './store.ts';
import { stateTitles, type MeetingSupport } from './support.ts';

const minute = 60_000;

/** When people may sign in themselves, as instants. */
interface SignInHours {
  readonly from: Date;
  readonly until: Date;
}

/** Who is there: rotating code, the recorder's list, leave, and people without a vote by number. */
export function createAttending(platform: Platform, support: MeetingSupport) {
  const { clock, config, rules, audit } = platform;

  const minutesOf = async (tx: Tx, id: string, meeting: MeetingRow): Promise<number> => {
    const { amount, unit } = durationOf(await rules.value<DurationText>(tx, id, clock.today(), meeting.path));
    return unit === 'h' ? amount * 60 : amount;
  };

  const hoursOf = async (tx: Tx, meeting: MeetingRow): Promise<SignInHours> => {
    const start = (meeting.scheduled_at ?? clock.now()).getTime();
    const opened = meeting.opened_at?.getTime() ?? start;
    return {
      from: new Date(start - (await minutesOf(tx, 'meeting.check_in.opens', meeting)) * minute),
      // Late comers count from the real beginning.
      until: new Date(Math.max(start, opened) + (await minutesOf(tx, 'meeting.check_in.closes', meeting)) * minute),
    };
  };

  /** Why signing in is closed now; null when it is open. */
  const closedBecause = async (tx: Tx, meeting: MeetingRow): Promise<string | null> => {
    if (!['called', 'opened', 'adjourned', 'resumed'].includes(meeting.state))
      return `会议“${stateTitles[meeting.state]}”`;
    const { from, until } = await hoursOf(tx, meeting);
    const now = clock.now();
    if (now < from) return `${chinaTime(from)} 开始签到`;
    if (now > until && meeting.state !== 'adjourned' && meeting.state !== 'resumed')
      return `签到已在 ${chinaTime(until)} 结束`;
    return null;
  };

  const enter = async (tx: Tx, ticket: string) => {
    const handle = handleOfTicket(ticket);
    const door = handle === undefined ? undefined : await store.findDoor(tx, handle);
    if (!door) refuse('sign-in.code-unknown');
    const state = ticketState(door, ticket, clock.now());
    if (state === 'forged') refuse('sign-in.code-unknown');
    if (state === 'expired') refuse('sign-in.code-expired', {}, ['meeting.check_in.code.lifetime']);
    await tx.setScope({ path: door.path });
    return door;
  };

  return {
    closedBecause,

    /** The recorder's list: present, gone, absent. */
    async mark(
      tx: Tx,
      actor: Actor,
      id: number,
      marks: readonly { readonly memberId: number; readonly state: 'present' | 'absent' | 'left' }[],
    ): Promise<void> {
      const meeting = await support.lockOwn(
        tx,
        actor,
        id,
        undefined,
        'called',
        'opened',
        'adjourned',
        'resumed',
        'closed',
      );
      const at = support.atLeast(meeting.opened_at);
      for (const state of ['present', 'absent', 'left'] as const) {
        const memberIds = [...new Set(marks.filter((each) => each.state === state).map((each) => each.memberId))];
        if (memberIds.length === 0) continue;
        const found =
          state === 'present'
            ? await store.signIn(tx, meeting, memberIds, 'list', at)
            : await store.signOut(tx, meeting, memberIds, state, at);
        if (found !== memberIds.length) refuse('meeting.not-on-list');
      }
      await support.note(tx, actor, 'meeting.attend', meeting, {
        present: marks.filter((each) => each.state === 'present').map((each) => each.memberId),
        absent: marks.filter((each) => each.state === 'absent').map((each) => each.memberId),
        left: marks.filter((each) => each.state === 'left').map((each) => each.memberId),
      });
    },

    /** Leave of absence: one's own, or noted by the recorder. */
    async leave(tx: Tx, actor: Actor, id: number, memberId: number, reason: string): Promise<void> {
      const meeting = await store.holdMeeting(tx, id);
      if (!meeting) refuse('record.not-found');
      const forOther = actor.memberId !== memberId;
      if (forOther && (actor.role === 'member' || actor.orgId !== meeting.org_id)) refuse('meeting.leave-not-own');
      if (!['called', 'opened', 'adjourned', 'resumed', 'closed'].includes(meeting.state))
        refuse('meeting.wrong-state', { title: meeting.title_zh, state: stateTitles[meeting.state] });
      const found = await store.saveLeave(tx, meeting, memberId, reason, clock.now());
      if (found !== 1) refuse('meeting.not-on-list');
      // The reason may be private (illness): it stays in the record of the meeting, the trail says only that it was given.
      await support.note(tx, actor, 'meeting.ask-leave', meeting, { memberId });
    },

    /** Representatives of the masses and others without a vote: numbers only. */
    async observe(
      tx: Tx,
      actor: Actor,
      id: number,
      version: number,
      observers: readonly ObserverCount[],
    ): Promise<void> {
      const meeting = await support.lockOwn(
        tx,
        actor,
        id,
        version,
        'called',
        'opened',
        'adjourned',
        'resumed',
        'closed',
      );
      await store.updateMeeting(tx, meeting, { observers: jsonValue(observers) });
      await support.note(tx, actor, 'meeting.observe', meeting, { observers });
    },

    /** The code for the wall; null while signing in is closed. */
    async wallCode(tx: Tx, meeting: MeetingRow): Promise<{ code: string; url: string; secondsLeft: number } | null> {
      if ((await closedBecause(tx, meeting)) !== null) return null;
      const { code, secondsLeft } = codeAt(await store.doorOf(tx, meeting), clock.now());
      return { code, url: `${config.publicUrl}/s/${code}`, secondsLeft };
    },

    /** Exchanges the code on the wall for some minutes of leave to sign in. */
    async signInPage(tx: Tx, code: string) {
      const handle = handleOf(code);
      const door = handle === undefined ? undefined : await store.findDoor(tx, handle);
      if (!door) refuse('sign-in.code-unknown');
      if (!codeIsFresh(door, code, clock.now())) refuse('sign-in.code-expired', {}, ['meeting.check_in.code.lifetime']);
      await tx.setScope({ path: door.path });
      const meeting = await store.findMeeting(tx, door.meeting_id);
      if (!meeting) refuse('sign-in.code-unknown');
      const why = await closedBecause(tx, meeting);
      if (why !== null) refuse('sign-in.not-open', { why });
      const minutes = await minutesOf(tx, 'meeting.check_in.code.lifetime', meeting);
      return {
        titleZh: meeting.title_zh,
        orgName: meeting.org_name,
        placeZh: meeting.place_zh,
        scheduledAt: meeting.scheduled_at?.toISOString() ?? null,
        ticket: issueTicket(door, new Date(clock.now().getTime() + minutes * minute)),
        ticketMinutes: minutes,
      };
    },

    /** Finds oneself by the whole name; the roster is never listed. */
    async findPeople(tx: Tx, ticket: string, name: string) {
      const door = await enter(tx, ticket);
      const wanted = plainName(name);
      const found = (await store.listAttendees(tx, { region: door.region, id: door.meeting_id })).filter(
        (each) => plainName(each.name) === wanted,
      );
      return found.map((each) => ({
        memberId: each.member_id,
        name: each.name,
        // Only namesakes need to be told apart.
        hint: found.length > 1 ? `证件后四位 ${each.tail}` : '',
        signedInAt: each.signed_in_at?.toISOString() ?? null,
      }));
    },

    /** Signs in. A second time, from whatever phone, changes nothing and says so. */
    async signIn(tx: Tx, ticket: string, memberId: number) {
      const door = await enter(tx, ticket);
      const meeting = await store.holdMeeting(tx, door.meeting_id);
      if (!meeting) refuse('sign-in.code-unknown');
      const why = await closedBecause(tx, meeting);
      if (why !== null) refuse('sign-in.not-open', { why });
      const before = await store.findAttendee(tx, meeting, memberId);
      if (!before) refuse('meeting.not-on-list');
      const already = isPresent(before);
      if (!already) {
        await store.signIn(tx, meeting, [memberId], 'code', clock.now());
        const person: Actor = {
          kind: 'anonymous',
          userId: null,
          displayName: before.name,
          role: 'anonymous',
          region: meeting.region,
          orgId: null,
          path: meeting.path,
          memberId: null,
          scope: { path: meeting.path },
        };
        await audit.append(tx, person, {
          action: 'meeting.sign-in',
          subjectKind: 'meeting',
          subjectId: meeting.id,
          orgId: meeting.org_id,
          path: meeting.path,
          region: meeting.region,
          facts: { memberId, how: 'code' },
        });
      }
      const after = (await store.findAttendee(tx, meeting, memberId)) ?? before;
      const agenda = await store.listAgenda(tx, meeting);
      return {
        name: before.name,
        signedInAt: (after.signed_in_at ?? clock.now()).toISOString(),
        already,
        nextItemZh: agenda[0]?.title_zh ?? null,
      };
    },
  };
}

/** Is the person in the room now? */
export function isPresent(row: Pick<AttendeeRow, 'signed_in_at' | 'left_at'>): boolean {
  return row.signed_in_at !== null && row.left_at === null;
}

const plainName = (name: string): string => name.replace(/[\s·•.]/g, '');

function chinaTime(instant: Date): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(instant)
    .replace('/', '-');
}
