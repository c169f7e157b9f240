import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

// No 0 O 1 I L: the code is also typed by hand.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const handleLength = 5;
const macLength = 5;

/** Seconds for which one code stands on the wall. */
export const codeSeconds = 30;

/** What leads from a code to its meeting, and makes the codes. */
export interface Door {
  readonly handle: string;
  readonly secret: Buffer;
}

/** A new door with a secret of its own. */
export function newDoor(): Door {
  let handle = '';
  for (let place = 0; place < handleLength; place++) handle += alphabet[randomInt(alphabet.length)];
  return { handle, secret: randomBytes(24) };
}

/** The code on the wall at this moment, and how long it stands. */
export function codeAt(door: Door, now: Date): { readonly code: string; readonly secondsLeft: number } {
  const seconds = Math.floor(now.getTime() / 1000);
  return {
    code: `${door.handle}${macOf(door, windowOf(now))}`,
    secondsLeft: codeSeconds - (seconds % codeSeconds),
  };
}

/** Part of a code that names the meeting; undefined when it cannot be one. */
export function handleOf(code: string): string | undefined {
  const plain = plainCode(code);
  return plain.length === handleLength + macLength ? plain.slice(0, handleLength) : undefined;
}

/**
 * Is this the code of now, or of the moment before (so that a slow scan still counts)? A code of a moment to come is
 * refused too: after the clock was set back, codes seen before do not come alive again.
 */
export function codeIsFresh(door: Door, code: string, now: Date): boolean {
  const mac = plainCode(code).slice(handleLength);
  const current = windowOf(now);
  return [current, current - 1].some((window) => same(mac, macOf(door, window)));
}

/** Leave to sign in after a code was shown, for some minutes; works for this meeting only. */
export function issueTicket(door: Door, until: Date): string {
  const expires = until.getTime().toString(36);
  return `${door.handle}.${expires}.${ticketMac(door, expires)}`;
}

/** Handle of a ticket. */
export function handleOfTicket(ticket: string): string | undefined {
  const [handle, expires, mac] = ticket.split('.');
  return handle && expires && mac ? handle : undefined;
}

/** Whether a ticket is genuine and not over. */
export function ticketState(door: Door, ticket: string, now: Date): 'valid' | 'expired' | 'forged' {
  const [handle, expires, mac] = ticket.split('.');
  if (handle !== door.handle || !expires || !mac || !same(mac, ticketMac(door, expires))) return 'forged';
  return Number.parseInt(expires, 36) >= now.getTime() ? 'valid' : 'expired';
}

const windowOf = (now: Date): number => Math.floor(now.getTime() / 1000 / codeSeconds);
const plainCode = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

function macOf(door: Door, window: number): string {
  const digest = createHmac('sha256', door.secret).update(`code ${window}`).digest();
  return [...digest.subarray(0, macLength)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

function ticketMac(door: Door, expires: string): string {
  return createHmac('sha256', door.secret).update(`ticket ${expires}`).digest('base64url').slice(0, 22);
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
