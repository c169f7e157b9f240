import sql, { empty, join } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { HoldingRow, NewPost, PostRow } from './schema.ts';

const columns = sql`p.region, p.id, p.org_id, o.short_name as org_name, p.path, p.run_step_id, p.kind, p.title_zh, p.duties_zh, p.basis, p.seats,
  p.public_badge, p.term, p.compatible_with, p.shift_per, p.shift_at_least, p.closed_on, p.version`;
const from = sql`from duty_post p join org o on o.region = p.region and o.id = p.org_id`;
const holdingColumns = sql`h.region, h.id, h.post_id, h.org_id, h.path, h.member_id, coalesce(m.name, '') as name, coalesce(b.short_name, '') as branch_name,
  h.seat, h.state, h.note, h.claimed_on, h.confirmed_on, h.confirmed_by_name, h.decided_at_zh, h.from_on, h.until_on, h.ended_on, h.end_reason,
  h.successor_id, h.hand_over, h.received_on, h.version`;
// Who has moved away since is not in scope any more: the holding stays, without the name.
const holdingFrom = sql`from post_holding h left join member m on m.region = h.region and m.id = h.member_id
  left join org b on b.region = m.region and b.id = m.org_id`;

/** A post in scope. */
export function findPost(tx: Tx, id: number): Promise<PostRow | undefined> {
  return tx.maybe<PostRow>(sql`select ${columns} ${from} where p.region = ${regionOf(id)} and p.id = ${id}`);
}

/** As `findPost`, locked: everything about the seats of a post happens one after the other. */
export function lockPost(tx: Tx, id: number): Promise<PostRow | undefined> {
  return tx.maybe<PostRow>(
    sql`select ${columns} ${from} where p.region = ${regionOf(id)} and p.id = ${id} for update of p`,
  );
}

/** Posts a step of a run asked for. */
export function postsOfStep(tx: Tx, region: number, runStepId: number): Promise<PostRow[]> {
  return tx.many<PostRow>(
    sql`select ${columns} ${from} where p.region = ${region} and p.run_step_id = ${runStepId} order by p.id`,
  );
}

/** Adds a post. */
export async function insertPost(tx: Tx, id: number, post: NewPost, at: Date): Promise<void> {
  await tx.run(sql`insert into duty_post (region, id, org_id, path, run_step_id, kind, title_zh, duties_zh, basis, seats, public_badge, term,
      compatible_with, shift_per, shift_at_least, created_at)
    values (${post.region}, ${id}, ${post.orgId}, ${post.path}, ${post.runStepId}, ${post.kind}, ${post.titleZh}, ${post.dutiesZh}, ${post.basis},
      ${post.seats}, ${post.publicBadge}, ${post.term}, ${[...post.compatibleWith]}, ${post.shift?.per ?? null}, ${post.shift?.atLeast ?? null}, ${at})`);
}

/** Changes columns of a locked post and raises its version. */
export async function updatePost(tx: Tx, post: PostRow, changes: ColumnChanges): Promise<void> {
  await tx.run(
    sql`update duty_post p set ${assign(changes)}version = p.version + 1 where p.region = ${post.region} and p.id = ${post.id}`,
  );
}

/** Filters of the list. */
export interface PostFilter {
  readonly orgId?: number | undefined;
  readonly state?: string | undefined;
  readonly runStepId?: number | undefined;
  readonly after: number | null;
  readonly limit: number;
}

/** Posts in scope by id, after the cursor. */
export function listPosts(tx: Tx, filter: PostFilter): Promise<PostRow[]> {
  const held = (state: string) =>
    sql`exists (select 1 from post_holding h where h.region = p.region and h.post_id = p.id and h.state = ${state})`;
  const byState =
    filter.state === 'closed'
      ? sql`and p.closed_on is not null`
      : filter.state === 'served'
        ? sql`and p.closed_on is null and ${held('serving')}`
        : filter.state === 'claimed'
          ? sql`and p.closed_on is null and ${held('claimed')}`
          : filter.state === 'offered'
            ? sql`and p.closed_on is null and (select count(*) from post_holding h where h.region = p.region and h.post_id = p.id and h.state = 'serving') < p.seats`
            : sql`and p.closed_on is null`;
  return tx.many<PostRow>(sql`select ${columns} ${from} where true ${byState}
    ${filter.orgId === undefined ? empty : sql`and p.region = ${regionOf(filter.orgId)} and p.org_id = ${filter.orgId}`}
    ${filter.runStepId === undefined ? empty : sql`and p.region = ${regionOf(filter.runStepId)} and p.run_step_id = ${filter.runStepId}`}
    ${filter.after === null ? empty : sql`and p.id > ${filter.after}`} order by p.id limit ${filter.limit}`);
}

/** Holdings of posts, oldest first. */
export function listHoldings(tx: Tx, region: number, postIds: readonly number[]): Promise<HoldingRow[]> {
  if (postIds.length === 0) return Promise.resolve([]);
  return tx.many<HoldingRow>(sql`select ${holdingColumns} ${holdingFrom}
    where h.region = ${region} and h.post_id = any(${[...postIds]}::bigint[]) order by h.id`);
}

/** One holding in scope. */
export function findHolding(tx: Tx, id: number): Promise<HoldingRow | undefined> {
  return tx.maybe<HoldingRow>(
    sql`select ${holdingColumns} ${holdingFrom} where h.region = ${regionOf(id)} and h.id = ${id}`,
  );
}

/** Holdings of one person that wait or run, with the kind of the post; the own ones are readable everywhere. */
export function holdingsOf(
  tx: Tx,
  region: number,
  memberId: number,
): Promise<(HoldingRow & { kind: string; title_zh: string; compatible_with: readonly string[]; org_name: string })[]> {
  return tx.many(sql`select ${holdingColumns}, p.kind, p.title_zh, p.compatible_with, o.short_name as org_name ${holdingFrom}
    join duty_post p on p.region = h.region and p.id = h.post_id join org o on o.region = p.region and o.id = p.org_id
    where h.region = ${region} and h.member_id = ${memberId} order by h.id desc limit 100`);
}

/** A new holding. */
export interface NewHolding {
  readonly post: PostRow;
  readonly id: number;
  readonly memberId: number;
  readonly state: 'claimed' | 'confirmed';
  readonly note: string;
  readonly on: string;
  readonly confirmedBy: number | null;
  readonly confirmedByName: string | null;
  readonly decidedAtZh: string | null;
}

/** Adds a holding. */
export async function insertHolding(tx: Tx, holding: NewHolding, at: Date): Promise<void> {
  const { post } = holding;
  const confirmedOn = holding.state === 'confirmed' ? holding.on : null;
  await tx.run(sql`insert into post_holding (region, id, post_id, org_id, path, member_id, state, note, claimed_on, confirmed_on, confirmed_by,
      confirmed_by_name, decided_at_zh, created_at)
    values (${post.region}, ${holding.id}, ${post.id}, ${post.org_id}, ${post.path}, ${holding.memberId}, ${holding.state}, ${holding.note},
      ${holding.on}, ${confirmedOn}, ${holding.confirmedBy}, ${holding.confirmedByName}, ${holding.decidedAtZh}, ${at})`);
}

/** Changes columns of a holding and raises its version. */
export async function updateHolding(
  tx: Tx,
  holding: { readonly region: number; readonly id: number },
  changes: ColumnChanges,
): Promise<void> {
  await tx.run(sql`update post_holding h set ${assign(changes)}version = h.version + 1
    where h.region = ${holding.region} and h.id = ${holding.id}`);
}

/** Holdings whose term ends by `day` and about which nobody was told. */
export function listTermsEnding(tx: Tx, day: string): Promise<(HoldingRow & { title_zh: string })[]> {
  return tx.many(sql`select ${holdingColumns}, p.title_zh ${holdingFrom} join duty_post p on p.region = h.region and p.id = h.post_id
    where h.state = 'serving' and not h.term_told and h.until_on <= ${day} order by h.id limit 1000`);
}

/** A shift with the name of who has it. */
export interface ShiftRow {
  readonly region: number;
  readonly id: number;
  readonly post_id: number;
  readonly holding_id: number;
  readonly path: string;
  readonly name: string;
  readonly on_day: string;
  readonly state: 'planned' | 'attended' | 'excused' | 'missed';
  readonly note: string;
}

const shiftColumns = sql`s.region, s.id, s.post_id, s.holding_id, s.path, coalesce(m.name, '') as name, s.on_day, s.state, s.note
  from post_shift s join post_holding h on h.region = s.region and h.id = s.holding_id left join member m on m.region = h.region and m.id = h.member_id`;

/** Shifts of a post, latest day first. */
export function listShifts(tx: Tx, post: PostRow, limit: number): Promise<ShiftRow[]> {
  return tx.many<ShiftRow>(
    sql`select ${shiftColumns} where s.region = ${post.region} and s.post_id = ${post.id} order by s.on_day desc, s.id limit ${limit}`,
  );
}

/** A shift, locked. */
export function lockShift(tx: Tx, id: number): Promise<ShiftRow | undefined> {
  return tx.maybe<ShiftRow>(
    sql`select ${shiftColumns} where s.region = ${regionOf(id)} and s.id = ${id} for update of s`,
  );
}

/** How many shifts of each holding of a post are planned and done. */
export function countShifts(
  tx: Tx,
  post: PostRow,
): Promise<{ holding_id: number; planned: number; attended: number }[]> {
  return tx.many(sql`select s.holding_id, count(*) filter (where s.state = 'planned') as planned, count(*) filter (where s.state = 'attended') as attended
    from post_shift s where s.region = ${post.region} and s.post_id = ${post.id} group by 1`);
}

/** Plans days; a day that is planned already stays. */
export async function insertShifts(
  tx: Tx,
  holding: HoldingRow,
  days: readonly { readonly id: number; readonly day: string }[],
): Promise<void> {
  const rows = days.map(
    ({ id, day }) =>
      sql`(${holding.region}::int, ${id}::bigint, ${holding.post_id}::bigint, ${holding.id}::bigint, ${holding.org_id}::bigint, ${holding.path}, ${day}::date)`,
  );
  await tx.run(
    sql`insert into post_shift (region, id, post_id, holding_id, org_id, path, on_day) values ${join(rows)} on conflict do nothing`,
  );
}

/** Records what became of a shift. */
export async function updateShift(
  tx: Tx,
  shift: ShiftRow,
  change: { readonly state: string; readonly note: string; readonly by: number | null; readonly at: Date },
): Promise<void> {
  await tx.run(sql`update post_shift s set state = ${change.state}, note = ${change.note}, recorded_by = ${change.by}, recorded_at = ${change.at}
    where s.region = ${shift.region} and s.id = ${shift.id}`);
}

/** People who hold posts of an organisation. */
export async function countHeldIn(tx: Tx, org: { readonly region: number; readonly id: number }): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`select count(*) as n from post_holding h
    where h.region = ${org.region} and h.org_id = ${org.id} and h.state = 'serving'`);
  return row.n;
}
