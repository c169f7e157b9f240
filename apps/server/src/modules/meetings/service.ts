import type { MeetingListItem, MeetingView } from '@jishi/contract';
import { addDays, addMonths, thresholdSetting } from '@jishi/domain';
import type { z } from 'zod';
import { actsFor, type Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { createAttending, isPresent } from './attending.ts';
import { createCalling } from './calling.ts';
import { createHolding } from './holding.ts';
import { kindFacts, observerTitles, owedKinds } from './kinds.ts';
import { createRecording } from './recording.ts';
import { electorateOf, exclusionZh, quorumNow, ruleOf } from './rules.ts';
import type { AttendeeRow, MeetingRow, MeetingState } from './schema.ts';
import * as store from './store.ts';
import { createMeetingSupport, isTold } from './support.ts';
import * as views from './views.ts';

type View = z.infer<typeof MeetingView>;
type Item = z.infer<typeof MeetingListItem>;
type Quorum = View['quorum'];

/** Meetings (会议): called, held, recorded, signed. */
export type MeetingService = ReturnType<typeof createMeetingService>;

export function createMeetingService(platform: Platform) {
  const { clock, permissions, rules } = platform;
  const support = createMeetingSupport(platform);
  const calling = createCalling(platform, support);
  const attending = createAttending(platform, support);
  const holding = createHolding(platform, support);
  const recording = createRecording(platform, support);

  /** Who is expected: frozen, or by today's roster while the meeting has not opened. */
  const expectedNow = async (
    tx: Tx,
    meeting: MeetingRow,
    list: readonly AttendeeRow[],
  ): Promise<{ voting: ReadonlySet<number>; excluded: ReadonlyMap<number, string> }> => {
    if (meeting.held_on !== null) {
      return {
        voting: new Set(list.filter((each) => each.voting).map((each) => each.member_id)),
        excluded: new Map(list.flatMap((each) => (each.excluded === null ? [] : [[each.member_id, each.excluded]]))),
      };
    }
    const electorate = electorateOf(meeting.definition, await store.listRoster(tx, meeting), clock.today());
    return {
      voting: new Set(electorate.expected),
      excluded: new Map(electorate.excluded.map((each) => [each.person, each.reason])),
    };
  };

  const quorumOf = async (
    tx: Tx,
    meeting: MeetingRow,
    heads: { expected: number; present: number },
  ): Promise<Quorum> => {
    const setting = meeting.definition.quorum;
    if (setting === undefined || (isTold(meeting) && meeting.expected === null)) return null;
    const day = meeting.held_on ?? clock.today();
    const threshold = thresholdSetting(setting, await rules.reader(tx, meeting.path), day);
    const [rule] = ruleOf(setting);
    return { ...quorumNow(threshold, heads), rule: rule === undefined ? null : (rules.reference(rule, day) ?? null) };
  };

  const picture = async (tx: Tx, meeting: MeetingRow) => {
    const list = await store.listAttendees(tx, meeting);
    const { voting, excluded } = await expectedNow(tx, meeting, list);
    const present = isTold(meeting)
      ? (meeting.told_present ?? 0)
      : list.filter((each) => voting.has(each.member_id) && isPresent(each)).length;
    const expected = isTold(meeting) ? (meeting.expected ?? 0) : voting.size;
    return { list, voting, excluded, heads: { expected, present } };
  };

  const show = async (tx: Tx, actor: Actor, id: number): Promise<View> => {
    const meeting = await store.findMeeting(tx, id);
    if (!meeting) refuse('record.not-found');
    const { list, voting, excluded, heads } = await picture(tx, meeting);
    const own = actsFor(actor, meeting.org_id);
    const can = (permission: string, ...states: readonly MeetingState[]) =>
      own && states.includes(meeting.state) && permissions.allows(actor, permission);
    const [noticeRule] = ruleOf(meeting.definition.noticePeriod);
    const today = clock.today();
    return {
      ...itemOf({ ...meeting, present: attendedOf(meeting, list, voting) }),
      runStepId: meeting.run_step_id,
      electorate: meeting.definition.electorate,
      notice: {
        leastZh:
          noticeRule === undefined
            ? null
            : String(await rules.value(tx, noticeRule, meeting.noticed_on ?? today, meeting.path)),
        rule: noticeRule === undefined ? null : (rules.reference(noticeRule, today) ?? null),
        noticedOn: meeting.noticed_on,
        channel: meeting.notice_channel as View['notice']['channel'],
        reasonZh: meeting.notice_reason_zh,
        delivered: list.filter((each) => each.noticed_at !== null).length,
        audience: list.length,
      },
      agenda: (await store.listAgenda(tx, meeting)).map((item) => ({
        number: item.number,
        titleZh: item.title_zh,
        kind: item.kind,
        outsideAgenda: item.outside_agenda,
        summaryZh: item.summary_zh,
      })),
      resolutions: (await views.listResolutions(tx, meeting)).map((each) => ({
        id: each.id,
        agendaNumber: each.agenda_number,
        textZh: each.text_zh,
        expected: each.expected,
        present: each.present,
        inFavour: each.in_favour,
        against: each.against,
        abstained: each.abstained,
        outcome: each.outcome,
        decidedAt: each.decided_at.toISOString(),
      })),
      attendees: list.map((row) => attendeeOf(row, actor, own, voting, excluded, meeting)),
      observers: meeting.observers.map((each) => ({ ...each })),
      observerKinds: meeting.definition.observerKinds.map((kind) => ({ kind, titleZh: observerTitles[kind] ?? kind })),
      quorum: await quorumOf(tx, meeting, heads),
      votes: meeting.definition.quorum !== undefined && meeting.definition.pass !== undefined,
      chair: personOf(meeting.chair_member_id, meeting.chair_name),
      recorder: personOf(meeting.recorder_member_id, meeting.recorder_name),
      openedAt: meeting.opened_at?.toISOString() ?? null,
      closedAt: meeting.closed_at?.toISOString() ?? null,
      minutesZh: meeting.minutes_zh,
      confidentialZh: [...meeting.definition.confidentialZh],
      recordedAt: meeting.recorded_at?.toISOString() ?? null,
      recordDueOn: meeting.held_on === null ? null : await recording.dueOn(tx, meeting),
      signatures: (await views.listSignatures(tx, meeting)).map((each) => ({
        as: each.role,
        name: each.name,
        onPaper: each.on_paper,
        confirmedByName: each.by_name,
        at: each.at.toISOString(),
      })),
      signedBy: [...meeting.definition.signedBy],
      addenda: (await views.listAddenda(tx, meeting)).map((each) => ({
        textZh: each.text_zh,
        byName: each.by_name,
        at: each.at.toISOString(),
      })),
      history: (await views.listEvents(tx, meeting)).map((each) => ({
        state: each.state,
        byName: each.by_name,
        at: each.at.toISOString(),
        reasonZh: each.reason_zh,
      })),
      attachments: (await views.listFiles(tx, meeting)).map((file) => ({
        id: file.id,
        name: file.name,
        mediaType: file.media_type,
        sizeBytes: file.size_bytes,
        at: file.at.toISOString(),
      })),
      version: meeting.version,
      can: {
        call: can('meeting.call', 'planned', 'called'),
        open: can('meeting.record', 'called'),
        attend: can('meeting.record', 'called', 'opened', 'adjourned', 'resumed', 'closed'),
        resolve: can('meeting.record', 'opened', 'resumed'),
        adjourn: can('meeting.record', 'opened', 'resumed'),
        resume: can('meeting.record', 'adjourned'),
        close: can('meeting.record', 'opened', 'resumed', 'adjourned'),
        record: can('meeting.record', 'opened', 'adjourned', 'resumed', 'closed'),
        sign: can('meeting.sign', 'recorded'),
        amend: can('meeting.record', 'recorded', 'signed'),
        cancel: can('meeting.call', 'called') || (meeting.run_step_id === null && can('meeting.call', 'planned')),
      },
    };
  };

  return {
    calling,
    attending,
    holding,
    recording,
    show,
    picture,

    async list(tx: Tx, filter: Parameters<typeof views.listMeetings>[1]): Promise<Item[]> {
      return (await views.listMeetings(tx, filter)).map(itemOf);
    },

    /** Everything the projector shows; names of the absent only, and no control. */
    async wall(tx: Tx, actor: Actor, id: number) {
      const meeting = await store.findMeeting(tx, id);
      if (!meeting) refuse('record.not-found');
      if (!actsFor(actor, meeting.org_id))
        refuse('meeting.not-yours', { title: meeting.title_zh, org: meeting.org_name });
      const { list, voting, heads } = await picture(tx, meeting);
      const why = await attending.closedBecause(tx, meeting);
      const missing = list.filter((each) => !isPresent(each) && each.leave_reason === null);
      const agenda = await store.listAgenda(tx, meeting);
      const done = agenda.findIndex((item) => item.summary_zh === '');
      return {
        titleZh: meeting.title_zh,
        orgName: meeting.org_name,
        placeZh: meeting.place_zh,
        scheduledAt: meeting.scheduled_at?.toISOString() ?? null,
        state: meeting.state,
        signIn: await attending.wallCode(tx, meeting),
        signInClosedZh: why,
        expected: list.length,
        present: list.filter(isPresent).length,
        votingExpected: heads.expected,
        votingPresent: heads.present,
        quorum: await quorumOf(tx, meeting, heads),
        observers: meeting.observers.map((each) => ({ ...each })),
        absent: missing.filter((each) => voting.has(each.member_id)).map((each) => each.name),
        onLeave: list.filter((each) => !isPresent(each) && each.leave_reason !== null).length,
        itemZh: agenda[done === -1 ? agenda.length - 1 : done]?.title_zh ?? null,
        now: clock.now().toISOString(),
      };
    },

    /** Which meetings the actor's organisation owes, when each was held last and when it is due. */
    async duties(tx: Tx, actor: Actor) {
      const { orgId } = actor;
      if (orgId === null) return [];
      const today = clock.today();
      const last = new Map((await views.lastHeld(tx, actor.region, orgId)).map((row) => [row.kind, row.held_on]));
      const reader = await rules.reader(tx, actor.path ?? '');
      return owedKinds.map(({ kind, rule, inYears }) => {
        const months = Number(reader(rule, today).value) * (inYears ? 12 : 1);
        const heldOn = last.get(kind) ?? null;
        const from = startOfPeriod(today, months);
        return {
          kind,
          ...titlesOf(kind),
          everyMonths: months,
          lastHeldOn: heldOn,
          dueOn: addDays(addMonths(from, months), -1),
          // Nothing in the period before this one either; before the first record the platform cannot know.
          overdue: heldOn !== null && heldOn < addMonths(from, -months),
          heldThisPeriod: heldOn !== null && heldOn >= from,
          rule: rules.reference(rule, today) ?? null,
        };
      });
    },
  };
}

const titlesOf = (kind: MeetingRow['kind']) => {
  const { titleZh, titleEn } = kindFacts(kind);
  return { kindZh: titleZh, kindEn: titleEn };
};

const personOf = (memberId: number | null, name: string | null) =>
  memberId === null ? null : { memberId, name: name ?? '' };

function attendedOf(meeting: MeetingRow, list: readonly AttendeeRow[], voting: ReadonlySet<number>): number {
  if (meeting.told_present !== null) return meeting.told_present;
  return list.filter((each) => each.signed_in_at !== null && voting.has(each.member_id)).length;
}

function attendeeOf(
  row: AttendeeRow,
  actor: Actor,
  own: boolean,
  voting: ReadonlySet<number>,
  excluded: ReadonlyMap<number, string>,
  meeting: MeetingRow,
): View['attendees'][number] {
  // A member sees who came, not why somebody was away or does not count.
  const mayRead = actor.role !== 'member' || actor.memberId === row.member_id;
  const reason = excluded.get(row.member_id) ?? null;
  return {
    memberId: row.member_id,
    name: row.name,
    tail: own && actor.role !== 'member' ? row.tail : '',
    voting: meeting.held_on === null ? (voting.has(row.member_id) ? null : false) : voting.has(row.member_id),
    excludedZh: mayRead ? exclusionZh(reason) : null,
    state: isPresent(row)
      ? 'present'
      : row.signed_in_at !== null
        ? 'left'
        : row.leave_reason === null
          ? 'absent'
          : 'on-leave',
    leaveReason: mayRead ? row.leave_reason : null,
    signedInAt: row.signed_in_at?.toISOString() ?? null,
    how: row.how,
    noticed: row.noticed_at !== null,
  };
}

function itemOf(row: views.MeetingListRow): Item {
  return {
    id: row.id,
    orgId: row.org_id,
    orgName: row.org_name,
    kind: row.kind,
    ...titlesOf(row.kind),
    titleZh: row.title_zh,
    state: row.state,
    scheduledAt: row.scheduled_at?.toISOString() ?? null,
    heldOn: row.held_on,
    placeZh: row.place_zh,
    expected: row.expected,
    present: row.present,
    late: row.late,
  };
}

/** First day of the calendar period of so many months (counted from January) that holds the day. */
function startOfPeriod(day: string, months: number): string {
  const month = Number(day.slice(5, 7));
  const first = months >= 12 ? 1 : Math.floor((month - 1) / months) * months + 1;
  return `${day.slice(0, 5)}${String(first).padStart(2, '0')}-01`;
}
