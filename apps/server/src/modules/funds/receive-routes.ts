import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { PassThrough, type Writable } from 'node:stream';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { HttpReply, HttpRequest } from '../../platform/http/mount.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';

/** Statements of a month are small; what is larger is no statement. */
const maxBytes = 20 * 1_048_576;

/** A table that was sent, on disk only while it is read. */
export interface ReceivedTable {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
}

/** Takes the one file of a form, gives it to `work`, and removes it: names and sums stay in the database alone. */
export async function receiveTable<T>(
  platform: Pick<Platform, 'files'>,
  request: HttpRequest,
  work: (table: ReceivedTable) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) refuse('input.malformed');
  const part = await request.file({ limits: { fileSize: maxBytes + 65_536, files: 1, fields: 3 } });
  if (!part) return refuse('fund.no-file');
  const path = await platform.files.temporary();
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
    if (part.file.truncated || part.file.bytesRead > maxBytes)
      refuse('file.too-large', { maxMegabytes: maxBytes / 1_048_576 });
    const name = part.filename.replace(/[\u0000-\u001f\u007f/\\]/g, '').slice(-200) || '对账单.xlsx';
    return await work({ path, name, sha256: await hashOf(path) });
  } finally {
    await rm(path, { force: true });
  }
}

/** Sends a workbook as it is written. */
export async function sendWorkbook(
  reply: HttpReply,
  name: string,
  write: (target: Writable) => Promise<void>,
): Promise<HttpReply> {
  const target = new PassThrough();
  write(target).catch((error: Error) => target.destroy(error));
  return await reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('Cache-Control', 'private, no-store')
    .header('Content-Disposition', `attachment; filename="rows.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(target);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
