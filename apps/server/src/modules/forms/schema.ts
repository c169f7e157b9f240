import type { EvidenceRule, FieldRule, Relation, ActorRule } from '@jishi/domain';

/** Part of a step's parameters that a form keeps, so that it also works without a method. */
export interface FormDefinition {
  readonly fields: readonly FieldRule[];
  readonly evidence: readonly EvidenceRule[];
  readonly signedBy: readonly Relation[] | 'actor';
  /** Who accepts or returns; absent where signing ends the form. */
  readonly acceptedBy?: ActorRule;
  readonly lateEntry: 'marked' | 'refused';
  /** Most forms of one step; absent where it takes one. */
  readonly maxEntries?: number;
}

export type FormState = 'draft' | 'signed' | 'accepted' | 'returned';

/** Row of `form_record`. */
export interface FormRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly title_zh: string;
  readonly definition: FormDefinition;
  readonly draft: Record<string, unknown>;
  readonly state: FormState;
  readonly due_on: string | null;
  readonly signed_version: number;
  readonly returned_reason: string | null;
  readonly version: number;
}

/** Row of `form_version`. */
export interface FormVersionRow {
  readonly number: number;
  readonly content: Record<string, unknown>;
  readonly signer_name: string;
  readonly signed_at: Date;
  readonly late: boolean;
  readonly answer: 'accepted' | 'returned' | null;
  readonly answered_by_name: string | null;
  readonly reason: string | null;
}
