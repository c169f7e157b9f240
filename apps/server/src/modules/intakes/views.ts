import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { IntakeRow } from './schema.ts';

/** An organisation as matters need it. */
export interface Place {
  readonly region: number;
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly kind: string;
}

const place = sql`o.region, o.id, o.path, o.short_name as name, o.kind`;

/** The organisation at a path. */
export function findPlaceAt(tx: Tx, path: string): Promise<Place | undefined> {
  return tx.maybe<Place>(sql`select ${place} from org o where o.path = ${path} and o.state = 'active'`);
}

/** An organisation by id. */
export function findPlace(tx: Tx, id: number): Promise<Place | undefined> {
  return tx.maybe<Place>(sql`select ${place} from org o where o.id = ${id} and o.state = 'active'`);
}

/** Organisations to which anybody may write: the county and its townships. */
export function listPublicPlaces(tx: Tx): Promise<Place[]> {
  return tx.many<Place>(sql`select ${place} from org o
    where o.state = 'active' and (o.kind = 'county' or o.kind in ('611', '612', '621')) and o.lvl <= 1
    order by o.lvl, o.sort_no, o.id limit 200`);
}

/** Paths of the organisations each of these members leads: by grant, or by their post on the committee. */
export function listLeads(tx: Tx, memberIds: readonly number[]): Promise<{ member_id: number; path: string }[]> {
  return tx.many(sql`select u.member_id, g.path from app_user u
      join role_grant g on g.region = u.region and g.user_id = u.id and g.revoked_at is null and g.path is not null
        and g.role in ('branch-secretary', 'township-secretary')
      where u.member_id = any(${[...memberIds]}::bigint[])
    union
    select c.member_id, c.path from committee_post c
      where c.member_id = any(${[...memberIds]}::bigint[]) and c.post = 'secretary' and c.until_on is null`);
}

/** Members who lead an organisation. */
export function listHeads(tx: Tx, path: string): Promise<{ member_id: number }[]> {
  return tx.many(sql`select u.member_id from role_grant g join app_user u on u.region = g.region and u.id = g.user_id
      where g.path = ${path} and g.revoked_at is null and g.role in ('branch-secretary', 'township-secretary') and u.member_id is not null
    union
    select c.member_id from committee_post c where c.path = ${path} and c.post = 'secretary' and c.until_on is null`);
}

/** People who may handle a matter of an organisation; those it complains about are left out. */
export function listHandlers(
  tx: Tx,
  intake: Pick<IntakeRow, 'region' | 'org_id' | 'barred_members'>,
): Promise<{ user_id: number; name: string; role: string }[]> {
  return tx.many(sql`select distinct u.id as user_id, u.display_name as name, g.role from role_grant g
    join app_user u on u.region = g.region and u.id = g.user_id
    where g.region = ${intake.region} and g.org_id = ${intake.org_id} and g.revoked_at is null
      and g.role in ('county-department', 'township-secretary', 'township-organiser', 'branch-secretary', 'branch-committee')
      and (u.member_id is null or u.member_id <> all (${[...intake.barred_members]}::bigint[]))
    order by u.display_name limit 200`);
}

/** Open matters in scope by their clock. */
export function countByClock(
  tx: Tx,
  today: string,
  soon: string,
): Promise<{ open: number; soon: number; overdue: number; paused: number }> {
  return tx.one(sql`select count(*)::int as open,
      (count(*) filter (where i.is_paused))::int as paused,
      (count(*) filter (where not i.is_paused and i.state <> 'replied' and i.due_on < ${today}))::int as overdue,
      (count(*) filter (where not i.is_paused and i.state <> 'replied' and i.due_on >= ${today} and i.due_on <= ${soon}))::int as soon
    from intake i where i.state not in ('closed', 'declined')`);
}

/** Measures of the offices in scope over the matters received in a time. */
export function measureOffices(
  tx: Tx,
  period: { readonly from: string; readonly until: string; readonly today: string },
): Promise<
  {
    org_id: number;
    org_name: string;
    received: number;
    told: number;
    told_in_time: number;
    due_replies: number;
    replied: number;
    replied_in_time: number;
    reopened: number;
    rated: number;
    satisfied: number;
  }[]
> {
  return tx.many(sql`select i.org_id, o.short_name as org_name, count(*)::int as received,
      (count(*) filter (where i.told_on is not null))::int as told,
      (count(*) filter (where i.told_in_time))::int as told_in_time,
      (count(*) filter (where i.replied_on is not null or (i.accepted_on is not null and i.due_on < ${period.today})))::int as due_replies,
      (count(*) filter (where i.replied_on is not null))::int as replied,
      (count(*) filter (where i.replied_in_time))::int as replied_in_time,
      (count(*) filter (where i.reopened_on is not null))::int as reopened,
      (count(*) filter (where i.satisfaction is not null))::int as rated,
      (count(*) filter (where i.satisfaction in ('satisfied', 'mostly')))::int as satisfied
    from intake i join org o on o.region = i.region and o.id = i.org_id
    where i.received_on >= ${period.from} and i.received_on <= ${period.until}
    group by i.org_id, o.short_name, o.path order by o.path limit 1000`);
}

/** How the matters of a step stand. */
export function countOfStep(
  tx: Tx,
  region: number,
  runStepId: number,
): Promise<{ all: number; answered: number; satisfied: number }> {
  return tx.one(sql`select count(*)::int as all, (count(*) filter (where i.state in ('replied', 'closed', 'declined')))::int as answered,
      (count(*) filter (where i.satisfaction in ('satisfied', 'mostly')))::int as satisfied
    from intake i where i.region = ${region} and i.run_step_id = ${runStepId}`);
}
