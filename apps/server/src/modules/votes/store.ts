import sql, { empty } from 'sql-template-tag';
import type { BallotCount, VoteState } from '@jishi/domain';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { VoteDefinition } from './definition.ts';
import type {
  ComingRound,
  ElectorRow,
  EntryRow,
  OfficerRow,
  RosterRow,
  RoundRow,
  VoteOption,
  VotePresetId,
  VoteRow,
} from './schema.ts';

type Key = Pick<VoteRow, 'region' | 'id' | 'org_id' | 'path'>;

const columns = sql`t.region, t.id, t.org_id, o.short_name as org_name, t.path, t.run_step_id, t.preset, t.kind, t.title_zh, t.definition,
  t.state, t.seats, t.options, t.coming, t.chosen, t.seats_given_up, t.excused, t.held_on, t.expected, t.round_no, t.version`;
const from = sql`from vote t join org o on o.region = t.region and o.id = t.org_id`;
const roundColumns = sql`r.region, r.id, r.vote_id, r.org_id, r.path, r.number, r.kind, r.method, r.remote, r.state, r.options, r.seats,
  r.max_marks, r.runoff, r.rule, r.held_on, r.expected, r.present, r.bodies, r.written, r.out, r.opened_at, r.closes_at, r.closed_at,
  r.public_key, r.counts, r.outcome, r.void_reason_zh`;

/** What a new vote is made of. */
export interface NewVote {
  readonly region: number;
  readonly orgId: number;
  readonly path: string;
  readonly runStepId: number | null;
  readonly preset: VotePresetId;
  readonly titleZh: string;
  readonly definition: VoteDefinition;
  readonly seats: number | null;
  readonly options: readonly VoteOption[];
  readonly coming: ComingRound;
}

/** A vote, locked until the end of the transaction. */
export function lockVote(tx: Tx, id: number): Promise<VoteRow | undefined> {
  return tx.maybe<VoteRow>(
    sql`select ${columns} ${from} where t.region = ${regionOf(id)} and t.id = ${id} for update of t`,
  );
}

/** A vote by id. */
export function findVote(tx: Tx, id: number): Promise<VoteRow | undefined> {
  return tx.maybe<VoteRow>(sql`select ${columns} ${from} where t.region = ${regionOf(id)} and t.id = ${id}`);
}

/** Vote of a step. */
export function voteOfStep(tx: Tx, region: number, runStepId: number): Promise<VoteRow | undefined> {
  return tx.maybe<VoteRow>(
    sql`select ${columns} ${from} where t.region = ${region} and t.run_step_id = ${runStepId} order by t.id desc limit 1`,
  );
}

/** Adds a vote that is being prepared. */
export async function insertVote(tx: Tx, id: number, vote: NewVote, at: Date): Promise<void> {
  await tx.run(sql`insert into vote (region, id, org_id, path, run_step_id, preset, kind, title_zh, definition, state, seats, options, coming, created_at)
    values (${vote.region}, ${id}, ${vote.orgId}, ${vote.path}, ${vote.runStepId}, ${vote.preset}, ${vote.definition.kind}, ${vote.titleZh},
      ${JSON.stringify(vote.definition)}, 'prepared', ${vote.seats}, ${JSON.stringify(vote.options)}, ${JSON.stringify(vote.coming)}, ${at})`);
}

/** Changes columns of a locked vote and raises its version. */
export async function updateVote(tx: Tx, vote: Pick<VoteRow, 'region' | 'id'>, changes: ColumnChanges): Promise<void> {
  await tx.run(
    sql`update vote t set ${assign(changes)}version = t.version + 1 where t.region = ${vote.region} and t.id = ${vote.id}`,
  );
}

/** Names scrutineers and tellers anew. */
export async function replaceOfficers(tx: Tx, vote: Key, officers: readonly OfficerRow[]): Promise<void> {
  await tx.run(sql`delete from vote_officer f where f.region = ${vote.region} and f.vote_id = ${vote.id}`);
  if (officers.length === 0) return;
  await tx.run(sql`insert into vote_officer (region, vote_id, member_id, org_id, path, duty, name)
    select ${vote.region}, ${vote.id}, p.member_id, ${vote.org_id}, ${vote.path}, p.duty, p.name
    from unnest(${officers.map((each) => each.member_id)}::bigint[], ${officers.map((each) => each.duty)}::text[],
      ${officers.map((each) => each.name)}::text[]) as p (member_id, duty, name)`);
}

/** Scrutineers and tellers. */
export function listOfficers(tx: Tx, vote: Pick<VoteRow, 'region' | 'id'>): Promise<OfficerRow[]> {
  return tx.many<OfficerRow>(
    sql`select f.member_id, f.duty, f.name from vote_officer f where f.region = ${vote.region} and f.vote_id = ${vote.id} order by f.duty, f.member_id`,
  );
}

/** Roster of the body: the branch's members or its committee. */
export function listRoster(tx: Tx, vote: Pick<VoteRow, 'region' | 'org_id' | 'definition'>): Promise<RosterRow[]> {
  const committee = sql`and m.id in (select p.member_id from committee_post p where p.region = ${vote.region} and p.org_id = ${vote.org_id} and p.until_on is null)`;
  return tx.many<RosterRow>(sql`select m.id as member_id, m.name, m.id_number_tail as tail, m.member_type, m.entered_on, m.left_on,
      m.confirmed_on, m.admitted_on, m.rights_restricted_until
    from member m where m.region = ${vote.region} and m.org_id = ${vote.org_id} and m.status = 'normal'
      ${vote.definition.electorate === 'committee' ? committee : empty} order by m.pinyin, m.id limit 5000`);
}

/** Members of the organisation among these. */
export function namesOf(
  tx: Tx,
  vote: Pick<VoteRow, 'region' | 'org_id'>,
  memberIds: readonly number[],
): Promise<{ member_id: number; name: string }[]> {
  return tx.many(sql`select m.id as member_id, m.name from member m where m.region = ${vote.region} and m.org_id = ${vote.org_id}
    and m.status = 'normal' and m.id = any(${[...memberIds]}::bigint[])`);
}

/** Freezes who counts, with the reason for everybody who does not. */
export async function freezeElectors(tx: Tx, vote: Key, electors: readonly ElectorRow[]): Promise<void> {
  await tx.run(sql`delete from vote_elector e where e.region = ${vote.region} and e.vote_id = ${vote.id}`);
  if (electors.length === 0) return;
  await tx.run(sql`insert into vote_elector (region, vote_id, member_id, org_id, path, name, tail, voting, excluded, present)
    select ${vote.region}, ${vote.id}, p.member_id, ${vote.org_id}, ${vote.path}, p.name, p.tail, p.excluded is null, p.excluded, p.present
    from unnest(${electors.map((each) => each.member_id)}::bigint[], ${electors.map((each) => each.name)}::text[],
      ${electors.map((each) => each.tail)}::text[], ${electors.map((each) => each.excluded)}::text[],
      ${electors.map((each) => each.present)}::boolean[]) as p (member_id, name, tail, excluded, present)`);
}

/** Marks who is present for a further round of the same day. */
export async function markPresent(
  tx: Tx,
  vote: Pick<VoteRow, 'region' | 'id'>,
  memberIds: readonly number[],
): Promise<void> {
  await tx.run(sql`update vote_elector e set present = e.voting and e.member_id = any(${[...memberIds]}::bigint[])
    where e.region = ${vote.region} and e.vote_id = ${vote.id}`);
}

/** The frozen list. */
export function listElectors(tx: Tx, vote: Pick<VoteRow, 'region' | 'id'>): Promise<ElectorRow[]> {
  return tx.many<ElectorRow>(sql`select e.member_id, e.name, e.tail, e.voting, e.excluded, e.present
    from vote_elector e left join member m on m.region = e.region and m.id = e.member_id
    where e.region = ${vote.region} and e.vote_id = ${vote.id} order by m.pinyin nulls last, e.member_id limit 5000`);
}

/** One person of the frozen list. */
export function findElector(
  tx: Tx,
  vote: Pick<VoteRow, 'region' | 'id'>,
  memberId: number,
): Promise<ElectorRow | undefined> {
  return tx.maybe<ElectorRow>(sql`select e.member_id, e.name, e.tail, e.voting, e.excluded, e.present from vote_elector e
    where e.region = ${vote.region} and e.vote_id = ${vote.id} and e.member_id = ${memberId}`);
}

/** Opens a round. */
export async function insertRound(tx: Tx, round: RoundRow): Promise<void> {
  await tx.run(sql`insert into vote_round (region, id, vote_id, org_id, path, number, kind, method, remote, state, options, seats, max_marks,
      runoff, rule, held_on, expected, present, bodies, written, out, opened_at, closes_at, public_key)
    values (${round.region}, ${round.id}, ${round.vote_id}, ${round.org_id}, ${round.path}, ${round.number}, ${round.kind}, ${round.method},
      ${round.remote}, ${round.state}, ${JSON.stringify(round.options)}, ${round.seats}, ${round.max_marks}, ${round.runoff},
      ${JSON.stringify(round.rule)}, ${round.held_on}, ${round.expected}, ${round.present}, ${JSON.stringify(round.bodies)},
      ${JSON.stringify(round.written)}, ${round.out}, ${round.opened_at}, ${round.closes_at}, ${round.public_key})`);
}

/** Rounds of a vote, oldest first. */
export function listRounds(tx: Tx, vote: Pick<VoteRow, 'region' | 'id'>): Promise<RoundRow[]> {
  return tx.many<RoundRow>(
    sql`select ${roundColumns} from vote_round r where r.region = ${vote.region} and r.vote_id = ${vote.id} order by r.number limit 500`,
  );
}

/** A round by id. */
export function findRound(tx: Tx, id: number): Promise<RoundRow | undefined> {
  return tx.maybe<RoundRow>(
    sql`select ${roundColumns} from vote_round r where r.region = ${regionOf(id)} and r.id = ${id}`,
  );
}

/**
 * A round held for a ballot: ballots go in one at a time, because each mixes those before it, and closing waits for
 * the one that is going in.
 */
export function holdRound(tx: Tx, id: number): Promise<RoundRow | undefined> {
  return tx.maybe<RoundRow>(
    sql`select ${roundColumns} from vote_round r where r.region = ${regionOf(id)} and r.id = ${id} for no key update of r`,
  );
}

/** A round held open while a ballot is being signed; many are signed side by side. */
export function shareRound(tx: Tx, id: number): Promise<RoundRow | undefined> {
  return tx.maybe<RoundRow>(
    sql`select ${roundColumns} from vote_round r where r.region = ${regionOf(id)} and r.id = ${id} for share of r`,
  );
}

/** Changes columns of a round. */
export async function updateRound(
  tx: Tx,
  round: Pick<RoundRow, 'region' | 'id'>,
  changes: ColumnChanges & { readonly state: VoteState },
): Promise<void> {
  const { state, ...rest } = changes;
  await tx.run(
    sql`update vote_round r set ${assign(rest)}state = ${state} where r.region = ${round.region} and r.id = ${round.id}`,
  );
}

/** Online rounds whose time is over. */
export function listEnded(tx: Tx, now: Date): Promise<{ vote_id: number }[]> {
  return tx.many(
    sql`select r.vote_id from vote_round r where r.state = 'open' and r.closes_at is not null and r.closes_at <= ${now} order by r.vote_id limit 1000`,
  );
}

/** Keeps a count of a teller; an earlier one stays as it was. */
export async function insertEntry(
  tx: Tx,
  round: RoundRow,
  entry: { memberId: number; name: string; counts: BallotCount; at: Date },
): Promise<void> {
  await tx.run(sql`insert into vote_entry (region, round_id, member_id, attempt, org_id, path, name, counts, at)
    select ${round.region}, ${round.id}, ${entry.memberId}, coalesce(max(e.attempt), 0) + 1, ${round.org_id}, ${round.path}, ${entry.name},
      ${JSON.stringify(entry.counts)}::jsonb, ${entry.at}
    from vote_entry e where e.region = ${round.region} and e.round_id = ${round.id} and e.member_id = ${entry.memberId}`);
}

/** Latest count of each teller. */
export function listEntries(tx: Tx, round: Pick<RoundRow, 'region' | 'id'>): Promise<EntryRow[]> {
  return tx.many<EntryRow>(sql`select distinct on (e.member_id) e.member_id, e.name, e.attempt, e.counts
    from vote_entry e where e.region = ${round.region} and e.round_id = ${round.id} order by e.member_id, e.attempt desc`);
}

/** Notes what happened; casting is never noted. */
export function insertEvent(
  tx: Tx,
  id: number,
  vote: Key,
  event: { actZh: string; byName: string; at: Date; reasonZh: string | null },
): void {
  tx.post(sql`insert into vote_event (region, id, vote_id, org_id, path, act_zh, by_name, at, reason_zh)
    values (${vote.region}, ${id}, ${vote.id}, ${vote.org_id}, ${vote.path}, ${event.actZh}, ${event.byName}, ${event.at}, ${event.reasonZh})`);
}
