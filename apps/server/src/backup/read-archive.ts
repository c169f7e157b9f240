import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { refuse, Refusal } from '../platform/refusal.ts';
import { entryNames, type Manifest } from './manifest.ts';

/** An archive open for reading. */
export interface Archive {
  readonly manifest: Manifest;
  /** Content of an entry; refuses a damaged one while it is read. */
  open(name: string): Promise<Readable>;
  read(name: string): Promise<Buffer>;
  close(): void;
}

/** Opens a backup. @throws Refusal when it is torn or no backup of ours */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openZip(path);
  const entries = new Map<string, yauzl.Entry>();
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: yauzl.Entry) => {
        entries.set(entry.fileName, entry);
        zip.readEntry();
      });
      zip.on('end', resolve).on('error', reject);
      zip.readEntry();
    });
  } catch (error) {
    zip.close();
    throw torn(error);
  }
  const open = (name: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (!entry) return Promise.reject(torn(new Error(`${name} 不在备份里`)));
    return new Promise((resolve, reject) =>
      zip.openReadStream(entry, (error, stream) => (error ? reject(torn(error)) : resolve(stream))),
    );
  };
  const read = async (name: string): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of await open(name)) chunks.push(chunk as Buffer);
    } catch (error) {
      throw torn(error);
    }
    return Buffer.concat(chunks);
  };
  try {
    if (!entries.has(entryNames.manifest)) refuse('backup.not-ours');
    const manifest = JSON.parse((await read(entryNames.manifest)).toString('utf8')) as Manifest;
    if (manifest.format !== 'jishi-backup' || manifest.version !== 1) refuse('backup.not-ours');
    return { manifest, open, read, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Reads every entry and compares its hash with the manifest. */
export async function checkArchive(archive: Archive, progress?: (done: number, all: number) => void): Promise<void> {
  const { tables, files, jobs } = archive.manifest;
  const all = tables.length + files.length + 1;
  let done = 0;
  for (const { name, sha256 } of tables) {
    await checkEntry(archive, entryNames.table(name), sha256);
    progress?.(++done, all);
  }
  for (const { sha256 } of files) {
    await checkEntry(archive, entryNames.file(sha256), sha256);
    progress?.(++done, all);
  }
  await checkEntry(archive, entryNames.jobs, jobs.sha256);
  progress?.(++done, all);
}

async function checkEntry(archive: Archive, name: string, expected: string): Promise<void> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of await archive.open(name)) hash.update(chunk as Buffer);
  } catch (error) {
    throw torn(error);
  }
  if (hash.digest('hex') !== expected) refuse('backup.torn', { detail: name });
}

/** Passes an entry on and compares its hash at the end: the receiver must be undone when it throws. */
export async function pour(
  archive: Archive,
  name: string,
  expected: string,
  target: NodeJS.WritableStream,
): Promise<void> {
  const hash = createHash('sha256');
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(await archive.open(name), meter, target);
  if (hash.digest('hex') !== expected) refuse('backup.torn', { detail: name });
}

function openZip(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) =>
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject((error as NodeJS.ErrnoException).code === 'ENOENT' ? error : torn(error)) : resolve(zip),
    ),
  );
}

function torn(error: unknown): unknown {
  if (error instanceof Refusal || (error as NodeJS.ErrnoException).code === 'ENOENT') return error;
  try {
    return refuse('backup.torn', { detail: (error as Error).message });
  } catch (refusal) {
    return refusal;
  }
}
