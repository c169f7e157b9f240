import type { EvidenceRule, RecordRule } from './fields.ts';
import type {
  ApprovalParams,
  FormParams,
  MeetingParams,
  ProposalParams,
  PublicityParams,
  VoteParams,
} from './params-deciding.ts';
import type { IntakeParams, NotificationParams, TaskParams, VisitParams } from './params-doing.ts';
import type { AppraisalParams, CommendationParams, ConsequenceParams, ScoringParams } from './params-judging.ts';
import type {
  ArchiveParams,
  FundParams,
  InfoParams,
  LearningParams,
  PledgeParams,
  ProgrammeParams,
  StatisticsParams,
} from './params-running.ts';
import type { OrgParams, PairingParams, PostParams, RegistryParams, VenueParams } from './params-subjects.ts';
import type { ActorRule, CountSetting, DurationSetting, OrgRef, ParamRef } from './settings.ts';

/** The parameters of a step, told apart by `primitive`: all 26. */
export type PrimitiveParams =
  | OrgParams
  | RegistryParams
  | PostParams
  | PairingParams
  | VenueParams
  | FormParams
  | ProposalParams
  | MeetingParams
  | VoteParams
  | PublicityParams
  | ApprovalParams
  | TaskParams
  | IntakeParams
  | VisitParams
  | NotificationParams
  | AppraisalParams
  | ScoringParams
  | CommendationParams
  | ConsequenceParams
  | ProgrammeParams
  | LearningParams
  | PledgeParams
  | InfoParams
  | FundParams
  | ArchiveParams
  | StatisticsParams;

/** Name of a primitive. */
export type Primitive = PrimitiveParams['primitive'];

/** The 26 primitives in the order of the catalogue. */
export const primitives = [
  'org',
  'registry',
  'post',
  'pairing',
  'venue',
  'form',
  'proposal',
  'meeting',
  'vote',
  'publicity',
  'approval',
  'task',
  'intake',
  'visit',
  'notification',
  'appraisal',
  'scoring',
  'commendation',
  'consequence',
  'programme',
  'learning',
  'pledge',
  'info',
  'fund',
  'archive',
  'statistics',
] as const satisfies readonly Primitive[];

/** Named conditions; implemented in `guards.ts`, so that a definition stays plain data. */
export const predicates = [
  'recordsPresent',
  'quorumMet',
  'thresholdReached',
  'allItemsClosed',
  'noOpenObjections',
  'periodOver',
  'minimumElapsed',
  'countReached',
  'eitherCountReached',
  'approved',
  'checkedByOther',
  'fourFactsNamed',
  'sameMatter',
  'noDebt',
  'heard',
  'attended',
  'fullMembers',
] as const;
/** See `predicates`. */
export type PredicateName = (typeof predicates)[number];

/** A condition by name. Text, numbers, yes/no and parameters as arguments. */
export interface Guard {
  readonly predicate: PredicateName;
  readonly args?: Readonly<Record<string, string | number | boolean | { readonly param: string }>>;
  /** `block` refuses, `ask-reason` lets pass with a written reason. Default from the step's `strength`. */
  readonly effect?: 'block' | 'ask-reason';
  /** Held only when the step ends with one of these outcomes: a vote that fails needs no majority. Default: always. */
  readonly forOutcomes?: readonly string[];
}

/** What a time is counted from. */
export type Anchor =
  | { readonly kind: 'step-opened' }
  | { readonly kind: 'run-started' }
  | { readonly kind: 'step-done'; readonly step: string }
  /** A date or instant recorded in a step: the day of the meeting, the moment of the event. */
  | { readonly kind: 'record'; readonly step: string; readonly field: string }
  /** The day or moment the run is about: event time of an urgent report, receipt of an application. */
  | { readonly kind: 'run-event' };

/** When a step is due, or may not happen earlier. */
export type TimeRule =
  | {
      readonly kind: 'after';
      readonly within: DurationSetting;
      readonly anchor: Anchor;
      /** Latest end including extensions. */
      readonly longest?: DurationSetting;
    }
  | { readonly kind: 'before'; readonly by: DurationSetting; readonly anchor: Anchor }
  | {
      readonly kind: 'on';
      readonly month: number;
      readonly day: number;
      readonly year?: 'same' | 'next';
    }
  /** A date the owner of the round sets: `selfScoreUntil`. */
  | { readonly kind: 'round-date'; readonly name: string };

/** A due rule; what happens when it passed with nothing done. */
export type DueRule = TimeRule & { readonly missed?: 'stays-open' | 'lapses' };

/** An edge of the graph; without `outcomes` it is taken whatever the step's outcome. */
export interface Transition {
  readonly to: string;
  readonly outcomes?: readonly string[];
}

/** A named result of a step: carried, rejected, no quorum. */
export interface OutcomeRule {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string;
  /** Good, bad or neither; decides colour and hand-overs, never a measure. */
  readonly tone?: 'good' | 'bad' | 'neutral';
}

/** A step may start a run of another method and keep the link both ways. */
export interface HandOver {
  readonly when:
    | { readonly kind: 'done' }
    | { readonly kind: 'outcome'; readonly outcome: string }
    | { readonly kind: 'need-found' }
    | { readonly kind: 'leader-note' }
    | { readonly kind: 'manual' };
  readonly startsMethod: string;
  readonly to: OrgRef;
}

/** 应当 blocks, 一般 asks for a reason, 可以 leaves it open. */
export type Strength = 'must' | 'asARule' | 'may';

/** Where a step comes from: statute, a located practice, the seed cases, or our own design. */
export type StepConfidence = 'seed' | 'known' | 'known-local' | 'assumed';

/** The step comes again and again while it is open. */
export interface Repetition {
  readonly every: DurationSetting;
  /** Occurrences per period. Default 1. */
  readonly atLeast?: CountSetting;
}

/** What every step has, whatever its primitive. */
export interface StepBase {
  /** kebab-case, unique in the method. */
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** What to do and to mind, for the person who does it. */
  readonly guidanceZh: string;
  readonly guidanceEn?: string;
  readonly actor: ActorRule;
  /** Who accepts the work; never the only actor of both. */
  readonly checker?: ActorRule;
  readonly strength: Strength;
  /** May be skipped with a reason. */
  readonly optional?: boolean;
  /** Empty: this branch of the run ends here. */
  readonly next: readonly Transition[];
  /** With several incoming edges: wait for `all` that may still come (default), or open at the first. */
  readonly join?: 'all' | 'any';
  readonly outcomes?: readonly OutcomeRule[];
  readonly opensWhen?: readonly Guard[];
  /**
   * A yes/no parameter: on days on which it says no the rules do not know this step, and the run passes it by. So one
   * definition carries a procedure whose steps came with a later regulation (预审 since 2014-05-28).
   */
  readonly onlyWhen?: ParamRef;
  readonly completeWhen?: readonly Guard[];
  readonly due?: DueRule;
  readonly earliest?: TimeRule;
  readonly repeats?: Repetition;
  readonly ruleIds?: readonly string[];
  readonly records?: readonly RecordRule[];
  readonly evidence?: readonly EvidenceRule[];
  /** Earlier steps it may send the run back to, with a reason. */
  readonly returnsTo?: readonly string[];
  /** Steps whose work this one judges: who alone did one of them cannot alone do this. */
  readonly checks?: readonly string[];
  readonly handOvers?: readonly HandOver[];
  readonly confidence: StepConfidence;
}

/** One step. Its primitive is `params.primitive`; narrowing on it narrows the parameters. */
export interface Step extends StepBase {
  readonly params: PrimitiveParams;
}

/** Parameters of primitive `P`. */
export type ParamsOf<P extends Primitive> = Extract<PrimitiveParams, { readonly primitive: P }>;

/** The parameters of a step of primitive `P`, or undefined when it is another. */
export function paramsOf<P extends Primitive>(step: Step, primitive: P): ParamsOf<P> | undefined {
  const { params } = step;
  return isOf(params, primitive) ? params : undefined;
}

/** Families of methods. */
export const methodGroups = [
  'organisation',
  'election',
  'democracy',
  'members',
  'learning',
  'evaluation',
  'service',
  'operations',
  'regional',
] as const;
/** See `methodGroups`. */
export type MethodGroup = (typeof methodGroups)[number];

/** Levels of organisation a method is for. */
export const methodLevels = ['branch', 'township', 'county', 'prefecture', 'province', 'national'] as const;
/** See `methodLevels`. */
export type MethodLevel = (typeof methodLevels)[number];

/** Fields of work. */
export const workFields = [
  'general',
  'village',
  'community',
  'new-sector',
  'government',
  'state-enterprise',
  'enterprise',
  'social-organisation',
  'service-window',
  'university',
] as const;
/** See `workFields`. */
export type WorkField = (typeof workFields)[number];

/** A citation of the whole method. */
export interface MethodCitation {
  readonly source: string;
  readonly article?: string;
  readonly note?: string;
}

/** How a run begins. */
export type Trigger =
  | {
      readonly kind: 'calendar';
      readonly every: DurationSetting;
      /** Months in which it usually happens, 1–12. */
      readonly months?: readonly number[];
    }
  | { readonly kind: 'round' }
  | { readonly kind: 'event'; readonly event: string; readonly titleZh: string }
  | { readonly kind: 'person' }
  | { readonly kind: 'hand-over' };

/** Where a derived method comes from; kept in the result for display. */
export interface BaseRef {
  readonly id: string;
  readonly version: number;
}

/** A work method as plain data: stored by hash, printed for non-programmers, drawn by the web. */
export interface MethodDefinition {
  /** kebab-case. */
  readonly id: string;
  /** Counts from 1; a change makes a new version and leaves running cases alone. */
  readonly version: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly aliasesZh?: readonly string[];
  readonly group: MethodGroup;
  readonly kind: 'procedure' | 'mechanism' | 'standard' | 'role' | 'programme';
  readonly tier: 'A' | 'B' | 'C';
  readonly base?: BaseRef;
  readonly purposeZh: string;
  readonly cites: readonly MethodCitation[];
  readonly procedureRefs?: readonly string[];
  readonly appliesTo: readonly MethodLevel[];
  readonly fields: readonly WorkField[];
  readonly triggers: readonly Trigger[];
  readonly actorsZh?: readonly string[];
  readonly cadenceZh?: string;
  /** Ids of the steps that open when a run starts. Default: the first step. */
  readonly starts?: readonly string[];
  readonly steps: readonly Step[];
  readonly outputsZh?: readonly string[];
  readonly indicatorsZh?: readonly string[];
  /** Where the product does less than the catalogue says (rights and limits), and what is our own reading. */
  readonly notes?: readonly string[];
}

/** Checks the type and returns the definition unchanged. */
export const defineMethod = <const M extends MethodDefinition>(definition: M): MethodDefinition => definition;

/** Ids of the steps that open when a run starts. */
export function startingSteps(definition: MethodDefinition): readonly string[] {
  if (definition.starts !== undefined && definition.starts.length > 0) return definition.starts;
  const [first] = definition.steps;
  return first === undefined ? [] : [first.id];
}

/** @throws RangeError when the method has no such step: ids are checked when a definition is saved. */
export function stepOf(definition: MethodDefinition, id: string): Step {
  const step = definition.steps.find((candidate) => candidate.id === id);
  if (step === undefined) throw new RangeError(`method ${definition.id} has no step ${id}`);
  return step;
}

function isOf<P extends Primitive>(params: PrimitiveParams, primitive: P): params is ParamsOf<P> {
  return params.primitive === primitive;
}
