import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { createChoiceLists } from './choice-lists.ts';
import { commentsPart, drawingPart } from './notes-parts.ts';
import { sheetPart, type SheetResult } from './sheet-part.ts';
import type { WriteSheet } from './sheet-to-write.ts';
import { stylesPart } from './styles-part.ts';
import { mainNamespace, relationNamespace, xmlHead, xmlText } from './write-xml.ts';

/** How to write a workbook. */
export interface WriteWorkbookOptions {
  /** Instant written into the file; the present by default. Fix it to get the same bytes again. */
  readonly at?: Date;
  /** Comments written per sheet; beyond it remarks stay as colour and in the sheet's `faultHeading` column. */
  readonly maxNotes?: number;
}

/** What was written. */
export interface WrittenWorkbook {
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
}

/** More comments than this make Excel slow to open the file. */
const usualMaxNotes = 5000;

/**
 * Writes a workbook as a stream: rows are pulled, formatted, packed and forgotten, so memory does not grow
 * with them. Headings are frozen and repeated on each printed page, A4 landscape, fitted to its width.
 *
 * @param target a path, written under another name first, so that it is whole or absent; or a stream
 */
export async function writeWorkbook(
  target: string | Writable,
  sheets: readonly WriteSheet[],
  options: WriteWorkbookOptions = {},
): Promise<WrittenWorkbook> {
  for (const sheet of sheets) checkSheetName(sheet.name);
  const zip = new ZipFile();
  const output = typeof target === 'string' ? createWriteStream(`${target}.part`) : target;
  const abort = new AbortController();
  const written = pipeline(zip.outputStream, output, { signal: abort.signal });
  // Whichever fails first ends the other: a full disk the rows, a failing query the file.
  const [parts, bytes] = await Promise.allSettled([
    Promise.race([addParts(zip, sheets, options), written.then(() => new Promise<never>(() => undefined))]).catch(
      (error: unknown) => {
        abort.abort(error);
        throw error;
      },
    ),
    written,
  ]);
  const failure = [parts, bytes].find((result) => result.status === 'rejected' && !isAbort(result.reason));
  if (failure?.status === 'rejected' || parts.status === 'rejected') {
    if (typeof target === 'string') await rm(`${target}.part`, { force: true });
    throw failure?.status === 'rejected' ? failure.reason : new Error('writing was aborted');
  }
  if (typeof target === 'string') await rename(`${target}.part`, target);
  return parts.value;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Refuses names that Excel would repair on opening; a programmer's mistake. */
function checkSheetName(name: string): void {
  if (name.length === 0 || name.length > 31 || /[[\]:*?/\\]/.test(name))
    throw new Error(`not a worksheet name: ${name}`);
}

async function addParts(
  zip: ZipFile,
  sheets: readonly WriteSheet[],
  options: WriteWorkbookOptions,
): Promise<WrittenWorkbook> {
  const mtime = options.at ?? new Date();
  const lists = createChoiceLists(sheets);
  const all = lists.sheet === undefined ? sheets : [...sheets, lists.sheet];
  const add = (path: string, text: string): void => zip.addBuffer(Buffer.from(text), path, { mtime });
  const results: SheetResult[] = [];
  for (const [index, sheet] of all.entries()) {
    const result: SheetResult = { rows: 0, notes: [] };
    const part = sheetPart(sheet, lists.validations(sheet), options.maxNotes ?? usualMaxNotes, result);
    await addStream(zip, part, `xl/worksheets/sheet${index + 1}.xml`, mtime);
    results.push(result);
    if (result.notes.length === 0) continue;
    add(
      `xl/worksheets/_rels/sheet${index + 1}.xml.rels`,
      relations([
        ['vmlDrawing', `../drawings/vmlDrawing${index + 1}.vml`],
        ['comments', `../comments${index + 1}.xml`],
      ]),
    );
    add(`xl/drawings/vmlDrawing${index + 1}.vml`, drawingPart(result.notes));
    add(`xl/comments${index + 1}.xml`, commentsPart(result.notes));
  }
  add('xl/styles.xml', stylesPart);
  add('xl/workbook.xml', workbookPart(all));
  add(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...all.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  );
  add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  add('[Content_Types].xml', contentTypes(results));
  zip.end();
  return { sheets: sheets.map(({ name }, index) => ({ name, rows: results[index]?.rows ?? 0 })) };
}

/** Adds a part and waits until its last piece was taken. */
async function addStream(zip: ZipFile, pieces: AsyncGenerator<Buffer>, path: string, mtime: Date): Promise<void> {
  const stream = Readable.from(pieces, { objectMode: false });
  const taken = new Promise<void>((resolve, reject) => stream.on('end', resolve).on('error', reject));
  // A worksheet compresses little better at level 6 and takes twice the time.
  zip.addReadStream(stream, path, { mtime, compressionLevel: 3 });
  await taken;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationNamespace}/${type}" Target="${target}"/>`,
  );
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

function workbookPart(sheets: readonly WriteSheet[]): string {
  const items = sheets.map(
    (sheet, index) =>
      `<sheet name="${xmlText(sheet.name)}" sheetId="${index + 1}"${sheet.hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const titles = sheets.map(
    (sheet, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${xmlText(sheet.name.replaceAll("'", "''"))}'!$1:$1</definedName>`,
  );
  return `${xmlHead}<workbook xmlns="${mainNamespace}" xmlns:r="${relationNamespace}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${items.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`;
}

function contentTypes(results: readonly SheetResult[]): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${kind}.${type}+xml"/>`;
  const sheets = results.map(
    (result, index) =>
      part(`worksheets/sheet${index + 1}.xml`, 'worksheet') +
      (result.notes.length > 0 ? part(`comments${index + 1}.xml`, 'comments') : ''),
  );
  return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${sheets.join('')}</Types>`;
}
