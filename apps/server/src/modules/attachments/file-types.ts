import { open } from 'node:fs/promises';
import { openPromise } from 'yauzl';

/** A kind of file that may be kept. */
export interface FileType {
  readonly extension: 'pdf' | 'jpg' | 'png' | 'heic' | 'docx' | 'xlsx';
  readonly mediaType: string;
  /** Whether a browser may show it in place: no type that can carry a script. */
  readonly inline: boolean;
}

/** Why a file is not kept. */
export type TypeFault = 'unknown' | 'old-office' | 'macros' | 'broken';

const pdf: FileType = { extension: 'pdf', mediaType: 'application/pdf', inline: true };
const jpg: FileType = { extension: 'jpg', mediaType: 'image/jpeg', inline: true };
const png: FileType = { extension: 'png', mediaType: 'image/png', inline: true };
const heic: FileType = { extension: 'heic', mediaType: 'image/heic', inline: false };
const docx: FileType = {
  extension: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  inline: false,
};
const xlsx: FileType = {
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  inline: false,
};

/** Type by media type, for rows that were checked when they came. */
export function typeOfMedia(mediaType: string): FileType | undefined {
  return [pdf, jpg, png, heic, docx, xlsx].find((type) => type.mediaType === mediaType);
}

const heicBrands: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1']);
/** An honest office file has some dozens of parts. */
const maxParts = 10_000;

/** Tells the type of a file from its content; name and announced type are not looked at. */
export async function tellType(path: string): Promise<FileType | TypeFault> {
  const head = await firstBytes(path, 16);
  const startsWith = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return pdf;
  if (startsWith(0xff, 0xd8, 0xff)) return jpg;
  if (startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return png;
  if (head.subarray(4, 8).toString('latin1') === 'ftyp' && heicBrands.has(head.subarray(8, 12).toString('latin1')))
    return heic;
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) return 'old-office';
  return startsWith(0x50, 0x4b, 0x03, 0x04) ? await tellOfficeType(path) : 'unknown';
}

/** Reads the list of parts only; nothing is unpacked, so a zip bomb does nothing. */
async function tellOfficeType(path: string): Promise<FileType | TypeFault> {
  const names = await partNames(path);
  if (!names) return 'broken';
  if (!names.has('[Content_Types].xml')) return 'unknown';
  if ([...names].some((name) => name.endsWith('vbaProject.bin'))) return 'macros';
  if (names.has('word/document.xml')) return docx;
  return names.has('xl/workbook.xml') ? xlsx : 'unknown';
}

async function partNames(path: string): Promise<Set<string> | undefined> {
  try {
    const archive = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      const names = new Set<string>();
      for await (const entry of archive.eachEntry()) {
        names.add(entry.fileName);
        if (names.size > maxParts) return undefined;
      }
      return names;
    } finally {
      archive.close();
    }
  } catch {
    return undefined;
  }
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * A name that is safe on every system and in every header: no path, no control or direction signs, at most 100
 * characters, and the ending of its true type.
 */
export function safeName(name: string, type: FileType): string {
  const bare = (name.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${[...(bare || '附件')].slice(0, 100).join('')}.${type.extension}`;
}
