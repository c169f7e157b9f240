import type { Primitive, Step, StepFacts } from '@jishi/domain';
import type { Actor } from './access/actor.ts';
import type { Tx } from './db/tx.ts';

/** A step of a run as a primitive sees it. */
export interface StepContext {
  readonly runId: number;
  readonly runStepId: number;
  readonly roundId: number | null;
  readonly region: number;
  /** Organisation of the run (the branch), with its path. */
  readonly orgId: number;
  readonly path: string;
  readonly orgName: string;
  /** Organisation that has to act on this step (the branch, its superior, the county). */
  readonly actingOrgId: number;
  readonly actingPath: string;
  readonly methodId: string;
  readonly methodTitleZh: string;
  readonly definitionHash: string;
  readonly step: Step;
  /** Day on which the step happens; rules are read for it. */
  readonly day: string;
  readonly dueOn: string | null;
  /** Record of the same primitive from an earlier opening of this step, after it was returned. */
  readonly subjectId: number | null;
  /** What an earlier step of the run left: its record and its outcome. */
  related(stepId: string): Promise<
    | {
        readonly runStepId: number;
        readonly subjectId: number | null;
        readonly outcome: Readonly<Record<string, unknown>>;
      }
    | undefined
  >;
}

/** One thing that still keeps a step from being done, as a sentence with its rule. */
export interface Unmet {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly ruleIds?: readonly string[];
}

/** What a primitive gives to the method engine. All calls run in the transaction of the act. */
export interface StepHandler {
  readonly primitive: Primitive;
  /** Opens the step: creates (or reopens) what it works on. `link` is the page on which the acting person works. */
  open(
    tx: Tx,
    actor: Actor,
    context: StepContext,
  ): Promise<{ readonly subjectId: number | null; readonly link?: string }>;
  /** As `open` for many runs of a round at once, in the same order; without it they are opened one by one. */
  openMany?(
    tx: Tx,
    actor: Actor,
    contexts: readonly StepContext[],
  ): Promise<readonly { readonly subjectId: number | null; readonly link?: string }[]>;
  /** What is still missing; empty means that the step may be done. */
  unmet(tx: Tx, context: StepContext): Promise<readonly Unmet[]>;
  /**
   * What the conditions of the definition (`completeWhen`) are held against: heads, counts, end of a period, approval …
   * A condition whose fact is not reported does not hold. Without this method all required records count as present
   * once `unmet` is empty, and nothing else is known.
   */
  facts?(tx: Tx, context: StepContext): Promise<StepReport>;
  /**
   * Facts of the finished step that later steps and reports read (score, grade, counts). Where the definition names
   * `outcomes`, the entry `outcome` holds the id of the one that came out.
   */
  outcome?(tx: Tx, context: StepContext): Promise<Readonly<Record<string, unknown>>>;
  /** The step was returned by a later one: its record may be worked on again, its history stays. */
  returned?(tx: Tx, actor: Actor, context: StepContext, reason: string): Promise<void>;
}

/** What a primitive knows about a step that is about to end. */
export interface StepReport extends StepFacts {
  /** People who did the work; default: who brings the step to its end. */
  readonly doneBy?: readonly number[];
  /** People who checked it, where the step has a checker. */
  readonly checkedBy?: readonly number[];
  /** Reasons for conditions that hold only as a rule, by predicate. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** Choices of the person who brings a step to its end. */
export interface CompleteOptions {
  /** Outcome, where the definition names several and the record does not decide it. */
  readonly outcome?: string;
  /** Reasons for conditions that hold only as a rule, by predicate. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** What primitives may ask of the engine; implemented by the methods module and handed in by the composition root. */
export interface StepPort {
  /**
   * The record of a step has reached its end: checks `unmet`, marks the step done, opens the next ones. Where the
   * definition names outcomes and nothing says which, the step stays open until a person names one.
   */
  complete(tx: Tx, actor: Actor, runStepId: number, options?: CompleteOptions): Promise<void>;
  /** Sends the run back to an earlier step that the definition allows. */
  returnTo(tx: Tx, actor: Actor, runStepId: number, toStepId: string, reason: string): Promise<void>;
  /** Context of a step, for services that need the run behind their record. */
  context(tx: Tx, runStepId: number): Promise<StepContext>;
}
