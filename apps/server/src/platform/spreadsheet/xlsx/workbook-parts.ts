import type { Archive } from '../archive.ts';
import { SpreadsheetError } from '../errors.ts';
import { attributesOf, openingTags } from './xml-text.ts';

/** A worksheet and where it is. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** Parts of a workbook that reading needs. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
  readonly sharedStrings?: string;
  readonly styles?: string;
}

const maxPartBytes = 16 * 1024 * 1024;

/** Finds the worksheets and their helpers by the relationships of the package, never by customary names. */
export async function readWorkbookParts(archive: Archive): Promise<WorkbookParts> {
  const root = await relationships(archive, '_rels/.rels', '');
  const workbook = root.find((relation) => relation.type === 'officeDocument')?.target;
  if (workbook === undefined) throw new SpreadsheetError('file.torn', { detail: '_rels/.rels' });
  const xml = await archive.text(workbook, maxPartBytes);
  const slash = workbook.lastIndexOf('/') + 1;
  const folder = workbook.slice(0, slash);
  const related = await relationships(archive, `${folder}_rels/${workbook.slice(slash)}.rels`, folder);
  const partOf = (type: string): string | undefined =>
    related.find((relation) => relation.type === type && archive.has(relation.target))?.target;
  const sharedStrings = partOf('sharedStrings');
  const styles = partOf('styles');
  return {
    sheets: sheetsOf(xml, related),
    date1904: /^(1|true|on)$/.test(attributesOf(openingTags(xml, 'workbookPr')[0] ?? '')['date1904'] ?? ''),
    ...(sharedStrings === undefined ? {} : { sharedStrings }),
    ...(styles === undefined ? {} : { styles }),
  };
}

interface Relation {
  readonly id: string;
  /** Last segment of the type's address; transitional and strict workbooks agree in it. */
  readonly type: string;
  readonly target: string;
}

async function relationships(archive: Archive, part: string, folder: string): Promise<Relation[]> {
  if (!archive.has(part)) return [];
  return openingTags(await archive.text(part, maxPartBytes), 'Relationship').map((tag) => {
    const { Id = '', Type = '', Target = '' } = attributesOf(tag);
    return { id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolveTarget(folder, Target) };
  });
}

function resolveTarget(folder: string, target: string): string {
  const segments: string[] = [];
  for (const segment of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function sheetsOf(xml: string, related: readonly Relation[]): SheetPart[] {
  const sheets: SheetPart[] = [];
  for (const tag of openingTags(xml, 'sheet')) {
    const { name, state, id } = attributesOf(tag);
    const relation = related.find((candidate) => candidate.id === id);
    // Chart sheets and dialog sheets hold no rows.
    if (name === undefined || relation?.type !== 'worksheet') continue;
    sheets.push({ name, hidden: state === 'hidden' || state === 'veryHidden', part: relation.target });
  }
  return sheets;
}
