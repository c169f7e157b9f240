import type { DurationText } from '@jishi/domain';

export type Decision = 'approve' | 'refuse' | 'amend';
export type ApprovalState = 'requested' | 'accepted' | 'sent-back' | 'decided' | 'replied' | 'withdrawn';

/** Meeting of a collective decision; head counts. */
export interface MeetingFacts {
  readonly heldOn: string;
  readonly expected: number;
  readonly present: number;
  readonly inFavour: number;
  readonly minutesZh: string;
}

/** A value the decider may choose instead of the proposed one. */
export interface ValueChoice {
  readonly value: string;
  readonly titleZh: string;
  readonly titleEn?: string | undefined;
}

/** Row of `approval_request`. */
export interface ApprovalRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly round_id: number | null;
  readonly step_id: string | null;
  readonly mode: 'approve' | 'file' | 'prereview' | 'verify';
  readonly title_zh: string;
  readonly request_text_zh: string;
  readonly decider_org_id: number;
  readonly decider_org_name: string;
  readonly decider_roles: readonly string[];
  readonly collective: string | null;
  readonly decisions: readonly Decision[];
  readonly needs_reply_number: boolean;
  readonly min_reviewers: number;
  readonly silence: 'refused' | 'consent' | null;
  readonly extension: { readonly longest: DurationText | { readonly param: string } } | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly proposed_value: string | null;
  readonly choices: readonly ValueChoice[];
  readonly state: ApprovalState;
  readonly requested_by: number | null;
  readonly requested_on: string;
  readonly accepted_on: string | null;
  readonly due_on: string | null;
  readonly extended_to: string | null;
  readonly extensions: number;
  readonly sent_back_reason: string | null;
  readonly decision: Decision | null;
  readonly decided_value: string | null;
  readonly decision_reason: string | null;
  readonly decided_by_name: string | null;
  readonly decided_on: string | null;
  readonly meeting: MeetingFacts | null;
  readonly reply_number: string | null;
  readonly reply_text_zh: string | null;
  readonly version: number;
}

/** What a new request is made of. */
export interface NewApproval {
  readonly region: number;
  readonly orgId: number;
  readonly path: string;
  readonly runStepId: number | null;
  readonly roundId: number | null;
  readonly stepId: string | null;
  readonly mode: ApprovalRow['mode'];
  readonly titleZh: string;
  readonly requestTextZh: string;
  readonly deciderOrgId: number;
  readonly deciderRoles: readonly string[];
  readonly collective: string | null;
  readonly decisions: readonly Decision[];
  readonly needsReplyNumber: boolean;
  readonly minReviewers: number;
  readonly silence: 'refused' | 'consent' | null;
  readonly extension: ApprovalRow['extension'];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly proposedValue: string | null;
  readonly choices: readonly ValueChoice[];
  /** `accepted` where the run proves that the materials are complete, `requested` otherwise. */
  readonly state: 'requested' | 'accepted';
  readonly dueOn: string | null;
}
