import { randomInt } from 'node:crypto';
import type { Actor } from '../../platform/access/actor.ts';
import { chinaDayOf } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import { findToken, insertTokens, markTokenUsed, revokeTokens, type TokenRow } from './token-store.ts';

/** What a batch of one-time tokens is for. */
export interface TokenOrder {
  /** What the token opens, `noun.kebab-verb`; a token of one purpose is unknown to every other. */
  readonly purpose: string;
  readonly region: number;
  readonly subjectKind: string;
  readonly subjectId: number;
  /** Organisation whose rows the holder may reach while using it. */
  readonly path: string;
  readonly count: number;
  readonly expiresAt: Date;
  /** What the use must know (group, weight); never who got the token. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** What a valid token opens. */
export interface OpenedToken {
  readonly id: number;
  readonly region: number;
  readonly subjectKind: string;
  readonly subjectId: number;
  readonly path: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Somebody without account, in the scope of the token; acts of this actor name nobody. */
  readonly actor: Actor;
}

/** Characters of a code: no vowels (no words), nothing that is mistaken for another when read from paper. */
const alphabet = '23456789BCDFGHJKMNPQRTVWXYZ';
/** 27^10 ≈ 2 × 10^14: with the limit on wrong codes nobody meets a valid one by trying. */
const codeLength = 10;

type Tools = Pick<Platform, 'ids' | 'clock' | 'personalData'>;

/**
 * Makes one-time tokens and keeps their keyed hashes only.
 *
 * @returns the codes in plain text, this once: ten characters, for a link (`/…/CODE`), a QR code or for typing.
 * Hand them out unsorted: nothing tells which one went to whom.
 */
export async function issueTokens(tx: Tx, { ids, clock, personalData }: Tools, order: TokenOrder): Promise<string[]> {
  const codes = Array.from({ length: order.count }, newCode);
  const rowIds = await ids.take(tx, order.region, order.count);
  const rows = rowIds.map((id, index) => ({ id, hash: hashOf(personalData, order.purpose, codes[index] ?? '') }));
  await insertTokens(tx, rows, order, clock.now());
  return codes;
}

/**
 * Uses a token: once, however often and from wherever it is sent. Sets the scope of the transaction to the token's
 * organisation. Refuses `token.unknown`, `token.revoked`, `token.expired`, `token.used`; a refused act gives it back,
 * because its transaction is undone.
 *
 * @param typed as it came from an address or a keyboard: small letters, blanks and dashes are taken
 */
export async function redeemToken(tx: Tx, tools: Tools, typed: string, purpose: string): Promise<OpenedToken> {
  const { token, opened } = await open(tx, tools, typed, purpose, true);
  // To the day only: the minute would tie an anonymous sheet to its code.
  await markTokenUsed(tx, token, new Date(`${chinaDayOf(tools.clock.now())}T00:00:00+08:00`));
  return opened;
}

/** Looks at what a token opens without using it, with the same refusals and scope; for the page before the act. */
export async function peekToken(tx: Tx, tools: Tools, typed: string, purpose: string): Promise<OpenedToken> {
  return (await open(tx, tools, typed, purpose, false)).opened;
}

/** Makes all unused tokens of a subject worthless (closed, or issued anew). @returns how many there were */
export function revokeTokensOf(
  tx: Tx,
  { clock }: Pick<Tools, 'clock'>,
  region: number,
  subjectKind: string,
  subjectId: number,
): Promise<number> {
  return revokeTokens(tx, region, subjectKind, subjectId, clock.now());
}

/** How many tokens of a subject were issued and used; turnout, and nothing more. */
export { countTokens } from './token-store.ts';

async function open(tx: Tx, { clock, personalData }: Tools, typed: string, purpose: string, lock: boolean) {
  const token = await findToken(tx, hashOf(personalData, purpose, normalCode(typed)), purpose, lock);
  if (!token) refuse('token.unknown');
  if (token.revoked_at !== null) refuse('token.revoked');
  if (token.used_at !== null) refuse('token.used');
  if (token.expires_at <= clock.now()) refuse('token.expired', { until: token.expires_at.toISOString() });
  await tx.setScope({ path: token.path });
  return { token, opened: openedOf(token) };
}

function openedOf(token: TokenRow): OpenedToken {
  const { id, region, path, facts } = token;
  const actor: Actor = {
    kind: 'anonymous',
    userId: null,
    displayName: '持一次性口令者',
    role: 'anonymous',
    region,
    orgId: null,
    path,
    memberId: null,
    scope: { path },
  };
  return { id, region, subjectKind: token.subject_kind, subjectId: token.subject_id, path, facts, actor };
}

function newCode(): string {
  return Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** The code as it was issued, from what somebody typed. */
function normalCode(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
}

/** Keyed, so that a copy of the database alone does not let anybody try codes. */
function hashOf(personalData: Tools['personalData'], purpose: string, code: string): Buffer {
  return personalData.blindIndex(`one_time_token.${purpose}`, code);
}
