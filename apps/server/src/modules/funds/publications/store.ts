import sql, { empty } from 'sql-template-tag';
import { assign, type ColumnChanges } from '../../../platform/db/assign.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { regionOf } from '../../../platform/ids.ts';
import type { AccountRow } from '../books/store.ts';

/** Figures of a year as they were drafted. */
export interface Figures {
  readonly openingFen: number;
  readonly closingFen: number;
  readonly income: readonly { readonly head: string; readonly amountFen: number }[];
  readonly outgo: readonly { readonly head: string; readonly purpose: string | null; readonly amountFen: number }[];
  readonly payers: number;
  readonly owing: number;
}

/** Row of `fund_publication`. */
export interface PublicationRow {
  readonly region: number;
  readonly id: number;
  readonly account_id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly kind: string;
  readonly year: number;
  readonly state: 'drafted' | 'checked' | 'published' | 'superseded';
  readonly figures: Figures;
  readonly drafted_by: number | null;
  readonly drafted_by_name: string;
  readonly checked_by: number | null;
  readonly checked_by_name: string | null;
  readonly remark_zh: string | null;
  readonly published_by_name: string | null;
  readonly published_on: string | null;
  readonly version: number;
}

const columns = sql`p.region, p.id, p.account_id, p.org_id, o.short_name as org_name, p.path, p.kind, p.year, p.state, p.figures, p.drafted_by,
  p.drafted_by_name, p.checked_by, p.checked_by_name, p.remark_zh, p.published_by_name, p.published_on, p.version`;
const from = sql`from fund_publication p join org o on o.region = p.region and o.id = p.org_id`;

/** A publication that the caller may read. */
export function findPublication(tx: Tx, id: number): Promise<PublicationRow | undefined> {
  return tx.maybe<PublicationRow>(sql`select ${columns} ${from} where p.region = ${regionOf(id)} and p.id = ${id}`);
}

/** A publication, locked; superiors' ones cannot be. */
export function lockPublication(tx: Tx, id: number): Promise<PublicationRow | undefined> {
  return tx.maybe<PublicationRow>(
    sql`select ${columns} ${from} where p.region = ${regionOf(id)} and p.id = ${id} for update of p`,
  );
}

/** The current publication of an account and year. */
export function currentOf(
  tx: Tx,
  account: { region: number; id: number },
  year: number,
): Promise<PublicationRow | undefined> {
  return tx.maybe<PublicationRow>(sql`select ${columns} ${from} where p.region = ${account.region} and p.account_id = ${account.id}
    and p.year = ${year} and p.state <> 'superseded' for update of p`);
}

/** Publications, newest year first; `publishedOnly` for readers who keep no books. */
export function listPublications(
  tx: Tx,
  filter: { year?: number | undefined; publishedOnly: boolean; offset: number; limit: number },
): Promise<PublicationRow[]> {
  return tx.many<PublicationRow>(sql`select ${columns} ${from} where p.state <> 'superseded'
    ${filter.publishedOnly ? sql`and p.state = 'published'` : empty}
    ${filter.year === undefined ? empty : sql`and p.year = ${filter.year}`}
    order by p.year desc, p.id limit ${filter.limit} offset ${filter.offset}`);
}

/** Writes a draft. */
export async function insertPublication(
  tx: Tx,
  account: AccountRow,
  draft: { id: number; year: number; figures: Figures; by: number | null; byName: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into fund_publication (region, id, account_id, org_id, path, kind, year, state, figures, drafted_by, drafted_by_name, drafted_at)
    values (${account.region}, ${draft.id}, ${account.id}, ${account.org_id}, ${account.path}, ${account.kind}, ${draft.year}, 'drafted',
      ${JSON.stringify(draft.figures)}, ${draft.by}, ${draft.byName}, ${draft.at})`);
}

/** Changes columns of a locked publication. */
export async function updatePublication(tx: Tx, row: PublicationRow, changes: ColumnChanges): Promise<void> {
  await tx.run(
    sql`update fund_publication p set ${assign(changes)}version = p.version + 1 where p.region = ${row.region} and p.id = ${row.id}`,
  );
}

/** Sums of a year by head and purpose, counter-entries taken off. */
export function sumYear(
  tx: Tx,
  account: AccountRow,
  year: number,
): Promise<{ head: string; purpose: string | null; amount: number }[]> {
  return tx.many(sql`select h.head, h.purpose, sum(h.amount)::bigint as amount from (
      select case when e.debit_head = 'cash' then e.credit_head else e.debit_head end as head, e.purpose,
        case when e.debit_head = 'cash' then e.amount_fen else -e.amount_fen end as amount
      from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id}
        and e.month between ${`${year}-01-01`} and ${`${year}-12-01`}) h
    group by h.head, h.purpose having sum(h.amount) <> 0 order by h.head, h.purpose`);
}

/** Balance at the begin of a year. */
export async function openingOf(tx: Tx, account: AccountRow, year: number): Promise<number> {
  const { cash } = await tx.one<{
    cash: number;
  }>(sql`select coalesce(sum(case when e.debit_head = 'cash' then e.amount_fen else -e.amount_fen end), 0)::bigint as cash
    from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id} and e.month < ${`${year}-01-01`}`);
  return cash;
}

/** Whether a person posted, closed, approved, paid or asked in a year of an account. */
export async function hasWorked(
  tx: Tx,
  account: { region: number; id: number },
  year: number,
  userId: number,
): Promise<boolean> {
  const [from_, until] = [`${year}-01-01`, `${year}-12-31`];
  const { worked } = await tx.one<{ worked: boolean }>(sql`select
      exists (select from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id} and e.posted_by = ${userId}
        and e.happened_on between ${from_} and ${until})
      or exists (select from fund_month m where m.region = ${account.region} and m.account_id = ${account.id} and m.closed_by = ${userId}
        and m.month between ${from_} and ${until})
      or exists (select from fund_request r join fund_entry e on e.region = r.region and e.id = r.entry_id
        where r.region = ${account.region} and r.account_id = ${account.id} and e.happened_on between ${from_} and ${until}
          and ${userId} in (r.requested_by, r.decided_by, r.paid_by)) as worked`);
  return worked;
}
