import { openArchive, type Archive } from '../archive.ts';
import { SpreadsheetError } from '../errors.ts';
import type { SpreadsheetLimits } from '../limits.ts';
import { chooseSheet } from '../choose-sheet.ts';
import type { RawRow, TableSource } from '../table.ts';
import { cutElements, type Margins } from './elements.ts';
import { readMergedAreas } from './merged-areas.ts';
import { readNumberFormats } from './number-formats.ts';
import { createRowParser, type RowContext } from './row-parser.ts';
import { noSharedStrings, readSharedStrings } from './shared-strings.ts';
import { readWorkbookParts, type SheetPart } from './workbook-parts.ts';
import { attributesOf, openingTags } from './xml-text.ts';

const maxStyleBytes = 32 * 1024 * 1024;

/**
 * Opens a workbook for reading row by row. The chosen worksheet is unpacked twice: once to prove that it
 * is whole, to measure it and to learn its merged areas, which the format names behind the rows; then to
 * deliver the rows. So nothing of a torn file is ever delivered.
 */
export async function openXlsx(
  source: string | Buffer,
  sheetName: string | undefined,
  limits: SpreadsheetLimits,
): Promise<TableSource> {
  const archive = await openArchive(source, limits);
  try {
    refuseOtherPackages(archive);
    const parts = await readWorkbookParts(archive);
    const sheet = chooseSheet(parts.sheets, sheetName);
    const survey = await surveySheet(archive, sheet.part);
    const context: RowContext = {
      strings:
        parts.sharedStrings === undefined ? noSharedStrings : await readSharedStrings(archive, parts.sharedStrings),
      formats: parts.styles === undefined ? [] : readNumberFormats(await archive.text(parts.styles, maxStyleBytes)),
      date1904: parts.date1904,
      limits,
    };
    return {
      format: 'xlsx',
      sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
      sheet: sheet.name,
      rowCount: survey.rows,
      date1904: parts.date1904,
      hiddenColumns: survey.hiddenColumns,
      merges: survey.merges,
      chunks: () => readRows(archive, sheet, context),
      close: () => archive.close(),
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

/** Names the packages that look like a workbook from outside. */
function refuseOtherPackages(archive: Archive): void {
  const refuse = (kindZh: string, kindEn: string): never => {
    throw new SpreadsheetError('file.kind-not-taken', { kindZh, kindEn });
  };
  if (archive.has('xl/workbook.bin')) refuse('二进制工作簿（.xlsb）', 'a binary workbook (.xlsb)');
  if (archive.has('word/document.xml')) refuse('Word 文档', 'a Word document');
  if (archive.has('ppt/presentation.xml')) refuse('演示文稿', 'a presentation');
  if (archive.has('content.xml') && archive.has('mimetype'))
    refuse('OpenDocument 表格（.ods）', 'an OpenDocument file (.ods)');
  if (!archive.has('[Content_Types].xml')) refuse('压缩包', 'a zip archive');
}

interface Survey {
  readonly rows: number;
  readonly hiddenColumns: readonly number[];
  readonly merges: ReturnType<typeof readMergedAreas>;
}

async function surveySheet(archive: Archive, part: string): Promise<Survey> {
  const margins: Margins = { head: '', tail: '', prefix: '' };
  let rows = 0;
  for await (const { ranges } of cutElements(archive.read(part), 'row', margins)) rows += ranges.length / 2;
  return { rows, hiddenColumns: hiddenColumnsOf(margins.head), merges: readMergedAreas(margins.tail) };
}

/** A hidden range can reach to the last possible column; what matters ends long before. */
const lastColumnAsked = 511;

function hiddenColumnsOf(head: string): number[] {
  const hidden: number[] = [];
  for (const tag of openingTags(head, 'col')) {
    const attributes = attributesOf(tag);
    if (!/^(1|true|on)$/.test(attributes['hidden'] ?? '')) continue;
    const last = Math.min(Number(attributes['max'] ?? 0) - 1, lastColumnAsked);
    for (let column = Number(attributes['min'] ?? 1) - 1; column <= last; column++) hidden.push(column);
  }
  return hidden;
}

async function* readRows(archive: Archive, sheet: SheetPart, context: RowContext): AsyncGenerator<RawRow[]> {
  const margins: Margins = { head: '', tail: '', prefix: '' };
  let parse: ReturnType<typeof createRowParser> | undefined;
  for await (const { buffer, ranges } of cutElements(archive.read(sheet.part), 'row', margins)) {
    parse ??= createRowParser(context, margins.prefix);
    const rows: RawRow[] = [];
    for (let i = 0; i < ranges.length; i += 2) {
      const row = parse(buffer, ranges[i] ?? 0, ranges[i + 1] ?? 0);
      if (row.cells.length > 0 || row.problems !== undefined) rows.push(row);
    }
    yield rows;
  }
}
