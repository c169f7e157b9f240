import type { Holding, HoldingState } from '@jishi/domain';

/** Row of `duty_post` with the name of its organisation. */
export interface PostRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly kind: string;
  readonly title_zh: string;
  readonly duties_zh: string;
  readonly basis: 'elected' | 'appointed' | 'claimed' | 'posted';
  readonly seats: number;
  readonly public_badge: boolean;
  readonly term: string | null;
  readonly compatible_with: readonly string[];
  readonly shift_per: string | null;
  readonly shift_at_least: number | null;
  readonly closed_on: string | null;
  readonly version: number;
}

/** What a new post is made of. */
export interface NewPost {
  readonly region: number;
  readonly orgId: number;
  readonly path: string;
  readonly runStepId: number | null;
  readonly kind: string;
  readonly titleZh: string;
  readonly dutiesZh: string;
  readonly basis: PostRow['basis'];
  readonly seats: number;
  readonly publicBadge: boolean;
  readonly term: string | null;
  readonly compatibleWith: readonly string[];
  readonly shift: { readonly per: string; readonly atLeast: number } | null;
}

/** Row of `post_holding` with the names a page shows. */
export interface HoldingRow {
  readonly region: number;
  readonly id: number;
  readonly post_id: number;
  readonly org_id: number;
  readonly path: string;
  readonly member_id: number;
  readonly name: string;
  readonly branch_name: string;
  readonly seat: number | null;
  readonly state: HoldingState;
  readonly note: string;
  readonly claimed_on: string;
  readonly confirmed_on: string | null;
  readonly confirmed_by_name: string | null;
  readonly decided_at_zh: string | null;
  readonly from_on: string | null;
  readonly until_on: string | null;
  readonly ended_on: string | null;
  readonly end_reason: string | null;
  readonly successor_id: number | null;
  readonly hand_over: readonly { readonly titleZh: string; readonly note: string }[];
  readonly received_on: string | null;
  readonly version: number;
}

/** A person who may hold a post. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly org_id: number;
  readonly path: string;
  readonly status: string;
}

/** A holding as the rules see it. */
export const holdingOf = (row: HoldingRow): Holding => ({
  id: row.id,
  memberId: row.member_id,
  state: row.state,
  fromOn: row.from_on,
  endedOn: row.ended_on,
});
