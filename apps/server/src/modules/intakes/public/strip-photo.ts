/**
 * A picture without what phones write into it: place, time, maker. Gives undefined for anything but JPEG and PNG, and
 * for what is broken.
 */
export function stripPhoto(bytes: Buffer): { readonly bytes: Buffer; readonly extension: 'jpg' | 'png' } | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))) {
    const stripped = stripJpeg(bytes);
    return stripped && { bytes: stripped, extension: 'jpg' };
  }
  if (bytes.subarray(0, 8).equals(pngMark)) {
    const stripped = stripPng(bytes);
    return stripped && { bytes: stripped, extension: 'png' };
  }
  return undefined;
}

const pngMark = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Segments up to the picture itself; of the application segments JFIF, colour profile and Adobe alone stay. */
function stripJpeg(bytes: Buffer): Buffer | undefined {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    // After the start of scan the picture follows to its end. What is appended behind it (a film, a second picture) goes.
    if (marker === 0xda) {
      const end = bytes.lastIndexOf(Buffer.of(0xff, 0xd9));
      if (end < at) return undefined;
      const first = endOfScans(bytes, at);
      return Buffer.concat([...kept, bytes.subarray(at, first ?? end + 2)]);
    }
    const length = bytes.readUInt16BE(at + 2);
    const next = at + 2 + length;
    if (length < 2 || next > bytes.length) return undefined;
    const isApplication = marker >= 0xe0 && marker <= 0xef;
    const stays = !isApplication && marker !== 0xfe;
    if (stays || marker === 0xe0 || marker === 0xe2 || marker === 0xee) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return undefined;
}

/** Place behind the end of the first picture: the first end mark after the scan began. */
function endOfScans(bytes: Buffer, from: number): number | undefined {
  const end = bytes.indexOf(Buffer.of(0xff, 0xd9), from);
  return end < 0 ? undefined : end + 2;
}

const pngDropped = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

function stripPng(bytes: Buffer): Buffer | undefined {
  const kept: Buffer[] = [pngMark];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const next = at + 12 + bytes.readUInt32BE(at);
    if (next > bytes.length) return undefined;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!pngDropped.has(type)) kept.push(bytes.subarray(at, next));
    if (type === 'IEND') return Buffer.concat(kept);
    at = next;
  }
  return undefined;
}
