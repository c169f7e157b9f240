import sql, { empty, type Sql } from 'sql-template-tag';
import { keptPlan, type Tx } from '../../platform/db/tx.ts';
import type { TodoGrant, TodoGroupRow, TodoRow } from './schema.ts';

/** Counting stops here, so that the home of a superior of fifty thousand branches stays as quick as that of one. */
export const countLimit = 1000;

/** Place in the list: sort key and id of the last row of the page before. */
export interface TodoCursor {
  readonly due: string;
  readonly id: number;
}

const noDate = '9999-12-31';
const columns = sql`t.id, t.org_id, t.about_org_id, t.about_name, t.kind, t.title_zh, t.title_en, t.link, t.subject_kind, t.subject_id,
  t.group_key, t.due_on, t.dismissable, t.opened_at, t.done_at, t.outcome`;

/** Rights of a person in force on a day, with the names of the organisations; administrators of the platform have no duties. */
export function listTodoGrants(tx: Tx, region: number, userId: number, today: string): Promise<TodoGrant[]> {
  return tx.many<TodoGrant>(sql`select g.id, g.region, g.role, g.org_id, g.path, null::text as org_name from role_grant g
    where g.region = ${region} and g.user_id = ${userId} and g.revoked_at is null and g.org_id is not null and g.path is not null
      and g.from_on <= ${today} and (g.until_on is null or g.until_on > ${today})
    order by length(g.path), g.id`);
}

/** Short name of an organisation in scope. */
export async function orgShortName(tx: Tx, region: number, orgId: number): Promise<string | null> {
  return (
    (
      await tx.maybe<{ short_name: string }>(
        sql`select o.short_name from org o where o.region = ${region} and o.id = ${orgId}`,
      )
    )?.short_name ?? null
  );
}

/** Whose duties: of a role in an organisation, or of one person. */
export type Addressee = { readonly grant: TodoGrant } | { readonly region: number; readonly userId: number };

function addressed(to: Addressee): Sql {
  return 'grant' in to
    ? sql`t.region = ${to.grant.region} and t.org_id = ${to.grant.org_id} and t.role = ${to.grant.role}`
    : sql`t.region = ${to.region} and t.user_id = ${to.userId}`;
}

/** Open duties of one key, by date; `group` '' means those shown one by one. */
export function listOpen(tx: Tx, to: Addressee, group: string, limit: number, after?: TodoCursor): Promise<TodoRow[]> {
  const from = after
    ? sql`and (coalesce(t.due_on, date '9999-12-31'), t.id) > (${after.due}::date, ${after.id})`
    : empty;
  return tx.many<TodoRow>(sql`select ${columns} from todo t
    where ${addressed(to)} and t.group_key = ${group} and t.done_at is null ${from}
    order by coalesce(t.due_on, date '9999-12-31'), t.id limit ${limit}`);
}

/**
 * The groups of duties, each counted up to `countLimit`. The keys are found by jumping from one to the next in the
 * index, so the cost follows the number of groups and not of rows.
 */
export function listGroups(tx: Tx, to: Addressee, today: string): Promise<TodoGroupRow[]> {
  const mine = addressed(to);
  return tx.many<TodoGroupRow>(sql`${keptPlan} with recursive key as (
      (select t.group_key from todo t where ${mine} and t.done_at is null and t.group_key > '' order by t.group_key limit 1)
      union all
      select (select t.group_key from todo t where ${mine} and t.done_at is null and t.group_key > key.group_key order by t.group_key limit 1)
      from key where key.group_key is not null)
    select key.group_key, one.title_zh, one.title_en, one.link, many.n, many.overdue, one.due_on as first_due
    from key
    cross join lateral (select coalesce(t.group_title_zh, t.title_zh) as title_zh, coalesce(t.group_title_en, t.title_en) as title_en,
        coalesce(t.group_link, t.link) as link, t.due_on
      from todo t where ${mine} and t.done_at is null and t.group_key = key.group_key
      order by coalesce(t.due_on, date '9999-12-31'), t.id limit 1) one
    cross join lateral (select count(*)::int as n, (count(*) filter (where c.due_on < ${today}))::int as overdue from (
      select t.due_on from todo t where ${mine} and t.done_at is null and t.group_key = key.group_key
      order by coalesce(t.due_on, date '9999-12-31') limit ${countLimit}) c) many
    where key.group_key is not null`);
}

/** Duties shown one by one: open, overdue and due until `soonUntil`, each counted up to `countLimit`. */
export function countSingles(
  tx: Tx,
  to: Addressee,
  today: string,
  soonUntil: string,
): Promise<{ n: number; overdue: number; soon: number }> {
  return tx.one(sql`select count(*)::int as n, (count(*) filter (where c.due_on < ${today}))::int as overdue,
      (count(*) filter (where c.due_on >= ${today} and c.due_on <= ${soonUntil}))::int as soon
    from (select t.due_on from todo t where ${addressed(to)} and t.group_key = '' and t.done_at is null
      order by coalesce(t.due_on, date '9999-12-31') limit ${countLimit}) c`);
}

/** What a person has done, newest first. */
export function listDone(
  tx: Tx,
  region: number,
  userId: number,
  limit: number,
  before?: { at: string; id: number },
): Promise<TodoRow[]> {
  const from = before ? sql`and (t.done_at, t.id) < (${before.at}::timestamptz, ${before.id})` : empty;
  return tx.many<TodoRow>(sql`select ${columns} from todo t
    where t.region = ${region} and t.done_by = ${userId} and t.done_at is not null ${from}
    order by t.done_at desc, t.id desc limit ${limit}`);
}

/** Open duties with a date in a half-open range, for the calendar; groups come as one row a day. */
export function listDueBetween(
  tx: Tx,
  to: Addressee,
  from: string,
  until: string,
): Promise<{ due_on: string; title_zh: string; title_en: string; link: string; about_name: string; n: number }[]> {
  return tx.many(sql`select t.due_on, min(coalesce(t.group_title_zh, t.title_zh)) as title_zh, min(coalesce(t.group_title_en, t.title_en)) as title_en,
      min(coalesce(t.group_link, t.link)) as link, min(t.about_name) as about_name, count(*)::int as n
    from todo t where ${addressed(to)} and t.done_at is null and t.due_on >= ${from} and t.due_on < ${until}
    group by t.due_on, case when t.group_key = '' then t.id::text else t.group_key end order by t.due_on limit 400`);
}

/** Sort key of a row. */
export function dueKey(dueOn: string | null): string {
  return dueOn ?? noDate;
}
