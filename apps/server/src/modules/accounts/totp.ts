import { Secret, TOTP } from 'otpauth';

const period = 30;
/** A clock may be one period off; more would only help who guesses. */
const window = 1;

/** A new secret (160 bits) with the address an authenticator app reads from a QR code. */
export function newTotp(login: string): { readonly secret: string; readonly uri: string } {
  const secret = new Secret({ size: 20 });
  return { secret: secret.base32, uri: build(secret.base32, login).toString() };
}

/**
 * Period to which a code belongs, or undefined when it is wrong. The caller refuses a period that was used before.
 *
 * @param secret base32
 */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  const delta = build(secret, '').validate({ token: code, timestamp: now.getTime(), window });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / period) + delta;
}

function build(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Jishi',
    label: label || 'account',
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: Secret.fromBase32(secret),
  });
}
