import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { HeldMeeting, MeetingKindId, MeetingRow, ResolutionRow } from './schema.ts';

/** A row of the list with who came. */
export type MeetingListRow = Pick<
  MeetingRow,
  | 'id'
  | 'org_id'
  | 'org_name'
  | 'kind'
  | 'title_zh'
  | 'state'
  | 'scheduled_at'
  | 'held_on'
  | 'place_zh'
  | 'expected'
  | 'late'
> & { readonly present: number };

const attended = sql`coalesce(t.told_present, (select count(*) from meeting_attendee e where e.region = t.region and e.meeting_id = t.id
  and e.signed_in_at is not null and e.voting is not false))::int`;

/** Meetings in scope, newest first, after the cursor. */
export function listMeetings(
  tx: Tx,
  filter: {
    orgId?: number | undefined;
    kind?: string | undefined;
    state?: string | undefined;
    before: number | null;
    limit: number;
  },
): Promise<MeetingListRow[]> {
  return tx.many<MeetingListRow>(sql`select t.id, t.org_id, o.short_name as org_name, t.kind, t.title_zh, t.state, t.scheduled_at, t.held_on,
      t.place_zh, t.expected, t.late, ${attended} as present
    from meeting t join org o on o.region = t.region and o.id = t.org_id where true
      ${filter.orgId === undefined ? empty : sql`and t.org_id = ${filter.orgId}`}
      ${filter.kind === undefined ? empty : sql`and t.kind = ${filter.kind}`}
      ${filter.state === undefined ? empty : sql`and t.state = ${filter.state}`}
      ${filter.before === null ? empty : sql`and t.id < ${filter.before}`}
    order by t.id desc limit ${filter.limit}`);
}

/** Resolutions in the order they were taken. */
export function listResolutions(tx: Tx, meeting: Pick<MeetingRow, 'region' | 'id'>): Promise<ResolutionRow[]> {
  return tx.many<ResolutionRow>(sql`select r.id, r.agenda_number, r.text_zh, r.expected, r.present, r.in_favour, r.against, r.abstained,
      r.outcome, r.decided_at
    from meeting_resolution r where r.region = ${meeting.region} and r.meeting_id = ${meeting.id} order by r.id limit 200`);
}

/** Course of a meeting. */
export function listEvents(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id'>,
): Promise<{ state: MeetingRow['state']; by_name: string; at: Date; reason_zh: string | null }[]> {
  return tx.many(sql`select v.state, v.by_name, v.at, v.reason_zh from meeting_event v
    where v.region = ${meeting.region} and v.meeting_id = ${meeting.id} order by v.id limit 100`);
}

/** Signatures under the minutes. */
export function listSignatures(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id'>,
): Promise<{ role: 'chair' | 'recorder'; name: string; on_paper: boolean; by_name: string; at: Date }[]> {
  return tx.many(sql`select s.role, s.name, s.on_paper, s.by_name, s.at from meeting_signature s
    where s.region = ${meeting.region} and s.meeting_id = ${meeting.id} order by s.role`);
}

/** Dated corrections. */
export function listAddenda(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id'>,
): Promise<{ text_zh: string; by_name: string; at: Date }[]> {
  return tx.many(sql`select d.text_zh, d.by_name, d.at from meeting_addendum d
    where d.region = ${meeting.region} and d.meeting_id = ${meeting.id} order by d.id limit 100`);
}

/** Files of a meeting. */
export function listFiles(
  tx: Tx,
  meeting: Pick<MeetingRow, 'region' | 'id'>,
): Promise<{ id: number; name: string; media_type: string; size_bytes: number; at: Date }[]> {
  return tx.many(sql`select a.id, a.name, a.media_type, a.size_bytes, a.at from attachment a
    where a.region = ${meeting.region} and a.subject_kind = 'meeting' and a.subject_id = ${meeting.id} and a.removed_at is null
    order by a.id limit 100`);
}

/** Meetings of an organisation that were held and minuted, `from` inclusive, `until` exclusive. */
export function listHeld(
  tx: Tx,
  region: number,
  orgId: number,
  kinds: readonly MeetingKindId[],
  from: string,
  until: string,
): Promise<HeldMeeting[]> {
  return tx.many<HeldMeeting>(sql`select t.id, t.kind, t.title_zh as "titleZh", t.held_on as "heldOn", coalesce(t.expected, 0) as expected, ${attended} as present,
      t.state = 'signed' as signed
    from meeting t where t.region = ${region} and t.org_id = ${orgId} and t.kind = any(${[...kinds]}::text[])
      and t.state in ('recorded', 'signed') and t.held_on >= ${from} and t.held_on < ${until} order by t.held_on limit 1000`);
}

/** Last day on which each kind was held. */
export function lastHeld(tx: Tx, region: number, orgId: number): Promise<{ kind: MeetingKindId; held_on: string }[]> {
  return tx.many(sql`select t.kind, max(t.held_on) as held_on from meeting t where t.region = ${region} and t.org_id = ${orgId}
    and t.state in ('recorded', 'signed') group by t.kind`);
}
