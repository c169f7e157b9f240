/** A plan of learning as stored. */
export interface PlanRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly title_zh: string;
  readonly kind: string;
  readonly topics: readonly string[];
  readonly material: string;
  readonly min_sessions: number;
  readonly make_up: 'once' | 'none';
  readonly starts_on: string;
  readonly due_on: string | null;
  readonly state: 'planned' | 'held' | 'credited';
  readonly reason: string | null;
  readonly credited_on: string | null;
  /** What is asked of each person; days and class hours stand in the relation "or". */
  readonly min_days: number | null;
  readonly min_hours: number | null;
  /** Duration the learning lasts at least, from its first day. */
  readonly min_lasting: string | null;
  readonly test_pass_mark: number | null;
  readonly test_total: number | null;
  readonly has_certificate: boolean;
  readonly certificate_valid_for: string | null;
  /** Rules from which these numbers come. */
  readonly rule_ids: readonly string[];
  readonly version: number;
}

/** A session that was held. */
export interface SessionRow {
  readonly id: number;
  readonly plan_id: number;
  readonly held_on: string;
  readonly place: string;
  readonly topic: string;
  readonly summary: string;
  readonly minutes: number | null;
  readonly makes_up_for: number | null;
  readonly is_late_entry: boolean;
  readonly recorded_by: string;
  readonly recorded_at: Date;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_reason: string | null;
  readonly attended: number;
}

/** A member of the organisation and whether they took part. */
export interface LearnerRow {
  readonly member_id: number;
  readonly name: string;
  readonly tail: string;
  readonly sessions: number;
  readonly made_up: number;
  /** Days on which they learnt, and the sum of the minutes of their sessions. */
  readonly days: number;
  readonly minutes: number;
}

/** One taking of the test. */
export interface TakingRow {
  readonly id: number;
  readonly member_id: number;
  readonly attempt: number;
  readonly taken_on: string;
  readonly marks: number;
  readonly is_passed: boolean;
  readonly recorded_by: string;
}

/** A certificate as issued; names stay as they were on the day. */
export interface CertificateRow {
  readonly region: number;
  readonly id: number;
  readonly plan_id: number;
  readonly org_id: number;
  readonly path: string;
  readonly member_id: number;
  readonly number: string;
  readonly code: string;
  readonly title_zh: string;
  readonly holder_name: string;
  readonly org_name: string;
  readonly issued_on: string;
  readonly valid_until: string | null;
  readonly revoked_on: string | null;
  readonly revoked_reason: string | null;
}
