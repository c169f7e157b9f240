import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../platform/refusal.ts';

/** Cost of the passphrase: about half a second and 128 MiB a guess. */
const scryptCost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const context = Buffer.from('jishi backup keys v1');

/** Seals the files of the folder `keys` with a passphrase. */
export function sealKeys(dataDir: string, passphrase: string): Buffer {
  requirePassphrase(passphrase);
  const folder = join(dataDir, 'keys');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile()) : [];
  const files: Record<string, string> = Object.fromEntries(
    names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
  const given = process.env['JISHI_KEY'];
  if (given !== undefined) files['personal-data.key'] = Buffer.from(given).toString('base64');
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, scryptCost), iv);
  cipher.setAAD(context);
  const body = Buffer.concat([cipher.update(JSON.stringify(files), 'utf8'), cipher.final()]);
  return Buffer.concat([salt, iv, cipher.getAuthTag(), body]);
}

/** Opens what `sealKeys` sealed: file names and contents. */
export function openKeys(sealed: Buffer, passphrase: string): ReadonlyMap<string, Buffer> {
  requirePassphrase(passphrase);
  const [salt, iv, tag] = [sealed.subarray(0, 16), sealed.subarray(16, 28), sealed.subarray(28, 44)];
  const decipher = createDecipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, scryptCost), iv);
  decipher.setAAD(context);
  decipher.setAuthTag(tag);
  try {
    const text = Buffer.concat([decipher.update(sealed.subarray(44)), decipher.final()]).toString('utf8');
    const files = JSON.parse(text) as Record<string, string>;
    return new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content, 'base64')]));
  } catch {
    return refuse('backup.passphrase-wrong');
  }
}

/** Writes restored keys; one that stands there already is kept beside it under another name. */
export function writeKeys(dataDir: string, keys: ReadonlyMap<string, Buffer>, at: Date): void {
  const folder = join(dataDir, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of keys) {
    // The archive names files of one folder, never a path.
    if (!/^[\w.-]{1,80}$/.test(name) || name.startsWith('.')) refuse('backup.torn', { detail: 'keys' });
    const path = join(folder, name);
    if (existsSync(path) && !readFileSync(path).equals(content))
      renameSync(path, `${path}.replaced-${at.toISOString().replace(/[:.]/g, '')}`);
    writeFileSync(path, content, { mode: 0o600 });
  }
}

function requirePassphrase(passphrase: string): void {
  if (passphrase.length < 12) refuse('backup.passphrase-missing');
}
