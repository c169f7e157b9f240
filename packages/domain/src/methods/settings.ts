import type { DurationText } from '../kernel/duration.ts';
import type { Fraction, Threshold } from '../kernel/fraction.ts';

/** Points to a dated parameter, read for the day on which the step happens. */
export interface ParamRef {
  readonly param: string;
}

/** A length of time: literal only where no parameter could hold it. */
export type DurationSetting = DurationText | ParamRef;
/** A whole number ≥ 0: persons, pieces, points, sessions. */
export type CountSetting = number | ParamRef;
/** A share such as [1, 3]. */
export type FractionSetting = Fraction | ParamRef;
/**
 * A share that must be reached. With `param`, the parameter holds either a whole threshold or only the fraction; then
 * `base` and `compare` say the rest, unless the parameter's own comparison does.
 */
export type ThresholdSetting =
  | Threshold
  | {
      readonly param: string;
      readonly base?: Threshold['base'];
      readonly compare?: Threshold['compare'];
    };

/** Roles a signed-in person may act in. The three administrators run the platform and take no part in methods. */
export const actorRoles = [
  'county-department',
  'township-secretary',
  'township-organiser',
  'branch-secretary',
  'branch-committee',
  'member',
] as const;
/** See `actorRoles`. */
export type ActorRole = (typeof actorRoles)[number];

/** Which organisation, seen from the one whose run it is. */
export const orgRefs = [
  'own',
  'parent',
  'township',
  'county',
  'round-owner',
  'subject',
  'responsible',
  'supporting',
  'receiving',
  'children',
  'any',
] as const;
/** See `orgRefs`. */
export type OrgRef = (typeof orgRefs)[number];

/** A personal tie to the run, beside a role; needs no account role of its own (evaluators use one-time tokens). */
export const relations = [
  'applicant',
  'person-concerned',
  'mentor',
  'introducer',
  'contact-person',
  'proposer',
  'seconder',
  'candidate',
  'complainant',
  'requester',
  'responsible-person',
  'delegate',
  'committee-member',
  'subgroup-leader',
  'evaluator',
  'expert',
  'scrutineer',
  'teller',
  'chair',
  'recorder',
  'helper',
  'payer',
  'cashier',
  'auditor-of-accounts',
  'resident',
] as const;
/** See `relations`. */
export type Relation = (typeof relations)[number];

/** Who may act: one of the roles in that organisation, or one of the relations. */
export interface ActorRule {
  readonly roles: readonly ActorRole[];
  readonly of: OrgRef;
  readonly relations?: readonly Relation[];
  /** The name the source uses, shown to people: 村两委, 驻区单位. */
  readonly titleZh?: string;
}

/** Bodies that meet, consult or vote. */
export const bodies = [
  'party-assembly',
  'branch-committee',
  'subgroup',
  'general-branch-assembly',
  'general-branch-committee',
  'committee',
  'standing-committee',
  'congress',
  'delegates',
  'delegate-group',
  'leadership-team',
  'leading-group',
  'working-group',
  'discipline-committee',
  'two-committees',
  'villagers-committee',
  'residents-committee',
  'villagers-assembly',
  'villagers-representatives',
  'household-representatives',
  'residents-representatives',
  'supervision-committee',
  'member-council',
  'joint-conference',
  'hearing',
  'staff-assembly',
  'evaluation-panel',
  'open-forum',
] as const;
/** See `bodies`. */
export type Body = (typeof bodies)[number];

/** Whom a notice, a disclosure or a course addresses. */
export const audiences = [
  'branch-members',
  'committee-members',
  'all-members-below',
  'orgs-below',
  'delegates',
  'applicants',
  'secretaries',
  'cadres',
  'floating-members',
  'employer-staff',
  'villagers',
  'residents',
  'service-users',
  'public',
  'persons-concerned',
] as const;
/** See `audiences`. */
export type Audience = (typeof audiences)[number];

/** Who counts for a body on the day: the base list before personal exclusions. */
export const electorateBases = [
  'full-members',
  'all-members',
  'committee',
  'delegates',
  'villagers-18',
  'household-representatives',
  'villagers-representatives',
  'residents-representatives',
  'staff-representatives',
  'masses-representatives',
  'experts',
  'secretaries',
  'superiors',
  'service-users',
  'named-list',
] as const;
/** See `electorateBases`. */
export type ElectorateBase = (typeof electorateBases)[number];

/** A list to draw voters or evaluators from; `named-list` takes the registry of that kind. */
export interface ElectorateRule {
  readonly base: ElectorateBase;
  readonly registryList?: string;
  /** Apply the personal exclusions of the rules (probation, penalties, approved absence). Default true. */
  readonly personalExclusions?: boolean;
}

/** At least so many acts of a kind in each period. */
export interface QuotaRule {
  readonly kind: string;
  readonly titleZh: string;
  readonly per: DurationSetting;
  readonly atLeast: CountSetting;
}

/** A named thing with a Chinese title. */
export interface Named {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string;
}
