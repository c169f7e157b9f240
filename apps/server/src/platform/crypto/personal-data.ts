import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Encrypts personal identifiers at rest and makes them findable by exact value. */
export interface PersonalData {
  /** AES-256-GCM; `context` (table.column) is bound to the value, so it cannot be moved to another column. */
  seal(context: string, plain: string): Buffer;
  /** @throws when the value was altered, moved, or sealed with another key */
  open(context: string, sealed: Buffer): string;
  /** Keyed hash for equality search; 16 bytes. */
  blindIndex(context: string, plain: string): Buffer;
}

const ivBytes = 12;
const tagBytes = 16;
const formatVersion = 1;

/**
 * Gives initialisation vectors, each once: random bytes are drawn for many values at a time, since the call into the
 * generator costs more than the encryption of a short value.
 */
function createIvs(): () => Buffer {
  let pool = Buffer.alloc(0);
  let next = 0;
  return () => {
    if (next >= pool.length) {
      pool = randomBytes(ivBytes * 256);
      next = 0;
    }
    next += ivBytes;
    return pool.subarray(next - ivBytes, next);
  };
}

/** @param masterKey 32 bytes, kept outside the database */
export function createPersonalData(masterKey: Buffer): PersonalData {
  if (masterKey.length !== 32) throw new Error('the key of personal data must have 32 bytes');
  // Key objects: a plain buffer would be prepared anew for every value, which costs three times the encryption.
  const derive = (purpose: string) => createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)));
  const encryptionKey = derive('jishi personal data');
  const indexKey = derive('jishi blind index');
  const nextIv = createIvs();
  return {
    seal(context, plain) {
      const iv = nextIv();
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv);
      cipher.setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(formatVersion), iv, cipher.getAuthTag(), body]);
    },
    open(context, sealed) {
      if (sealed[0] !== formatVersion) throw new Error('unknown format of a sealed value');
      const iv = sealed.subarray(1, 1 + ivBytes);
      const tag = sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, iv);
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed.subarray(1 + ivBytes + tagBytes)), decipher.final()]).toString(
        'utf8',
      );
    },
    blindIndex(context, plain) {
      return createHmac('sha256', indexKey).update(context).update('\n').update(plain).digest().subarray(0, 16);
    },
  };
}

/**
 * Reads the master key: `JISHI_KEY` (64 hex digits) where the operator keeps it elsewhere, otherwise a file
 * in the data folder, made at the first start with access for its owner alone.
 */
export function loadMasterKey(
  dataDir: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Buffer {
  const given = env['JISHI_KEY'];
  if (given !== undefined) {
    if (!/^[0-9a-f]{64}$/i.test(given)) throw new Error('环境变量 JISHI_KEY 应为 64 位十六进制数。请检查密钥。');
    return Buffer.from(given, 'hex');
  }
  const file = join(dataDir, 'keys', 'personal-data.key');
  if (!existsSync(file)) {
    mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}
