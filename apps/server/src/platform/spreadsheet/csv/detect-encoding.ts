import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';

/** Encodings in which offices save CSV. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const step = 4 * 1024 * 1024;

/**
 * The encoding of a text file: by its mark, else UTF-8 where all of it is valid UTF-8, else GB18030 (which
 * includes GBK and GB2312). The whole file is looked at, because the first Chinese name may come late.
 */
export async function detectEncoding(path: string): Promise<TextEncodingName> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(4);
    const { bytesRead } = await file.read(head, 0, 4, 0);
    if (bytesRead >= 2 && head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
    if (bytesRead >= 2 && head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
    if (bytesRead >= 3 && head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
    const buffer = Buffer.allocUnsafe(step);
    for (let position = 0; ;) {
      const { bytesRead: size } = await file.read(buffer, 0, step, position);
      if (size === 0) return 'utf-8';
      const whole = size < step ? size : lastCharacterStart(buffer, size);
      if (!isUtf8(buffer.subarray(0, whole))) return 'gb18030';
      position += whole;
    }
  } finally {
    await file.close();
  }
}

/** Where the last, possibly cut, character of a block begins. */
function lastCharacterStart(buffer: Buffer, size: number): number {
  let at = size - 1;
  while (at > size - 4 && at > 0 && ((buffer[at] ?? 0) & 0xc0) === 0x80) at--;
  return at > 0 ? at : size;
}
