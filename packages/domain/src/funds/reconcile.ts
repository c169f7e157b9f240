import { daysBetween, type IsoDate } from '../kernel/iso-date.ts';

/** A line of a bank statement or payment list; plus is money in. */
export interface StatementLine {
  readonly row: number;
  readonly on: IsoDate | null;
  readonly amountFen: number | null;
  readonly party: string;
  readonly reference: string;
}

/** Something in the books that a line may stand for. */
export interface BookedItem {
  readonly id: number;
  readonly on: IsoDate;
  readonly amountFen: number;
  readonly party: string;
}

/** Why a line was not simply matched. */
export type MatchReason =
  | 'unreadable'
  | 'repeated'
  | 'nothing-booked'
  | 'several'
  | 'other-party'
  | 'other-day'
  | 'other-amount';

/** What became of a line. */
export interface MatchedLine {
  readonly row: number;
  readonly state: 'matched' | 'doubtful' | 'unmatched';
  readonly itemId: number | null;
  readonly reason: MatchReason | null;
}

/**
 * Matches a statement with the books (对账). Each booked item serves one line at most. Certain is only what agrees in
 * amount, day (within `days`) and, where both name one, party; everything else is shown to a person with its reason.
 */
export function matchStatement(
  lines: readonly StatementLine[],
  items: readonly BookedItem[],
  days: number,
): readonly MatchedLine[] {
  const used = new Set<number>();
  const results = new Map<number, MatchedLine>();
  const seen = new Set<string>();
  const open: ReadableLine[] = [];
  for (const line of lines) {
    const fault = isReadable(line) ? repeatedBefore(line, seen) : 'unreadable';
    if (fault !== undefined) results.set(line.row, { row: line.row, state: 'doubtful', itemId: null, reason: fault });
    else if (isReadable(line)) open.push(line);
  }
  for (const isSure of [sameParty, mayBeSameParty]) {
    for (const line of open) {
      if (results.has(line.row)) continue;
      const fitting = items.filter((item) => !used.has(item.id) && agrees(line, item, days) && isSure(line, item));
      const [only] = fitting;
      // Two of the same person, amount and day are as good as one: the first is taken, the second serves the next line.
      if (only && (fitting.length === 1 || isSure === sameParty)) {
        used.add(only.id);
        results.set(line.row, { row: line.row, state: 'matched', itemId: only.id, reason: null });
      }
    }
  }
  const free = items.filter(({ id }) => !used.has(id));
  return lines.map((line) => results.get(line.row) ?? doubtAbout(line, free, days));
}

interface ReadableLine extends StatementLine {
  readonly on: IsoDate;
  readonly amountFen: number;
}

const isReadable = (line: StatementLine): line is ReadableLine =>
  line.on !== null && line.amountFen !== null && line.amountFen !== 0;

const agrees = (line: ReadableLine, item: BookedItem, days: number): boolean =>
  item.amountFen === line.amountFen && Math.abs(daysBetween(line.on, item.on)) <= days;

const sameParty = (line: StatementLine, item: BookedItem): boolean => line.party !== '' && line.party === item.party;

const mayBeSameParty = (line: StatementLine, item: BookedItem): boolean =>
  line.party === '' || item.party === '' || line.party === item.party;

function repeatedBefore({ reference }: StatementLine, seen: Set<string>): MatchReason | undefined {
  if (reference === '') return undefined;
  if (seen.has(reference)) return 'repeated';
  seen.add(reference);
  return undefined;
}

/** The nearest thing in the books that was not used, and what does not agree. */
function doubtAbout(line: StatementLine, free: readonly BookedItem[], days: number): MatchedLine {
  const doubtful = (reason: MatchReason, itemId: number | null): MatchedLine => ({
    row: line.row,
    state: 'doubtful',
    itemId,
    reason,
  });
  if (!isReadable(line)) return doubtful('unreadable', null);
  const fitting = free.filter((item) => agrees(line, item, days));
  const possible = fitting.filter((item) => mayBeSameParty(line, item));
  if (possible.length > 1) return doubtful('several', null);
  const [other] = fitting;
  if (other) return doubtful(fitting.length > 1 ? 'several' : 'other-party', fitting.length > 1 ? null : other.id);
  const late = free.find((item) => item.amountFen === line.amountFen && sameParty(line, item));
  if (late) return doubtful('other-day', late.id);
  const wrong = free.find((item) => sameParty(line, item) && Math.abs(daysBetween(line.on, item.on)) <= days);
  if (wrong) return doubtful('other-amount', wrong.id);
  return { row: line.row, state: 'unmatched', itemId: null, reason: 'nothing-booked' };
}
