import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { VoteRow } from './schema.ts';

/** A row of the list. */
export type VoteListRow = Pick<
  VoteRow,
  'id' | 'org_id' | 'org_name' | 'preset' | 'kind' | 'title_zh' | 'state' | 'held_on'
> & { readonly may_cast: boolean };

/** Votes in scope, newest first, after the cursor; `memberId` is who asks. */
export function listVotes(
  tx: Tx,
  filter: {
    orgId?: number | undefined;
    kind?: string | undefined;
    state?: string | undefined;
    before: number | null;
    limit: number;
  },
  memberId: number | null,
): Promise<VoteListRow[]> {
  const mayCast = sql`(t.state = 'open' and exists (select from vote_round r join vote_elector e on e.region = r.region and e.vote_id = r.vote_id
    where r.region = t.region and r.vote_id = t.id and r.state = 'open' and r.method = 'online' and e.member_id = ${memberId} and e.present
      and not exists (select from vote_ticket k where k.region = r.region and k.round_id = r.id and k.member_id = e.member_id)))`;
  return tx.many<VoteListRow>(sql`select t.id, t.org_id, o.short_name as org_name, t.preset, t.kind, t.title_zh, t.state, t.held_on,
      ${mayCast} as may_cast
    from vote t join org o on o.region = t.region and o.id = t.org_id where true
      ${filter.orgId === undefined ? empty : sql`and t.org_id = ${filter.orgId}`}
      ${filter.kind === undefined ? empty : sql`and t.kind = ${filter.kind}`}
      ${filter.state === undefined ? empty : sql`and t.state = ${filter.state}`}
      ${filter.before === null ? empty : sql`and t.id < ${filter.before}`}
    order by t.id desc limit ${filter.limit}`);
}

/** Who has signed in at a meeting of the same organisation and is still there. */
export async function signedIn(
  tx: Tx,
  vote: Pick<VoteRow, 'region' | 'org_id'>,
  meetingId: number,
): Promise<readonly number[]> {
  const rows = await tx.many<{ member_id: number }>(sql`select e.member_id from meeting_attendee e
    where e.region = ${vote.region} and e.org_id = ${vote.org_id} and e.meeting_id = ${meetingId}
      and e.signed_in_at is not null and e.left_at is null limit 5000`);
  return rows.map((row) => row.member_id);
}

/** Course of a vote. */
export function listEvents(
  tx: Tx,
  vote: Pick<VoteRow, 'region' | 'id'>,
): Promise<{ act_zh: string; by_name: string; at: Date; reason_zh: string | null }[]> {
  return tx.many(sql`select v.act_zh, v.by_name, v.at, v.reason_zh from vote_event v
    where v.region = ${vote.region} and v.vote_id = ${vote.id} order by v.id limit 300`);
}
