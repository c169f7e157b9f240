import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import {
  addDeltas,
  branchKinds,
  cellsOfMember,
  deltasBetween,
  holdOrg,
  saveDocuments,
  sumDeltas,
  type Org,
  type RosterPort,
} from '../orgs/index.ts';
import { documentOf, withBranchNames } from './save-rows.ts';
import type { StoredMember } from './schema.ts';
import * as store from './store.ts';

const isCurrent = ({ status }: StoredMember): boolean => status === 'normal' || status === 'suspended';

/** What organisations may ask of the roster, and how members change their branch within the place. */
export function createRosterPort(platform: Platform): RosterPort {
  return {
    async countMembers(tx, ids) {
      const members = (await store.lockMembers(tx, ids)).filter(isCurrent);
      return { found: members.length, full: members.filter(({ member_type }) => member_type === '1').length };
    },
    async listMembers(tx, orgId) {
      return (await store.listOfOrg(tx, orgId)).map(({ id, member_type }) => ({ id, full: member_type === '1' }));
    },
    async moveMembers(tx, actor, move) {
      await moveMembers(platform, tx, actor, { ...move, sourceKind: 'org', sourceId: move.toOrgId });
    },
    endPosts: (tx, orgId, on) => store.endPostsIn(tx, orgId, on),
  };
}

/** A change of branch. */
export interface Transfer {
  readonly memberIds: readonly number[];
  readonly toOrgId: number;
  readonly on: string;
  readonly reason: string;
  readonly sourceKind: string;
  readonly sourceId: number | null;
}

/**
 * Moves members to a branch in one step: no instant without a branch, none with two. Posts in the old branch end; what
 * is kept about the person, search, counts and the own sign-in follow.
 */
export async function moveMembers(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  transfer: Transfer,
): Promise<readonly StoredMember[]> {
  const { clock, ids } = platform;
  const org = await holdBranch(tx, transfer.toOrgId);
  const locked = await store.lockMembers(tx, transfer.memberIds);
  if (locked.length !== new Set(transfer.memberIds).size) refuse('member.not-found');
  const going = locked.filter((member) => isCurrent(member) && member.org_id !== org.id);
  if (going.length === 0) return [];
  const moved = going.map((member): StoredMember => ({
    ...member,
    org_id: org.id,
    path: org.path,
    version: member.version + 1,
  }));
  await store.updateMembers(tx, moved);
  const memberIds = moved.map(({ id }) => id);
  await store.endPostsOf(tx, org.region, memberIds, transfer.on);
  await store.followMembers(tx, org.region, memberIds);
  await store.followGrants(tx, org.region, memberIds, org);
  const events = going.map((member) => ({
    member_id: member.id,
    org_id: org.id,
    path: org.path,
    happened_on: transfer.on,
    kind: 'transferred',
    from_value: String(member.org_id),
    to_value: String(org.id),
    source_kind: transfer.sourceKind,
    source_id: transfer.sourceId,
    reason: transfer.reason,
  }));
  await store.insertEvents(
    tx,
    org.region,
    await ids.take(tx, org.region, events.length),
    events,
    actor.userId,
    clock.now(),
  );
  const deltas = going.flatMap((member) =>
    deltasBetween(
      { orgId: member.org_id, cells: cellsOfMember(member) },
      { orgId: org.id, cells: cellsOfMember(member) },
    ),
  );
  await addDeltas(tx, org.region, sumDeltas(deltas));
  await saveDocuments(tx, await withBranchNames(tx, moved.map(documentOf)));
  return moved;
}

/** A branch that can take members, held against moves and its end. */
export async function holdBranch(tx: Tx, orgId: number): Promise<Org> {
  const org = await holdOrg(tx, orgId);
  if (!org || org.state !== 'active') refuse('member.branch-gone');
  if (!branchKinds.has(org.kind)) refuse('member.not-a-branch', { name: org.name });
  return org;
}
