import type { Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import {
  addDeltas,
  cellsOfMember,
  deltasBetween,
  removeDocuments,
  saveDocuments,
  sumDeltas,
} from '../../orgs/index.ts';
import { documentOf, withBranchNames } from '../save-rows.ts';
import { contextOf } from '../sealing.ts';
import type { StoredMember } from '../schema.ts';
import { followMembers, insertEvents, listIdentities, lockMembers, updateMembers } from '../store.ts';
import * as store from './store.ts';

/** A member before an import changed it, as `watchMembers` noted it; `before` is null for one it brought. */
export interface MemberTrace {
  readonly id: number;
  readonly path: string;
  readonly before: string | null;
  readonly versionAfter: number;
}

/**
 * Runs an import of members and notes what it brings and changes, so that it can be taken back.
 *
 * @param people identity numbers of those it adds, ids of those it changes
 * @param work the import itself, in the same transaction
 */
export async function watchMembers<T>(
  { personalData }: Pick<Platform, 'personalData'>,
  tx: Tx,
  region: number,
  people: { readonly added: readonly string[]; readonly changed: readonly number[] },
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly traces: readonly MemberTrace[] }> {
  const before = new Map(
    (people.changed.length === 0 ? [] : await store.snapshot(tx, region, people.changed)).map((member) => [
      member.id,
      member,
    ]),
  );
  const result = await work();
  const indexes = people.added.map((number) => personalData.blindIndex(contextOf('id_number'), number));
  const added = await listIdentities(tx, region, indexes);
  const after = await store.listVersions(tx, region, [...added.map(({ id }) => id), ...people.changed]);
  const traces = after.flatMap(({ id, path, version }): MemberTrace[] => {
    const was = before.get(id);
    if (!was) return version === 0 ? [{ id, path, before: null, versionAfter: version }] : [];
    return was.version === version ? [] : [{ id, path, before: was.row, versionAfter: version }];
  });
  return { result, traces };
}

/** How many of these members were changed after the import; while there are any, it is not taken back. */
export async function countChangedSince(tx: Tx, traces: readonly MemberTrace[]): Promise<number> {
  const versions = new Map(
    (
      await lockMembers(
        tx,
        traces.map(({ id }) => id),
      )
    ).map(({ id, version }) => [id, version]),
  );
  return traces.filter(({ id, versionAfter }) => versions.get(id) !== versionAfter).length;
}

/** Removes the members an import brought and gives the others back the values they had; history says so. */
export async function takeBackMembers(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  region: number,
  traces: readonly MemberTrace[],
  source: { readonly importId: number; readonly importedOn: string; readonly reason: string },
): Promise<void> {
  const current = new Map<number, StoredMember>();
  for (const ids of slices(traces.map(({ id }) => id)))
    for (const member of await lockMembers(tx, ids)) current.set(member.id, member);
  const side = (member: StoredMember) => ({ orgId: member.org_id, cells: cellsOfMember(member) });
  const brought = traces.filter(({ before }) => before === null).flatMap(({ id }) => current.get(id) ?? []);
  for (const members of slices(brought)) {
    const ids = members.map(({ id }) => id);
    await removeDocuments(tx, region, ids);
    await store.deleteMembers(tx, region, ids);
    await addDeltas(tx, region, sumDeltas(members.flatMap((member) => deltasBetween(side(member), undefined))));
  }
  for (const part of slices(traces.filter(({ before }) => before !== null))) {
    const rows = part.map(({ before }) => before ?? '');
    const restored = (await store.readSnapshots(tx, rows)).map((member) => ({
      ...member,
      version: (current.get(member.id)?.version ?? 0) + 1,
    }));
    await restore(restored);
    const posts = rows.flatMap((row) => (JSON.parse(row) as { posts: number[] }).posts);
    await store.reopenPosts(tx, region, posts, source.importedOn);
  }

  async function restore(members: readonly StoredMember[]): Promise<void> {
    const { clock, ids } = platform;
    await updateMembers(tx, members);
    await followMembers(
      tx,
      region,
      members.map(({ id }) => id),
    );
    const events = members.map((member) => ({
      member_id: member.id,
      org_id: member.org_id,
      path: member.path,
      happened_on: clock.today(),
      kind: 'import-taken-back',
      from_value: null,
      to_value: null,
      source_kind: 'import',
      source_id: source.importId,
      reason: source.reason,
    }));
    await insertEvents(tx, region, await ids.take(tx, region, events.length), events, actor.userId, clock.now());
    const deltas = members.flatMap((member) => {
      const now = current.get(member.id);
      return now ? deltasBetween(side(now), side(member)) : [];
    });
    await addDeltas(tx, region, sumDeltas(deltas));
    const isCurrent = ({ status }: StoredMember) => status === 'normal' || status === 'suspended';
    await saveDocuments(tx, await withBranchNames(tx, members.filter(isCurrent).map(documentOf)));
    await removeDocuments(
      tx,
      region,
      members.filter((member) => !isCurrent(member)).map(({ id }) => id),
    );
  }
}

/** Removes posts that an import brought. */
export function takeBackPosts(tx: Tx, region: number, ids: readonly number[]): Promise<void> {
  return store.deletePosts(tx, region, ids);
}

function slices<T>(items: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += 1000) parts.push(items.slice(start, start + 1000));
  return parts;
}
