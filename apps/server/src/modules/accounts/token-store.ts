import sql, { empty, join } from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import type { TokenOrder } from './tokens.ts';

/** A one-time token as stored. */
export interface TokenRow {
  readonly region: number;
  readonly id: number;
  readonly subject_kind: string;
  readonly subject_id: number;
  readonly path: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly revoked_at: Date | null;
}

const rowsPerInsert = 500;

/** Writes tokens, many in one statement. */
export async function insertTokens(
  tx: Tx,
  tokens: readonly { readonly id: number; readonly hash: Buffer }[],
  order: TokenOrder,
  now: Date,
): Promise<void> {
  const facts = JSON.stringify(order.facts ?? {});
  for (let start = 0; start < tokens.length; start += rowsPerInsert) {
    const rows = tokens.slice(start, start + rowsPerInsert).map(
      ({
        id,
        hash,
      }) => sql`(${order.region}::int, ${id}::bigint, ${hash}::bytea, ${order.purpose}, ${order.subjectKind},
        ${order.subjectId}::bigint, ${order.path}, ${facts}::jsonb, ${now}::timestamptz, ${order.expiresAt}::timestamptz)`,
    );
    await tx.run(sql`insert into one_time_token (region, id, token_hash, purpose, subject_kind, subject_id, path, facts,
      created_at, expires_at) values ${join(rows)}`);
  }
}

/** Token by hash and purpose; locked when it is about to be used. */
export function findToken(tx: Tx, hash: Buffer, purpose: string, lock: boolean): Promise<TokenRow | undefined> {
  return tx.maybe<TokenRow>(sql`select t.region, t.id, t.subject_kind, t.subject_id, t.path, t.facts, t.expires_at, t.used_at, t.revoked_at
    from one_time_token t where t.token_hash = ${hash} and t.purpose = ${purpose} ${lock ? sql`for update` : empty}`);
}

/** Marks a token as used. */
export async function markTokenUsed(tx: Tx, token: Pick<TokenRow, 'region' | 'id'>, day: Date): Promise<void> {
  await tx.run(sql`update one_time_token set used_at = ${day} where region = ${token.region} and id = ${token.id}`);
}

/** Makes unused tokens worthless. */
export function revokeTokens(
  tx: Tx,
  region: number,
  subjectKind: string,
  subjectId: number,
  now: Date,
): Promise<number> {
  return tx.run(sql`update one_time_token set revoked_at = ${now} where region = ${region} and subject_kind = ${subjectKind}
    and subject_id = ${subjectId} and used_at is null and revoked_at is null`);
}

/** Issued (revoked ones left out) and used tokens of a subject. */
export function countTokens(
  tx: Tx,
  region: number,
  subjectKind: string,
  subjectId: number,
): Promise<{ issued: number; used: number }> {
  return tx.one(sql`select count(*) filter (where revoked_at is null) as issued, count(*) filter (where used_at is not null) as used
    from one_time_token where region = ${region} and subject_kind = ${subjectKind} and subject_id = ${subjectId}`);
}
