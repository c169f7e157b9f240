/** Row of `org`: an organisation as it stands. */
export interface OrgRow {
  readonly region: number;
  readonly id: number;
  readonly parent_id: number | null;
  readonly path: string;
  readonly lvl: number;
  readonly kind: OrgKind;
  readonly name: string;
  readonly short_name: string;
  readonly code: string;
  readonly sector: OrgSector;
  readonly state: OrgState;
  readonly founded_on: string;
  readonly dissolved_on: string | null;
  readonly temporary_until: string | null;
  readonly may_admit: boolean;
  readonly contact_name: string | null;
  readonly place_code: string | null;
  readonly employer: Readonly<Record<string, unknown>>;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly application: OrgApplicationFacts | null;
  readonly reply: Readonly<Record<string, unknown>> | null;
  readonly version: number;
}

export type OrgKind = 'county' | '611' | '612' | '621' | '631' | '632' | '641' | '911' | '921' | '931' | '932';
export type OrgSector =
  | 'village'
  | 'community'
  | 'organ'
  | 'institution'
  | 'public-enterprise'
  | 'nonpublic-enterprise'
  | 'social-organisation'
  | 'other';
export type OrgState = 'applied' | 'approved' | 'active' | 'dissolving' | 'dissolved';

/** What was applied for; kept with the organisation. */
export interface OrgApplicationFacts {
  readonly appliedBy: number | null;
  readonly appliedByName: string;
  readonly appliedOn: string;
  readonly replyDueOn: string;
  readonly reason: string;
  readonly exceptionReason: string | null;
  readonly foundingMemberIds: readonly number[];
  readonly expectedFullMembers: number;
  readonly units: readonly string[];
  readonly runStepId: number | null;
}

/** What changed an organisation; the vocabulary of `org_version.change`. */
export type OrgChangeKind =
  | 'founded'
  | 'imported'
  | 'renamed'
  | 'moved'
  | 'restructured'
  | 'merged'
  | 'split'
  | 'dissolved'
  | 'corrected';

/** Row of `org_version`: one entry of the past, half-open. */
export interface OrgVersionRow {
  readonly id: number;
  readonly org_id: number;
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly parent_id: number | null;
  readonly kind: OrgKind;
  readonly name: string;
  readonly state: OrgState;
  readonly change: OrgChangeKind;
  readonly reply_no: string | null;
  readonly reason: string | null;
  readonly recorded_at: Date;
}

/** Row of `org_term`. */
export interface OrgTermRow {
  readonly term_number: number;
  readonly from_on: string;
  readonly expires_on: string;
  readonly extended_to: string | null;
  readonly ended_on: string | null;
}
