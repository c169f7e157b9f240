import type { Archive } from '../archive.ts';
import { normaliseText } from '../cell-text.ts';
import { cutElements, type Margins } from './elements.ts';
import { richText } from './xml-text.ts';

/** Shared strings of a workbook, in normal form. */
export interface SharedStrings {
  readonly count: number;
  /** The string at `index`; undefined when the workbook refers to one that it does not hold. */
  at(index: number): string | undefined;
}

/** Strings with a low index are the repeated ones (codes, names of branches): kept decoded. */
const cached = 65_536;

/**
 * Reads the table of shared strings into one buffer of UTF-8 beside an array of offsets: a million of
 * them cost their bytes and four more each, where JavaScript strings would cost some sixty each.
 */
export async function readSharedStrings(archive: Archive, part: string): Promise<SharedStrings> {
  // A string is never longer than its element, so the unpacked size is room enough.
  const store = Buffer.allocUnsafeSlow(Math.max(1, archive.claimedBytes(part)));
  let ends = new Uint32Array(1024);
  let count = 0;
  let used = 0;
  const margins: Margins = { head: '', tail: '', prefix: '' };
  for await (const { buffer, ranges } of cutElements(archive.read(part), 'si', margins)) {
    for (let i = 0; i < ranges.length; i += 2) {
      used += store.write(normaliseText(richText(buffer.toString('utf8', ranges[i], ranges[i + 1]))), used, 'utf8');
      if (count === ends.length) ends = grown(ends);
      ends[count++] = used;
    }
  }
  return sharedStrings(store, ends, count);
}

function grown(ends: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(ends.length * 2);
  larger.set(ends);
  return larger;
}

function sharedStrings(store: Buffer, ends: Uint32Array, count: number): SharedStrings {
  const decoded: (string | undefined)[] = [];
  const decode = (index: number): string => store.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]);
  return {
    count,
    at(index) {
      if (index >= count) return undefined;
      if (index >= cached) return decode(index);
      return (decoded[index] ??= decode(index));
    },
  };
}

/** For workbooks without shared strings. */
export const noSharedStrings: SharedStrings = { count: 0, at: () => undefined };
