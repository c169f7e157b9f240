import type { ScoreEntry, ScoringScheme } from '@jishi/domain';

/** An automatic item with its explanation and the rows behind it. */
export interface Computed {
  readonly item: string;
  readonly hundredths: number;
  readonly explanationZh: string;
  readonly rows: readonly { readonly titleZh: string; readonly link: string }[];
}

/** Row of `score_sheet` with the names a page shows. */
export interface SheetRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly run_id: number | null;
  readonly round_id: number | null;
  readonly phase: 'self' | 'review';
  readonly acting_org_id: number;
  readonly acting_org_name: string;
  readonly title_zh: string;
  readonly scheme: ScoringScheme;
  readonly least_raters: number;
  readonly on_the_spot: boolean;
  readonly state: 'draft' | 'submitted';
  readonly entries: readonly ScoreEntry[];
  readonly computed: readonly Computed[];
  readonly visited_on: string | null;
  readonly interviews: number;
  readonly visit_note: string;
  readonly difference_reason: string | null;
  readonly total_hundredths: number | null;
  readonly grade: string | null;
  readonly grade_by_points: string | null;
  readonly capped_by: readonly string[];
  readonly due_on: string | null;
  readonly submitted_by: number | null;
  readonly times_submitted: number;
  readonly version: number;
}

/** What a new sheet is made of. */
export interface NewSheet {
  readonly region: number;
  readonly orgId: number;
  readonly path: string;
  readonly runStepId: number | null;
  readonly runId: number | null;
  readonly roundId: number | null;
  readonly phase: 'self' | 'review';
  readonly actingOrgId: number;
  readonly titleZh: string;
  readonly scheme: ScoringScheme;
  readonly schemeHash: string | null;
  readonly leastRaters: number;
  readonly onTheSpot: boolean;
  readonly dueOn: string | null;
}

/** A rating of one member of the review group. */
export interface RatingRow {
  readonly reviewer_id: number;
  readonly name: string;
  readonly entries: readonly ScoreEntry[];
  readonly total_hundredths: number;
}

/** A person of the review group. */
export interface ReviewerRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly name: string;
  readonly duty_zh: string;
  readonly home_org_id: number | null;
  readonly home_org_name: string | null;
  readonly active: boolean;
}
