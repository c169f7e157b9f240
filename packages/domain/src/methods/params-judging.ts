import type { Fraction } from '../kernel/fraction.ts';
import type { Choice, EvidenceRule } from './fields.ts';
import type {
  ActorRule,
  Audience,
  CountSetting,
  DurationSetting,
  ElectorateRule,
  FractionSetting,
  Named,
  OrgRef,
  ThresholdSetting,
} from './settings.ts';

/** A group of judges; weights of all groups sum to 1. */
export interface AppraisalGroupRule extends Named {
  readonly weight: Fraction;
  readonly electorate: ElectorateRule;
  readonly minTurnout?: FractionSetting;
  readonly minSheets?: CountSetting;
}

/** A question; `options` carry values in hundredths of a point, absent values are opinions only. */
export interface QuestionRule extends Named {
  readonly kind: 'choice' | 'score' | 'text';
  readonly options?: readonly (Choice & { readonly valueHundredths?: number })[];
  readonly maxPoints?: number;
  readonly required?: boolean;
}

/** 评议、测评: many people judge, by group. */
export interface AppraisalParams {
  readonly primitive: 'appraisal';
  readonly subject: 'org' | 'member' | 'secretary' | 'cadre' | 'delegate' | 'matter' | 'service' | 'pledge' | 'project';
  readonly groups: readonly AppraisalGroupRule[];
  readonly questions: readonly QuestionRule[];
  readonly anonymous: boolean;
  /** Groups with fewer sheets are withheld; never below five. */
  readonly withholdBelow?: CountSetting;
  readonly grades?: readonly Named[];
  readonly caps?: readonly CapRule[];
  readonly quorum?: ThresholdSetting;
  readonly surplus?: FractionSetting;
  readonly confirmedBy?: ActorRule;
  readonly opinionsHeardFirst?: boolean;
  readonly feedbackWithin?: DurationSetting;
  /** A failed item caps the grade. */
  readonly veto?: boolean;
}

/** No more than this share or number may get the grade. */
export interface CapRule {
  readonly grade: string;
  readonly atMostShare?: FractionSetting;
  readonly atMostCount?: CountSetting;
  readonly among?: 'round' | 'township' | 'org';
}

/** 评分定级: items to points to grade. The scheme itself is a versioned record of the round's owner. */
export interface ScoringParams {
  readonly primitive: 'scoring';
  readonly scheme: string;
  readonly subject: 'org' | 'member' | 'secretary' | 'cadre' | 'window' | 'project' | 'place';
  readonly phase: 'self' | 'review' | 'final' | 'all';
  readonly raters?: readonly ActorRule[];
  readonly minRaters?: CountSetting;
  readonly grades?: readonly GradeRule[];
  readonly caps?: readonly CapRule[];
  readonly veto?: boolean;
  readonly noticePeriod?: DurationSetting;
  readonly quorum?: ThresholdSetting;
  readonly minItems?: CountSetting;
  readonly onTheSpot?: boolean;
  readonly evidence?: readonly EvidenceRule[];
  readonly fixedBy?: ActorRule;
  readonly movement?: 'promote' | 'demote' | 'both';
}

/** A grade and the star values that mean it (较差 is two stars or fewer). */
export interface GradeRule extends Named {
  readonly stars?: readonly number[];
}

/** 表彰、命名、授星. */
export interface CommendationParams {
  readonly primitive: 'commendation';
  readonly kind: string;
  readonly awardees: readonly ('org' | 'member' | 'secretary' | 'person' | 'project' | 'place')[];
  readonly forms?: readonly ('title' | 'plaque' | 'certificate' | 'stars' | 'circular' | 'money' | 'points')[];
  /** Count caps, per level where there are several (十、百、千). */
  readonly quotas?: readonly {
    readonly titleZh: string;
    readonly of: OrgRef;
    readonly atMost: CountSetting;
  }[];
  readonly shares?: readonly {
    readonly group: string;
    readonly titleZh: string;
    readonly atLeast: FractionSetting;
  }[];
  readonly decider: ActorRule;
  readonly noticePeriod?: DurationSetting;
  readonly audience?: readonly Audience[];
  readonly validFor?: DurationSetting;
  readonly withdrawable?: boolean;
}

/** One measure of the closed catalogue of a method. */
export interface MeasureRule extends Named {
  readonly term?: DurationSetting;
  readonly effect?: 'none' | 'registry' | 'post' | 'grade' | 'pay' | 'rights';
  readonly severity?: number;
}

/** 处理: never automatic; the subject is heard before a body decides. */
export interface ConsequenceParams {
  readonly primitive: 'consequence';
  readonly kind: string;
  readonly subject: 'member' | 'secretary' | 'cadre' | 'org';
  readonly measures: readonly MeasureRule[];
  readonly decider: ActorRule;
  readonly collective?: 'party-assembly' | 'branch-committee' | 'committee' | 'standing-committee';
  /** Hearing is always required; a helper is allowed unless this is false. */
  readonly helperAllowed?: boolean;
  readonly appealTo?: OrgRef;
  readonly appealWithin?: DurationSetting;
  readonly reviewEvery?: DurationSetting;
  readonly liftable?: boolean;
}
