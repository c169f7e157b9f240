import type { Actor } from '../../../platform/access/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Platform } from '../../../platform/platform.ts';
import { branchKinds, type OrgIndexEntry } from '../../orgs/index.ts';
import { latestByIndex } from '../save-rows.ts';
import { contextOf } from '../sealing.ts';
import { listIdentities, listMembers } from '../store.ts';
import * as store from './store.ts';

/** A checked row of a list of committee members. */
export interface PostRow {
  readonly rowNumber: number;
  readonly org: OrgIndexEntry;
  readonly name: string;
  readonly idNumber: string;
  readonly post: string;
  readonly fromOn: string | undefined;
}

/** A person who stands in the same file and is not on the roster yet. */
export interface PendingPerson {
  readonly name: string;
  readonly org: OrgIndexEntry;
  readonly isFull: boolean;
}

/** What becomes of a row. */
export type PostOutcome =
  | { readonly kind: 'added'; readonly id: number }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'refused';
      readonly code: 'member.not-found' | 'post.name-differs' | 'post.not-eligible' | 'post.secretary-exists';
      readonly facts: Readonly<Record<string, string>>;
    };

interface Person {
  readonly id: number;
  readonly name: string;
  readonly eligible: (org: OrgIndexEntry) => boolean;
}

/**
 * Decides rows against the roster and the running posts: the person must be a full member of the organisation (of one
 * below it, for a committee above branches), one secretary at a time. The size of a committee is not judged: an import
 * records what is, and the organisation's page says what is out of order.
 *
 * @param pending people of the same file, for a check before anything is written
 */
export async function decidePosts(
  { personalData }: Pick<Platform, 'personalData'>,
  tx: Tx,
  actor: Actor,
  rows: readonly PostRow[],
  pending: ReadonlyMap<string, PendingPerson> = new Map(),
): Promise<(PostOutcome & { readonly memberId?: number })[]> {
  const indexes = rows.map(({ idNumber }) => personalData.blindIndex(contextOf('id_number'), idNumber));
  const identities = await listIdentities(tx, actor.region, indexes);
  const known = latestByIndex(
    await listMembers(
      tx,
      identities.map(({ id }) => id),
    ),
  );
  const running = await store.listRunningPosts(
    tx,
    actor.region,
    rows.map(({ org }) => org.id),
  );
  const held = new Set(running.map((post) => `${post.org_id} ${post.member_id} ${post.post}`));
  const secretaries = new Map(running.filter(({ post }) => post === 'secretary').map((post) => [post.org_id, post]));
  return rows.map((row, at) => {
    const refused = (code: (PostOutcome & { kind: 'refused' })['code'], facts: Record<string, string>) =>
      ({ kind: 'refused', code, facts: { orgName: row.org.name, ...facts } }) as const;
    const person = personOf(row, known.get(indexes[at]?.toString('hex') ?? ''), pending);
    if (!person) return refused('member.not-found', { name: row.name });
    if (person.name !== row.name) return refused('post.name-differs', { name: row.name, known: person.name });
    if (held.has(`${row.org.id} ${person.id} ${row.post}`)) return { kind: 'unchanged' };
    if (!person.eligible(row.org)) return refused('post.not-eligible', { name: row.name });
    const secretary = row.post === 'secretary' ? secretaries.get(row.org.id) : undefined;
    if (secretary) return refused('post.secretary-exists', { name: row.name, holder: secretary.name });
    return { kind: 'added', id: 0, memberId: person.id };
  });
}

function personOf(
  row: PostRow,
  stored: Parameters<typeof latestByIndex>[0][number] | undefined,
  pending: ReadonlyMap<string, PendingPerson>,
): Person | undefined {
  const coming = pending.get(row.idNumber);
  // What the file says about a person will hold before the posts are written.
  if (coming)
    return { id: stored?.id ?? -1, name: coming.name, eligible: (org) => coming.isFull && belongs(org, coming.org) };
  if (!stored) return undefined;
  const isFull = stored.status === 'normal' && stored.member_type === '1';
  return {
    id: stored.id,
    name: stored.name,
    eligible: (org) =>
      isFull && (branchKinds.has(org.kind) ? stored.org_id === org.id : stored.path.startsWith(org.path)),
  };
}

const belongs = (org: OrgIndexEntry, home: OrgIndexEntry): boolean =>
  branchKinds.has(org.kind) ? home.id === org.id : home.path.startsWith(org.path);

/**
 * Stores committee members as a file lists them: running posts are left alone, so that the same file changes nothing.
 *
 * @returns outcome of each row, in order; added posts with their ids
 */
export async function importPosts(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  rows: readonly PostRow[],
  source: { readonly importId: number | null; readonly fileName: string },
): Promise<PostOutcome[]> {
  const { audit, clock, ids } = platform;
  const decided = await decidePosts(platform, tx, actor, rows);
  const newIds = await ids.take(tx, actor.region, decided.filter(({ kind }) => kind === 'added').length);
  const posts: store.NewPostRow[] = [];
  const outcomes = decided.map((outcome, at): PostOutcome => {
    const row = rows[at];
    if (outcome.kind !== 'added' || !row || outcome.memberId === undefined) return outcome;
    const id = newIds[posts.length] ?? 0;
    posts.push({
      id,
      orgId: row.org.id,
      memberId: outcome.memberId,
      post: row.post,
      fromOn: row.fromOn ?? clock.today(),
    });
    return { kind: 'added', id };
  });
  await store.insertPosts(tx, actor.region, posts);
  await audit.append(tx, actor, {
    action: 'member.change-committee',
    subjectKind: 'import',
    subjectId: source.importId,
    facts: { change: 'imported', added: posts.length, rows: rows.length, fileName: source.fileName },
  });
  return outcomes;
}
