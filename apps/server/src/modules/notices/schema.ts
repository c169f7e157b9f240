import type { DurationText } from '@jishi/domain';

export type NoticeState = 'drafted' | 'cleared' | 'posted' | 'objected' | 'closed' | 'superseded' | 'taken-down';

/** Row of `notice` with the names a page shows. */
export interface NoticeRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly posting_org_id: number;
  readonly posting_org_name: string;
  readonly posting_path: string;
  readonly run_step_id: number | null;
  readonly round_id: number | null;
  readonly mode: 'notice' | 'disclosure';
  readonly title_zh: string;
  readonly text_zh: string;
  readonly places_zh: readonly string[];
  readonly audience: readonly string[];
  readonly period: DurationText | null;
  readonly refresh_every: DurationText | null;
  readonly inner_first: boolean;
  readonly inner_posted_on: string | null;
  readonly accepts_objections: boolean;
  readonly answer_within: DurationText | null;
  readonly state: NoticeState;
  readonly drafted_by: number | null;
  readonly cleared_by_name: string | null;
  readonly posted_on: string | null;
  readonly last_day: string | null;
  readonly skipped_days: readonly { readonly date: string; readonly because: string }[];
  readonly text_version: number;
  readonly objections_open: number;
  readonly version: number;
}

/** What a new notice is made of. */
export interface NewNotice {
  readonly region: number;
  readonly orgId: number;
  readonly path: string;
  readonly postingOrgId: number;
  readonly runStepId: number | null;
  readonly roundId: number | null;
  readonly mode: 'notice' | 'disclosure';
  readonly titleZh: string;
  readonly textZh: string;
  readonly placesZh: readonly string[];
  readonly audience: readonly string[];
  readonly period: string | null;
  readonly refreshEvery: string | null;
  readonly innerFirst: boolean;
  readonly acceptsObjections: boolean;
  readonly anonymousObjections: boolean;
  readonly answerWithin: string | null;
}

/** Row of `objection` with its notice. */
export interface ObjectionRow {
  readonly region: number;
  readonly id: number;
  readonly notice_id: number;
  readonly org_id: number;
  readonly path: string;
  readonly title_zh: string;
  readonly text_zh: string;
  readonly contact: Buffer | null;
  readonly raised_on: string;
  readonly due_on: string | null;
  readonly state: 'open' | 'rejected' | 'upheld';
  readonly answer_zh: string | null;
}

/** Row of `board_entry`. */
export interface BoardRow {
  readonly region: number;
  readonly notice_id: number;
  readonly posting_path: string;
  readonly posting_org_id: number;
  readonly posting_org_name: string;
  readonly mode: 'notice' | 'disclosure';
  readonly title_zh: string;
  readonly text_zh: string;
  readonly posted_on: string;
  readonly last_day: string | null;
  readonly accepts_objections: boolean;
  readonly state: NoticeState;
}
