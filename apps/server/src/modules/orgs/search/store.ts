import sql, { join } from 'sql-template-tag';
import type { Tx } from '../../../platform/db/tx.ts';
import { gramsOf, type Spelling } from './spelling.ts';

/** What can be found by the search box. */
export type DocumentKind = 'org' | 'member';

/** A thing to be found. `id` is the id of the thing itself. */
export interface SearchDocument extends Spelling {
  readonly region: number;
  readonly id: number;
  readonly path: string;
  readonly kind: DocumentKind;
  readonly text: string;
  /** Shown beside the text to tell namesakes apart; never searched. */
  readonly detail: string;
  /** Further keys, as the last four characters of an identity number with a leading #. */
  readonly keys?: readonly string[];
}

/** Stores documents, replacing those that stand under the same id. */
export async function saveDocuments(tx: Tx, documents: readonly SearchDocument[]): Promise<void> {
  for (let start = 0; start < documents.length; start += 2000) {
    await saveSome(tx, documents.slice(start, start + 2000));
  }
}

async function saveSome(tx: Tx, documents: readonly SearchDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const of = <K>(pick: (document: SearchDocument) => K): K[] => documents.map(pick);
  // unnest takes no ragged arrays, so the grams of one document travel as one text.
  const grams = of((document) => [...gramsOf(document.text), ...(document.keys ?? [])].join(' '));
  await tx.run(sql`insert into search_doc (region, id, path, kind, text, detail, pinyin, initials, grams)
    select u.region, u.id, u.path, u.kind, u.text, u.detail, u.pinyin, u.initials, string_to_array(u.grams, ' ')
    from unnest(${of((d) => d.region)}::int[], ${of((d) => d.id)}::bigint[], ${of((d) => d.path)}::text[], ${of((d) => d.kind)}::text[],
      ${of((d) => d.text)}::text[], ${of((d) => d.detail)}::text[], ${of((d) => d.pinyin)}::text[], ${of((d) => d.initials)}::text[],
      ${grams}::text[]) as u (region, id, path, kind, text, detail, pinyin, initials, grams)
    on conflict (region, id) do update set path = excluded.path, text = excluded.text, detail = excluded.detail,
      pinyin = excluded.pinyin, initials = excluded.initials, grams = excluded.grams`);
}

/** Removes documents: what has ended is found in its history, not by the search box. */
export async function removeDocuments(tx: Tx, region: number, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.run(sql`delete from search_doc d where d.region = ${region} and d.id in (${join(ids)})`);
}
