import type { IntakeKind, Pause, ReviewStage, Satisfaction } from '@jishi/domain';

export type IntakeState = 'registered' | 'accepted' | 'declined' | 'assigned' | 'handled' | 'replied' | 'closed';
export type IntakeChannel = 'window' | 'phone' | 'letter' | 'online' | 'visit' | 'meeting' | 'box';

/** One line of the history of a matter. */
export interface IntakeEvent {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly noteZh: string | null;
}

/** A rung of the ladder as it is kept with the matter. */
export interface ReviewRow {
  readonly stage: ReviewStage;
  readonly orgId: number;
  readonly orgName: string;
  readonly path: string;
  readonly askedOn: string;
  readonly askedZh: string;
  readonly dueOn: string;
  readonly answeredOn: string | null;
  readonly verdict: 'upheld' | 'changed' | null;
  readonly answerZh: string | null;
}

/** Who is kept away from a row, as the policies of the database read it. */
export interface BarColumns {
  readonly barred_members: readonly number[];
  readonly barred_path: string | null;
}

/** Row of `intake` with the names a page shows. */
export interface IntakeRow extends BarColumns {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly first_org_id: number;
  readonly first_org_name: string;
  readonly run_step_id: number | null;
  readonly kind: IntakeKind;
  readonly channel: IntakeChannel;
  readonly state: IntakeState;
  readonly title_zh: string;
  readonly text_zh: string;
  readonly is_anonymous: boolean;
  readonly registered_by: number | null;
  readonly received_on: string;
  readonly accepted_on: string | null;
  readonly declined_zh: string | null;
  readonly elsewhere_zh: string | null;
  readonly told_on: string | null;
  readonly told_in_time: boolean | null;
  readonly missing_zh: readonly string[];
  readonly missing_on: string | null;
  readonly handler_id: number | null;
  readonly handler_name: string | null;
  readonly result_zh: string | null;
  readonly handled_by: number | null;
  readonly reply_zh: string | null;
  readonly replied_on: string | null;
  readonly satisfaction: Satisfaction | null;
  readonly satisfaction_zh: string | null;
  readonly reopened_on: string | null;
  readonly closed_on: string | null;
  readonly expires_on: string;
  readonly purged_on: string | null;
  readonly notify_within: string;
  readonly reply_within: string;
  readonly extend_by: string;
  readonly extension: 'none' | 'asked' | 'approved' | 'refused';
  readonly extension_zh: string | null;
  readonly extension_asked_by: number | null;
  readonly extension_answer_zh: string | null;
  readonly pauses: readonly Pause[];
  readonly reviews: readonly ReviewRow[];
  readonly events: readonly IntakeEvent[];
  readonly is_paused: boolean;
  readonly due_on: string | null;
  readonly link_group: number | null;
  readonly linked: number;
  readonly version: number;
}

/** What a new matter is made of. */
export interface NewIntake {
  readonly kind: IntakeKind;
  readonly channel: IntakeChannel;
  readonly titleZh: string;
  readonly textZh: string;
  readonly anonymous: boolean;
  readonly personName?: string | undefined;
  readonly personPhone?: string | undefined;
  readonly concernsMemberIds: readonly number[];
  /** It is about whoever leads the organisation that received it. */
  readonly aboutHead?: boolean | undefined;
  readonly runStepId?: number | undefined;
}

/** Row of `intake_offer` with the name of the other side. */
export interface OfferRow {
  readonly region: number;
  readonly id: number;
  readonly intake_id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly from_org_id: number;
  readonly from_org_name: string;
  readonly from_path: string;
  readonly title_zh: string;
  readonly reason_zh: string;
  readonly offered_on: string;
  readonly due_on: string;
  readonly state: 'offered' | 'accepted' | 'declined' | 'withdrawn';
}

/** Row of `wrongdoing_report`. */
export interface WrongdoingRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly path: string;
  readonly channel: IntakeChannel;
  readonly text_zh: Buffer;
  readonly person: Buffer | null;
  readonly received_on: string;
  readonly state: 'received' | 'in-hand' | 'answered';
  readonly answer_zh: Buffer | null;
  readonly answered_on: string | null;
  readonly version: number;
}
