import { SpreadsheetError } from '../errors.ts';

/** Complete elements inside one buffer: start and end offsets in pairs, the end behind the closing tag. */
export interface ElementChunk {
  readonly buffer: Buffer;
  readonly ranges: readonly number[];
}

/** An element longer than this is no row and no shared string of a real workbook. */
const maxElementBytes = 16 * 1024 * 1024;
/** What may stand before the first element (widths, views) and after the last (merged areas). */
const maxMarginBytes = 16 * 1024 * 1024;

/** What surrounds the elements of a part. */
export interface Margins {
  /** Everything before the first element; set when the first chunk arrives. */
  head: string;
  /** Everything after the last element; set at the end. */
  tail: string;
  /** Namespace prefix of the part's elements with its colon; '' in nearly all files. */
  prefix: string;
}

/**
 * Cuts a part into its `name` elements (`row`, `si`) without building a tree: the bytes of each complete
 * element are handed on, and only an incomplete last one is carried over, so memory stays at one chunk.
 */
export async function* cutElements(
  part: AsyncIterable<Buffer>,
  name: string,
  margins: Margins,
): AsyncGenerator<ElementChunk> {
  let pending: Buffer = Buffer.alloc(0);
  let started = false;
  for await (const chunk of part) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    if (!started) {
      const first = findFirst(pending, name, margins);
      if (first < 0) {
        if (pending.length > maxMarginBytes) throw new SpreadsheetError('file.torn', { detail: `<${name}>` });
        continue;
      }
      margins.head = pending.toString('utf8', 0, first);
      pending = pending.subarray(first);
      started = true;
    }
    const ranges = completeElements(pending, name, margins.prefix);
    const end = ranges.at(-1) ?? 0;
    if (ranges.length > 0) yield { buffer: pending, ranges };
    pending = pending.subarray(end);
    if (pending.length > maxElementBytes) throw new SpreadsheetError('file.torn', { detail: `<${name}>` });
  }
  if (!started) margins.head = pending.toString('utf8');
  else margins.tail = pending.toString('utf8');
}

/** Offset of the first element, or -1; learns the prefix from the root and refuses what no workbook contains. */
function findFirst(buffer: Buffer, name: string, margins: Margins): number {
  if (buffer.length > 3 && (buffer.readUInt16LE(0) === 0xfeff || buffer.readUInt16BE(0) === 0xfeff)) {
    throw new SpreadsheetError('file.torn', { detail: 'UTF-16' });
  }
  if (buffer.includes('<!DOCTYPE')) throw new SpreadsheetError('file.torn', { detail: 'DOCTYPE' });
  const root = /<(?![?!])(?:([\w.-]+):)?[\w.-]+[\s>/]/.exec(buffer.toString('latin1', 0, 4096));
  margins.prefix = root?.[1] === undefined ? '' : `${root[1]}:`;
  return findOpening(buffer, `<${margins.prefix}${name}`, 0);
}

/** Finds `<name` followed by a blank, `>` or `/`, so that `<row` does not find `<rowBreaks`. */
function findOpening(buffer: Buffer, opening: string, from: number): number {
  for (let at = buffer.indexOf(opening, from); at >= 0; at = buffer.indexOf(opening, at + 1)) {
    const next = buffer[at + opening.length];
    if (next === undefined) return -1;
    if (next === 0x20 || next === 0x3e || next === 0x2f || (next >= 0x09 && next <= 0x0d)) return at;
  }
  return -1;
}

function completeElements(buffer: Buffer, name: string, prefix: string): number[] {
  const opening = `<${prefix}${name}`;
  const closing = `</${prefix}${name}>`;
  const ranges: number[] = [];
  for (let at = findOpening(buffer, opening, 0); at >= 0;) {
    const tagEnd = buffer.indexOf(0x3e, at);
    if (tagEnd < 0) break;
    let end = tagEnd + 1;
    if (buffer[tagEnd - 1] !== 0x2f) {
      const close = buffer.indexOf(closing, tagEnd);
      if (close < 0) break;
      end = close + closing.length;
    }
    ranges.push(at, end);
    at = findOpening(buffer, opening, end);
  }
  return ranges;
}
