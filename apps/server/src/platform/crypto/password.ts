import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Cost of argon2id: 19 MiB, two passes (the least that current guidance accepts for interactive sign-in). */
const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } as const;

/** Hash of a password in the PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, nonce, cost.memory, cost.passes);
  const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${encode(nonce)}$${encode(tag)}`;
}

/** Whether a password fits a stored hash; false for anything that is not such a hash. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(stored);
  if (!parts) return false;
  const [, memory, passes, nonce, tag] = parts;
  const expected = Buffer.from(tag ?? '', 'base64');
  const actual = await derive(password, Buffer.from(nonce ?? '', 'base64'), Number(memory), Number(passes));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(password: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2(
      'argon2id',
      {
        message: password.normalize('NFKC'),
        nonce,
        parallelism: cost.parallelism,
        tagLength: cost.tagLength,
        memory,
        passes,
      },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}
