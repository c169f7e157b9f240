import type { CaseState, Measure } from '@jishi/domain';

/** The meeting that decided. */
export interface Meeting {
  readonly titleZh: string;
  readonly heldOn: string;
  readonly expected: number;
  readonly present: number;
  readonly inFavour: number;
}

/** An appeal and its answer. */
export interface Appeal {
  readonly filedOn: string;
  readonly statementZh: string;
  readonly dueOn: string;
  readonly outcome: 'upheld' | 'changed' | 'revoked' | null;
  readonly answerZh: string | null;
  readonly answeredOn: string | null;
  readonly answeredByName: string | null;
}

/** One entry of the history that the person reads. */
export interface HistoryEntry {
  readonly at: string;
  readonly byName: string;
  readonly act: string;
  readonly textZh: string;
}

/** What a new case is made of. */
export interface NewCase {
  readonly region: number;
  readonly org_id: number;
  readonly path: string;
  readonly owner_roles: readonly string[];
  readonly decider_org_id: number;
  readonly decider_depth: number;
  readonly decider_roles: readonly string[];
  readonly appeal_org_id: number;
  readonly appeal_depth: number;
  readonly appeal_roles: readonly string[];
  readonly run_step_id: number | null;
  readonly kind: string;
  readonly title_zh: string;
  readonly subject_kind: 'member' | 'org';
  readonly member_id: number | null;
  readonly subject_org_id: number | null;
  readonly subject_name: string;
  readonly subject_key: string;
  readonly fact_zh: string;
  readonly fact_key: string;
  readonly fact_on: string;
  readonly basis_zh: string;
  readonly measures: readonly Measure[];
  readonly collective: string;
  readonly helper_allowed: boolean;
  readonly appeal_within: string;
  readonly review_every: string | null;
  readonly liftable: boolean;
  readonly state: CaseState;
  readonly proposed_by_zh: string | null;
  readonly opened_by: number | null;
  readonly history: readonly HistoryEntry[];
}

/** Row of `consequence_case` with the names of its bodies. */
export interface CaseRow extends NewCase {
  readonly id: number;
  readonly org_name: string;
  readonly decider_name: string;
  readonly appeal_org_name: string;
  readonly appealed: boolean;
  readonly investigation_zh: string | null;
  readonly investigated_by: number | null;
  readonly investigated_by_name: string | null;
  readonly investigated_on: string | null;
  readonly invited_on: string | null;
  readonly heard_on: string | null;
  readonly appeared: boolean | null;
  readonly statement_zh: string | null;
  readonly helper_name: string | null;
  readonly measure_id: string | null;
  readonly measure_zh: string | null;
  readonly measure_effect: string | null;
  readonly term: string | null;
  readonly decision_zh: string | null;
  readonly decided_on: string | null;
  readonly decided_by: number | null;
  readonly decided_by_name: string | null;
  readonly meeting: Meeting | null;
  readonly served_on: string | null;
  readonly served_how_zh: string | null;
  readonly acknowledged_on: string | null;
  readonly term_from: string | null;
  readonly term_until: string | null;
  readonly appeal_until: string | null;
  readonly next_review_on: string | null;
  readonly review_zh: string | null;
  readonly review_advice: 'go-on' | 'lift' | 'escalate' | null;
  readonly ended_on: string | null;
  readonly ended_reason: string | null;
  readonly escalated_to: number | null;
  readonly appeal: Appeal | null;
  readonly version: number;
}
