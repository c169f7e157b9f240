import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { isSigned, makeRoundKey, prefixBytes, signBlinded } from './blind-signature.ts';
import { rfc9474Vector } from './rfc9474.samples.ts';

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const numbers = { p: BigInt(`0x${rfc9474Vector.p}`), q: BigInt(`0x${rfc9474Vector.q}`), e: 65_537n };
const base64url = (value: bigint): string => {
  const hex = value.toString(16);
  return bytes(hex.padStart(hex.length + (hex.length % 2), '0')).toString('base64url');
};

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  assert.equal(a, 1n);
  return ((x % modulus) + modulus) % modulus;
}

/** The key of the vector in the form the platform keeps. */
function vectorKey() {
  const { p, q, e } = numbers;
  const d = inverse(e, (p - 1n) * (q - 1n));
  const jwk = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const key = createPrivateKey({
    key: { kty: 'RSA', ...Object.fromEntries(Object.entries(jwk).map(([name, value]) => [name, base64url(value)])) },
    format: 'jwk',
  });
  return {
    privateKey: key.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64url'),
  };
}

const browserKey = (publicKey: string) =>
  crypto.subtle.importKey(
    'spki',
    new Uint8Array(Buffer.from(publicKey, 'base64url')),
    { name: 'RSA-PSS', hash: 'SHA-384' },
    true,
    ['verify'],
  );

test('RFC 9474 A.1: the server signs the blinded message to the given blind signature', () => {
  const signature = signBlinded(vectorKey().privateKey, bytes(rfc9474Vector.blinded));
  assert.equal(signature?.toString('hex'), rfc9474Vector.blindSignature);
});

test('RFC 9474 A.1: the browser finishes it to the given signature, and the server accepts it', async () => {
  const { publicKey } = vectorKey();
  const { prefix, message, blindSignature, inverse: inv, signature } = rfc9474Vector;
  const prepared = bytes(prefix + message);
  assert.equal(bytes(prefix).length, prefixBytes);
  const suite = RSABSSA.SHA384.PSS.Randomized();
  const finished = await suite.finalize(await browserKey(publicKey), prepared, bytes(blindSignature), bytes(inv));
  assert.equal(Buffer.from(finished).toString('hex'), signature);
  assert.ok(isSigned(publicKey, prepared, bytes(signature)));
  assert.ok(!isSigned(publicKey, bytes(message), bytes(signature)), 'the random prefix belongs to what is signed');
});

test('what the browser blinds and the server signs is a signature of the message alone', async () => {
  const key = await makeRoundKey();
  const suite = RSABSSA.SHA384.PSS.Randomized();
  const publicKey = await browserKey(key.publicKey);
  const message = suite.prepare(new TextEncoder().encode('选票'));
  const [one, two] = [await suite.blind(publicKey, message), await suite.blind(publicKey, message)];
  assert.notDeepEqual(one.blindedMsg, two.blindedMsg, 'the same ballot never looks the same to the server');
  const blindSignature = signBlinded(key.privateKey, Buffer.from(one.blindedMsg));
  assert.ok(blindSignature);
  const signature = Buffer.from(await suite.finalize(publicKey, message, blindSignature, one.inv));
  assert.ok(isSigned(key.publicKey, Buffer.from(message), signature));
  const other = Buffer.from(message);
  other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
  assert.ok(!isSigned(key.publicKey, other, signature));
  assert.ok(
    !isSigned((await makeRoundKey()).publicKey, Buffer.from(message), signature),
    'one round’s key is not another’s',
  );
});

test('refuses to sign what is no blinded message', async () => {
  const { privateKey } = await makeRoundKey();
  assert.equal(signBlinded(privateKey, randomBytes(32)), undefined);
  assert.equal(signBlinded(privateKey, Buffer.alloc(384, 255)), undefined);
  assert.equal(isSigned('AAAA', Buffer.from('x'), Buffer.from('y')), false);
});
