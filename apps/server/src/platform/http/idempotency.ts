import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Actor } from '../access/actor.ts';
import type { PersonalData } from '../crypto/personal-data.ts';
import type { Tx } from '../db/tx.ts';
import { refuse } from '../refusal.ts';

const sealContext = 'idempotency.response';

/** What identifies a repeated request. */
export interface RequestKey {
  readonly caller: string;
  readonly key: string;
  readonly route: string;
  readonly bodyHash: string;
}

/** Answer of an earlier, identical request. */
export interface Remembered {
  readonly status: number;
  readonly response: unknown;
}

/** Key of a request; the caller is part of it, so keys of two people never meet. */
export function requestKey(actor: Actor, route: string, key: string, body: unknown): RequestKey {
  const bodyHash = createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest('hex');
  return { caller: `${actor.role}:${actor.userId ?? 'nobody'}`, key, route, bodyHash };
}

/**
 * Claims a key in the transaction of the act. A second request with the same key waits for the first
 * and gets its answer; the act happens once.
 *
 * @returns the earlier answer, or undefined when this request is the first
 */
export async function claimKey(
  tx: Tx,
  personalData: PersonalData,
  actor: Actor,
  request: RequestKey,
  at: Date,
): Promise<Remembered | undefined> {
  const claimed = await tx.run(sql`insert into idempotency (region, caller, key, route, body_hash, at)
    values (${actor.region}, ${request.caller}, ${request.key}, ${request.route}, ${request.bodyHash}, ${at})
    on conflict do nothing`);
  if (claimed === 1) return undefined;
  const found = await tx.maybe<{ route: string; body_hash: string; status: number | null; response: Buffer | null }>(
    sql`select route, body_hash, status, response from idempotency
      where region = ${actor.region} and caller = ${request.caller} and key = ${request.key}`,
  );
  if (!found || found.status === null || found.response === null) refuse('request.in-progress');
  if (found.route !== request.route || found.body_hash !== request.bodyHash) refuse('request.key-reused');
  return { status: found.status, response: JSON.parse(personalData.open(sealContext, found.response)) as unknown };
}

/** Keeps the answer for repeated requests. */
export function rememberAnswer(
  tx: Tx,
  personalData: PersonalData,
  actor: Actor,
  request: RequestKey,
  status: number,
  response: unknown,
): void {
  tx.post(sql`update idempotency set status = ${status}, response = ${personalData.seal(sealContext, JSON.stringify(response ?? null))}
    where region = ${actor.region} and caller = ${request.caller} and key = ${request.key}`);
}
