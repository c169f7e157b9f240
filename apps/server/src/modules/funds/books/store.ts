import type { EntryKind } from '@jishi/domain';
import sql, { empty } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../../platform/db/assign.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { regionOf } from '../../../platform/ids.ts';

/** Row of `fund_account` with the name a page shows. */
export interface AccountRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly kind: string;
  readonly title_zh: string;
  readonly bank_name: string;
  readonly bank_tail: string;
  readonly opened_on: string;
  readonly closed_on: string | null;
  readonly closed_until: string | null;
  readonly receipt_year: number;
  readonly receipt_no: number;
  readonly version: number;
}

/** Row of `fund_entry`. */
export interface EntryRow {
  readonly region: number;
  readonly id: number;
  readonly account_id: number;
  readonly org_id: number;
  readonly path: string;
  readonly kind: EntryKind;
  readonly debit_head: string;
  readonly credit_head: string;
  readonly amount_fen: number;
  readonly happened_on: string;
  readonly purpose: string | null;
  readonly party_zh: string;
  readonly summary_zh: string;
  readonly receipt_no: string | null;
  readonly campaign_id: number | null;
  readonly transfer_id: number | null;
  readonly request_id: number | null;
  readonly counters_id: number | null;
  readonly countered_fen: number;
  readonly reason: string | null;
  readonly posted_by: number | null;
  readonly posted_by_name: string;
  readonly posted_at: Date;
}

/** What is written as one entry. */
export interface EntryInsert {
  readonly region: number;
  readonly id: number;
  readonly account: Pick<AccountRow, 'id' | 'org_id' | 'path'>;
  readonly kind: EntryKind;
  readonly debit: string;
  readonly credit: string;
  readonly amountFen: number;
  readonly happenedOn: string;
  readonly purpose: string | null;
  readonly partyZh: string;
  readonly summaryZh: string;
  readonly receiptNo: string | null;
  readonly requestId: number | null;
  readonly transferId: number | null;
  readonly campaignId: number | null;
  readonly runStepId: number | null;
  readonly countersId: number | null;
  readonly reason: string | null;
  readonly by: number | null;
  readonly byName: string;
  readonly at: Date;
}

/** A closed month. */
export interface MonthRow {
  readonly month: string;
  readonly opening_fen: number;
  readonly in_fen: number;
  readonly out_fen: number;
  readonly closing_fen: number;
  readonly closed_by_name: string | null;
  readonly reason: string | null;
  readonly is_closed: boolean;
}

const columns = sql`a.region, a.id, a.org_id, o.short_name as org_name, a.path, a.kind, a.title_zh, a.bank_name, a.bank_tail, a.opened_on,
  a.closed_on, a.closed_until, a.receipt_year, a.receipt_no, a.version`;
const from = sql`from fund_account a join org o on o.region = a.region and o.id = a.org_id`;

/** An account in scope. */
export function findAccount(tx: Tx, id: number): Promise<AccountRow | undefined> {
  return tx.maybe<AccountRow>(sql`select ${columns} ${from} where a.region = ${regionOf(id)} and a.id = ${id}`);
}

/** As `findAccount`, locked: entries, receipts and closing of one account go one after the other. */
export function lockAccount(tx: Tx, id: number): Promise<AccountRow | undefined> {
  return tx.maybe<AccountRow>(
    sql`select ${columns} ${from} where a.region = ${regionOf(id)} and a.id = ${id} for no key update of a`,
  );
}

/** Open accounts of an organisation of one kind, the first opened first. */
export function accountsOf(tx: Tx, region: number, orgId: number, kind: string): Promise<AccountRow[]> {
  return tx.many<AccountRow>(sql`select ${columns} ${from}
    where a.region = ${region} and a.org_id = ${orgId} and a.kind = ${kind} and a.closed_on is null order by a.id`);
}

/** Accounts in scope with their balances, after the cursor. */
export function listAccounts(
  tx: Tx,
  filter: { orgId?: number | undefined; kind?: string | undefined; after: number | null; limit: number },
): Promise<(AccountRow & { readonly balance_fen: number })[]> {
  return tx.many(sql`select ${columns}, coalesce(m.closing_fen, 0) + coalesce(e.moved, 0) as balance_fen ${from}
    left join fund_month m on m.region = a.region and m.account_id = a.id and m.month = a.closed_until
    left join lateral (select sum(case when e.debit_head = 'cash' then e.amount_fen else -e.amount_fen end) as moved from fund_entry e
      where e.region = a.region and e.account_id = a.id and (a.closed_until is null or e.month > a.closed_until)) e on true
    where true
    ${filter.orgId === undefined ? empty : sql`and a.org_id = ${filter.orgId}`}
    ${filter.kind === undefined ? empty : sql`and a.kind = ${filter.kind}`}
    ${filter.after === null ? empty : sql`and a.id > ${filter.after}`}
    order by a.id limit ${filter.limit}`);
}

/** Cash of an account: what was closed plus what moved since, in one statement. */
export async function balanceOf(tx: Tx, account: Pick<AccountRow, 'region' | 'id'>): Promise<number> {
  const { balance } = await tx.one<{
    balance: number;
  }>(sql`select coalesce(sum(case when e.debit_head = 'cash' then e.amount_fen
      else -e.amount_fen end), 0) + coalesce((select m.closing_fen from fund_month m where m.region = ${account.region}
        and m.account_id = ${account.id} order by m.month desc limit 1), 0) as balance
    from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id}
      and e.month > coalesce((select max(m.month) from fund_month m where m.region = ${account.region} and m.account_id = ${account.id}), '0001-01-01')`);
  return balance;
}

/** Opens an account. */
export async function insertAccount(
  tx: Tx,
  account: {
    region: number;
    id: number;
    orgId: number;
    path: string;
    kind: string;
    titleZh: string;
    bankName: string;
    bankTail: string;
    openedOn: string;
  },
): Promise<boolean> {
  const added =
    await tx.run(sql`insert into fund_account (region, id, org_id, path, kind, title_zh, bank_name, bank_tail, opened_on)
    values (${account.region}, ${account.id}, ${account.orgId}, ${account.path}, ${account.kind}, ${account.titleZh},
      ${account.bankName}, ${account.bankTail}, ${account.openedOn}) on conflict do nothing`);
  return added === 1;
}

/** Changes columns of a locked account. */
export async function updateAccount(tx: Tx, account: AccountRow, changes: ColumnChanges): Promise<void> {
  await tx.run(sql`update fund_account a set ${assign(changes)}version = a.version + 1
    where a.region = ${account.region} and a.id = ${account.id}`);
}

/** Writes one entry. There is no way to change or remove it. */
export async function insertEntry(tx: Tx, entry: EntryInsert): Promise<void> {
  await tx.run(sql`insert into fund_entry (region, id, account_id, org_id, path, kind, debit_head, credit_head, amount_fen, happened_on, month,
      purpose, party_zh, summary_zh, receipt_no, request_id, transfer_id, campaign_id, run_step_id, counters_id, reason, posted_by,
      posted_by_name, posted_at)
    values (${entry.region}, ${entry.id}, ${entry.account.id}, ${entry.account.org_id}, ${entry.account.path}, ${entry.kind}, ${entry.debit},
      ${entry.credit}, ${entry.amountFen}, ${entry.happenedOn}, date_trunc('month', ${entry.happenedOn}::date), ${entry.purpose},
      ${entry.partyZh}, ${entry.summaryZh}, ${entry.receiptNo}, ${entry.requestId}, ${entry.transferId}, ${entry.campaignId},
      ${entry.runStepId}, ${entry.countersId}, ${entry.reason}, ${entry.by}, ${entry.byName}, ${entry.at})`);
}

const entryColumns = sql`e.region, e.id, e.account_id, e.org_id, e.path, e.kind, e.debit_head, e.credit_head, e.amount_fen, e.happened_on,
  e.purpose, e.party_zh, e.summary_zh, e.receipt_no, e.campaign_id, e.transfer_id, e.request_id, e.counters_id, e.reason, e.posted_by,
  e.posted_by_name, e.posted_at,
  coalesce((select sum(c.amount_fen) from fund_entry c where c.region = e.region and c.counters_id = e.id), 0)::bigint as countered_fen`;

/** An entry in scope with what was taken back of it. */
export function findEntry(tx: Tx, id: number): Promise<EntryRow | undefined> {
  return tx.maybe<EntryRow>(
    sql`select ${entryColumns} from fund_entry e where e.region = ${regionOf(id)} and e.id = ${id}`,
  );
}

/** The entry of an account that belongs to a transfer. */
export function findEntryOfTransfer(
  tx: Tx,
  account: Pick<AccountRow, 'region' | 'id'>,
  transferId: number,
): Promise<EntryRow | undefined> {
  return tx.maybe<EntryRow>(sql`select ${entryColumns} from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id}
    and e.transfer_id = ${transferId} and e.counters_id is null`);
}

/** Entries of an account, newest first. */
export function listEntries(
  tx: Tx,
  account: AccountRow,
  filter: { month?: string | undefined; before: number | null; limit: number },
): Promise<EntryRow[]> {
  return tx.many<EntryRow>(sql`select ${entryColumns} from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id}
    ${filter.month === undefined ? empty : sql`and e.month = ${filter.month}`}
    ${filter.before === null ? empty : sql`and e.id < ${filter.before}`}
    order by e.id desc limit ${filter.limit}`);
}

/** What moved in a month. */
export async function movementOf(
  tx: Tx,
  account: Pick<AccountRow, 'region' | 'id'>,
  month: string,
): Promise<{ in_fen: number; out_fen: number }> {
  return await tx.one<{ in_fen: number; out_fen: number }>(sql`select
      coalesce(sum(e.amount_fen) filter (where e.debit_head = 'cash'), 0)::bigint as in_fen,
      coalesce(sum(e.amount_fen) filter (where e.credit_head = 'cash'), 0)::bigint as out_fen
    from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id} and e.month = ${month}`);
}

/** Closed months and the open ones with entries, newest first. */
export function listMonths(tx: Tx, account: AccountRow): Promise<MonthRow[]> {
  return tx.many<MonthRow>(sql`
    select m.month, m.opening_fen, m.in_fen, m.out_fen, m.closing_fen, m.closed_by_name, m.reason, true as is_closed
      from fund_month m where m.region = ${account.region} and m.account_id = ${account.id}
    union all
    select o.month, (sum(o.in_fen - o.out_fen) over w - (o.in_fen - o.out_fen) + o.base)::bigint, o.in_fen, o.out_fen,
        (sum(o.in_fen - o.out_fen) over w + o.base)::bigint, null, null, false
      from (select e.month, coalesce(sum(e.amount_fen) filter (where e.debit_head = 'cash'), 0)::bigint as in_fen,
          coalesce(sum(e.amount_fen) filter (where e.credit_head = 'cash'), 0)::bigint as out_fen,
          coalesce((select m.closing_fen from fund_month m where m.region = ${account.region} and m.account_id = ${account.id}
            and m.month = ${account.closed_until}::date), 0) as base
        from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id}
          and e.month > coalesce(${account.closed_until}::date, '0001-01-01') group by e.month) o
      window w as (order by o.month)
    order by 1 desc limit 120`);
}

/** Cash at the end of the last closed month. */
export async function closingBefore(tx: Tx, account: AccountRow): Promise<number> {
  const row = await tx.maybe<{ closing_fen: number }>(sql`select m.closing_fen from fund_month m
    where m.region = ${account.region} and m.account_id = ${account.id} and m.month = ${account.closed_until}::date`);
  return row?.closing_fen ?? 0;
}

/** Writes a closed month. There is no way to change or remove it. */
export async function insertMonth(
  tx: Tx,
  account: AccountRow,
  month: Omit<MonthRow, 'is_closed' | 'closed_by_name'> & { counted_fen: number },
  by: { id: number | null; name: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into fund_month (region, account_id, month, org_id, path, opening_fen, in_fen, out_fen, closing_fen, counted_fen, reason,
      closed_by, closed_by_name, closed_at)
    values (${account.region}, ${account.id}, ${month.month}, ${account.org_id}, ${account.path}, ${month.opening_fen}, ${month.in_fen},
      ${month.out_fen}, ${month.closing_fen}, ${month.counted_fen}, ${month.reason}, ${by.id}, ${by.name}, ${by.at})`);
}

/** Trial balance of an account: both sides, each head, and whether what was closed still follows from the entries. */
export async function proveAccount(tx: Tx, account: AccountRow) {
  const heads = await tx.many<{
    head: string;
    balance: number;
  }>(sql`select h.head, sum(h.amount)::bigint as balance from (
      select e.debit_head as head, e.amount_fen as amount from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id}
      union all
      select e.credit_head, -e.amount_fen from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id}) h
    group by h.head order by h.head`);
  const sides = await tx.one<{
    entries: number;
    total: number;
  }>(sql`select count(*) as entries, coalesce(sum(e.amount_fen), 0)::bigint as total
    from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id}`);
  const wrong = await tx.one<{ n: number }>(sql`select count(*) as n from fund_month m
    cross join lateral (select coalesce(sum(case when e.debit_head = 'cash' then e.amount_fen else -e.amount_fen end), 0) as cash
      from fund_entry e where e.region = m.region and e.account_id = m.account_id and e.month <= m.month) c
    where m.region = ${account.region} and m.account_id = ${account.id} and m.closing_fen <> c.cash`);
  return { heads, ...sides, monthsAgree: wrong.n === 0 };
}

/** Accounts of an organisation that hold money, and transfers of it that nobody confirmed. */
export async function countMoneyLeft(
  tx: Tx,
  org: { readonly region: number; readonly id: number },
): Promise<{ count: number }> {
  return await tx.one<{ count: number }>(sql`select
      (select count(*) from (select e.account_id from fund_entry e where e.region = ${org.region} and e.org_id = ${org.id} group by e.account_id
        having sum(case when e.debit_head = 'cash' then e.amount_fen else -e.amount_fen end) <> 0) a)
      + (select count(*) from fund_transfer t where t.region = ${org.region} and t.org_id = ${org.id} and t.state in ('asked', 'sent', 'refused'))
      as count`);
}
