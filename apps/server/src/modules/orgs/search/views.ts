import sql from 'sql-template-tag';
import type { Tx } from '../../../platform/db/tx.ts';
import { needleOf } from './spelling.ts';
import type { DocumentKind } from './store.ts';

/** A hit; the longer the common beginning, the earlier it stands. */
export interface SearchHit {
  readonly id: number;
  readonly text: string;
  readonly detail: string;
}

/** Looks up a text in the scope of the transaction. `found` may hold more than `most`: at most ten times as many are ranked. */
export async function search(tx: Tx, kind: DocumentKind, query: string, most: number): Promise<SearchHit[]> {
  const needle = needleOf(query);
  if (!needle) return [];
  const [grams, pattern, latin] =
    needle.kind === 'grams' ? [[...needle.grams], needle.pattern, null] : [null, null, needle.latin];
  const rows = await tx.many<SearchHit & { pinyin: string }>(
    sql`select s.id, s.text, s.detail, s.pinyin from search_documents(${kind}, ${grams}::text[], ${pattern}, ${latin}, ${most * 10}) s`,
  );
  const text = query.trim();
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  const rank = (row: SearchHit & { pinyin: string }) => {
    if (row.text === text || row.pinyin === latin) return 0;
    if (row.text.startsWith(text)) return 1;
    return 2;
  };
  unique.sort(
    (a, b) => rank(a) - rank(b) || a.text.length - b.text.length || compareText(a.pinyin, b.pinyin) || a.id - b.id,
  );
  return unique.slice(0, most).map(({ id, text: found, detail }) => ({ id, text: found, detail }));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
