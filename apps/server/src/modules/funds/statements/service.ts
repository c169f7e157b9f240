import { addDays, matchStatement, type BookedItem, type MatchReason } from '@jishi/domain';
import type { Writable } from 'node:stream';
import { actsFor, type Actor } from '../../../platform/access/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import { refuse } from '../../../platform/refusal.ts';
import { openTable, SpreadsheetError, writeWorkbook } from '../../../platform/spreadsheet/index.ts';
import type { Books } from '../books/service.ts';
import type { AccountRow } from '../books/store.ts';
import { findColumns, readLine, statementHeadings, type ReadLine } from './columns.ts';
import * as store from './store.ts';
import type { LineRow, StatementRow } from './store.ts';

/** Rows of one file; more are handed in month by month. */
const mostRows = 20_000;

/** Sentences for what does not agree. */
export const reasonsZh: Readonly<Record<MatchReason, string>> = {
  unreadable: '日期或金额读不出来，请对照原件改正',
  repeated: '流水号与前面的行重复',
  'nothing-booked': '账上没有这笔，请核实后登记',
  several: '账上有几笔金额和日期相同，请确认是哪一笔',
  'other-party': '金额和日期相符，对方不符',
  'other-day': '对方和金额相符，日期相差较多',
  'other-amount': '对方和日期相符，金额不符',
};

/** Things in the books beside plain entries (dues by person), for one account and period. */
export type ItemSource = (
  tx: Tx,
  account: AccountRow,
  days: { from: string; until: string },
) => Promise<readonly BookedItem[]>;

const sources: { readonly kinds: ReadonlySet<string>; readonly list: ItemSource }[] = [];

/** Registers what stands behind entries of some kinds, line by line: a collection of dues is one entry and many payments. */
export function addItemSource(kinds: readonly string[], list: ItemSource): void {
  if (!sources.some((source) => source.list === list)) sources.push({ kinds: new Set(kinds), list });
}

/** Reconciliation (对账). */
export type Statements = ReturnType<typeof createStatements>;

export function createStatements(platform: Platform, books: Books) {
  const { audit, clock, ids, rules } = platform;

  const itemsOf = async (tx: Tx, account: AccountRow, days: { from: string; until: string }): Promise<BookedItem[]> => {
    const detailed = new Set(sources.flatMap(({ kinds }) => [...kinds]));
    const plain = (await store.listOpenEntries(tx, account, days)).filter(({ kind }) => !detailed.has(kind));
    const found: BookedItem[] = [...plain];
    for (const { list } of sources) {
      const items = await list(tx, account, days);
      const taken = await store.matchedAlready(
        tx,
        account.region,
        items.map(({ id }) => id),
      );
      found.push(...items.filter(({ id }) => !taken.has(id)));
    }
    return found;
  };

  return {
    find: store.findStatement,
    listOf: store.listStatements,
    lines: store.listLines,

    /** Reads a statement and holds it against the books; nothing is posted. */
    async take(
      db: Database,
      actor: Actor,
      accountId: number,
      file: { path: string; sha256: string; name: string },
    ): Promise<number> {
      const lines = await readStatement(file.path);
      return await db.write(actor.scope, async (tx) => {
        const account = await books.lockOwn(tx, actor, accountId);
        const days = lines.flatMap(({ on }) => (on === null ? [] : [on])).sort();
        const [from, until] = [days[0] ?? clock.today(), days.at(-1) ?? clock.today()];
        const apart = await rules.value<number>(tx, 'fund.reconcile.days', clock.today(), account.path);
        // A month around, so that a wrong day is named as such instead of "not booked".
        const items = await itemsOf(tx, account, { from: addDays(from, -31), until: addDays(until, 31) });
        const matches = matchStatement(lines, items, apart);
        const id = await ids.next(tx, account.region);
        const statement = {
          id,
          fileName: file.name,
          sha256: file.sha256,
          fromOn: days[0] ?? null,
          untilOn: days.at(-1) ?? null,
          by: actor.userId,
          byName: actor.displayName,
          at: clock.now(),
        };
        if (!(await store.insertStatement(tx, account, statement))) refuse('fund.statement-again');
        const taken = await ids.take(tx, account.region, lines.length);
        const byRow = new Map(matches.map((match) => [match.row, match]));
        const rows = lines.flatMap((line, index) => {
          const match = byRow.get(line.row);
          return match ? [{ id: taken[index] ?? 0, line, match }] : [];
        });
        for (let at = 0; at < rows.length; at += 2000)
          await store.insertLines(tx, account, id, rows.slice(at, at + 2000));
        await audit.append(tx, actor, {
          action: 'fund.import-statement',
          subjectKind: 'fund_statement',
          subjectId: id,
          orgId: account.org_id,
          path: account.path,
          region: account.region,
          facts: { rows: rows.length, matched: matches.filter(({ state }) => state === 'matched').length },
        });
        return id;
      });
    },

    /** A person explains a line that was not matched. */
    async settle(tx: Tx, actor: Actor, rowId: number, reason: string): Promise<void> {
      const line = await store.lockLine(tx, rowId);
      if (!line) refuse('record.not-found');
      if (!actsFor(actor, line.org_id)) refuse('fund.not-own', { org: line.org_name });
      if (line.state === 'matched' || line.state === 'settled') refuse('fund.row-settled');
      await store.settleLine(tx, line, { reason, byName: actor.displayName, at: clock.now() });
      await audit.append(tx, actor, {
        action: 'fund.settle-row',
        subjectKind: 'fund_statement',
        subjectId: line.statement_id,
        orgId: line.org_id,
        path: line.path,
        region: line.region,
        facts: { row: line.row_no, reason },
      });
    },

    /** What is open, as a table with the reason of each row. */
    async writeOpenRows(statement: StatementRow, lines: readonly LineRow[], target: Writable): Promise<void> {
      const open = lines.filter(({ state }) => state === 'doubtful' || state === 'unmatched');
      await writeWorkbook(target, [
        {
          name: '待核对',
          title: `${statement.account_title} 待核对的行`,
          columns: [
            { heading: '行号', kind: 'number' },
            { heading: '日期', kind: 'date' },
            { heading: '金额' },
            { heading: '对方' },
            { heading: '摘要' },
            { heading: '流水号' },
          ],
          faultHeading: '问题',
          rows: open.map((line) => ({
            cells: [
              line.row_no,
              line.booked_on ?? '',
              line.amount_fen === null ? '' : (line.amount_fen / 100).toFixed(2),
              line.party_zh,
              line.remark_zh,
              line.reference,
            ],
            faults: [
              {
                column: line.reason === 'other-party' ? 3 : line.reason === 'other-day' ? 1 : 2,
                text: reasonsZh[(line.reason ?? 'nothing-booked') as MatchReason],
                severity: line.state === 'unmatched' ? ('error' as const) : ('warning' as const),
              },
            ],
          })),
        },
      ]);
    },
  };
}

/** All lines of a file; a file that is no statement is refused with what is missing. */
async function readStatement(path: string): Promise<ReadLine[]> {
  const lines: ReadLine[] = [];
  try {
    await using table = await openTable(path, { knownHeadings: statementHeadings });
    const columns = findColumns(table.head.headings);
    if (columns.on < 0) refuse('fund.statement-columns', { missing: '日期' });
    if (columns.amount < 0 && columns.in < 0 && columns.out < 0) refuse('fund.statement-columns', { missing: '金额' });
    for await (const batch of table.batches()) {
      for (const { row, cells } of batch)
        if (cells.some((cell) => cell !== '')) lines.push(readLine(row, cells, columns));
      if (lines.length > mostRows) refuse('fund.statement-long', { most: mostRows });
    }
  } catch (error) {
    if (error instanceof SpreadsheetError) refuse(error.code, error.facts);
    throw error;
  }
  if (lines.length === 0) refuse('fund.statement-empty');
  return lines;
}
