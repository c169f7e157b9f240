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
}
