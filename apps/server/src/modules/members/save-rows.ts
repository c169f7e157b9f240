import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  addDeltas,
  cellsOfMember,
  deltasBetween,
  removeDocuments,
  saveDocuments,
  spellPerson,
  sumDeltas,
  type SearchDocument,
  type StatDelta,
} from '../orgs/index.ts';
import type { MemberRow } from './import-row.ts';
import type { ClearMember, NewEvent, StoredMember } from './schema.ts';
import { contextOf, differencesOf, mergeRow, openMember, sealMember } from './sealing.ts';
import * as store from './store.ts';

/** What became of one row. */
export type RowOutcome =
  | { readonly kind: 'added'; readonly id: number }
  | { readonly kind: 'changed'; readonly id: number; readonly columns: readonly string[] }
  | { readonly kind: 'unchanged'; readonly id: number }
  | { readonly kind: 'refused'; readonly code: RowRefusal };

/** Why a checked row cannot be stored: known only when the whole roster is asked. */
export type RowRefusal = 'member.elsewhere' | 'member.left-already' | 'member.branch-gone';

/** Where the rows come from, for the history. */
export interface RowSource {
  readonly kind: 'import' | 'register' | 'correction';
  readonly id: number | null;
  readonly reason: string | null;
  /** Day of the change; default today. */
  readonly on?: string;
}

const isCurrent = (status: string): boolean => status === 'normal' || status === 'suspended';

/**
 * Stores checked rows, set by set: new people are added, known ones (by identity number) get what differs, equal rows
 * change nothing. The same path serves one person and a county. At most a few thousand rows a call.
 */
export async function saveRows(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  rows: readonly MemberRow[],
  source: RowSource,
): Promise<RowOutcome[]> {
  const { personalData, clock, ids } = platform;
  const region = actor.region;
  const today = source.on ?? clock.today();
  const paths = await store.holdBranches(
    tx,
    region,
    rows.map(({ orgId }) => orgId),
  );
  const indexes = rows.map(({ idNumber }) => personalData.blindIndex(contextOf('id_number'), idNumber));
  const identities = await store.listIdentities(tx, region, indexes);
  const known = latestByIndex(
    await store.lockMembers(
      tx,
      identities.map(({ id }) => id),
    ),
  );
  const strangers = indexes.filter((index) => !known.has(index.toString('hex')));
  const elsewhere = new Set(
    identities.flatMap(({ index, is_current }) =>
      is_current && !known.has(index.toString('hex')) ? [index.toString('hex')] : [],
    ),
  );
  const outcomes: RowOutcome[] = [];
  const work: Work = {
    added: [],
    addedAt: [],
    changed: [],
    events: [],
    deltas: [],
    documents: [],
    gone: [],
    moved: [],
  };
  const newIds = await ids.take(tx, region, strangers.length);
  rows.forEach((row, at) => {
    const key = indexes[at]?.toString('hex') ?? '';
    const path = paths.get(row.orgId);
    const before = known.get(key);
    if (!path) outcomes.push({ kind: 'refused', code: 'member.branch-gone' });
    else if (elsewhere.has(key)) outcomes.push({ kind: 'refused', code: 'member.elsewhere' });
    else if (before && !isCurrent(before.status) && isCurrent(row.status))
      outcomes.push({ kind: 'refused', code: 'member.left-already' });
    else outcomes.push(before ? change(before, row, path) : add(row, path, newIds.pop() ?? 0, at));
  });
  await flush(work);
  return outcomes;

  function add(row: MemberRow, path: string, id: number, at: number): RowOutcome {
    const clear = mergeRow(undefined, row, today);
    const stored = sealMember(personalData, clear, {
      region,
      id,
      path,
      ...spellPerson(row.name),
      created_at: clock.now(),
      version: 0,
    });
    work.added.push(stored);
    work.addedAt.push(at);
    return { kind: 'added', id };
  }

  function change(before: StoredMember, row: MemberRow, path: string): RowOutcome {
    const clear = openMember(personalData, before);
    const next = mergeRow(clear, row, today);
    const differences = differencesOf(clear, next);
    if (differences.length === 0) return { kind: 'unchanged', id: before.id };
    const spelling =
      before.name === next.name ? { pinyin: before.pinyin, initials: before.initials } : spellPerson(next.name);
    const stored = sealMember(
      personalData,
      next,
      { region, id: before.id, path, ...spelling, created_at: before.created_at, version: before.version + 1 },
      { stored: before, clear },
    );
    work.changed.push(stored);
    for (const { column, from, to } of differences) {
      work.events.push(
        eventOf(
          stored,
          column === 'org_id' ? 'transferred' : column === 'status' ? 'status-changed' : `changed:${column}`,
          from,
          to,
        ),
      );
    }
    const side = (member: StoredMember) => ({ orgId: member.org_id, cells: cellsOfMember(member) });
    work.deltas.push(...deltasBetween(side(before), side(stored)));
    if (before.org_id !== stored.org_id) work.moved.push(stored.id);
    if (!isCurrent(stored.status)) work.gone.push(stored.id);
    else if (
      before.name !== stored.name ||
      before.org_id !== stored.org_id ||
      before.id_number_tail !== stored.id_number_tail
    )
      work.documents.push(documentOf(stored));
    return { kind: 'changed', id: before.id, columns: differences.map(({ column }) => column) };
  }

  function eventOf(member: StoredMember, kind: string, from: string | null, to: string | null): NewEvent {
    return {
      member_id: member.id,
      org_id: member.org_id,
      path: member.path,
      happened_on: today,
      kind,
      from_value: from,
      to_value: to,
      source_kind: source.kind,
      source_id: source.id,
      reason: source.reason,
    };
  }

  async function flush({ added, addedAt, changed, events, deltas, documents, gone, moved }: Work): Promise<void> {
    const stored = await store.insertMembers(tx, added);
    added.forEach((member, index) => {
      if (!stored.has(member.id)) {
        // Somebody else registered this person between our look and our insert.
        outcomes[addedAt[index] ?? 0] = { kind: 'refused', code: 'member.elsewhere' };
        return;
      }
      events.push(eventOf(member, source.kind === 'import' ? 'imported' : 'registered', null, null));
      deltas.push(...deltasBetween(undefined, { orgId: member.org_id, cells: cellsOfMember(member) }));
      if (isCurrent(member.status)) documents.push(documentOf(member));
    });
    await store.updateMembers(tx, changed);
    if (moved.length > 0) {
      await store.endPostsOf(tx, region, moved, today);
      await store.followMembers(tx, region, moved);
    }
    await store.insertEvents(tx, region, await ids.take(tx, region, events.length), events, actor.userId, clock.now());
    await addDeltas(tx, region, sumDeltas(deltas));
    await saveDocuments(tx, await withBranchNames(tx, documents));
    await removeDocuments(tx, region, gone);
  }
}

interface Work {
  readonly added: StoredMember[];
  readonly addedAt: number[];
  readonly changed: StoredMember[];
  readonly events: NewEvent[];
  readonly deltas: StatDelta[];
  readonly documents: MemberDocument[];
  readonly gone: number[];
  readonly moved: number[];
}

/** A search document whose detail, the branch, is filled in at the end. */
export interface MemberDocument extends SearchDocument {
  readonly orgId: number;
}

/** What a member is found by: name, spelling, last four of the identity number. */
export function documentOf(
  member: Pick<StoredMember, 'region' | 'id' | 'path' | 'org_id' | 'name' | 'pinyin' | 'initials' | 'id_number_tail'>,
): MemberDocument {
  return {
    region: member.region,
    id: member.id,
    path: member.path,
    kind: 'member',
    text: member.name,
    detail: '',
    pinyin: member.pinyin,
    initials: member.initials,
    keys: [`#${member.id_number_tail}`],
    orgId: member.org_id,
  };
}

/** Puts the names of the branches beside the names of the people. */
export async function withBranchNames(tx: Tx, documents: readonly MemberDocument[]): Promise<SearchDocument[]> {
  const orgIds = [...new Set(documents.map(({ orgId }) => orgId))];
  if (orgIds.length === 0) return [];
  const names = await store.branchNames(tx, orgIds);
  return documents.map((document) => ({ ...document, detail: names.get(document.orgId) ?? '' }));
}

/** The current entry of each person; of those who only left, the latest. */
export function latestByIndex(members: readonly StoredMember[]): Map<string, StoredMember> {
  const latest = new Map<string, StoredMember>();
  for (const member of members) {
    const key = member.id_number_index.toString('hex');
    const other = latest.get(key);
    if (!other || !isCurrent(other.status)) latest.set(key, member);
  }
  return latest;
}

/** Opened values of a member, for pages that may show them. */
export function clearOf(platform: Platform, stored: StoredMember): ClearMember {
  return openMember(platform.personalData, stored);
}
