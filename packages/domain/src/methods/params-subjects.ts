import type { EvidenceRule, FieldRule } from './fields.ts';
import type { ActorRule, CountSetting, DurationSetting, Named, QuotaRule } from './settings.ts';

/** 建制: founding, change and end of an organisation. */
export interface OrgParams {
  readonly primitive: 'org';
  readonly change: 'establish' | 'adjust' | 'rename' | 're-affiliate' | 'merge' | 'split' | 'dissolve';
  readonly orgTypes?: readonly (
    | 'committee'
    | 'general-branch'
    | 'branch'
    | 'provisional-branch'
    | 'joint-branch'
    | 'functional-branch'
    | 'working-committee'
    | 'subgroup'
  )[];
  /** Affiliation is one at any instant; the others are secondary and never move a member. */
  readonly relation?: 'affiliation' | 'guidance' | 'joint' | 'project' | 'area';
  /** Full members an organisation of this kind needs. */
  readonly minFullMembers?: CountSetting;
  readonly maxMembers?: CountSetting;
  /** A temporary organisation ends by itself and may not do these. */
  readonly temporary?: {
    readonly longest: DurationSetting;
    readonly forbidden: readonly (
      | 'admit-members'
      | 'confirm-members'
      | 'elect-committee'
      | 'discipline-members'
      | 'collect-dues'
    )[];
  };
  /** What must have a destination before an end. Default all. */
  readonly destinations?: readonly ('members' | 'dues' | 'runs' | 'archive')[];
}

/** 名册、台账: a governed list with a life cycle. */
export interface RegistryParams {
  readonly primitive: 'registry';
  readonly list: string;
  readonly listTitleZh: string;
  readonly subject: 'member' | 'applicant' | 'person' | 'resident' | 'household' | 'org' | 'matter' | 'thing';
  readonly change: 'add' | 'move' | 'review' | 'remove' | 'rotate';
  readonly statuses?: readonly Named[];
  /** Allowed moves; `from: null` is entering the list, `to: null` leaving it. */
  readonly transitions?: readonly { readonly from: string | null; readonly to: string | null }[];
  readonly fields?: readonly FieldRule[];
  readonly reviewEvery?: DurationSetting;
  readonly minEntries?: CountSetting;
  readonly maxEntries?: CountSetting;
  readonly duplicateKey?: 'id-number' | 'org-code' | 'credit-code' | 'title';
  /** Rights that being on the list gives or takes. */
  readonly rights?: readonly ('may-vote' | 'may-stand' | 'may-not-vote' | 'may-not-stand' | 'may-attend')[];
  readonly sensitive?: boolean;
  /** Lists of residents exist only on their own request, an entitlement or consent, and expire. */
  readonly basis?: 'own-request' | 'entitlement' | 'consent';
  readonly expiresAfter?: DurationSetting;
}

/** 岗位: a duty a person holds for a time. */
export interface PostParams {
  readonly primitive: 'post';
  readonly kind: string;
  readonly postTitlesZh?: readonly string[];
  readonly basis: 'elected' | 'appointed' | 'claimed' | 'posted';
  readonly seats?: CountSetting;
  /** Single-seat posts have neither gap nor overlap. */
  readonly singleSeat?: boolean;
  readonly term?: DurationSetting;
  readonly confirmedBy?: ActorRule;
  readonly compatibleWith?: readonly string[];
  readonly publicBadge?: boolean;
  readonly shifts?: QuotaRule;
  readonly handOverList?: boolean;
}

/** One side of a pairing. */
export interface PairingSide {
  readonly subject: 'member' | 'cadre' | 'org' | 'applicant' | 'household' | 'resident' | 'employer' | 'project';
  readonly titleZh: string;
  /** How many partners of this kind one subject may have. */
  readonly atLeast?: CountSetting;
  readonly atMost?: CountSetting;
  readonly mustBeFullMember?: boolean;
}

/** 结对联系: a binding with duties. */
export interface PairingParams {
  readonly primitive: 'pairing';
  readonly kind: string;
  readonly helper: PairingSide;
  readonly partner: PairingSide;
  readonly goalZh?: string;
  readonly agreement: 'both-sides' | 'assigned';
  readonly conflictDeclared?: boolean;
  readonly contactQuota?: QuotaRule;
  readonly term?: DurationSetting;
  /** Longest binding before partners rotate. */
  readonly longest?: DurationSetting;
  readonly openDuties?: 're-assign-first' | 'close-first';
}

/** 阵地: a place and its equipment. */
export interface VenueParams {
  readonly primitive: 'venue';
  readonly kind: string;
  readonly action: 'plan' | 'build' | 'accept' | 'open' | 'book' | 'inspect' | 'upkeep' | 'close';
  readonly functions?: readonly string[];
  readonly minAreaSquareMetres?: CountSetting;
  readonly openMinutesPerWeek?: CountSetting;
  readonly bookable?: boolean;
  /** Approval blocks when village debt or a levy on farmers would follow. Default true for `plan` and `build`. */
  readonly refusesDebt?: boolean;
  readonly fundingSources?: readonly string[];
  readonly evidence?: readonly EvidenceRule[];
}
