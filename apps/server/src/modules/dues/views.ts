import { monthEnd, type BookedItem } from '@jishi/domain';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { pathEnd } from '../../platform/ids.ts';

export { listPayments } from './store.ts';

/** A member on the desk of a month. */
export interface DeskRow {
  readonly member_id: number;
  readonly name: string;
  readonly category: string | null;
  readonly due_fen: number | null;
  readonly paid_fen: number | null;
  readonly owed_before: number;
  readonly months_owed: number;
  readonly missed: number;
  readonly is_relieved: boolean | null;
  readonly pays_quarterly: boolean | null;
}

/**
 * Months without paying, one row a member: counted back from `until` over open charges; a month paid even in part, an
 * exempt month, and a month in which the member paid for whatever month end the row (see `monthsWithoutPaying`).
 */
const missedMonths = (until: string, where: Sql): Sql => sql`select u.region, u.member_id, count(*) as missed
  from dues_charge u
  left join lateral (select max(k.month) as month from dues_charge k where k.region = u.region and k.member_id = u.member_id
    and k.month <= ${until} and (k.due_fen = 0 or k.paid_fen > 0)) ok on true
  left join lateral (select date_trunc('month', max(p.paid_on))::date as month from dues_payment p where p.region = u.region
    and p.member_id = u.member_id and p.amount_fen > 0 and p.paid_on <= ${monthEnd(until)}
    and not exists (select from dues_payment k where k.region = p.region and k.counters_id = p.id)) paid on true
  where u.month <= ${until} and u.paid_fen = 0 and u.due_fen > 0 and ${where}
    and u.month > coalesce(ok.month, '0001-01-01') and u.month > coalesce(paid.month, '0001-01-01')
  group by u.region, u.member_id`;

/** The desk of a branch for a month: every current member, and who left owing something. */
export function listDesk(
  tx: Tx,
  org: { region: number; id: number; path: string },
  month: string,
  until: string,
): Promise<DeskRow[]> {
  const own = sql`u.region = ${org.region} and u.path = ${org.path}`;
  return tx.many<DeskRow>(sql`select m.id as member_id, m.name, c.category, c.due_fen, c.paid_fen, coalesce(b.owed, 0)::bigint as owed_before,
      coalesce(b.months, 0) as months_owed, coalesce(w.missed, 0) as missed, c.is_relieved, c.pays_quarterly
    from member m
    left join dues_charge c on c.region = m.region and c.member_id = m.id and c.month = ${month}
    left join (select u.member_id, sum(u.due_fen - u.paid_fen) as owed, count(*) as months from dues_charge u
      where ${own} and u.month < ${month} and u.paid_fen < u.due_fen group by u.member_id) b on b.member_id = m.id
    left join (${missedMonths(until, own)}) w on w.member_id = m.id
    where m.region = ${org.region} and m.org_id = ${org.id} and (m.status = 'normal' or b.owed > 0)
    order by m.pinyin collate "C", m.id`);
}

/** A member who has not paid for some months in a row. */
export interface LongUnpaid {
  readonly region: number;
  readonly member_id: number;
  readonly name: string;
  readonly org_id: number;
  readonly path: string;
  readonly missed: number;
}

/** Members in scope who have not paid for at least so many months in a row, up to a month. For a person to look at. */
export function listLongUnpaid(tx: Tx, until: string, atLeast: number, path?: string): Promise<LongUnpaid[]> {
  const where = path === undefined ? sql`true` : sql`u.path >= ${path} and u.path < ${pathEnd(path)}`;
  return tx.many<LongUnpaid>(sql`select w.region, w.member_id, m.name, m.org_id, m.path, w.missed from (${missedMonths(until, where)}) w
    join member m on m.region = w.region and m.id = w.member_id and m.status = 'normal'
    where w.missed >= ${atLeast} order by m.path, m.id`);
}

/** A branch in the overview. */
export interface BranchRow {
  readonly org_id: number;
  readonly org_name: string;
  readonly superior_name: string;
  readonly path: string;
  readonly is_open: boolean;
  readonly charged: number;
  readonly paid: number;
  readonly owing: number;
  readonly due_fen: number;
  readonly paid_fen: number;
  readonly owed_fen: number;
  readonly without_standing: number;
  readonly long_unpaid: number;
  readonly closed_until: string | null;
}

/** Branches below a path with their numbers for a month; set-based, a page at a time. */
export function listBranches(
  tx: Tx,
  filter: { path: string; month: string; until: string; atLeast: number; after: string | null; limit: number },
): Promise<BranchRow[]> {
  return tx.many<BranchRow>(sql`with branch as (
      select o.region, o.id, o.parent_id, o.path, o.short_name from org o
      where o.path >= ${filter.path} and o.path < ${pathEnd(filter.path)} and o.kind in ('631', '632') and o.state in ('active', 'dissolving')
        ${filter.after === null ? empty : sql`and o.path > ${filter.after}`}
      order by o.path limit ${filter.limit}),
    -- The page as a range of paths: what is counted below is read once, by its index.
    page as (select min(b.path) as lo, max(b.path) as hi from branch b),
    charged as (select c.region, c.path, count(*) filter (where c.month = ${filter.month}) as n,
        count(*) filter (where c.month = ${filter.month} and c.paid_fen >= c.due_fen) as paid,
        count(distinct c.member_id) filter (where c.paid_fen < c.due_fen) as owing,
        coalesce(sum(c.due_fen) filter (where c.month = ${filter.month}), 0)::bigint as due_fen,
        coalesce(sum(c.paid_fen) filter (where c.month = ${filter.month}), 0)::bigint as paid_fen,
        coalesce(sum(c.due_fen - c.paid_fen), 0)::bigint as owed_fen
      from dues_charge c, page where c.path between page.lo and page.hi and c.month <= ${filter.month}
        and (c.month = ${filter.month} or c.paid_fen < c.due_fen) group by c.region, c.path),
    unassessed as (select m.region, m.org_id, count(*) as n from member m, page where m.path between page.lo and page.hi and m.status = 'normal'
        and not exists (select from dues_standing s where s.region = m.region and s.member_id = m.id and s.from_month <= ${filter.month})
      group by m.region, m.org_id),
    long_unpaid as (select m.region, m.org_id, count(*) as n from (${missedMonths(filter.until, sql`exists (select from page where u.path between page.lo and page.hi)`)}) w
      join member m on m.region = w.region and m.id = w.member_id where w.missed >= ${filter.atLeast} group by m.region, m.org_id)
    select b.id as org_id, b.short_name as org_name, coalesce(s.short_name, '') as superior_name, b.path, d.month is not null as is_open,
      coalesce(c.n, 0) as charged, coalesce(c.paid, 0) as paid, coalesce(c.owing, 0) as owing, coalesce(c.due_fen, 0) as due_fen,
      coalesce(c.paid_fen, 0) as paid_fen, coalesce(c.owed_fen, 0) as owed_fen, coalesce(u.n, 0) as without_standing, coalesce(l.n, 0) as long_unpaid,
      (select max(a.closed_until) from fund_account a where a.region = b.region and a.org_id = b.id and a.kind = 'dues') as closed_until
    from branch b left join org s on s.region = b.region and s.id = b.parent_id
    left join dues_month d on d.region = b.region and d.org_id = b.id and d.month = ${filter.month}
    left join charged c on c.region = b.region and c.path = b.path
    left join unassessed u on u.region = b.region and u.org_id = b.id
    left join long_unpaid l on l.region = b.region and l.org_id = b.id
    order by b.path`);
}

/** Sums of a month over everything below a path. */
export async function sumBranches(
  tx: Tx,
  path: string,
  month: string,
): Promise<{ branches: number; not_open: number; charged: number; paid: number; due_fen: number; paid_fen: number }> {
  return await tx.one(sql`select b.branches, b.not_open, c.* from
    (select count(*) as branches, count(*) filter (where d.month is null) as not_open from org o
      left join dues_month d on d.region = o.region and d.org_id = o.id and d.month = ${month}
      where o.path >= ${path} and o.path < ${pathEnd(path)} and o.kind in ('631', '632') and o.state in ('active', 'dissolving')) b,
    (select count(*) as charged, count(*) filter (where c.paid_fen >= c.due_fen) as paid, coalesce(sum(c.due_fen), 0)::bigint as due_fen,
      coalesce(sum(c.paid_fen), 0)::bigint as paid_fen from dues_charge c
      where c.month = ${month} and c.path >= ${path} and c.path < ${pathEnd(path)}) c`);
}

/** Months of one member, newest first. */
export function listOwnMonths(
  tx: Tx,
  region: number,
  memberId: number,
): Promise<{ month: string; due_fen: number; paid_fen: number; is_relieved: boolean }[]> {
  return tx.many(sql`select c.month, c.due_fen, c.paid_fen, c.is_relieved from dues_charge c
    where c.region = ${region} and c.member_id = ${memberId} order by c.month desc limit 60`);
}

/** Last month up to which a member owes nothing; null when nothing was ever asked. For transfers of membership. */
export async function paidThrough(tx: Tx, region: number, memberId: number): Promise<string | null> {
  const { month } = await tx.one<{ month: string | null }>(sql`select max(c.month) as month from dues_charge c
    where c.region = ${region} and c.member_id = ${memberId} and c.paid_fen >= c.due_fen
      and not exists (select from dues_charge o where o.region = c.region and o.member_id = c.member_id and o.month <= c.month and o.paid_fen < o.due_fen)`);
  return month;
}

/** Payments of an account between two days, for holding a statement against them. */
export function listItems(
  tx: Tx,
  account: { region: number; id: number },
  days: { from: string; until: string },
): Promise<BookedItem[]> {
  return tx.many<BookedItem>(sql`select min(p.id) as id, p.paid_on as on, sum(p.amount_fen)::bigint as "amountFen", m.name as party
    from dues_payment p join member m on m.region = p.region and m.id = p.member_id
    where p.region = ${account.region} and p.account_id = ${account.id} and p.counters_id is null and p.paid_on between ${days.from} and ${days.until}
      and not exists (select from dues_payment k where k.region = p.region and k.counters_id = p.id)
    group by p.receipt_no, p.paid_on, m.id, m.name order by p.paid_on, min(p.id) limit 50000`);
}

/** How many people paid in a year to an account, and how many still owe for it: numbers for the published accounts. */
export async function countPeople(
  tx: Tx,
  account: { region: number; id: number; org_id: number; path: string },
  year: number,
): Promise<{ payers: number; owing: number }> {
  return await tx.one<{ payers: number; owing: number }>(sql`select
      (select count(distinct p.member_id) from dues_payment p where p.region = ${account.region} and p.account_id = ${account.id}
        and p.amount_fen > 0 and p.paid_on between ${`${year}-01-01`} and ${`${year}-12-31`}) as payers,
      (select count(distinct c.member_id) from dues_charge c where c.path >= ${account.path} and c.path < ${pathEnd(account.path)}
        and c.month between ${`${year}-01-01`} and ${`${year}-12-01`} and c.paid_fen < c.due_fen) as owing`);
}
