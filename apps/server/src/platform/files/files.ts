import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '../refusal.ts';

/** Content-addressed store: a file is named by its SHA-256, written whole or not at all. */
export interface Files {
  /**
   * Stores a stream.
   *
   * @param maxBytes refused with `file.too-large` beyond it
   * @returns hash and size; the same content is stored once
   */
  save(content: Readable, maxBytes: number): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
  open(sha256: string): Readable;
  pathOf(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  /** A new temporary file path in the same file system. */
  temporary(): Promise<string>;
}

/** Files below `root`. */
export function createFiles(root: string): Files {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a content hash');
    return join(root, 'objects', sha256.slice(0, 2), sha256);
  };
  const temporary = async () => {
    await mkdir(join(root, 'incoming'), { recursive: true });
    return join(root, 'incoming', randomUUID());
  };
  return {
    pathOf,
    temporary,
    open: (sha256) => createReadStream(pathOf(sha256)),
    has: (sha256) =>
      access(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    async save(content, maxBytes) {
      const incoming = await temporary();
      const hash = createHash('sha256');
      let sizeBytes = 0;
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          sizeBytes += chunk.length;
          if (sizeBytes > maxBytes) return done(new TooLarge());
          hash.update(chunk);
          done(null, chunk);
        },
      });
      try {
        await pipeline(content, meter, createWriteStream(incoming, { mode: 0o600 }));
        // On disk before it is acknowledged.
        const handle = await open(incoming, 'r+');
        await handle.sync();
        await handle.close();
        const sha256 = hash.digest('hex');
        const target = pathOf(sha256);
        await mkdir(join(target, '..'), { recursive: true });
        await rename(incoming, target);
        // The name too: a row that points to this content may be committed the moment after.
        const folder = await open(join(target, '..'), 'r');
        await folder.sync();
        await folder.close();
        return { sha256, sizeBytes };
      } catch (error) {
        await rm(incoming, { force: true });
        if (error instanceof TooLarge) refuse('file.too-large', { maxMegabytes: Math.floor(maxBytes / 1_048_576) });
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') refuse('storage.full');
        if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') refuse('file.torn');
        throw error;
      }
    },
  };
}

class TooLarge extends Error {}
