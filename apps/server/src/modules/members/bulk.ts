import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import type { MemberRow } from './import-row.ts';
import { saveRows, type RowRefusal } from './save-rows.ts';

/** What an import did. */
export interface MemberImportResult {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows that passed the check of the row and were refused by the whole roster, with the text of the module's catalogue. */
  readonly refused: readonly { readonly rowNumber: number; readonly code: RowRefusal }[];
}

const rowsPerStatement = 1000;

/**
 * Stores checked rows of a roster: adds, changes what differs, leaves equal rows alone, so that the same file may be
 * imported again. One audit event a call; run large files in several calls, each in its own transaction.
 *
 * @param source import the rows come from, kept in each person's history
 */
export async function importMembers(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  rows: readonly MemberRow[],
  source: { readonly importId: number | null; readonly fileName: string },
): Promise<MemberImportResult> {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const refused: { rowNumber: number; code: RowRefusal }[] = [];
  const parts: (readonly MemberRow[])[] = [];
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    parts.push(rows.slice(start, start + rowsPerStatement));
  const lane = async (): Promise<void> => {
    for (let part = parts.shift(); part; part = parts.shift()) {
      const outcomes = await saveRows(platform, tx, actor, part, {
        kind: 'import',
        id: source.importId,
        reason: source.fileName,
      });
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.kind === 'refused') refused.push({ rowNumber: part[index]?.rowNumber ?? 0, code: outcome.code });
        else counts[outcome.kind] += 1;
      }
    }
  };
  // Two lanes on one connection: the platform seals the next rows while the database stores these.
  await Promise.all([lane(), lane()]);
  await platform.audit.append(tx, actor, {
    action: 'member.import',
    subjectKind: 'import',
    subjectId: source.importId,
    facts: { ...counts, refused: refused.length, fileName: source.fileName },
  });
  return { ...counts, refused };
}
