import type { EvidenceRule, FieldRule, RecordRule } from './fields.ts';
import type {
  ActorRule,
  Audience,
  Body,
  CountSetting,
  DurationSetting,
  ElectorateRule,
  FractionSetting,
  Named,
  Relation,
  ThresholdSetting,
} from './settings.ts';

/** 表单凭证: structured record with evidence; after signing a new version, never an edit. */
export interface FormParams {
  readonly primitive: 'form';
  readonly fields: readonly FieldRule[];
  readonly evidence?: readonly EvidenceRule[];
  readonly signedBy?: readonly Relation[] | 'actor';
  readonly acceptedBy?: ActorRule;
  /** Back-dating is never possible; a late entry is marked. Default 'marked'. */
  readonly lateEntry?: 'marked' | 'refused';
  /** How long the document counts after signing (介绍信 90 d). */
  readonly validFor?: DurationSetting;
  readonly minEntries?: CountSetting;
  readonly maxEntries?: CountSetting;
}

/** 议题、提案: a matter put forward; it keeps one id through all later steps. */
export interface ProposalParams {
  readonly primitive: 'proposal';
  readonly matterZh: string;
  readonly sources?: readonly ('members' | 'committee' | 'above' | 'residents' | 'delegates' | 'cadres')[];
  readonly minSeconders?: CountSetting;
  /** Alternatively a share of the entitled list. */
  readonly minSecondersShare?: FractionSetting;
  readonly electorate?: ElectorateRule;
  readonly screenedBy?: ActorRule;
  readonly screenWithin?: DurationSetting;
  readonly answerWithin?: DurationSetting;
  readonly bodyAddressed?: Body;
  readonly mayBecomeSuggestion?: boolean;
  readonly confidentialExcluded?: boolean;
  readonly fields?: readonly FieldRule[];
}

/** 会议: called, held and recorded. */
export interface MeetingParams {
  readonly primitive: 'meeting';
  readonly body: Body;
  readonly electorate?: ElectorateRule;
  readonly agenda?: readonly AgendaRule[];
  readonly noticePeriod?: DurationSetting;
  readonly quorum?: ThresholdSetting;
  /** Share by which the meeting resolves without a ballot step of its own. */
  readonly pass?: ThresholdSetting;
  /** False for observers' sessions and hearings. Default true. */
  readonly votingRight?: boolean;
  readonly outsideAgenda?: 'need-consent' | 'allowed' | 'refused';
  readonly nonVotingAttendance?: readonly string[];
  /** Without these the item is not taken: the candidate and both introducers. */
  readonly mustAttend?: readonly Relation[];
  readonly isOpen?: boolean;
  readonly confidentialZh?: readonly string[];
  readonly signedBy?: readonly ('chair' | 'recorder')[];
  readonly speeches?: 'summary' | 'each-attendant' | 'none';
  /** May be held together with that step (书记主任一肩挑). */
  readonly mergeableWith?: string;
  readonly atLeastMinutes?: CountSetting;
  readonly fields?: readonly FieldRule[];
}

/** An item every such meeting takes. */
export interface AgendaRule extends Named {
  readonly kind?: 'inform' | 'discuss' | 'decide';
}

/** 表决、选举: a motion, an election or a recommendation. */
export interface VoteParams {
  readonly primitive: 'vote';
  readonly kind: 'motion' | 'election' | 'nomination';
  readonly body: Body;
  readonly electorate: ElectorateRule;
  readonly quorum?: ThresholdSetting;
  readonly pass?: ThresholdSetting;
  /** Alternatives of which one must be met: 村民过半数 or 户代表三分之二. */
  readonly quorumAlternatives?: readonly {
    readonly electorate: ElectorateRule;
    readonly quorum: ThresholdSetting;
  }[];
  readonly secret: boolean;
  readonly procedure?: 'ballot' | 'show-of-hands' | 'signatures' | 'any';
  readonly itemByItem?: boolean;
  readonly options?: readonly Named[];
  readonly seats?: CountSetting;
  readonly surplus?: FractionSetting;
  /** Marks a ballot may carry. Default: the seats. */
  readonly maxMarks?: CountSetting;
  readonly writeIns?: boolean;
  readonly writtenOpinions?: 'count-as-votes' | 'do-not-count';
  readonly tie?: 'runoff' | 'lost';
  readonly tooFewWinners?: 'another-round' | 'fewer-seats';
  readonly noticePeriod?: DurationSetting;
  readonly scrutineers?: CountSetting;
  readonly tellers?: CountSetting;
  /** Candidates may neither scrutinise nor count. Default true. */
  readonly candidatesBarred?: boolean;
}

/** 公示、公开: before a decision with objections, or after it. */
export interface PublicityParams {
  readonly primitive: 'publicity';
  readonly mode: 'notice' | 'disclosure';
  readonly audience: readonly Audience[];
  readonly placesZh?: readonly string[];
  /** Length of a notice; unit d or wd. */
  readonly period?: DurationSetting;
  /** Standing disclosures are renewed. */
  readonly refreshEvery?: DurationSetting;
  readonly contentsZh?: readonly string[];
  readonly secrecyCheckedBy?: ActorRule;
  readonly innerFirst?: boolean;
  readonly proofOfPosting?: boolean;
  /** Default true for a notice. */
  readonly objections?: boolean;
  readonly anonymousObjections?: boolean;
  readonly answerObjectionsWithin?: DurationSetting;
  /** Personal fields to leave out of the posted text. */
  readonly redactedFields?: readonly string[];
}

/** 审批、备案: an answer from above. Silence is never consent unless `silence` says so. */
export interface ApprovalParams {
  readonly primitive: 'approval';
  readonly mode: 'approve' | 'file' | 'prereview' | 'verify';
  readonly decider: ActorRule;
  /** A collective decision needs its meeting. */
  readonly collective?: Body;
  readonly materials?: readonly RecordRule[];
  readonly evidence?: readonly EvidenceRule[];
  readonly replyNumber?: boolean;
  /** Extension of the deadline and who approves it. */
  readonly extension?: {
    readonly by?: DurationSetting;
    readonly longest: DurationSetting;
    readonly approvedBy?: ActorRule;
  };
  readonly noticePeriod?: DurationSetting;
  readonly silence?: 'refused' | 'consent';
  readonly decisions?: readonly ('approve' | 'refuse' | 'amend')[];
  readonly minReviewers?: CountSetting;
  /** Surplus the submitted list of nominees must show. */
  readonly surplus?: FractionSetting;
  readonly talkRequired?: boolean;
}
