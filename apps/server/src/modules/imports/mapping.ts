import { createHash } from 'node:crypto';
import type { ImportField } from '@jishi/rules';
import { fieldSets, type FieldSet, type ImportKind } from './fields.ts';
import { likeness } from './similarity.ts';

/** How one column is read. */
export interface ColumnMapping {
  /** `key` of the field list; null: the column is left out. */
  readonly field: string | null;
  /** 1 as the heading says, below that a guess; people look at what is under 0.9. */
  readonly confidence: number;
}

/** Headings that are never data: running numbers, and the remarks of a workbook we gave back. */
const ignored = /^(序号|编号|行号|№|no\.?|问题|问题与改法)$/i;
/** A guess below this is no guess. */
const least = 0.6;

/** Reads the headings of a kind: exact names first, then the likeliest; a field is read from one column only. */
export function mapHeadings(headings: readonly string[], fields: readonly ImportField[]): ColumnMapping[] {
  const guesses = headings.flatMap((heading, column) =>
    ignored.test(heading) || heading === ''
      ? []
      : fields.map((field, order) => ({ column, field: field.key, order, confidence: confidenceOf(heading, field) })),
  );
  // Equal guesses go to the first column and the first field: the list puts the main one first.
  guesses.sort((a, b) => b.confidence - a.confidence || a.column - b.column || a.order - b.order);
  const mapping: ColumnMapping[] = headings.map(() => ({ field: null, confidence: 0 }));
  const taken = new Set<string>();
  for (const { column, field, confidence } of guesses) {
    if (confidence < least || taken.has(field) || mapping[column]?.field !== null) continue;
    taken.add(field);
    mapping[column] = { field, confidence: Math.round(confidence * 100) / 100 };
  }
  return mapping;
}

function confidenceOf(heading: string, field: ImportField): number {
  const wanted = bare(heading);
  let best = 0;
  for (const title of [field.titleZh, ...field.aliases]) {
    if (heading === title) return 1;
    const known = bare(title);
    if (wanted === known || wanted === shortOf(title)) best = Math.max(best, 0.95);
    else if (known.length >= 3 && wanted.includes(known))
      best = Math.max(best, 0.6 + (0.25 * known.length) / wanted.length);
    else best = Math.max(best, likeness(wanted, known) * 0.85);
  }
  return best;
}

/** Without blanks, brackets, stars, colons. */
const bare = (text: string): string => text.replace(/[\s（）()*＊:：/／、]/g, '');
/** Without what stands in brackets. */
const shortOf = (text: string): string => bare(text.replace(/[（(].*?[）)]/g, ''));

/** What a sheet seems to list. */
export interface DetectedKind {
  readonly kind: ImportKind | null;
  readonly mapping: readonly ColumnMapping[];
}

/** Tells the kind of a sheet by its headings, helped by its name; null where too little fits. */
export function detectKind(sheet: string, headings: readonly string[]): DetectedKind {
  let best: { set: FieldSet; mapping: ColumnMapping[]; score: number } | undefined;
  for (const set of fieldSets) {
    const mapping = mapHeadings(headings, set.fields);
    const found = new Set(
      mapping.flatMap(({ field, confidence }) => (field !== null && confidence >= 0.8 ? [field] : [])),
    );
    const must = set.fields.filter(({ requirement }) => requirement === 'must');
    const share = must.filter(({ key }) => found.has(key)).length / must.length;
    const score = share + 0.01 * found.size + (set.sheetNames.test(sheet) ? 0.2 : 0);
    if (share >= 0.5 && score > (best?.score ?? 0)) best = { set, mapping, score };
  }
  return best
    ? { kind: best.set.kind, mapping: best.mapping }
    : { kind: null, mapping: headings.map(() => ({ field: null, confidence: 0 })) };
}

/** Required fields that no column is read into; without them no row can be taken. */
export function missingFields(set: FieldSet, mapping: readonly ColumnMapping[]): ImportField[] {
  const read = new Set(mapping.map(({ field }) => field));
  return set.fields.filter(({ key, requirement }) => requirement === 'must' && !read.has(key));
}

/** Name under which a mapping is remembered: the same headings in the same order. */
export function headingsHash(headings: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(headings)).digest('hex').slice(0, 32);
}
