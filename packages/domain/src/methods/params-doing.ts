import type { EvidenceRule, FieldRule, Visibility } from './fields.ts';
import type {
  ActorRule,
  Audience,
  CountSetting,
  DurationSetting,
  FractionSetting,
  Named,
  QuotaRule,
} from './settings.ts';

/** 任务督办: assigned work with an end. Leader, office, person and goal must be named first (四落实). */
export interface TaskParams {
  readonly primitive: 'task';
  readonly goalZh?: string;
  readonly nodes?: readonly TaskNode[];
  readonly acceptedBy?: ActorRule;
  readonly supporting?: boolean;
  readonly subtasks?: boolean;
  readonly extension?: {
    readonly by: DurationSetting;
    readonly times?: number;
    readonly approvedBy?: ActorRule;
  };
  /** Within which a matter that is somebody else's is passed on. */
  readonly referWithin?: DurationSetting;
  readonly signWithin?: DurationSetting;
  readonly pressBefore?: DurationSetting;
  readonly minItems?: CountSetting;
  readonly maxItems?: CountSetting;
  readonly longest?: DurationSetting;
  readonly evidence?: readonly EvidenceRule[];
  readonly disputesSettledBy?: ActorRule;
}

/** A milestone; `beforeEnd` schedules backwards (倒排工期). */
export interface TaskNode extends Named {
  readonly afterStart?: DurationSetting;
  readonly beforeEnd?: DurationSetting;
}

/** 受理件: a matter brought by somebody, up to a reply. */
export interface IntakeParams {
  readonly primitive: 'intake';
  readonly kind:
    | 'service'
    | 'petition'
    | 'opinion'
    | 'enquiry'
    | 'interpellation'
    | 'objection'
    | 'appeal'
    | 'wrongdoing';
  readonly channels?: readonly ('window' | 'phone' | 'letter' | 'online' | 'visit' | 'meeting' | 'box')[];
  /** 'never-asked': identity is neither asked nor stored. */
  readonly identity?: 'required' | 'optional' | 'never-asked';
  readonly acceptWithin?: DurationSetting;
  readonly referWithin?: DurationSetting;
  readonly replyWithin?: DurationSetting;
  readonly extension?: {
    readonly by: DurationSetting;
    readonly times: number;
    readonly approvedBy?: ActorRule;
  };
  /** All missing papers are named at once. Default true. */
  readonly missingNamedAtOnce?: boolean;
  readonly satisfaction?: boolean;
  readonly unsatisfied?: 'back-to-handling-once' | 'review-ladder' | 'close';
  readonly reviewLadder?: readonly {
    readonly titleZh: string;
    readonly requestWithin: DurationSetting;
    readonly decideWithin: DurationSetting;
  }[];
  readonly followUpAfter?: DurationSetting;
  readonly minItems?: CountSetting;
  readonly fields?: readonly FieldRule[];
  /** How long personal data is kept after closing. */
  readonly keepFor?: DurationSetting;
}

/** 走访联系: going to people; keeps needs and their handling, not people. */
export interface VisitParams {
  readonly primitive: 'visit';
  readonly kind: string;
  readonly target: 'member' | 'household' | 'resident' | 'org' | 'employer' | 'place' | 'applicant';
  readonly quotas?: readonly QuotaRule[];
  readonly recordWithin?: DurationSetting;
  readonly proof?: readonly ('code-on-the-spot' | 'counter-signature')[];
  /** What a need opens. Default an intake of kind service. */
  readonly needOpens?: { readonly method: string } | 'intake' | 'task';
  readonly recheckShare?: FractionSetting;
  readonly notesVisibility?: Visibility;
  readonly noteMaxLength?: number;
  readonly consent?: boolean;
  readonly needExpiresAfter?: DurationSetting;
}

/** 通知回执: told, and known to be told. */
export interface NotificationParams {
  readonly primitive: 'notification';
  readonly audience: readonly Audience[];
  readonly contentsZh?: readonly string[];
  readonly channels?: readonly ('in-app' | 'sms' | 'phone' | 'posted' | 'letter' | 'in-person')[];
  /** How long before the event the notice must be sent. */
  readonly leadTime?: DurationSetting;
  readonly receipt?: 'none' | 'delivery' | 'acknowledgement';
  readonly acknowledgeWithin?: DurationSetting;
  /** Next channel when nobody answers; quiet hours do not apply to emergencies. */
  readonly escalateAfter?: DurationSetting;
  readonly emergency?: boolean;
  readonly attachMaterials?: boolean;
}
