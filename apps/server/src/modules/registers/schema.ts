import type { RegisterDefinition } from '@jishi/contract';

/** Row of `register_kind`. */
export interface KindRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly key: string;
  readonly title_zh: string;
  readonly subject: string;
  readonly definition: RegisterDefinition;
  readonly sensitive: boolean;
  readonly version: number;
}

/** Row of `register_entry` with the name of its organisation. */
export interface EntryRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly kind_id: number;
  readonly subject_id: number | null;
  readonly subject_name: string;
  readonly status: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly entered_on: string;
  readonly review_due_on: string | null;
  readonly expires_on: string | null;
  readonly left_on: string | null;
  readonly version: number;
}

/** A new entry. */
export interface NewEntry {
  readonly region: number;
  readonly id: number;
  readonly orgId: number;
  readonly path: string;
  readonly kindId: number;
  readonly subjectId: number | null;
  readonly subjectName: string;
  readonly subjectIndex: Buffer | null;
  readonly status: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly basis: string | null;
  readonly enteredOn: string;
  readonly reviewDueOn: string;
  readonly expiresOn: string | null;
  readonly runStepId: number | null;
}

/** One entry of the history as read. */
export interface EventRow {
  readonly id: number;
  readonly happened_on: string;
  readonly kind: string;
  readonly from_status: string | null;
  readonly to_status: string | null;
  readonly source_kind: string;
  readonly source_ref: string;
  readonly reason: string | null;
  readonly recorded_by_name: string;
  readonly recorded_at: Date;
}

/** Step or decision behind a change. */
export interface Source {
  readonly sourceKind: 'step' | 'decision';
  readonly sourceRef: string;
  readonly runStepId?: number | undefined;
}

/** What a new kind is made of. */
export interface NewKind {
  readonly key: string;
  readonly titleZh: string;
  readonly subject: string;
  readonly sensitive: boolean;
  readonly definition: RegisterDefinition;
}
