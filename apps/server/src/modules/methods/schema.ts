import type { ActorRole, MethodDefinition, RunEvent, RunState, StepFacts, StepState } from '@jishi/domain';

/** State of a run as stored. */
export type RunStatus = 'running' | 'done' | 'lapsed' | 'cancelled';

/** A run as stored. */
export interface RunRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly superior_org_id: number | null;
  readonly round_id: number | null;
  readonly method_id: string;
  readonly definition_hash: string;
  readonly title: string;
  readonly state: RunStatus;
  readonly started_on: string;
  readonly event_on: string | null;
  readonly ended_on: string | null;
  readonly outcome: Readonly<Record<string, unknown>>;
  readonly parties: Readonly<Record<string, number>>;
  readonly handed_over_from: number | null;
  readonly started_by: number | null;
  readonly event_count: number;
  readonly version: number;
}

/** How a due date came about: shown when a person opens it. */
export interface DueBasis {
  readonly kind: string;
  readonly from?: string;
  readonly length?: string;
  readonly ruleId?: string;
  readonly skipped?: readonly { readonly date: string; readonly because: string }[];
  readonly uncoveredYears?: readonly number[];
}

/** A step as stored. */
export interface StepRow {
  readonly region: number;
  readonly id: number;
  readonly run_id: number;
  readonly round_id: number | null;
  readonly org_id: number;
  readonly path: string;
  readonly superior_org_id: number | null;
  readonly step_id: string;
  readonly position: number;
  readonly primitive: string;
  readonly state: StepState;
  readonly acting_org_id: number | null;
  readonly subject_id: number | null;
  readonly link: string | null;
  readonly opened_on: string | null;
  readonly due_on: string | null;
  readonly first_due_on: string | null;
  readonly due_basis: DueBasis | null;
  readonly earliest_on: string | null;
  readonly lapses: boolean;
  readonly done_at: Date | null;
  readonly done_on: string | null;
  readonly done_by: number | null;
  readonly done_by_name: string | null;
  readonly doers: readonly number[];
  readonly outcome: Readonly<Record<string, unknown>>;
  readonly facts: StepFacts;
  readonly reason: string | null;
  readonly seen_at: Date | null;
  readonly times_opened: number;
  readonly version: number;
}

/** A row of the history. */
export interface EventRow {
  readonly seq: number;
  readonly happened_on: string;
  readonly at: Date;
  readonly actor_name: string;
  readonly event: RunEvent;
}

/** A hand-over from one method to another. */
export interface HandOverRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly from_run_id: number;
  readonly from_step_id: string;
  readonly to_method_id: string;
  readonly to_run_id: number | null;
  readonly acting_org_id: number;
  readonly reason: string;
  readonly state: 'open' | 'started' | 'declined' | 'withdrawn';
  readonly answer: string | null;
  readonly due_on: string | null;
  readonly at: Date;
}

/** An organisation on the path of a run. */
export interface OrgOnPath {
  readonly id: number;
  readonly region: number;
  readonly kind: string;
  readonly lvl: number;
  readonly path: string;
  readonly name: string;
}

/** A run with everything that a decision needs; held under a row lock while it is decided. */
export interface LoadedRun {
  readonly run: RunRow;
  readonly definition: MethodDefinition;
  readonly rows: ReadonlyMap<string, StepRow>;
  /** The fold of all events. */
  readonly state: RunState;
  /** Organisations on the path of the run, the highest first, its own last. */
  readonly above: readonly OrgOnPath[];
  readonly round: RoundBasis | undefined;
}

/** What a run needs to know of its round. */
export interface RoundBasis {
  readonly org_id: number;
  readonly calendar: Readonly<Record<string, string>>;
  readonly title: string;
  readonly scheme_hash: string | null;
  readonly opened_on: string | null;
}

/** Who has to act on a step. */
export interface ActingOrg {
  readonly org: OrgOnPath;
  readonly roles: readonly ActorRole[];
}
