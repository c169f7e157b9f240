import type { CheckResult, Indicator, SnapshotState } from '@jishi/domain';

/** One number of a snapshot; bucket '' is the total. */
export interface StoredCell {
  readonly indicator: string;
  readonly bucket: string;
  readonly n: number;
}

/** Row of `statistics_snapshot` with the name of its organisation. */
export interface SnapshotRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly home_path: string;
  readonly run_step_id: number | null;
  readonly title_zh: string;
  readonly opening_on: string;
  readonly reference_on: string;
  readonly rules: readonly Indicator[];
  readonly cells: readonly StoredCell[];
  readonly checks: readonly CheckResult[];
  readonly check_note: string | null;
  readonly state: SnapshotState;
  readonly edition: number;
  readonly corrects_id: number | null;
  readonly corrected_by_id: number | null;
  readonly corrected_reason: string | null;
  readonly frozen_by: number | null;
  readonly frozen_by_name: string;
  readonly frozen_at: Date;
  readonly checked_by_name: string | null;
  readonly signed_by: number | null;
  readonly signed_by_name: string | null;
  readonly signed_on: string | null;
  readonly released_to: 'internal' | 'public' | null;
  readonly released_on: string | null;
  readonly version: number;
}
