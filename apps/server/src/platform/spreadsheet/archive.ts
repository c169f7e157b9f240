import type { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { SpreadsheetError } from './errors.ts';
import type { SpreadsheetLimits } from './limits.ts';

/** Parts below this size are never judged by their ratio: a few kilobytes of blanks pack very well. */
const ratioCountsFrom = 8 * 1024 * 1024;

/** A zip archive whose directory has passed the limits. */
export interface Archive {
  /** Has a part of that name; names are compared without regard to case, as the format demands. */
  has(name: string): boolean;
  /** Unpacked size by the directory, in bytes; a claim, checked while the part is read. */
  claimedBytes(name: string): number;
  /**
   * Bytes of a part as they are unpacked. Fails with `file.torn` when they are fewer, more or other than
   * the directory says, and with the limits when they exceed them whatever the directory says.
   */
  read(name: string): AsyncIterable<Buffer>;
  /** A small part as text. */
  text(name: string, maxBytes: number): Promise<string>;
  close(): void;
}

/**
 * Opens a zip archive and checks its directory before anything is unpacked: number of parts, sum of
 * sizes, ratio of the whole and of each large part.
 */
export async function openArchive(source: string | Buffer, limits: SpreadsheetLimits): Promise<Archive> {
  const zip = await openZip(source);
  try {
    const parts = await checkDirectory(zip, limits);
    return archiveOf(zip, parts, limits);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(source: string | Buffer): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false } as const;
  try {
    return await (typeof source === 'string' ? openPromise(source, options) : fromBufferPromise(source, options));
  } catch (error) {
    throw torn(error);
  }
}

async function checkDirectory(zip: ZipFile, limits: SpreadsheetLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.maxEntries) {
    throw new SpreadsheetError('file.too-many-parts', { entries: zip.entryCount, limitEntries: limits.maxEntries });
  }
  const parts = new Map<string, Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      checkSize(unpacked, zip.fileSize, limits);
      checkRatio(entry.uncompressedSize, entry.compressedSize, limits);
      parts.set(entry.fileName.toLowerCase(), entry);
    }
  } catch (error) {
    throw error instanceof SpreadsheetError ? error : torn(error);
  }
  return parts;
}

function checkSize(unpacked: number, packed: number, limits: SpreadsheetLimits): void {
  if (unpacked > limits.maxUnpackedBytes) {
    throw new SpreadsheetError('file.unpacks-too-large', {
      limitMegabytes: Math.round(limits.maxUnpackedBytes / 1024 / 1024),
    });
  }
  checkRatio(unpacked, packed, limits);
}

function checkRatio(unpacked: number, packed: number, limits: SpreadsheetLimits): void {
  if (unpacked > ratioCountsFrom && unpacked > packed * limits.maxRatio) {
    throw new SpreadsheetError('file.packed-suspiciously', { limitRatio: limits.maxRatio });
  }
}

function archiveOf(zip: ZipFile, parts: ReadonlyMap<string, Entry>, limits: SpreadsheetLimits): Archive {
  const partOf = (name: string): Entry => {
    const entry = parts.get(name.toLowerCase());
    if (entry === undefined) throw new SpreadsheetError('file.torn', { detail: name });
    return entry;
  };
  return {
    has: (name) => parts.has(name.toLowerCase()),
    claimedBytes: (name) => partOf(name).uncompressedSize,
    read: (name) => readPart(zip, partOf(name), limits),
    async text(name, maxBytes) {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of readPart(zip, partOf(name), limits)) {
        size += chunk.length;
        if (size > maxBytes) throw new SpreadsheetError('file.torn', { detail: `${name} > ${maxBytes}` });
        chunks.push(chunk);
      }
      return Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\ufeff/, '');
    },
    close: () => zip.close(),
  };
}

async function* readPart(zip: ZipFile, entry: Entry, limits: SpreadsheetLimits): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) throw new SpreadsheetError('file.encryption-not-taken');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw new SpreadsheetError('file.torn', { detail: `${entry.fileName}: ${entry.compressionMethod}` });
  }
  let size = 0;
  let checksum = 0;
  try {
    const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    const stream: AsyncIterable<Buffer> = entry.compressionMethod === 0 ? packed : inflated(packed);
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > entry.uncompressedSize) throw new SpreadsheetError('file.torn', { detail: entry.fileName });
      checkSize(size, zip.fileSize, limits);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof SpreadsheetError ? error : torn(error);
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) {
    throw new SpreadsheetError('file.torn', { detail: entry.fileName });
  }
}

/** In large chunks: a worksheet of 200 MB in pieces of 16 kB spends its time in the event loop. */
function inflated(packed: Readable): Readable {
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  packed.on('error', (error) => inflate.destroy(error));
  inflate.on('close', () => packed.destroy());
  return packed.pipe(inflate);
}

function torn(cause: unknown): SpreadsheetError {
  return new SpreadsheetError(
    'file.torn',
    { detail: cause instanceof Error ? cause.message : String(cause) },
    { cause },
  );
}
