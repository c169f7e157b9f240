import { SpreadsheetError } from '../errors.ts';

/** First bytes of the container that legacy Office files and encrypted workbooks share. */
export const compoundFileMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const endOfChain = 0xfffffffe;
const freeSector = 0xffffffff;

/**
 * Streams of a compound file (MS-CFB) by name, of whatever storage. Chains are followed at most once
 * around, so a file made to loop ends as torn.
 */
export function readCompoundFile(file: Buffer): ReadonlyMap<string, Buffer> {
  try {
    return readStreams(file);
  } catch (error) {
    if (error instanceof SpreadsheetError) throw error;
    throw new SpreadsheetError('file.torn', { detail: 'OLE2' }, { cause: error });
  }
}

function readStreams(file: Buffer): ReadonlyMap<string, Buffer> {
  if (file.length < 512 || !file.subarray(0, 8).equals(compoundFileMark)) throw new RangeError('not a compound file');
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new RangeError('sector size');
  const size = 1 << shift;
  const sector = (index: number): Buffer => {
    const start = (index + 1) * size;
    if (start >= file.length) throw new RangeError('sector out of range');
    return file.subarray(start, start + size);
  };
  const fat = readNumbers(fatSectors(file, sector, size).map(sector));
  const chain = (first: number): Buffer => Buffer.concat(follow(fat, first).map(sector));
  const directory = chain(file.readUInt32LE(48));
  const entries = readDirectory(directory);
  const root = entries.find((entry) => entry.kind === 5);
  const small = root === undefined ? Buffer.alloc(0) : chain(root.first);
  const smallFat = readNumbers([chain(file.readUInt32LE(60))]);
  const cutoff = file.readUInt32LE(56);
  const streams = new Map<string, Buffer>();
  for (const entry of entries) {
    if (entry.kind !== 2) continue;
    const bytes =
      entry.size < cutoff
        ? Buffer.concat(follow(smallFat, entry.first).map((index) => small.subarray(index * 64, index * 64 + 64)))
        : chain(entry.first);
    if (bytes.length < entry.size) throw new RangeError('stream is short');
    streams.set(entry.name, bytes.subarray(0, entry.size));
  }
  return streams;
}

function fatSectors(file: Buffer, sector: (index: number) => Buffer, size: number): number[] {
  const sectors: number[] = [];
  for (let at = 76; at < 512; at += 4) sectors.push(file.readUInt32LE(at));
  let next = file.readUInt32LE(68);
  for (let guard = file.length / size; next < endOfChain && guard > 0; guard--) {
    const numbers = readNumbers([sector(next)]);
    sectors.push(...numbers.slice(0, -1));
    next = numbers.at(-1) ?? endOfChain;
  }
  return sectors.filter((index) => index !== freeSector && index !== endOfChain);
}

function readNumbers(sectors: readonly Buffer[]): number[] {
  const numbers: number[] = [];
  for (const bytes of sectors) {
    for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
  }
  return numbers;
}

function follow(table: readonly number[], first: number): number[] {
  const sectors: number[] = [];
  for (let at = first; at < endOfChain; at = table[at] ?? endOfChain) {
    if (sectors.length > table.length) throw new RangeError('chain loops');
    sectors.push(at);
  }
  return sectors;
}

interface DirectoryEntry {
  readonly name: string;
  readonly kind: number;
  readonly first: number;
  readonly size: number;
}

function readDirectory(directory: Buffer): DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const nameBytes = Math.min(64, directory.readUInt16LE(at + 64));
    entries.push({
      name: directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2)),
      kind: directory[at + 66] ?? 0,
      first: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}
