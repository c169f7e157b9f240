import type { BallotCount, RoundOutcome, Threshold, VoteState } from '@jishi/domain';
import type { VoteDefinition } from './definition.ts';

export type VoteMethodId = 'paper' | 'hands' | 'online';
export type VotePresetId =
  | 'assembly-motion'
  | 'admission'
  | 'committee-motion'
  | 'committee-election'
  | 'secretary-election'
  | 'delegate-election'
  | 'pre-election'
  | 'recommendation'
  | 'villagers-motion'
  | 'representatives-motion'
  | 'method';
export type RoundKind = 'first' | 'next-item' | 'runoff' | 'another-round' | 'rerun';
export type OptionSource = 'committee' | 'members' | 'above' | 'joint' | 'self';

/** A candidate, an applicant or a motion; a name written in becomes one in a further round. */
export interface VoteOption {
  readonly id: string;
  readonly titleZh: string;
  readonly memberId: number | null;
  readonly source: OptionSource | null;
}

/** The round that would be opened next. */
export interface ComingRound {
  readonly kind: RoundKind;
  readonly options: readonly VoteOption[];
  readonly seats: number | null;
  /** A vote among equals. */
  readonly runoff: boolean;
}

/** Somebody who may be left out of those expected, with who agreed and when. */
export interface ExcusedPerson {
  readonly memberId: number;
  readonly class: 'cannot-express-will' | 'abroad-half-year' | 'serving-sentence' | 'bedridden' | 'relation-not-moved';
  readonly approvedOn: string | null;
  readonly consentedOn: string | null;
}

/** Row of `vote` with the name of its organisation. */
export interface VoteRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly preset: VotePresetId;
  readonly kind: 'motion' | 'election' | 'nomination';
  readonly title_zh: string;
  readonly definition: VoteDefinition;
  readonly state: VoteState;
  readonly seats: number | null;
  readonly options: readonly VoteOption[];
  readonly coming: ComingRound;
  readonly chosen: readonly VoteOption[];
  readonly seats_given_up: number;
  readonly excused: readonly ExcusedPerson[];
  readonly held_on: string | null;
  readonly expected: number | null;
  readonly round_no: number;
  readonly version: number;
}

/** Rules in force when a round was opened. */
export interface RoundRules {
  readonly pass: Threshold | null;
  readonly passRule: string | null;
}

/** A body with who is there, as it stood at the opening. */
export interface BodyRow {
  readonly titleZh: string;
  readonly expected: number;
  readonly present: number;
  readonly quorum: Threshold | null;
}

/** Written opinions on an option. */
export interface Written {
  readonly inFavour: number;
  readonly against: number;
}

/** Row of `vote_round`. */
export interface RoundRow {
  readonly region: number;
  readonly id: number;
  readonly vote_id: number;
  readonly org_id: number;
  readonly path: string;
  readonly number: number;
  readonly kind: RoundKind;
  readonly method: VoteMethodId;
  readonly remote: boolean;
  readonly state: VoteState;
  readonly options: readonly VoteOption[];
  readonly seats: number | null;
  readonly max_marks: number | null;
  readonly runoff: boolean;
  readonly rule: RoundRules;
  readonly held_on: string;
  readonly expected: number;
  readonly present: number;
  readonly bodies: readonly BodyRow[];
  readonly written: Readonly<Record<string, Written>>;
  readonly out: number | null;
  readonly opened_at: Date;
  readonly closes_at: Date | null;
  readonly closed_at: Date | null;
  readonly public_key: string | null;
  readonly counts: BallotCount | null;
  readonly outcome: RoundOutcome | null;
  readonly void_reason_zh: string | null;
}

/** Row of `vote_officer`. */
export interface OfficerRow {
  readonly member_id: number;
  readonly duty: 'scrutineer' | 'teller';
  readonly name: string;
}

/** Row of `vote_elector`. */
export interface ElectorRow {
  readonly member_id: number;
  readonly name: string;
  readonly tail: string;
  readonly voting: boolean;
  readonly excluded: string | null;
  readonly present: boolean;
}

/** A member as the roster gives it. */
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

/** Row of `vote_entry`: the latest attempt of a teller. */
export interface EntryRow {
  readonly member_id: number;
  readonly name: string;
  readonly attempt: number;
  readonly counts: BallotCount;
}
