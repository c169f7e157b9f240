import type { DuesCategory } from '@jishi/domain';
import sql, { empty } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { pathEnd, regionOf } from '../../platform/ids.ts';

/** A current member of a branch with what is known for assessing. */
export interface PayerRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly name: string;
  readonly id_number_tail: string;
  readonly member_type: '1' | '2';
}

/** Current members of a branch; those who are suspended pay nothing. */
export function listPayers(tx: Tx, org: { region: number; id: number }): Promise<PayerRow[]> {
  return tx.many<PayerRow>(sql`select m.region, m.id, m.org_id, m.path, m.name, m.id_number_tail, m.member_type from member m
    where m.region = ${org.region} and m.org_id = ${org.id} and m.status = 'normal' order by m.pinyin collate "C", m.id`);
}

/** The assessment in force for a member in a month. */
export interface StandingRow {
  readonly member_id: number;
  readonly category: DuesCategory;
  readonly from_month: string;
  readonly monthly_fen: number;
  readonly base: Buffer | null;
  readonly pays_quarterly: boolean;
  readonly entered_by: number | null;
  readonly entered_by_name: string;
}

/** Assessments in force in a month, one a member. */
export function standingsOf(
  tx: Tx,
  region: number,
  memberIds: readonly number[],
  month: string,
): Promise<StandingRow[]> {
  return tx.many<StandingRow>(sql`select distinct on (s.member_id) s.member_id, s.category, s.from_month, s.monthly_fen, s.base, s.pays_quarterly,
      s.entered_by, s.entered_by_name
    from dues_standing s where s.region = ${region} and s.member_id = any(${[...memberIds]}::bigint[]) and s.from_month <= ${month}
    order by s.member_id, s.from_month desc, s.id desc`);
}

/** What is written as one assessment. */
export interface NewStanding {
  readonly id: number;
  readonly memberId: number;
  readonly category: DuesCategory;
  readonly monthlyFen: number;
  /** Sealed. */
  readonly base: Buffer | null;
  readonly rulesFrom: string | null;
  readonly paysQuarterly: boolean;
}

/** Adds assessments from a month on, all in one statement. There is no way to change one. */
export async function insertStandings(
  tx: Tx,
  org: { region: number; id: number; path: string },
  fromMonth: string,
  standings: readonly NewStanding[],
  by: { id: number | null; name: string; at: Date },
): Promise<void> {
  const rows = standings.map(({ base, ...rest }) => ({ ...rest, base: base === null ? null : base.toString('hex') }));
  await tx.run(sql`insert into dues_standing (region, id, member_id, org_id, path, category, from_month, monthly_fen, base, rules_from, pays_quarterly,
      entered_by, entered_by_name, entered_at)
    select ${org.region}, n.id, n."memberId", ${org.id}, ${org.path}, n.category, ${fromMonth}, n."monthlyFen", decode(n.base, 'hex'), n."rulesFrom",
      n."paysQuarterly", ${by.id}, ${by.name}, ${by.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id bigint, "memberId" bigint, category text, "monthlyFen" bigint, base text,
      "rulesFrom" date, "paysQuarterly" boolean)`);
}

/** An assessment that was made under other rules than those of a month. */
export interface OutdatedStanding extends PayerRow {
  readonly category: DuesCategory;
  readonly monthly_fen: number;
  readonly base: Buffer | null;
  readonly pays_quarterly: boolean;
  readonly entered_by: number | null;
  readonly entered_by_name: string;
}

/** The next assessments that follow from older rules than those in force, by category. */
export function listOutdated(
  tx: Tx,
  month: string,
  rulesFrom: Readonly<Record<string, string | null>>,
  limit: number,
): Promise<OutdatedStanding[]> {
  return tx.many<OutdatedStanding>(sql`select m.region, m.id, m.org_id, m.path, m.name, m.id_number_tail, m.member_type, s.category, s.monthly_fen,
      s.base, s.pays_quarterly, s.entered_by, s.entered_by_name
    from dues_standing s
    join jsonb_to_recordset(${JSON.stringify(Object.entries(rulesFrom).map(([category, from]) => ({ category, from })))}::jsonb)
      as r (category text, "from" date) on r.category = s.category and r."from" is distinct from s.rules_from
    join member m on m.region = s.region and m.id = s.member_id and m.status = 'normal'
    where s.from_month <= ${month} and not exists (select from dues_standing n where n.region = s.region and n.member_id = s.member_id
      and n.from_month <= ${month} and (n.from_month, n.id) > (s.from_month, s.id))
    order by s.id limit ${limit}`);
}

/** Which members and months are charged. */
export interface ChargeScope {
  readonly months: readonly string[];
  /** Subtree; without it everything in scope. */
  readonly path?: string | undefined;
  readonly memberIds?: readonly number[] | undefined;
}

/**
 * Writes what each member owes for each month: one statement for a branch, a county or a million members. Members from
 * the month of their admission vote on; the assessment and the approved relief in force in the month. Repeating it
 * brings what is not paid up to date and changes nothing else.
 *
 * @returns rows written or changed
 */
export async function chargeMembers(tx: Tx, scope: ChargeScope): Promise<number> {
  return await tx.run(sql`insert into dues_charge as c (region, member_id, month, org_id, path, category, due_fen, is_relieved, pays_quarterly)
    select m.region, m.id, d.month, m.org_id, m.path, s.category, least(s.monthly_fen, coalesce(r.monthly_fen, s.monthly_fen)),
      r.monthly_fen is not null, s.pays_quarterly
    from unnest(${[...scope.months]}::date[]) as d (month)
    cross join member m
    join org o on o.region = m.region and o.id = m.org_id and o.state in ('active', 'dissolving') and o.kind not like '9%'
    cross join lateral (select s.category, s.monthly_fen, s.pays_quarterly from dues_standing s
      where s.region = m.region and s.member_id = m.id and s.from_month <= d.month order by s.from_month desc, s.id desc limit 1) s
    left join lateral (select r.monthly_fen from dues_relief r where r.region = m.region and r.member_id = m.id and r.state = 'approved'
      and d.month between r.from_month and r.until_month order by r.id desc limit 1) r on true
    where m.status = 'normal' and m.admitted_on < d.month + interval '1 month'
    ${scope.path === undefined ? empty : sql`and m.path >= ${scope.path} and m.path < ${pathEnd(scope.path)}`}
    ${scope.memberIds === undefined ? empty : sql`and m.id = any(${[...scope.memberIds]}::bigint[])`}
    on conflict (region, member_id, month) do update set due_fen = excluded.due_fen, category = excluded.category,
      is_relieved = excluded.is_relieved, pays_quarterly = excluded.pays_quarterly, path = excluded.path,
      -- What is open is asked for where the member is now; what was paid stays where the money is.
      org_id = case when c.paid_fen < c.due_fen then excluded.org_id else c.org_id end
      where c.paid_fen <= excluded.due_fen
        and ((c.due_fen, c.category, c.is_relieved, c.pays_quarterly)
            is distinct from (excluded.due_fen, excluded.category, excluded.is_relieved, excluded.pays_quarterly)
          or (c.org_id <> excluded.org_id and c.paid_fen < c.due_fen))`);
}

/** Notes the branches whose month is open; only those that have somebody to ask. */
export async function openMonths(
  tx: Tx,
  month: string,
  path: string | undefined,
  by: { name: string; at: Date },
): Promise<number> {
  return await tx.run(sql`insert into dues_month (region, org_id, month, path, opened_by_name, opened_at)
    select o.region, o.id, ${month}, o.path, ${by.name}, ${by.at} from org o
    where o.state in ('active', 'dissolving') and o.kind in ('631', '632')
    ${path === undefined ? empty : sql`and o.path >= ${path} and o.path < ${pathEnd(path)}`}
      and exists (select from dues_charge c where c.month = ${month} and c.path = o.path) on conflict do nothing`);
}

/** Months that are open in a branch from one on. */
export async function monthsOpenFrom(tx: Tx, org: { region: number; id: number }, month: string): Promise<string[]> {
  const rows = await tx.many<{ month: string }>(sql`select d.month from dues_month d
    where d.region = ${org.region} and d.org_id = ${org.id} and d.month >= ${month} order by d.month`);
  return rows.map((row) => row.month);
}

/** What a member owes for a month. */
export interface ChargeRow {
  readonly member_id: number;
  readonly name: string;
  readonly month: string;
  readonly due_fen: number;
  readonly paid_fen: number;
}

/** Charges of a branch that are not paid, of one month or one member, locked. */
export function lockOpenCharges(
  tx: Tx,
  org: { region: number; path: string },
  filter: { month?: string; memberId?: number },
): Promise<ChargeRow[]> {
  return tx.many<ChargeRow>(sql`select c.member_id, m.name, c.month, c.due_fen, c.paid_fen from dues_charge c
    join member m on m.region = c.region and m.id = c.member_id
    where c.region = ${org.region} and c.path = ${org.path} and c.paid_fen < c.due_fen
    ${filter.month === undefined ? empty : sql`and c.month = ${filter.month}`}
    ${filter.memberId === undefined ? empty : sql`and c.member_id = ${filter.memberId}`}
    order by m.pinyin collate "C", c.member_id, c.month for update of c`);
}

/** Charges that were paid beyond a new sum: they have to be taken back first. */
export function paidBeyond(
  tx: Tx,
  region: number,
  sums: readonly { readonly memberId: number; readonly monthlyFen: number }[],
  fromMonth: string,
): Promise<{ name: string; month: string }[]> {
  return tx.many(sql`select m.name, c.month from jsonb_to_recordset(${JSON.stringify(sums)}::jsonb) as n ("memberId" bigint, "monthlyFen" bigint)
    join dues_charge c on c.region = ${region} and c.member_id = n."memberId" and c.month >= ${fromMonth} and c.paid_fen > n."monthlyFen"
    join member m on m.region = c.region and m.id = c.member_id order by c.month, m.name limit 20`);
}

/** What is written as one payment. */
export interface NewPayment {
  readonly id: number;
  readonly memberId: number;
  readonly kind: 'dues' | 'large';
  readonly month: string | null;
  readonly amountFen: number;
  readonly receiptNo: string;
}

/** Adds payments and raises what was paid, each in one statement. */
export async function insertPayments(
  tx: Tx,
  org: { region: number; id: number; path: string },
  payments: readonly NewPayment[],
  shared: {
    paidOn: string;
    method: 'cash' | 'transfer';
    byOtherZh: string;
    noteZh: string;
    accountId: number;
    entryId: number;
    by: number | null;
    byName: string;
    at: Date;
    counters?: { id: number; reason: string };
  },
): Promise<void> {
  const rows = JSON.stringify(payments);
  await tx.run(sql`insert into dues_payment (region, id, member_id, org_id, path, kind, month, amount_fen, paid_on, method, by_other_zh, note_zh,
      account_id, entry_id, receipt_no, counters_id, reason, recorded_by, recorded_by_name, recorded_at)
    select ${org.region}, n.id, n."memberId", ${org.id}, ${org.path}, n.kind, n.month, n."amountFen", ${shared.paidOn}, ${shared.method},
      ${shared.byOtherZh}, ${shared.noteZh}, ${shared.accountId}, ${shared.entryId}, n."receiptNo", ${shared.counters?.id ?? null}::bigint,
      ${shared.counters?.reason ?? null}, ${shared.by}, ${shared.byName}, ${shared.at}
    from jsonb_to_recordset(${rows}::jsonb) as n (id bigint, "memberId" bigint, kind text, month date, "amountFen" bigint, "receiptNo" text)`);
  await tx.run(sql`update dues_charge c set paid_fen = c.paid_fen + n."amountFen"
    from jsonb_to_recordset(${rows}::jsonb) as n ("memberId" bigint, month date, "amountFen" bigint)
    where c.region = ${org.region} and c.member_id = n."memberId" and c.month = n.month`);
}

/** Row of `dues_payment` with the name of the member. */
export interface PaymentRow {
  readonly region: number;
  readonly id: number;
  readonly member_id: number;
  readonly name: string;
  readonly org_id: number;
  readonly path: string;
  readonly kind: 'dues' | 'large';
  readonly month: string | null;
  readonly amount_fen: number;
  readonly paid_on: string;
  readonly method: 'cash' | 'transfer';
  readonly by_other_zh: string;
  readonly note_zh: string;
  readonly account_id: number;
  readonly entry_id: number;
  readonly receipt_no: string;
  readonly counters_id: number | null;
  readonly is_countered: boolean;
  readonly reason: string | null;
  readonly recorded_by_name: string;
}

const paymentColumns = sql`p.region, p.id, p.member_id, m.name, p.org_id, p.path, p.kind, p.month, p.amount_fen, p.paid_on, p.method, p.by_other_zh,
  p.note_zh, p.account_id, p.entry_id, p.receipt_no, p.counters_id, p.reason, p.recorded_by_name,
  exists (select from dues_payment k where k.region = p.region and k.counters_id = p.id) as is_countered
  from dues_payment p join member m on m.region = p.region and m.id = p.member_id`;

/** A payment in scope. */
export function findPayment(tx: Tx, id: number): Promise<PaymentRow | undefined> {
  return tx.maybe<PaymentRow>(sql`select ${paymentColumns} where p.region = ${regionOf(id)} and p.id = ${id}`);
}

/** Payments of a branch or a member, newest first. */
export function listPayments(
  tx: Tx,
  filter: {
    region: number;
    orgId?: number;
    memberId?: number | undefined;
    paidIn?: { from: string; until: string } | undefined;
    before: number | null;
    limit: number;
  },
): Promise<PaymentRow[]> {
  return tx.many<PaymentRow>(sql`select ${paymentColumns} where p.region = ${filter.region}
    ${filter.orgId === undefined ? empty : sql`and p.org_id = ${filter.orgId}`}
    ${filter.memberId === undefined ? empty : sql`and p.member_id = ${filter.memberId}`}
    ${filter.paidIn === undefined ? empty : sql`and p.paid_on between ${filter.paidIn.from} and ${filter.paidIn.until}`}
    ${filter.before === null ? empty : sql`and p.id < ${filter.before}`}
    order by p.id desc limit ${filter.limit}`);
}

/** Whether payments agree with the books of an account and with what the charges say was paid. */
export async function paymentsAgree(
  tx: Tx,
  account: { readonly region: number; readonly id: number },
): Promise<boolean> {
  const { agree } = await tx.one<{ agree: boolean }>(sql`select
      coalesce((select sum(case when e.debit_head = 'cash' then e.amount_fen else -e.amount_fen end) from fund_entry e
        where e.region = ${account.region} and e.account_id = ${account.id} and e.kind in ('dues', 'large-dues')), 0)
      = coalesce((select sum(p.amount_fen) from dues_payment p where p.region = ${account.region} and p.account_id = ${account.id}), 0)
      and not exists (select from dues_charge c join fund_account a on a.region = c.region and a.org_id = c.org_id
        where a.region = ${account.region} and a.id = ${account.id} and c.paid_fen <> coalesce((select sum(p.amount_fen) from dues_payment p
          where p.region = c.region and p.member_id = c.member_id and p.month = c.month), 0)) as agree`);
  return agree;
}
