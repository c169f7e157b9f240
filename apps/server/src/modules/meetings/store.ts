import sql from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { Door } from './door.ts';
import type {
  AgendaRow,
  AttendeeRow,
  MeetingDefinition,
  MeetingKindId,
  MeetingRow,
  MeetingState,
  RosterRow,
} from './schema.ts';

const columns = sql`t.region, t.id, t.org_id, o.short_name as org_name, t.path, t.run_step_id, t.kind, t.title_zh, t.definition, t.state,
  t.scheduled_at, t.place_zh, t.noticed_on, t.notice_channel, t.notice_reason_zh, t.invited, t.expected, t.told_present, t.observers,
  t.chair_member_id, t.chair_name, t.recorder_member_id, t.recorder_name, t.held_on, t.opened_at, t.adjourned_at, t.closed_at,
  t.minutes_zh, t.recorded_at, t.late, t.version`;
const from = sql`from meeting t join org o on o.region = t.region and o.id = t.org_id`;

/** What a new meeting is made of. */
export interface NewMeeting {
  readonly region: number;
  readonly orgId: number;
  readonly path: string;
  readonly runStepId: number | null;
  readonly kind: MeetingKindId;
  readonly titleZh: string;
  readonly definition: MeetingDefinition;
}

/** A meeting, locked until the end of the transaction. */
export function lockMeeting(tx: Tx, id: number): Promise<MeetingRow | undefined> {
  return tx.maybe<MeetingRow>(
    sql`select ${columns} ${from} where t.region = ${regionOf(id)} and t.id = ${id} for update of t`,
  );
}

/**
 * A meeting held in its state for a sign-in: many people sign in side by side, but the opening that freezes the list
 * waits for them.
 */
export function holdMeeting(tx: Tx, id: number): Promise<MeetingRow | undefined> {
  return tx.maybe<MeetingRow>(
    sql`select ${columns} ${from} where t.region = ${regionOf(id)} and t.id = ${id} for key share of t`,
  );
}

/** A meeting by id. */
export function findMeeting(tx: Tx, id: number): Promise<MeetingRow | undefined> {
  return tx.maybe<MeetingRow>(sql`select ${columns} ${from} where t.region = ${regionOf(id)} and t.id = ${id}`);
}

/** Latest meeting of a step. */
export function meetingOfStep(tx: Tx, region: number, runStepId: number): Promise<MeetingRow | undefined> {
  return tx.maybe<MeetingRow>(
    sql`select ${columns} ${from} where t.region = ${region} and t.run_step_id = ${runStepId} and t.state <> 'cancelled'
      order by t.id desc limit 1`,
  );
}

/** Adds a meeting without a time yet, and its door. */
export async function insertMeeting(tx: Tx, id: number, meeting: NewMeeting, door: Door, at: Date): Promise<void> {
  await tx.run(sql`insert into meeting (region, id, org_id, path, run_step_id, kind, title_zh, definition, state, created_at)
    values (${meeting.region}, ${id}, ${meeting.orgId}, ${meeting.path}, ${meeting.runStepId}, ${meeting.kind}, ${meeting.titleZh},
      ${JSON.stringify(meeting.definition)}, 'planned', ${at})`);
  await tx.run(sql`insert into meeting_door (region, handle, meeting_id, path, secret)
    values (${meeting.region}, ${door.handle}, ${id}, ${meeting.path}, ${door.secret})`);
}

/** Changes columns of a locked meeting and raises its version. */
export async function updateMeeting(tx: Tx, meeting: MeetingRow, changes: ColumnChanges): Promise<void> {
  await tx.run(
    sql`update meeting t set ${assign(changes)}version = t.version + 1 where t.region = ${meeting.region} and t.id = ${meeting.id}`,
  );
}

/** Notes a change of state. */
export async function insertEvent(
  tx: Tx,
  id: number,
  meeting: Pick<MeetingRow, 'region' | 'id' | 'org_id' | 'path'>,
  event: { state: MeetingState; byName: string; at: Date; reasonZh: string | null },
): Promise<void> {
  await tx.run(sql`insert into meeting_event (region, id, meeting_id, org_id, path, state, by_name, at, reason_zh)
    values (${meeting.region}, ${id}, ${meeting.id}, ${meeting.org_id}, ${meeting.path}, ${event.state}, ${event.byName}, ${event.at}, ${event.reasonZh})`);
}

/** Replaces the agenda of a meeting that has not opened. */
export async function replaceAgenda(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id' | 'org_id' | 'path'>,
  items: readonly { titleZh: string; kind: AgendaRow['kind'] }[],
): Promise<void> {
  await tx.run(sql`delete from meeting_agenda a where a.region = ${meeting.region} and a.meeting_id = ${meeting.id}`);
  for (const [index, item] of items.entries()) await insertItem(tx, meeting, index + 1, item, null);
}

/** Adds an item; `consent` marks one from outside the agenda. */
export async function insertItem(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id' | 'org_id' | 'path'>,
  number: number,
  item: { titleZh: string; kind: AgendaRow['kind'] },
  consent: Readonly<Record<string, number>> | null,
  outside = false,
): Promise<void> {
  await tx.run(sql`insert into meeting_agenda (region, meeting_id, number, org_id, path, title_zh, kind, outside_agenda, consent)
    values (${meeting.region}, ${meeting.id}, ${number}, ${meeting.org_id}, ${meeting.path}, ${item.titleZh}, ${item.kind}, ${outside},
      ${consent === null ? null : JSON.stringify(consent)})`);
}

/** Items in order. */
export function listAgenda(tx: Tx, meeting: Pick<MeetingRow, 'region' | 'id'>): Promise<AgendaRow[]> {
  return tx.many<AgendaRow>(sql`select a.number, a.title_zh, a.kind, a.outside_agenda, a.summary_zh from meeting_agenda a
    where a.region = ${meeting.region} and a.meeting_id = ${meeting.id} order by a.number`);
}

/** Writes what was said on an item. */
export async function saveSummary(tx: Tx, meeting: MeetingRow, number: number, summaryZh: string): Promise<void> {
  await tx.run(sql`update meeting_agenda a set summary_zh = ${summaryZh}
    where a.region = ${meeting.region} and a.meeting_id = ${meeting.id} and a.number = ${number}`);
}

/** Roster of the body: its members, its committee, or who is invited. */
export function listRoster(tx: Tx, meeting: MeetingRow): Promise<RosterRow[]> {
  const { electorate } = meeting.definition;
  const invited = meeting.invited.map(Number);
  const chosen =
    electorate === 'named-list'
      ? sql`m.id = any(${invited}::bigint[])`
      : electorate === 'committee'
        ? sql`m.id in (select p.member_id from committee_post p where p.region = ${meeting.region} and p.org_id = ${meeting.org_id} and p.until_on is null)`
        : sql`m.org_id = ${meeting.org_id}`;
  return tx.many<RosterRow>(sql`select m.id as member_id, m.name, m.id_number_tail as tail, m.member_type, m.entered_on, m.left_on,
      m.confirmed_on, m.admitted_on, m.rights_restricted_until
    from member m where m.region = ${meeting.region} and m.status = 'normal' and ${chosen} order by m.pinyin, m.id limit 1000`);
}

/** Puts people on the list; who is there already keeps what is known of them. */
export async function putOnList(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id' | 'org_id' | 'path'>,
  people: readonly Pick<RosterRow, 'member_id' | 'name' | 'tail'>[],
): Promise<void> {
  if (people.length === 0) return;
  await tx.run(sql`insert into meeting_attendee (region, meeting_id, member_id, org_id, path, name, tail)
    select ${meeting.region}, ${meeting.id}, p.member_id, ${meeting.org_id}, ${meeting.path}, p.name, p.tail
    from unnest(${people.map((each) => each.member_id)}::bigint[], ${people.map((each) => each.name)}::text[],
      ${people.map((each) => each.tail)}::text[]) as p (member_id, name, tail)
    on conflict (region, meeting_id, member_id) do nothing`);
}

/** Takes people off the list who are no longer invited and of whom nothing is known yet. */
export async function dropFromList(tx: Tx, meeting: MeetingRow, keep: readonly number[]): Promise<void> {
  await tx.run(sql`delete from meeting_attendee e where e.region = ${meeting.region} and e.meeting_id = ${meeting.id}
    and e.signed_in_at is null and e.leave_at is null and not (e.member_id = any(${[...keep]}::bigint[]))`);
}

/** Freezes who counts, with the reason for everybody who does not. */
export async function freezeList(
  tx: Tx,
  meeting: MeetingRow,
  voting: readonly number[],
  excluded: readonly { readonly person: number; readonly reason: string }[],
): Promise<void> {
  await tx.run(
    sql`update meeting_attendee e set voting = false where e.region = ${meeting.region} and e.meeting_id = ${meeting.id}`,
  );
  await tx.run(sql`update meeting_attendee e set voting = true where e.region = ${meeting.region} and e.meeting_id = ${meeting.id}
    and e.member_id = any(${[...voting]}::bigint[])`);
  await tx.run(sql`update meeting_attendee e set excluded = x.reason
    from unnest(${excluded.map((each) => each.person)}::bigint[], ${excluded.map((each) => each.reason)}::text[]) as x (person, reason)
    where e.region = ${meeting.region} and e.meeting_id = ${meeting.id} and e.member_id = x.person`);
}

/** The list, in the order of the roster. */
export function listAttendees(tx: Tx, meeting: Pick<MeetingRow, 'region' | 'id'>): Promise<AttendeeRow[]> {
  return tx.many<AttendeeRow>(sql`select e.member_id, e.name, e.tail, e.voting, e.excluded, e.noticed_at, e.leave_reason, e.signed_in_at, e.how, e.left_at
    from meeting_attendee e left join member m on m.region = e.region and m.id = e.member_id
    where e.region = ${meeting.region} and e.meeting_id = ${meeting.id} order by m.pinyin nulls last, e.member_id limit 1000`);
}

/** One person of the list. */
export function findAttendee(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id'>,
  memberId: number,
): Promise<AttendeeRow | undefined> {
  return tx.maybe<AttendeeRow>(sql`select e.member_id, e.name, e.tail, e.voting, e.excluded, e.noticed_at, e.leave_reason, e.signed_in_at, e.how, e.left_at
    from meeting_attendee e where e.region = ${meeting.region} and e.meeting_id = ${meeting.id} and e.member_id = ${memberId}`);
}

/** Signs people in; who is present already stays as recorded. @returns how many were on the list */
export async function signIn(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id'>,
  memberIds: readonly number[],
  how: 'code' | 'list',
  at: Date,
): Promise<number> {
  return await tx.run(sql`update meeting_attendee e set signed_in_at = coalesce(e.signed_in_at, ${at}), how = coalesce(e.how, ${how}), left_at = null
    where e.region = ${meeting.region} and e.meeting_id = ${meeting.id} and e.member_id = any(${[...memberIds]}::bigint[])`);
}

/** Marks people as gone (after they were present) or takes a wrong tick back. */
export async function signOut(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id'>,
  memberIds: readonly number[],
  state: 'left' | 'absent',
  at: Date,
): Promise<number> {
  const change =
    state === 'left'
      ? sql`left_at = case when e.signed_in_at is null then null else ${at}::timestamptz end`
      : sql`signed_in_at = null, how = null, left_at = null`;
  return await tx.run(sql`update meeting_attendee e set ${change}
    where e.region = ${meeting.region} and e.meeting_id = ${meeting.id} and e.member_id = any(${[...memberIds]}::bigint[])`);
}

/** Everybody present has gone: an adjournment to another day. */
export async function signOutAll(tx: Tx, meeting: MeetingRow, at: Date): Promise<void> {
  await tx.run(sql`update meeting_attendee e set left_at = ${at} where e.region = ${meeting.region} and e.meeting_id = ${meeting.id}
    and e.signed_in_at is not null and e.left_at is null`);
}

/** Notes a leave of absence. */
export async function saveLeave(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id'>,
  memberId: number,
  reason: string,
  at: Date,
): Promise<number> {
  return await tx.run(sql`update meeting_attendee e set leave_reason = ${reason}, leave_at = ${at}
    where e.region = ${meeting.region} and e.meeting_id = ${meeting.id} and e.member_id = ${memberId}`);
}

/** Notes that people have been told. */
export async function saveDelivery(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id'>,
  memberIds: readonly number[],
  channel: string,
  at: Date,
): Promise<number> {
  return await tx.run(sql`update meeting_attendee e set noticed_at = coalesce(e.noticed_at, ${at}), notice_channel = coalesce(e.notice_channel, ${channel})
    where e.region = ${meeting.region} and e.meeting_id = ${meeting.id} and e.member_id = any(${[...memberIds]}::bigint[])`);
}

/** A changed meeting is told anew: earlier deliveries do not count for it. */
export async function clearDeliveries(tx: Tx, meeting: MeetingRow): Promise<void> {
  await tx.run(sql`update meeting_attendee e set noticed_at = null, notice_channel = null
    where e.region = ${meeting.region} and e.meeting_id = ${meeting.id}`);
}

/** Those present with a vote at this moment. */
export async function countVoting(tx: Tx, meeting: Pick<MeetingRow, 'region' | 'id'>): Promise<number> {
  return (
    await tx.one<{ n: number }>(sql`select count(*) as n from meeting_attendee e where e.region = ${meeting.region}
      and e.meeting_id = ${meeting.id} and e.voting and e.signed_in_at is not null and e.left_at is null`)
  ).n;
}

/** Adds a resolution. */
export async function insertResolution(
  tx: Tx,
  id: number,
  meeting: MeetingRow,
  resolution: {
    agendaNumber: number;
    textZh: string;
    expected: number;
    present: number;
    inFavour: number;
    against: number;
    abstained: number;
    outcome: 'carried' | 'rejected';
    ruleIds: readonly string[];
    at: Date;
  },
): Promise<void> {
  await tx.run(sql`insert into meeting_resolution (region, id, meeting_id, org_id, path, agenda_number, text_zh, expected, present, in_favour,
      against, abstained, outcome, rule_ids, decided_at)
    values (${meeting.region}, ${id}, ${meeting.id}, ${meeting.org_id}, ${meeting.path}, ${resolution.agendaNumber}, ${resolution.textZh},
      ${resolution.expected}, ${resolution.present}, ${resolution.inFavour}, ${resolution.against}, ${resolution.abstained},
      ${resolution.outcome}, ${[...resolution.ruleIds]}, ${resolution.at})`);
}

/** Adds a signature. @returns false when that one has signed already */
export async function insertSignature(
  tx: Tx,
  meeting: MeetingRow,
  signature: {
    role: 'chair' | 'recorder';
    name: string;
    onPaper: boolean;
    by: number | null;
    byName: string;
    at: Date;
  },
): Promise<boolean> {
  return (
    (await tx.run(sql`insert into meeting_signature (region, meeting_id, role, org_id, path, name, on_paper, by_user, by_name, at)
      values (${meeting.region}, ${meeting.id}, ${signature.role}, ${meeting.org_id}, ${meeting.path}, ${signature.name}, ${signature.onPaper},
        ${signature.by}, ${signature.byName}, ${signature.at}) on conflict do nothing`)) === 1
  );
}

/** Which signatures are there. */
export async function signedRoles(tx: Tx, meeting: Pick<MeetingRow, 'region' | 'id'>): Promise<string[]> {
  const rows = await tx.many<{ role: string }>(
    sql`select s.role from meeting_signature s where s.region = ${meeting.region} and s.meeting_id = ${meeting.id}`,
  );
  return rows.map((row) => row.role);
}

/** Adds a dated correction. */
export async function insertAddendum(
  tx: Tx,
  id: number,
  meeting: MeetingRow,
  addendum: { textZh: string; by: number | null; byName: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into meeting_addendum (region, id, meeting_id, org_id, path, text_zh, by_user, by_name, at)
    values (${meeting.region}, ${id}, ${meeting.id}, ${meeting.org_id}, ${meeting.path}, ${addendum.textZh}, ${addendum.by}, ${addendum.byName}, ${addendum.at})`);
}

/** Door behind a handle, before any scope is known. */
export function findDoor(
  tx: Tx,
  handle: string,
): Promise<{ region: number; meeting_id: number; path: string; handle: string; secret: Buffer } | undefined> {
  return tx.maybe(
    sql`select d.region, d.meeting_id, d.path, d.handle, d.secret from meeting_door d where d.handle = ${handle} limit 1`,
  );
}

/** Door of a meeting. */
export function doorOf(tx: Tx, meeting: Pick<MeetingRow, 'region' | 'id'>): Promise<Door> {
  return tx.one<Door>(
    sql`select d.handle, d.secret from meeting_door d where d.region = ${meeting.region} and d.meeting_id = ${meeting.id}`,
  );
}

/** Accounts of people on the list, who are told by the platform itself. */
export function accountsOf(
  tx: Tx,
  region: number,
  memberIds: readonly number[],
): Promise<{ user_id: number; member_id: number }[]> {
  return tx.many(sql`select u.id as user_id, u.member_id from app_user u where u.region = ${region} and u.state = 'active'
    and u.member_id = any(${[...memberIds]}::bigint[])`);
}
