import sql, { empty } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../platform/db/assign.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';

export type VisitState = 'planned' | 'done' | 'routed' | 'verified' | 'not-true';
export type Target = 'member' | 'household' | 'resident' | 'org' | 'employer' | 'place' | 'applicant';

/** Row of `visit` with the name of its organisation. */
export interface VisitRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly kind: string;
  readonly target: Target;
  readonly state: VisitState;
  readonly visitor_id: number | null;
  readonly visitor_name: string;
  readonly place_zh: string;
  readonly purpose_zh: string;
  readonly planned_on: string | null;
  readonly done_on: string | null;
  readonly recorded_at: Date | null;
  readonly is_late: boolean;
  readonly is_counted: boolean;
  readonly proof: 'none' | 'code' | 'wrong-code' | 'counter-asked' | 'counter-signed';
  readonly counter_by: number | null;
  readonly counter_on: string | null;
  readonly needs_open: number;
  readonly recheck: 'none' | 'drawn' | 'true' | 'not-true';
  readonly recheck_zh: string | null;
  readonly expires_on: string;
  readonly version: number;
}

/** Row of `visit_need`. */
export interface NeedRow {
  readonly id: number;
  readonly text_zh: string;
  readonly state: 'open' | 'intake' | 'task' | 'settled';
  readonly intake_id: number | null;
  readonly route_zh: string | null;
  readonly expires_on: string;
}

const columns = sql`v.region, v.id, v.org_id, o.short_name as org_name, v.path, v.run_step_id, v.kind, v.target, v.state, v.visitor_id,
  v.visitor_name, v.place_zh, v.purpose_zh, v.planned_on, v.done_on, v.recorded_at, v.is_late, v.is_counted, v.proof, v.counter_by,
  v.counter_on, v.needs_open, v.recheck, v.recheck_zh, v.expires_on, v.version`;
const from = sql`from visit v join org o on o.region = v.region and o.id = v.org_id`;

/** A visit in scope. */
export function findVisit(tx: Tx, id: number): Promise<VisitRow | undefined> {
  return tx.maybe<VisitRow>(sql`select ${columns} ${from} where v.region = ${regionOf(id)} and v.id = ${id}`);
}

/** A visit, locked. */
export function lockVisit(tx: Tx, id: number): Promise<VisitRow | undefined> {
  return tx.maybe<VisitRow>(
    sql`select ${columns} ${from} where v.region = ${regionOf(id)} and v.id = ${id} for update of v`,
  );
}

/** The visit that a device has sent before. */
export function findByDeviceKey(
  tx: Tx,
  region: number,
  visitorId: number,
  deviceKey: string,
): Promise<{ id: number } | undefined> {
  return tx.maybe(sql`select v.id from visit v
    where v.region = ${region} and v.visitor_id = ${visitorId} and v.sending_key = ${deviceKey}`);
}

/** Visits of a person on a day that count; locked by the key of the person, so that two at once count once. */
export async function countedOf(
  tx: Tx,
  region: number,
  visitorId: number,
  doneOn: string,
): Promise<{ place_zh: string }[]> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`visit ${visitorId} ${doneOn}`}, 0))`);
  return await tx.many(sql`select v.place_zh from visit v
    where v.region = ${region} and v.visitor_id = ${visitorId} and v.done_on = ${doneOn} and v.is_counted and v.state <> 'planned'`);
}

/** What a new visit is made of. */
export interface NewVisit {
  readonly region: number;
  readonly id: number;
  readonly orgId: number;
  readonly path: string;
  readonly runStepId: number | null;
  readonly kind: string;
  readonly target: Target;
  readonly visitorId: number | null;
  readonly visitorName: string;
  readonly placeZh: string;
  readonly purposeZh: string;
  readonly plannedOn: string | null;
  readonly expiresOn: string;
}

/** Adds a planned visit. */
export async function insertVisit(tx: Tx, visit: NewVisit): Promise<void> {
  await tx.run(sql`insert into visit (region, id, org_id, path, run_step_id, kind, target, state, visitor_id, visitor_name, place_zh, purpose_zh,
      planned_on, expires_on)
    values (${visit.region}, ${visit.id}, ${visit.orgId}, ${visit.path}, ${visit.runStepId}, ${visit.kind}, ${visit.target}, 'planned',
      ${visit.visitorId}, ${visit.visitorName}, ${visit.placeZh}, ${visit.purposeZh}, ${visit.plannedOn}, ${visit.expiresOn})`);
}

/** Changes a locked visit. */
export async function updateVisit(
  tx: Tx,
  visit: Pick<VisitRow, 'region' | 'id'>,
  changes: ColumnChanges,
): Promise<void> {
  await tx.run(
    sql`update visit v set ${assign(changes)}version = v.version + 1 where v.region = ${visit.region} and v.id = ${visit.id}`,
  );
}

/** Keeps the note of a visit, for its own organisation. */
export async function insertNote(tx: Tx, visit: VisitRow, textZh: string): Promise<void> {
  await tx.run(sql`insert into visit_note (region, visit_id, org_id, path, text_zh)
    values (${visit.region}, ${visit.id}, ${visit.org_id}, ${visit.path}, ${textZh})`);
}

/** The note, where the scope is that of the organisation itself. */
export function findNote(tx: Tx, visit: VisitRow): Promise<{ text_zh: string } | undefined> {
  return tx.maybe(
    sql`select n.text_zh from visit_note n where n.region = ${visit.region} and n.visit_id = ${visit.id}`,
  );
}

/** Keeps a need that was found. */
export async function insertNeed(
  tx: Tx,
  visit: VisitRow,
  need: { readonly id: number; readonly textZh: string; readonly expiresOn: string },
): Promise<void> {
  await tx.run(sql`insert into visit_need (region, id, visit_id, org_id, path, text_zh, has_consent, state, expires_on)
    values (${visit.region}, ${need.id}, ${visit.id}, ${visit.org_id}, ${visit.path}, ${need.textZh}, true, 'open', ${need.expiresOn})`);
}

/** Needs of a visit, where the scope is that of the organisation itself. */
export function listNeeds(tx: Tx, visit: VisitRow): Promise<NeedRow[]> {
  return tx.many<NeedRow>(sql`select n.id, n.text_zh, n.state, n.intake_id, n.route_zh, n.expires_on from visit_need n
    where n.region = ${visit.region} and n.visit_id = ${visit.id} order by n.id`);
}

/** Notes where a need went. */
export async function routeNeed(tx: Tx, region: number, needId: number, changes: ColumnChanges): Promise<void> {
  await tx.run(
    sql`update visit_need n set ${assign(changes)}has_consent = n.has_consent where n.region = ${region} and n.id = ${needId}`,
  );
}

/** Visits in scope, newest first. */
export function listVisits(
  tx: Tx,
  filter: {
    readonly state?: string | undefined;
    readonly recheck?: string | undefined;
    readonly visitorId?: number | undefined;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<VisitRow[]> {
  return tx.many<VisitRow>(sql`select ${columns} ${from} where true
    ${filter.state === undefined ? empty : sql`and v.state = ${filter.state}`}
    ${filter.recheck === undefined ? empty : sql`and v.recheck = ${filter.recheck}`}
    ${filter.visitorId === undefined ? empty : sql`and v.visitor_id = ${filter.visitorId}`}
    ${filter.before === null ? empty : sql`and v.id < ${filter.before}`}
    order by v.id desc limit ${filter.limit}`);
}

/** Visits of a time that nobody has drawn yet, made by others than `userId`. */
export function listDrawable(
  tx: Tx,
  from_: string,
  until: string,
  userId: number,
): Promise<{ id: number; region: number }[]> {
  return tx.many(sql`select v.id, v.region from visit v where v.done_on >= ${from_} and v.done_on <= ${until} and v.recheck = 'none'
    and v.state in ('done', 'routed') and v.visitor_id is distinct from ${userId} order by v.id limit 20000 for update of v`);
}

/** How many visits of a time have been drawn already. */
export async function countDrawn(tx: Tx, from_: string, until: string): Promise<number> {
  const { n } = await tx.one<{ n: number }>(sql`select count(*)::int as n from visit v
    where v.done_on >= ${from_} and v.done_on <= ${until} and v.recheck <> 'none'`);
  return n;
}

/** Visits by organisation; the same place on the same day by the same person counts once. */
export function countVisits(
  tx: Tx,
  period: { readonly from: string; readonly until: string },
): Promise<{ org_id: number; org_name: string; visits: number; proven: number }[]> {
  return tx.many(sql`select v.org_id, o.short_name as org_name, (count(*) filter (where v.is_counted))::int as visits,
      (count(*) filter (where v.is_counted and v.proof in ('code', 'counter-signed')))::int as proven
    ${from} where v.done_on >= ${period.from} and v.done_on <= ${period.until} and v.state not in ('planned', 'not-true')
    group by v.org_id, o.short_name, o.path order by o.path limit 1000`);
}

/** Visits of a step. */
export function countOfStep(
  tx: Tx,
  region: number,
  stepId: number,
): Promise<{ visits: number; needs: number; open: number }> {
  return tx.one(sql`select (count(*) filter (where v.is_counted and v.state <> 'not-true'))::int as visits, coalesce(sum(v.needs_open), 0)::int as open,
      count(*)::int as needs from visit v where v.region = ${region} and v.run_step_id = ${stepId} and v.state <> 'planned'`);
}

/** Places at which a code proves a visit. */
export function listPlaces(tx: Tx, orgId: number): Promise<{ id: number; name_zh: string; code: Buffer }[]> {
  return tx.many(sql`select p.id, p.name_zh, p.code from visit_place p
    where p.region = ${regionOf(orgId)} and p.org_id = ${orgId} and p.ended_on is null order by p.id limit 200`);
}

/** Adds a place with its sealed code. */
export async function insertPlace(
  tx: Tx,
  place: {
    readonly id: number;
    readonly orgId: number;
    readonly path: string;
    readonly nameZh: string;
    readonly code: Buffer;
    readonly on: string;
  },
): Promise<void> {
  await tx.run(sql`insert into visit_place (region, id, org_id, path, name_zh, code, made_on)
    values (${regionOf(place.id)}, ${place.id}, ${place.orgId}, ${place.path}, ${place.nameZh}, ${place.code}, ${place.on})`);
}

/** A place by id. */
export function findPlace(tx: Tx, id: number): Promise<{ code: Buffer } | undefined> {
  return tx.maybe(
    sql`select p.code from visit_place p where p.region = ${regionOf(id)} and p.id = ${id} and p.ended_on is null`,
  );
}

/** Account of a member who is asked to confirm. */
export function findAccount(
  tx: Tx,
  region: number,
  memberId: number,
  path: string,
): Promise<{ user_id: number } | undefined> {
  return tx.maybe(sql`select u.id as user_id from member m join app_user u on u.region = m.region and u.member_id = m.id
    where m.region = ${region} and m.id = ${memberId} and m.path = ${path} limit 1`);
}

/** Forgets where, what for and what was found in visits that have expired. @returns how many */
export async function purgeExpired(tx: Tx, today: string): Promise<number> {
  await tx.run(sql`delete from visit_note n using visit v
    where v.region = n.region and v.id = n.visit_id and v.expires_on < ${today} and v.purged_on is null`);
  await tx.run(
    sql`update visit_need n set text_zh = '', route_zh = null where n.expires_on < ${today} and n.text_zh <> ''`,
  );
  return await tx.run(sql`update visit v set place_zh = '（已清除）', recheck_zh = null, purged_on = ${today}
    where v.expires_on < ${today} and v.purged_on is null`);
}
