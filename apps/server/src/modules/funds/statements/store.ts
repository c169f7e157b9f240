import type { BookedItem, MatchedLine } from '@jishi/domain';
import sql from 'sql-template-tag';
import type { Tx } from '../../../platform/db/tx.ts';
import { regionOf } from '../../../platform/ids.ts';
import type { AccountRow } from '../books/store.ts';
import type { ReadLine } from './columns.ts';

/** Row of `fund_statement` with its counts. */
export interface StatementRow {
  readonly region: number;
  readonly id: number;
  readonly account_id: number;
  readonly account_title: string;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly file_name: string;
  readonly from_on: string | null;
  readonly until_on: string | null;
  readonly imported_by_name: string;
  readonly imported_at: Date;
  readonly matched: number;
  readonly doubtful: number;
  readonly unmatched: number;
  readonly settled: number;
}

/** One line with what it was held against. */
export interface LineRow {
  readonly region: number;
  readonly id: number;
  readonly statement_id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly row_no: number;
  readonly booked_on: string | null;
  readonly amount_fen: number | null;
  readonly party_zh: string;
  readonly remark_zh: string;
  readonly reference: string;
  readonly state: 'matched' | 'doubtful' | 'unmatched' | 'settled';
  readonly reason: string | null;
  readonly item_id: number | null;
  readonly settled_reason: string | null;
  readonly settled_by_name: string | null;
}

const counted = sql`select s.region, s.id, s.account_id, a.title_zh as account_title, s.org_id, o.short_name as org_name, s.path, s.file_name,
    s.from_on, s.until_on, s.imported_by_name, s.imported_at,
    count(r.id) filter (where r.state = 'matched') as matched, count(r.id) filter (where r.state = 'doubtful') as doubtful,
    count(r.id) filter (where r.state = 'unmatched') as unmatched, count(r.id) filter (where r.state = 'settled') as settled
  from fund_statement s join fund_account a on a.region = s.region and a.id = s.account_id
  join org o on o.region = s.region and o.id = s.org_id
  left join fund_statement_row r on r.region = s.region and r.statement_id = s.id`;
const grouped = sql`group by s.region, s.id, a.title_zh, o.short_name`;

/** A statement in scope. */
export function findStatement(tx: Tx, id: number): Promise<StatementRow | undefined> {
  return tx.maybe<StatementRow>(sql`${counted} where s.region = ${regionOf(id)} and s.id = ${id} ${grouped}`);
}

/** Statements of an account, newest first. */
export function listStatements(tx: Tx, account: { region: number; id: number }): Promise<StatementRow[]> {
  return tx.many<StatementRow>(
    sql`${counted} where s.region = ${account.region} and s.account_id = ${account.id} ${grouped} order by s.id desc limit 24`,
  );
}

/** Lines of a statement in the order of the file. */
export function listLines(tx: Tx, statement: { region: number; id: number }): Promise<LineRow[]> {
  return tx.many<LineRow>(sql`select ${lineColumns} from fund_statement_row r join org o on o.region = r.region and o.id = r.org_id
    where r.region = ${statement.region} and r.statement_id = ${statement.id} order by r.row_no`);
}

/** A line, locked. */
export function lockLine(tx: Tx, id: number): Promise<LineRow | undefined> {
  return tx.maybe<LineRow>(sql`select ${lineColumns} from fund_statement_row r join org o on o.region = r.region and o.id = r.org_id
    where r.region = ${regionOf(id)} and r.id = ${id} for update of r`);
}

const lineColumns = sql`r.region, r.id, r.statement_id, r.org_id, o.short_name as org_name, r.path, r.row_no, r.booked_on, r.amount_fen, r.party_zh,
  r.remark_zh, r.reference, r.state, r.reason, r.item_id, r.settled_reason, r.settled_by_name`;

/** Adds a statement; false when the same file was taken before. */
export async function insertStatement(
  tx: Tx,
  account: AccountRow,
  statement: {
    id: number;
    fileName: string;
    sha256: string;
    fromOn: string | null;
    untilOn: string | null;
    by: number | null;
    byName: string;
    at: Date;
  },
): Promise<boolean> {
  const added =
    await tx.run(sql`insert into fund_statement (region, id, account_id, org_id, path, file_name, sha256, from_on, until_on, imported_by,
      imported_by_name, imported_at)
    values (${account.region}, ${statement.id}, ${account.id}, ${account.org_id}, ${account.path}, ${statement.fileName}, ${statement.sha256},
      ${statement.fromOn}, ${statement.untilOn}, ${statement.by}, ${statement.byName}, ${statement.at}) on conflict do nothing`);
  return added === 1;
}

/** Adds all lines in one statement. */
export async function insertLines(
  tx: Tx,
  account: AccountRow,
  statementId: number,
  lines: readonly { readonly id: number; readonly line: ReadLine; readonly match: MatchedLine }[],
): Promise<void> {
  const rows = lines.map(({ id, line, match }) => ({
    id,
    row_no: line.row,
    booked_on: line.on,
    amount_fen: line.amountFen,
    party_zh: line.party,
    remark_zh: line.remark,
    reference: line.reference,
    state: match.state,
    reason: match.reason,
    item_id: match.itemId,
  }));
  await tx.run(sql`insert into fund_statement_row (region, id, statement_id, org_id, path, row_no, booked_on, amount_fen, party_zh, remark_zh,
      reference, state, reason, item_id)
    select ${account.region}, n.id, ${statementId}, ${account.org_id}, ${account.path}, n.row_no, n.booked_on, n.amount_fen, n.party_zh, n.remark_zh,
      n.reference, n.state, n.reason, n.item_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id bigint, row_no int, booked_on date, amount_fen bigint, party_zh text,
      remark_zh text, reference text, state text, reason text, item_id bigint)`);
}

/** Notes why a line needs no entry, or which was made. */
export async function settleLine(
  tx: Tx,
  line: LineRow,
  settled: { reason: string; byName: string; at: Date },
): Promise<void> {
  await tx.run(sql`update fund_statement_row r set state = 'settled', settled_reason = ${settled.reason}, settled_by_name = ${settled.byName},
    settled_at = ${settled.at} where r.region = ${line.region} and r.id = ${line.id}`);
}

/** Entries of an account between two days that no statement matched yet and that were not taken back. */
export function listOpenEntries(
  tx: Tx,
  account: AccountRow,
  days: { from: string; until: string },
): Promise<(BookedItem & { readonly kind: string })[]> {
  return tx.many(sql`select e.id, e.happened_on as on, e.kind, case when e.debit_head = 'cash' then e.amount_fen else -e.amount_fen end as "amountFen",
      e.party_zh as party
    from fund_entry e where e.region = ${account.region} and e.account_id = ${account.id} and e.counters_id is null
      and e.happened_on between ${days.from} and ${days.until}
      and not exists (select from fund_entry c where c.region = e.region and c.counters_id = e.id and c.amount_fen = e.amount_fen)
      and not exists (select from fund_statement_row r where r.region = e.region and r.item_id = e.id and r.state = 'matched')
    order by e.happened_on, e.id limit 20000`);
}

/** Ids that a statement matched already, of those asked for. */
export async function matchedAlready(tx: Tx, region: number, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await tx.many<{ id: number }>(sql`select r.item_id as id from fund_statement_row r
    where r.region = ${region} and r.item_id = any(${[...ids]}::bigint[]) and r.state = 'matched'`);
  return new Set(rows.map(({ id }) => id));
}
