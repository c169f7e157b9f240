import { open, readFile, stat } from 'node:fs/promises';
import { openCsv } from './csv/csv-source.ts';
import { SpreadsheetError } from './errors.ts';
import { openHtml, openXls } from './in-memory-source.ts';
import type { SpreadsheetLimits } from './limits.ts';
import { compoundFileMark, readCompoundFile } from './ole/compound-file.ts';
import { decryptWorkbook } from './ole/encrypted-workbook.ts';
import type { TableSource } from './table.ts';
import { openXlsx } from './xlsx/xlsx-source.ts';

/** What may be said about a file before it is opened. */
export interface SourceRequest {
  readonly path: string;
  readonly sheet?: string | undefined;
  readonly password?: string | undefined;
  readonly limits: SpreadsheetLimits;
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

/** Opens a file by what its first bytes say it is; its name is not looked at. */
export async function openSource(request: SourceRequest): Promise<TableSource> {
  const { path, limits } = request;
  const { size } = await stat(path);
  if (size === 0) throw new SpreadsheetError('file.empty');
  checkBytes(size, limits.maxFileBytes);
  const head = await firstBytes(path);
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return openXlsx(path, request.sheet, limits);
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0005\u0006'))) throw new SpreadsheetError('file.empty');
  if (head.subarray(0, 8).equals(compoundFileMark)) {
    checkBytes(size, limits.maxInMemoryBytes);
    return openCompound(request);
  }
  refuseKnownKinds(head);
  if (looksLikeHtml(head)) {
    checkBytes(size, limits.maxInMemoryBytes);
    return openHtml(path, limits);
  }
  return openCsv(path, limits);
}

function checkBytes(size: number, limit: number): void {
  if (size > limit)
    throw new SpreadsheetError('file.too-large', { megabytes: megabytes(size), limitMegabytes: megabytes(limit) });
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(4096);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function openCompound({ path, sheet, password, limits }: SourceRequest): Promise<TableSource> {
  const file = await readFile(path);
  const streams = readCompoundFile(file);
  if (streams.has('EncryptedPackage')) return openXlsx(decryptWorkbook(streams, password), sheet, limits);
  const workbook = streams.get('Workbook');
  if (workbook !== undefined) return openXls(file, workbook, sheet, limits);
  throw streams.has('Book')
    ? new SpreadsheetError('file.kind-not-taken', {
        kindZh: ' Excel 95 或更早的文件',
        kindEn: 'a file of Excel 95 or earlier',
      })
    : new SpreadsheetError('file.kind-not-taken', { kindZh: '旧版 Office 文件', kindEn: 'a legacy Office file' });
}

const knownKinds: readonly (readonly [mark: string, kindZh: string, kindEn: string])[] = [
  ['%PDF', ' PDF 文件', 'a PDF file'],
  ['\u0089PNG', '图片', 'a picture'],
  ['\u00ff\u00d8\u00ff', '图片', 'a picture'],
  ['GIF8', '图片', 'a picture'],
  ['Rar!', '压缩包', 'an archive'],
  ['7z\u00bc\u00af', '压缩包', 'an archive'],
  ['\u001f\u008b', '压缩包', 'an archive'],
];

function refuseKnownKinds(head: Buffer): void {
  const text = head.toString('latin1');
  for (const [mark, kindZh, kindEn] of knownKinds) {
    if (text.startsWith(mark)) throw new SpreadsheetError('file.kind-not-taken', { kindZh, kindEn });
  }
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet') && /<\?mso-application|<Workbook/.test(text)) {
    throw new SpreadsheetError('file.kind-not-taken', {
      kindZh: ' XML 表格（Excel 2003）',
      kindEn: 'an XML spreadsheet (Excel 2003)',
    });
  }
}

function looksLikeHtml(head: Buffer): boolean {
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|head|meta|body|table|\?xml[^>]*\?>\s*<(?:!doctype )?html)/i.test(
    head.toString('latin1'),
  );
}
