import type { EvidenceRule, FieldRule } from './fields.ts';
import type {
  ActorRule,
  Audience,
  CountSetting,
  DurationSetting,
  Named,
  OrgRef,
  ParamRef,
  Relation,
} from './settings.ts';

/** A day of the year; `day: 31` means the last day of shorter months too. */
export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** 活动、项目: a container with phases and targets. */
export interface ProgrammeParams {
  readonly primitive: 'programme';
  readonly kind: string;
  readonly phases?: readonly (Named & {
    readonly from?: MonthDay;
    readonly until?: MonthDay;
    readonly lasts?: DurationSetting;
  })[];
  readonly runs?: readonly string[];
  readonly targets?: readonly (Named & {
    readonly unitZh: string;
    readonly ownerZh?: string;
    readonly sourceZh?: string;
    readonly value?: CountSetting;
  })[];
  readonly batches?: CountSetting;
  readonly budget?: boolean;
  readonly noticePeriod?: DurationSetting;
  readonly approvedBy?: ActorRule;
}

/** 学习培训: hours are sums of entries. */
export interface LearningParams {
  readonly primitive: 'learning';
  readonly kind:
    | 'session'
    | 'lecture'
    | 'course'
    | 'training'
    | 'self-study'
    | 'broadcast'
    | 'practice'
    | 'test'
    | 'plan';
  readonly audience: readonly Audience[];
  readonly minDays?: CountSetting;
  /** Class hours (学时) of the period. */
  readonly minHours?: CountSetting;
  readonly minSessions?: CountSetting;
  /** Shortest time the learning lasts as a whole. */
  readonly minDuration?: DurationSetting;
  readonly test?: { readonly passMark: CountSetting; readonly of: CountSetting };
  readonly makeUp?: 'once' | 'none';
  readonly certificateValidFor?: DurationSetting;
  /** How long before the deadline the persons who are due are listed. */
  readonly listDueBefore?: DurationSetting;
  readonly topicsZh?: readonly string[];
}

/** 承诺: said in public, proved later. */
export interface PledgeParams {
  readonly primitive: 'pledge';
  readonly by: 'org' | 'member' | 'secretary' | 'cadre' | 'candidate';
  readonly minMeasurable?: CountSetting;
  readonly maxItems?: CountSetting;
  readonly reviewer: ActorRule;
  readonly judgedBy?: ActorRule | 'appraisal';
  readonly noticePeriod?: DurationSetting;
  readonly audience?: readonly Audience[];
  readonly notKept?: 'rectification' | 'explain';
}

/** 信息报送: writing upwards. Urgent reports are timed from the event, by the clock. */
export interface InfoParams {
  readonly primitive: 'info';
  readonly kind: 'work' | 'urgent' | 'periodic';
  readonly to: OrgRef;
  readonly elementsZh?: readonly string[];
  readonly fields?: readonly FieldRule[];
  readonly signedOffBy: ActorRule;
  readonly secrecyChecked?: boolean;
  readonly phoneWithin?: DurationSetting;
  readonly writtenWithin?: DurationSetting;
  /** After this a report counts as missed, not late. */
  readonly neverAfter?: DurationSetting;
  readonly followUpEvery?: DurationSetting;
  readonly adoptionLevels?: readonly Named[];
  readonly leaderNoteOpens?: string;
}

/** 资金、党费: append-only money in fen. */
export interface FundParams {
  readonly primitive: 'fund';
  readonly account: 'dues' | 'activity' | 'special-dues' | 'village' | 'donation' | 'care' | 'project';
  readonly entry: 'receipt' | 'payment' | 'remittance' | 'allocation' | 'budget' | 'statement' | 'settlement';
  /** Closed list of purposes, or the parameter that holds it. */
  readonly purposes?: readonly Named[] | ParamRef;
  readonly approvedBy?: ActorRule;
  /** People who must differ. Default payer, cashier, auditor-of-accounts. */
  readonly separate?: readonly Relation[];
  /** Voluntary money has no required amount, no ranking, no list of those who did not give. */
  readonly voluntary?: boolean;
  readonly share?: ParamRef;
  readonly evidence?: readonly EvidenceRule[];
}

/** 归档: a run becomes a file. */
export interface ArchiveParams {
  readonly primitive: 'archive';
  readonly items: readonly (Named & { readonly fromStep?: string; readonly required?: boolean })[];
  readonly retention: 'permanent' | DurationSetting;
  readonly accessClass?: 'public' | 'internal' | 'personal-file' | 'sealed';
  /** All items must name the same matter (六表事由一致). */
  readonly sameMatter?: boolean;
  readonly kept?: 'org' | 'personal-file';
}

/** 统计: numbers with rows behind them. */
export interface StatisticsParams {
  readonly primitive: 'statistics';
  readonly indicators: readonly (Named & {
    readonly unitZh?: string;
    readonly countingZh?: string;
  })[];
  readonly reference: 'period-end' | 'year-end' | MonthDay;
  readonly release?: 'internal' | 'audience' | 'public';
  readonly checksZh?: readonly string[];
  readonly signedBy?: ActorRule;
}
