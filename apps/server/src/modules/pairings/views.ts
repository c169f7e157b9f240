import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';

/** A person on a side of a pairing. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly member_type: string;
  readonly rights_restricted_until: string | null;
}

/** A person in scope. */
export function findPerson(tx: Tx, id: number): Promise<Person | undefined> {
  return tx.maybe<Person>(sql`select m.id, m.name, m.status, m.member_type, m.rights_restricted_until from member m
    where m.region = ${regionOf(id)} and m.id = ${id}`);
}
