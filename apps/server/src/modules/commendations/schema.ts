export type CommendationState = 'nominated' | 'conferred' | 'declined' | 'expired' | 'withdrawn';

/** Row of `commendation` with the names a page shows. */
export interface CommendationRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly superior_name: string;
  readonly path: string;
  readonly decider_org_id: number;
  readonly decider_name: string;
  readonly run_step_id: number | null;
  readonly round_id: number | null;
  readonly kind: string;
  readonly title_zh: string;
  readonly year: number;
  readonly grade: string | null;
  readonly grade_title: string | null;
  readonly stars: number | null;
  readonly state: CommendationState;
  readonly conferred_on: string | null;
  readonly valid_until: string | null;
  readonly plaque_number: string | null;
  readonly plaque_hung_on: string | null;
  readonly withdrawn_reason: string | null;
  readonly version: number;
}

/** What a nomination is made of. */
export interface NewCommendation {
  readonly region: number;
  readonly orgId: number;
  readonly path: string;
  readonly deciderOrgId: number;
  readonly runStepId: number | null;
  readonly roundId: number | null;
  readonly kind: string;
  readonly titleZh: string;
  readonly reasonZh: string;
  readonly year: number;
  readonly grade: string | null;
  readonly gradeTitle: string | null;
  readonly stars: number | null;
  readonly scoreHundredths: number | null;
  readonly validUntil: string | null;
}
