import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';
import type { RoundRow } from './schema.ts';

type Round = Pick<RoundRow, 'region' | 'id' | 'org_id' | 'path'>;

/** Keeps the sealed private key of a round, and the door by which ballots without a session find it. */
export async function insertKey(tx: Tx, round: Round, sealed: Buffer): Promise<void> {
  await tx.run(sql`insert into vote_key (region, round_id, org_id, path, private_key)
    values (${round.region}, ${round.id}, ${round.org_id}, ${round.path}, ${sealed})`);
  await tx.run(
    sql`insert into vote_door (region, round_id, path) values (${round.region}, ${round.id}, ${round.path})`,
  );
}

/** Sealed private key; gone once the round is closed. */
export async function findKey(tx: Tx, round: Pick<RoundRow, 'region' | 'id'>): Promise<Buffer | undefined> {
  const row = await tx.maybe<{ private_key: Buffer }>(
    sql`select k.private_key from vote_key k where k.region = ${round.region} and k.round_id = ${round.id}`,
  );
  return row?.private_key;
}

/** Destroys the private key of a round and closes its door: from now on nobody can sign a ballot. */
export async function destroyKey(tx: Tx, round: Pick<RoundRow, 'region' | 'id'>): Promise<void> {
  await tx.run(sql`delete from vote_key k where k.region = ${round.region} and k.round_id = ${round.id}`);
  await tx.run(sql`delete from vote_door d where d.region = ${round.region} and d.round_id = ${round.id}`);
}

/** Path of an open online round, before any scope is known. */
export async function findDoor(tx: Tx, roundId: number): Promise<string | undefined> {
  const row = await tx.maybe<{ path: string }>(
    sql`select d.path from vote_door d where d.region = ${regionOf(roundId)} and d.round_id = ${roundId}`,
  );
  return row?.path;
}

/** Notes that a person had a ballot signed. @returns false when the person had one already */
export async function insertTicket(tx: Tx, round: Round, memberId: number, blindedHash: Buffer): Promise<boolean> {
  return (
    (await tx.run(sql`insert into vote_ticket (region, round_id, member_id, org_id, path, blinded_hash)
      values (${round.region}, ${round.id}, ${memberId}, ${round.org_id}, ${round.path}, ${blindedHash}) on conflict do nothing`)) ===
    1
  );
}

/** Hash of what a person had signed; null after closing, undefined when nothing was. */
export async function findTicket(
  tx: Tx,
  round: Pick<RoundRow, 'region' | 'id'>,
  memberId: number,
): Promise<Buffer | null | undefined> {
  const row = await tx.maybe<{ blinded_hash: Buffer | null }>(
    sql`select k.blinded_hash from vote_ticket k where k.region = ${round.region} and k.round_id = ${round.id} and k.member_id = ${memberId}`,
  );
  return row?.blinded_hash;
}

/** Puts a ballot in. @returns false when this very ballot is in already */
export async function insertBallot(
  tx: Tx,
  round: Round,
  ballot: { token: Buffer; message: Buffer; signature: Buffer },
): Promise<boolean> {
  return (
    (await tx.run(sql`insert into vote_ballot (region, token, round_id, org_id, path, message, signature)
      values (${round.region}, ${ballot.token}, ${round.id}, ${round.org_id}, ${round.path}, ${ballot.message}, ${ballot.signature})
      on conflict do nothing`)) === 1
  );
}

/**
 * Writes up to `most` ballots of a round again in random order, in the transaction of the one that came last: at no
 * moment does a place or a transaction number tell which ballot came when. Null writes all.
 */
export async function mixBallots(tx: Tx, round: Pick<RoundRow, 'region' | 'id'>, most: number | null): Promise<void> {
  await tx.run(sql`with removed as (
      delete from vote_ballot b where b.region = ${round.region} and b.round_id = ${round.id} and b.token in (
        select c.token from vote_ballot c where c.region = ${round.region} and c.round_id = ${round.id} order by random() limit ${most})
      returning b.region, b.token, b.round_id, b.org_id, b.path, b.message, b.signature),
    mixed as (select r.* from removed r order by random())
    insert into vote_ballot (region, token, round_id, org_id, path, message, signature)
    select x.region, x.token, x.round_id, x.org_id, x.path, x.message, x.signature from mixed x`);
}

/** Forgets what was signed; that somebody had a ballot signed stays. */
export async function forgetBlinded(tx: Tx, round: Pick<RoundRow, 'region' | 'id'>): Promise<void> {
  await tx.run(
    sql`update vote_ticket k set blinded_hash = null where k.region = ${round.region} and k.round_id = ${round.id}`,
  );
}

/** How many had a ballot signed, and how many ballots are in. */
export function countTurnout(tx: Tx, round: Pick<RoundRow, 'region' | 'id'>): Promise<{ out: number; cast: number }> {
  return tx.one(sql`select (select count(*) from vote_ticket k where k.region = ${round.region} and k.round_id = ${round.id}) as out,
    (select count(*) from vote_ballot b where b.region = ${round.region} and b.round_id = ${round.id}) as cast`);
}

/** Ballots of a round in the order of their random tokens. */
export function listBallots(
  tx: Tx,
  round: Pick<RoundRow, 'region' | 'id'>,
): Promise<{ message: Buffer; signature: Buffer }[]> {
  return tx.many(
    sql`select b.message, b.signature from vote_ballot b where b.region = ${round.region} and b.round_id = ${round.id} order by b.token`,
  );
}
