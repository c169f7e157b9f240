import type { Tx } from '../../../platform/db/tx.ts';
import { idsOnPath } from '../../../platform/ids.ts';
import type { Counts } from './dims.ts';
import * as store from './store.ts';

/** Pending changes taken up by one merge; a bigger heap is merged in several transactions. */
const changesPerMerge = 50_000;

/**
 * Takes pending changes up into the organisations above them.
 *
 * @returns number of cells taken up; less than the whole heap when it is large, so repeat until 0
 */
export async function mergeStats(tx: Tx): Promise<number> {
  await store.lockTree(tx);
  const pending = await store.takePending(tx, changesPerMerge);
  const sums = createSums();
  for (const { region, org_id, dim, bucket, n, path, kind } of pending) {
    for (const orgId of idsOnPath(region, path)) {
      if (orgId === org_id && !(store.rollupKinds as readonly string[]).includes(kind)) continue;
      sums.add({ region, orgId, dim, bucket, n });
    }
  }
  await store.applyRollups(tx, sums.all());
  return pending.length;
}

/** Carries the merged counts of a moving organisation from the old superiors to the new ones. The caller holds the tree lock. */
export async function moveStats(tx: Tx, org: store.CountedOrg, toPath: string): Promise<void> {
  const cells = await store.mergedCells(tx, org);
  const above = (path: string) => idsOnPath(org.region, path).slice(0, -1);
  const [old, next] = [above(org.path), above(toPath)];
  const sums = createSums();
  for (const { dim, bucket, n } of cells) {
    for (const orgId of old) sums.add({ region: org.region, orgId, dim, bucket, n: -n });
    for (const orgId of next) sums.add({ region: org.region, orgId, dim, bucket, n });
  }
  await store.applyRollups(tx, sums.all());
}

/** A cell that the roll-ups count otherwise than the rows. */
export interface Drift {
  readonly orgId: number;
  readonly dim: string;
  readonly bucket: string;
  readonly rolledUp: number;
  readonly counted: number;
}

/** Compares every roll-up with a recount. Reports, never repairs: a difference is a fault to be found. Needs a snapshot that stands still. */
export async function reconcileStats(tx: Tx): Promise<Drift[]> {
  const drifts: Drift[] = [];
  for (const org of await store.listRolledUp(tx)) {
    const [rolledUp, counted] = [await store.readCounts(tx, org), await store.recount(tx, org)];
    drifts.push(...compareCounts(org.id, rolledUp, counted));
  }
  return drifts;
}

function compareCounts(orgId: number, rolledUp: Counts, counted: Counts): Drift[] {
  const drifts: Drift[] = [];
  for (const dim of new Set([...Object.keys(rolledUp), ...Object.keys(counted)])) {
    const [left, right] = [rolledUp[dim] ?? {}, counted[dim] ?? {}];
    for (const bucket of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const [a, b] = [left[bucket] ?? 0, right[bucket] ?? 0];
      if (a !== b) drifts.push({ orgId, dim, bucket, rolledUp: a, counted: b });
    }
  }
  return drifts;
}

function createSums() {
  const sums = new Map<string, { region: number; orgId: number; dim: string; bucket: string; n: number }>();
  return {
    add(change: store.RollupChange) {
      const key = `${change.orgId} ${change.dim} ${change.bucket}`;
      const known = sums.get(key);
      if (known) known.n += change.n;
      else sums.set(key, { ...change });
    },
    all: (): store.RollupChange[] => [...sums.values()].filter(({ n }) => n !== 0),
  };
}
