import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';

/** RFC 9474, RSABSSA-SHA384-PSS-Randomized: bits of the modulus, bytes of the salt and of the random prefix. */
const modulusBits = 3072;
const saltBytes = 48;
/** Random bytes in front of every message: without them a ballot could be guessed from its signature. */
export const prefixBytes = 32;

const generate = promisify(generateKeyPair);

/** A key for one round: the public half is published, the private one is destroyed at closing. */
export interface RoundKey {
  /** SubjectPublicKeyInfo, base64url. */
  readonly publicKey: string;
  /** PKCS #8, base64url. */
  readonly privateKey: string;
}

/** Makes the key of a round. */
export async function makeRoundKey(): Promise<RoundKey> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: modulusBits, publicExponent: 0x10001 });
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
  };
}

/**
 * BlindSign of RFC 9474: raw RSA on a blinded message, which tells nothing about the ballot inside. `undefined` when
 * the blinded message is no number below the modulus.
 */
export function signBlinded(privateKey: string, blinded: Buffer): Buffer | undefined {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), type: 'pkcs8', format: 'der' });
  const bytes = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  if (blinded.length !== bytes) return undefined;
  try {
    const signature = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded);
    // A fault of the computation would give the key away (RFC 9474, 4.3): the signature is checked before it leaves.
    const again = publicEncrypt({ key: createPublicKey(key), padding: constants.RSA_NO_PADDING }, signature);
    return again.equals(blinded) ? signature : undefined;
  } catch {
    return undefined;
  }
}

/** Whether `signature` is the round's signature of exactly this message. */
export function isSigned(publicKey: string, message: Buffer, signature: Buffer): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), type: 'spki', format: 'der' });
    return verify(
      'sha384',
      message,
      { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltBytes },
      signature,
    );
  } catch {
    return false;
  }
}
