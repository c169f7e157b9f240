import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Files } from '../../platform/files/files.ts';
import { refuse } from '../../platform/refusal.ts';
import { tellType, type FileType } from './file-types.ts';

/** A file that lies in the store, with its true type. */
export interface ReceivedFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly type: FileType;
}

/**
 * Takes a stream into the store after its type was told. Refuses `file.too-large`, `file.torn`, `file.empty`,
 * `file.type-refused`, `storage.full`; nothing of a refused file stays.
 */
export async function receiveFile(files: Files, content: Readable, maxBytes: number): Promise<ReceivedFile> {
  const incoming = await files.temporary();
  try {
    const size = await writeWithin(content, incoming, maxBytes);
    if (size === 0) refuse('file.empty');
    const type = await tellType(incoming);
    if (typeof type === 'string') refuse('file.type-refused', { reason: typeReasons[type] });
    return { ...(await files.save(createReadStream(incoming), maxBytes)), type };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ERR_HTTP_ABORTED')
      refuse('file.torn');
    throw error;
  } finally {
    await rm(incoming, { force: true });
  }
}

const typeReasons = {
  unknown: '只收 PDF、Word（docx）、Excel（xlsx）和图片（jpg、png、heic）',
  'old-office': '这是旧版 Office 文件，请在 WPS 或 Word 中另存为 docx 或 xlsx',
  macros: '文件中有宏，请另存为不带宏的 docx 或 xlsx',
  broken: '文件已损坏，打不开',
} as const;

async function writeWithin(content: Readable, path: string, maxBytes: number): Promise<number> {
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > maxBytes ? new TooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(content, meter, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    if (error instanceof TooLarge) refuse('file.too-large', { maxMegabytes: Math.floor(maxBytes / 1_048_576) });
    throw error;
  }
  return size;
}

class TooLarge extends Error {}
