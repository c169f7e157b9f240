import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { SpreadsheetError } from '../errors.ts';
import { attributesOf, openingTags } from '../xlsx/xml-text.ts';

/** Office writes 100,000; more rounds than this would only serve to keep a processor busy. */
const maxRounds = 1_000_000;
const segmentBytes = 4096;

/** Constants of MS-OFFCRYPTO 2.3.4.13 that tell the three derived keys apart. */
const purpose = {
  verifierInput: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierHash: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
};

/**
 * Opens a workbook with an opening password (agile encryption, Excel 2010 and later, WPS, LibreOffice) and
 * returns the zip inside, which then passes the same limits as any other.
 */
export function decryptWorkbook(streams: ReadonlyMap<string, Buffer>, password: string | undefined): Buffer {
  const info = streams.get('EncryptionInfo');
  const encrypted = streams.get('EncryptedPackage');
  if (info === undefined || encrypted === undefined || info.length < 8)
    throw new SpreadsheetError('file.torn', { detail: 'EncryptionInfo' });
  if (info.readUInt16LE(0) !== 4 || info.readUInt16LE(2) !== 4) throw new SpreadsheetError('file.encryption-not-taken');
  if (password === undefined || password === '') throw new SpreadsheetError('file.password-needed');
  const xml = info.toString('utf8', 8);
  const data = parametersOf(xml, 'keyData');
  const key = packageKey(parametersOf(xml, 'encryptedKey'), password);
  return decryptSegments(encrypted, key, data);
}

interface Parameters {
  readonly salt: Buffer;
  readonly hash: string;
  readonly keyBytes: number;
  readonly attributes: Readonly<Record<string, string>>;
}

const hashes: Readonly<Record<string, string>> = { SHA1: 'sha1', SHA256: 'sha256', SHA384: 'sha384', SHA512: 'sha512' };

function parametersOf(xml: string, element: string): Parameters {
  const attributes = attributesOf(openingTags(xml, element)[0] ?? '');
  const hash = hashes[(attributes['hashAlgorithm'] ?? '').replace('-', '')];
  const keyBytes = Number(attributes['keyBits']) / 8;
  const chaining = attributes['cipherChaining'];
  if (
    hash === undefined ||
    ![16, 24, 32].includes(keyBytes) ||
    attributes['cipherAlgorithm'] !== 'AES' ||
    chaining !== 'ChainingModeCBC'
  ) {
    throw new SpreadsheetError('file.encryption-not-taken');
  }
  return { salt: Buffer.from(attributes['saltValue'] ?? '', 'base64'), hash, keyBytes, attributes };
}

function packageKey(parameters: Parameters, password: string): Buffer {
  const { salt, hash, attributes } = parameters;
  const rounds = Number(attributes['spinCount']);
  if (!Number.isInteger(rounds) || rounds < 0 || rounds > maxRounds)
    throw new SpreadsheetError('file.encryption-not-taken');
  const spun = spin(hash, salt, password, rounds);
  const unlock = (block: Buffer, value: string): Buffer => {
    const key = fitted(digest(hash, spun, block), parameters.keyBytes);
    return decipher(key, salt, Buffer.from(attributes[value] ?? '', 'base64'));
  };
  const input = unlock(purpose.verifierInput, 'encryptedVerifierHashInput').subarray(0, salt.length);
  const expected = unlock(purpose.verifierHash, 'encryptedVerifierHashValue');
  const actual = digest(hash, input);
  if (expected.length < actual.length || !timingSafeEqual(actual, expected.subarray(0, actual.length))) {
    throw new SpreadsheetError('file.password-wrong');
  }
  return unlock(purpose.key, 'encryptedKeyValue').subarray(0, parameters.keyBytes);
}

function spin(hash: string, salt: Buffer, password: string, rounds: number): Buffer {
  let value = digest(hash, salt, Buffer.from(password, 'utf16le'));
  const counter = Buffer.alloc(4);
  for (let round = 0; round < rounds; round++) {
    counter.writeUInt32LE(round);
    value = digest(hash, counter, value);
  }
  return value;
}

function decryptSegments(encrypted: Buffer, key: Buffer, data: Parameters): Buffer {
  const size = Number(encrypted.readBigUInt64LE(0));
  const body = encrypted.subarray(8);
  if (size > body.length) throw new SpreadsheetError('file.torn', { detail: 'EncryptedPackage' });
  const segments: Buffer[] = [];
  const counter = Buffer.alloc(4);
  for (let start = 0, index = 0; start < body.length; start += segmentBytes, index++) {
    counter.writeUInt32LE(index);
    const segment = body.subarray(start, Math.min(start + segmentBytes, body.length & ~15));
    segments.push(decipher(key, fitted(digest(data.hash, data.salt, counter), 16), segment));
  }
  return Buffer.concat(segments).subarray(0, size);
}

function digest(hash: string, ...parts: readonly Buffer[]): Buffer {
  const hasher = createHash(hash);
  for (const part of parts) hasher.update(part);
  return hasher.digest();
}

/** Cut to, or filled with 0x36 up to, the length that the cipher wants. */
function fitted(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length
    ? bytes.subarray(0, length)
    : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)]);
}

function decipher(key: Buffer, iv: Buffer, bytes: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, fitted(iv, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}
