import type { ConflictDeclaration, CountSetting, PairingEndReason, PairingFacts, PairingState } from '@jishi/domain';

/** Limits of a pairing as its step or kind names them; read for the day on which it begins. */
export interface LimitSettings {
  readonly partnersPerHelper?: CountSetting | undefined;
  readonly helpersAtLeast?: CountSetting | undefined;
  readonly helpersAtMost?: CountSetting | undefined;
}

/** Row of `pairing` with the name of its organisation. */
export interface PairingRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly kind: string;
  readonly title_zh: string;
  readonly goal_zh: string;
  readonly agreement: 'both-sides' | 'assigned';
  readonly helper_kind: 'member' | 'cadre' | 'org';
  readonly helper_id: number | null;
  readonly helper_name: string;
  readonly helper_key: string;
  readonly partner_kind: 'member' | 'cadre' | 'org' | 'applicant' | 'household' | 'resident' | 'employer' | 'project';
  readonly partner_id: number | null;
  readonly partner_name: string;
  readonly partner_key: string;
  readonly full_members_only: boolean;
  readonly conflict_required: boolean;
  readonly conflict: ConflictDeclaration;
  readonly conflict_zh: string | null;
  readonly helper_agreed_on: string | null;
  readonly partner_agreed_on: string | null;
  readonly limits: LimitSettings;
  readonly contact_per: string;
  readonly contact_at_least: number;
  readonly consent_on: string | null;
  readonly state: PairingState;
  readonly from_on: string | null;
  readonly until_on: string | null;
  readonly ended_on: string | null;
  readonly end_reason: PairingEndReason | null;
  readonly end_note: string | null;
  readonly open_duties: number;
  readonly version: number;
}

/** One side of a pairing. */
export interface Side {
  readonly kind: string;
  readonly id: number | null;
  readonly name: string;
  readonly key: string;
}

/** What a new pairing is made of. */
export interface NewPairing {
  readonly region: number;
  readonly orgId: number;
  readonly path: string;
  readonly runStepId: number | null;
  readonly kind: string;
  readonly titleZh: string;
  readonly goalZh: string;
  readonly agreement: PairingRow['agreement'];
  readonly helper: Side;
  readonly partner: Side;
  readonly fullMembersOnly: boolean;
  readonly conflictRequired: boolean;
  readonly limits: LimitSettings;
  readonly contactPer: string;
  readonly contactAtLeast: number;
  readonly untilOn: string | null;
  readonly consentOn: string | null;
}

/** A pairing as the rules see it. */
export const factsOf = (row: PairingRow): PairingFacts => ({
  state: row.state,
  conflict: row.conflict,
  conflictRequired: row.conflict_required,
  helperAgreed: row.helper_agreed_on !== null,
  partnerAgreed: row.partner_agreed_on !== null,
  openDuties: row.open_duties,
});
