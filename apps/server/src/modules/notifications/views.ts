import type { Tx } from '../../platform/db/tx.ts';
import type { CircularRow } from './schema.ts';
import * as store from './store.ts';

/** Circulars in scope, newest first: the own ones and those of superiors. */
export function circulars(tx: Tx, before: number | undefined, limit: number): Promise<CircularRow[]> {
  return store.listCirculars(tx, before, limit);
}

/** A circular with its receipts as far as they lie in scope. */
export async function circular(
  tx: Tx,
  region: number,
  id: number,
): Promise<
  | {
      row: CircularRow;
      receipts: { state: string; n: number }[];
      pending: { orgId: number; name: string; state: string }[];
    }
  | undefined
> {
  const row = await store.findCircular(tx, region, id);
  if (!row) return undefined;
  const pending = await store.listPending(tx, region, id, 200);
  return {
    row,
    receipts: await store.countReceipts(tx, region, id),
    pending: pending.map(({ org_id, name, state }) => ({ orgId: org_id, name, state })),
  };
}
