/** State of a round. */
export type RoundState = 'draft' | 'opening' | 'open' | 'closed' | 'cancelled';

/** An organisation that does not take part, and why. */
export interface Exclusion {
  readonly orgId: number;
  readonly reason: string;
}

/** Who takes part: organisations of these kinds below the top, without the exclusions. */
export interface RoundScope {
  /** Top of the subtree; the owner of the round itself when absent. */
  readonly topOrgId?: number | undefined;
  readonly kinds: readonly string[];
  readonly exclusions: readonly Exclusion[];
}

/** A round as stored. */
export interface RoundRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly method_id: string;
  readonly definition_hash: string;
  readonly scheme_id: string | null;
  readonly scheme_hash: string | null;
  readonly title: string;
  readonly year: number;
  readonly state: RoundState;
  readonly calendar: Readonly<Record<string, string>>;
  readonly scope: RoundScope;
  readonly planned: number;
  readonly started: number;
  readonly opening_fault: string | null;
  readonly opened_on: string | null;
  readonly closed_on: string | null;
  readonly previous_round_id: number | null;
  readonly created_by: string;
  readonly version: number;
}

/** An organisation that takes part. */
export interface Participant {
  readonly id: number;
  readonly path: string;
}
