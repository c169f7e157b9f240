import type { SheetInfo, TableHead } from '../../platform/spreadsheet/index.ts';
import { openFile, type SourceFile } from './check/read-part.ts';
import { fieldSetOf, fieldSets, type ImportKind } from './fields.ts';
import { detectKind, headingsHash, mapHeadings } from './mapping.ts';
import type { ImportPart } from './schema.ts';

/** Headings that help to find their row below titles and notes. */
const knownHeadings = fieldSets.flatMap(({ fields }) =>
  fields.flatMap(({ titleZh, aliases }) => [titleZh, ...aliases]),
);
/** Sheets that are looked into; a workbook with more is no roster. */
const maxSheets = 20;

/** A way of reading headings that was used before. */
export interface RememberedMapping {
  readonly kind: string;
  readonly headings_hash: string;
  readonly fields: readonly (string | null)[];
}

/**
 * Looks into a file: its sheets, what they list, how their columns are read. Hidden sheets are named and left out;
 * somebody may still choose them.
 *
 * @param remember earlier ways of reading these headings
 * @throws Refusal when the file cannot be read
 */
export async function inspectFile(
  file: SourceFile,
  remember: (hashes: readonly string[]) => Promise<readonly RememberedMapping[]>,
): Promise<ImportPart[]> {
  const first = await readHead(file, undefined);
  const sheets = first.sheets.slice(0, maxSheets);
  const heads = new Map<string, TableHead>([[first.sheet, first]]);
  const further = sheets.filter(({ name, hidden }) => !hidden && name !== first.sheet);
  // In the order of the file, two threads at a time: each starts an engine of its own.
  for (let from = 0; from < further.length; from += 2) {
    const pair = further.slice(from, from + 2);
    const found = await Promise.all(pair.map(({ name }) => headOrEmpty(file, name)));
    pair.forEach(({ name }, at) => {
      const head = found[at];
      if (head) heads.set(name, head);
    });
  }
  const remembered = await remember([...heads.values()].map(({ headings }) => headingsHash(headings)));
  return sheets.map((sheet) => partOf(sheet, heads.get(sheet.name), remembered));
}

/** Reads the head of one sheet anew: chosen by hand, or with another row of headings. */
export async function inspectSheet(
  file: SourceFile,
  sheet: SheetInfo,
  kind: ImportKind | null,
  headingRow: number | undefined,
): Promise<ImportPart> {
  const head = await readHead(file, sheet.name, headingRow);
  const part = partOf(sheet, head, []);
  return kind === null
    ? { ...part, kind }
    : { ...part, kind, mapping: mapHeadings(head.headings, fieldSetOf(kind).fields) };
}

async function readHead(file: SourceFile, sheet: string | undefined, headingRow?: number): Promise<TableHead> {
  const table = await openFile(file, { sheet, headingRow, knownHeadings, batchRows: 1 });
  try {
    return table.head;
  } finally {
    await table.close();
  }
}

/** A further sheet may be empty or a chart; that is no fault of the file. */
async function headOrEmpty(file: SourceFile, sheet: string): Promise<TableHead | undefined> {
  try {
    return await readHead(file, sheet);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'sheet.no-heading' || code === 'sheet.not-found') return undefined;
    throw error;
  }
}

function partOf(sheet: SheetInfo, head: TableHead | undefined, remembered: readonly RememberedMapping[]): ImportPart {
  const empty = { sheet: sheet.name, hidden: sheet.hidden, remembered: false };
  if (!head)
    return {
      ...empty,
      kind: null,
      headingRow: 1,
      headings: [],
      mapping: [],
      expectedRows: null,
      date1904: false,
      notices: [],
    };
  const detected = detectKind(sheet.name, head.headings);
  const known = remembered.find(({ headings_hash }) => headings_hash === headingsHash(head.headings));
  return {
    ...empty,
    headingRow: head.headingRow,
    headings: head.headings,
    ...(known
      ? {
          kind: known.kind as ImportKind,
          mapping: known.fields.map((field) => ({ field, confidence: field === null ? 0 : 1 })),
          remembered: true,
        }
      : detected),
    expectedRows: head.expectedRows ?? null,
    date1904: head.date1904,
    notices: head.notices,
  };
}
