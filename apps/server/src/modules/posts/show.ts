import type { HoldingView, PostItem, PostView } from '@jishi/contract';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse } from '../../platform/refusal.ts';
import type { HoldingRow, PostRow } from './schema.ts';
import type { PostService } from './service.ts';
import * as store from './store.ts';

type Item = z.infer<typeof PostItem>;
type View = z.infer<typeof PostView>;
type Holding = z.infer<typeof HoldingView>;

/** A post with its holders, shifts and what the reader may do. */
export async function showPost(
  tx: Tx,
  platform: Platform,
  service: PostService,
  actor: Actor,
  id: number,
): Promise<View> {
  const post = await store.findPost(tx, id);
  if (!post) refuse('record.not-found');
  const all = await store.listHoldings(tx, post.region, [post.id]);
  const manages = service.mayManage(actor, post) && platform.permissions.allows(actor, 'duty-post.manage');
  // Who was not confirmed is nobody else's business.
  const rows = manages ? all : all.filter((row) => row.member_id === actor.memberId || isPublic(row));
  const shifts = await store.countShifts(tx, post);
  const isOpen = post.closed_on === null;
  const hasOwn = all.some(({ member_id, state }) => member_id === actor.memberId && isRunning(state));
  const recent = (await store.listShifts(tx, post, 60)).filter(
    (shift) => manages || rows.some((row) => row.id === shift.holding_id && row.member_id === actor.memberId),
  );
  return {
    ...itemOf(post, all),
    dutiesZh: post.duties_zh,
    termZh: post.term,
    compatibleWith: [...post.compatible_with],
    shift: post.shift_per === null ? null : { per: post.shift_per, atLeast: post.shift_at_least ?? 1 },
    runStepId: post.run_step_id,
    runId: manages && post.run_step_id !== null ? (await platform.steps.context(tx, post.run_step_id)).runId : null,
    holdings: rows.map((row) => holdingView(row, actor, shifts)),
    shifts: recent.map(({ id: shiftId, name, on_day, state, note }) => ({
      id: shiftId,
      name,
      day: on_day,
      state,
      note,
    })),
    can: {
      manage: manages && isOpen,
      claim:
        isOpen &&
        post.basis === 'claimed' &&
        actor.memberId !== null &&
        !hasOwn &&
        platform.permissions.allows(actor, 'duty-post.claim'),
    },
  };
}

/** A page of posts. */
export async function listPage(
  tx: Tx,
  query: Omit<store.PostFilter, 'after'> & { readonly cursor?: string | undefined },
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const after = /^\d{1,16}$/.test(query.cursor ?? '') ? Number(query.cursor) : null;
  const rows = await store.listPosts(tx, { ...query, after, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  const holdings = await holdingsOfAll(tx, page);
  return {
    items: page.map((post) =>
      itemOf(
        post,
        holdings.filter((holding) => holding.post_id === post.id),
      ),
    ),
    nextCursor: rows.length > query.limit ? String(page.at(-1)?.id ?? '') : null,
  };
}

/** Posts the signed-in member holds, held or asked for. */
export async function ownPosts(tx: Tx, actor: Actor) {
  if (actor.memberId === null) return [];
  const rows = await store.holdingsOf(tx, actor.region, actor.memberId);
  return rows.map((row) => ({
    ...holdingView(row, actor, []),
    postId: row.post_id,
    titleZh: row.title_zh,
    orgName: row.org_name,
  }));
}

async function holdingsOfAll(tx: Tx, posts: readonly PostRow[]): Promise<HoldingRow[]> {
  const found: HoldingRow[] = [];
  for (const region of new Set(posts.map((post) => post.region))) {
    const ids = posts.filter((post) => post.region === region).map(({ id }) => id);
    found.push(...(await store.listHoldings(tx, region, ids)));
  }
  return found;
}

const isRunning = (state: string): boolean => state === 'claimed' || state === 'confirmed' || state === 'serving';
const isPublic = ({ state }: HoldingRow): boolean => state === 'serving' || state === 'handed-over';

function itemOf(post: PostRow, holdings: readonly HoldingRow[]): Item {
  const serving = holdings.filter(({ state }) => state === 'serving');
  return {
    id: post.id,
    orgId: post.org_id,
    orgName: post.org_name,
    kind: post.kind,
    titleZh: post.title_zh,
    basis: post.basis,
    seats: post.seats,
    serving: serving.length,
    waiting: holdings.filter(({ state }) => state === 'claimed').length,
    holders: serving.map(({ name }) => name),
    publicBadge: post.public_badge,
    closedOn: post.closed_on,
    version: post.version,
  };
}

function holdingView(
  row: HoldingRow,
  actor: Actor,
  shifts: readonly { readonly holding_id: number; readonly planned: number; readonly attended: number }[],
): Holding {
  const count = shifts.find(({ holding_id }) => holding_id === row.id);
  return {
    id: row.id,
    memberId: row.member_id,
    name: row.name,
    branchName: row.branch_name,
    seat: row.seat,
    state: row.state,
    note: row.note,
    claimedOn: row.claimed_on,
    confirmedOn: row.confirmed_on,
    confirmedByName: row.confirmed_by_name,
    decidedAtZh: row.decided_at_zh,
    fromOn: row.from_on,
    untilOn: row.until_on,
    endedOn: row.ended_on,
    endReason: row.end_reason,
    handOver: [...row.hand_over],
    receivedOn: row.received_on,
    shiftsDone: count?.attended ?? 0,
    shiftsPlanned: count?.planned ?? 0,
    isOwn: row.member_id === actor.memberId,
    version: row.version,
  };
}
