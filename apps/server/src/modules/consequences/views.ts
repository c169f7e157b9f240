import sql from 'sql-template-tag';
import type { Tx } from '../../platform/db/tx.ts';
import { regionOf } from '../../platform/ids.ts';

/** A member in scope. */
export function findPerson(
  tx: Tx,
  id: number,
): Promise<{ readonly id: number; readonly name: string; readonly org_id: number; readonly path: string } | undefined> {
  return tx.maybe(
    sql`select m.id, m.name, m.org_id, m.path from member m where m.region = ${regionOf(id)} and m.id = ${id}`,
  );
}
