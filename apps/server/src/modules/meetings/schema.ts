import type { DurationSetting, ElectorateBase, ParamRef, ThresholdSetting } from '@jishi/domain';

export type MeetingState =
  | 'planned'
  | 'called'
  | 'opened'
  | 'adjourned'
  | 'resumed'
  | 'closed'
  | 'recorded'
  | 'signed'
  | 'cancelled';

export type Signer = 'chair' | 'recorder';

/** What a meeting is held by; from its kind or from the step of a method. */
export interface MeetingDefinition {
  /** `told`: a body without a roster, whose head counts the recorder tells. */
  readonly electorate: 'full-members' | 'all-members' | 'committee' | 'named-list' | 'told';
  readonly base?: ElectorateBase;
  readonly quorum?: ThresholdSetting;
  readonly pass?: ThresholdSetting;
  readonly noticePeriod: DurationSetting;
  /** What a shorter notice does. */
  readonly shortNotice: 'refused' | 'ask-reason';
  readonly outsideAgenda: 'need-consent' | 'allowed' | 'refused';
  readonly observerKinds: readonly string[];
  /** At least so many representatives of the masses. */
  readonly leastMasses?: ParamRef;
  readonly signedBy: readonly Signer[];
  readonly confidentialZh: readonly string[];
}

/** A kind of people without a vote, by number only. */
export interface ObserverCount {
  readonly kind: string;
  readonly titleZh: string;
  readonly count: number;
}

/** Row of `meeting` with the name of its organisation. */
export interface MeetingRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly kind: MeetingKindId;
  readonly title_zh: string;
  readonly definition: MeetingDefinition;
  readonly state: MeetingState;
  readonly scheduled_at: Date | null;
  readonly place_zh: string;
  readonly noticed_on: string | null;
  readonly notice_channel: string | null;
  readonly notice_reason_zh: string | null;
  readonly invited: readonly (number | string)[];
  readonly expected: number | null;
  readonly told_present: number | null;
  readonly observers: readonly ObserverCount[];
  readonly chair_member_id: number | null;
  readonly chair_name: string | null;
  readonly recorder_member_id: number | null;
  readonly recorder_name: string | null;
  readonly held_on: string | null;
  readonly opened_at: Date | null;
  readonly adjourned_at: Date | null;
  readonly closed_at: Date | null;
  readonly minutes_zh: string;
  readonly recorded_at: Date | null;
  readonly late: boolean;
  readonly version: number;
}

/** Kinds of meetings; the code list `meeting_types`, and `other`. */
export type MeetingKindId =
  | 'party-assembly'
  | 'branch-committee'
  | 'subgroup'
  | 'lecture'
  | 'themed-party-day'
  | 'organisation-life'
  | 'member-appraisal'
  | 'democratic-life'
  | 'term-election'
  | 'other';

/** Row of `meeting_attendee`. */
export interface AttendeeRow {
  readonly member_id: number;
  readonly name: string;
  readonly tail: string;
  readonly voting: boolean | null;
  readonly excluded: string | null;
  readonly noticed_at: Date | null;
  readonly leave_reason: string | null;
  readonly signed_in_at: Date | null;
  readonly how: 'code' | 'list' | null;
  readonly left_at: Date | null;
}

/** A member as the roster gives it for the electorate. */
export interface RosterRow {
  readonly member_id: number;
  readonly name: string;
  readonly tail: string;
  readonly member_type: '1' | '2';
  readonly entered_on: string;
  readonly left_on: string | null;
  readonly confirmed_on: string | null;
  readonly admitted_on: string;
  readonly rights_restricted_until: string | null;
}

/** Row of `meeting_agenda`. */
export interface AgendaRow {
  readonly number: number;
  readonly title_zh: string;
  readonly kind: 'inform' | 'discuss' | 'decide';
  readonly outside_agenda: boolean;
  readonly summary_zh: string;
}

/** Row of `meeting_resolution`. */
export interface ResolutionRow {
  readonly id: number;
  readonly agenda_number: number | null;
  readonly text_zh: string;
  readonly expected: number;
  readonly present: number;
  readonly in_favour: number;
  readonly against: number;
  readonly abstained: number;
  readonly outcome: 'carried' | 'rejected';
  readonly decided_at: Date;
}

/** A meeting held: what grading and duties count. */
export interface HeldMeeting {
  readonly id: number;
  readonly kind: MeetingKindId;
  readonly titleZh: string;
  readonly heldOn: string;
  readonly expected: number;
  readonly present: number;
  /** Chair and recorder signed the minutes. */
  readonly signed: boolean;
}
