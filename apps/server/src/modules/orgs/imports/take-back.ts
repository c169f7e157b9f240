import type { Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { cellsOfOrg, deltasBetween, sumDeltas } from '../stats/dims.ts';
import { mergeStats } from '../stats/service.ts';
import { addDeltas } from '../stats/store.ts';
import * as store from './store.ts';

/** An organisation before an import changed it; `before` is null for one it brought. */
export interface OrgTrace {
  readonly id: number;
  readonly path: string;
  readonly before: string | null;
  readonly versionAfter: number;
}

/** Runs an import of organisations and notes what it brings and changes, so that it can be taken back. */
export async function watchOrgs<T>(
  tx: Tx,
  region: number,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly traces: readonly OrgTrace[] }> {
  const before = new Map((await store.snapshot(tx, region)).map((org) => [org.id, org]));
  const result = await work();
  const traces = (await store.listVersions(tx, region)).flatMap(({ id, path, version, term_id }): OrgTrace[] => {
    const known = before.get(id);
    if (!known) return [{ id, path, before: null, versionAfter: version }];
    const same = known.version === version && known.term_id === term_id;
    return same ? [] : [{ id, path, before: known.row, versionAfter: version }];
  });
  return { result, traces };
}

/** How many of these organisations were changed after the import. */
export async function countOrgsChangedSince(tx: Tx, region: number, traces: readonly OrgTrace[]): Promise<number> {
  const found = await store.lockTraced(
    tx,
    region,
    traces.map(({ id }) => id),
  );
  const versions = new Map(found.map(({ id, version }) => [id, version]));
  return traces.filter(({ id, versionAfter }) => versions.get(id) !== versionAfter).length;
}

/**
 * Removes the organisations an import brought and gives the others their facts back. What stands in the new ones
 * (members, posts) is taken back before.
 */
export async function takeBackOrgs(tx: Tx, actor: Actor, region: number, traces: readonly OrgTrace[]): Promise<void> {
  const brought = new Set(traces.filter(({ before }) => before === null).map(({ id }) => id));
  const found = await store.lockTraced(
    tx,
    region,
    traces.map(({ id }) => id),
  );
  // A pending count of an organisation that goes would be lost on its way up, so everything is taken up first; the
  // merge is work of the whole place, whoever asks for it.
  await tx.setScope({ path: '', everything: true });
  while ((await mergeStats(tx)) > 0);
  await tx.setScope(actor.scope);
  const parents = new Map(found.map(({ id, parent_id }) => [id, parent_id]));
  const survivor = (id: number): number | null => {
    const parent = parents.get(id) ?? null;
    return parent !== null && brought.has(parent) ? survivor(parent) : parent;
  };
  const deltas = found.flatMap((org) => {
    const above = brought.has(org.id) ? survivor(org.id) : null;
    return above === null ? [] : deltasBetween({ orgId: above, cells: cellsOfOrg(org) }, undefined);
  });
  await addDeltas(tx, region, sumDeltas(deltas));
  await store.deleteOrgs(tx, region, [...brought]);
  const changed = traces.filter(({ before }) => before !== null);
  if (changed.length === 0) return;
  const ids = changed.map(({ id }) => id);
  const rows = changed.map(({ before }) => before ?? '{}');
  const sectors = new Map(found.map((org) => [org.id, org]));
  await store.restoreFacts(tx, region, ids, rows);
  await store.restoreTerms(
    tx,
    region,
    ids,
    rows.map((row) => (JSON.parse(row) as { term_id: number | null }).term_id),
  );
  const back = changed.flatMap(({ id, before }) => {
    const now = sectors.get(id);
    if (!now) return [];
    const { sector } = JSON.parse(before ?? '{}') as { sector: string };
    return deltasBetween(
      { orgId: id, cells: cellsOfOrg(now) },
      { orgId: id, cells: cellsOfOrg({ kind: now.kind, sector }) },
    );
  });
  await addDeltas(tx, region, sumDeltas(back));
}
