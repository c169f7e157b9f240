import type { Instant, IsoDate, StepFacts } from '@jishi/domain';

/** What somebody does in a scene. `waits` lets the days pass: nobody acts. */
export type Act = 'completes' | 'returns' | 'skips' | 'waits';

/** One scene: on a day somebody does something with a step, and this follows. */
export interface Scene {
  readonly on: IsoDate;
  /** Time of the day in China, where the clock counts: `16:30`. Default 10:00. */
  readonly at?: string;
  /** The sentence a person reads. */
  readonly zh: string;
  /** Who acts, by name; the same name is the same person throughout the scenario. Absent when nobody acts. */
  readonly who?: string;
  readonly does: Act;
  readonly step?: string;
  /** Earlier step to which `returns` sends the run. */
  readonly to?: string;
  readonly outcome?: string;
  /** Reason of a return or a skip. */
  readonly reason?: string;
  /** Reasons for conditions that hold only as a rule, by predicate. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** What the records say about the step. Required records count as present unless `missing` names them. */
  readonly facts?: StepFacts;
  readonly missing?: readonly string[];
  readonly expect: Expectation;
}

/** What must be true after a scene; what is not named is not checked. */
export interface Expectation {
  /** Exactly these steps are open. */
  readonly open?: readonly string[];
  /** Exactly these open steps are past their time. */
  readonly overdue?: readonly string[];
  /** Last day of the steps, by step. */
  readonly due?: Readonly<Record<string, IsoDate>>;
  /** The act is refused with this code; nothing changes. */
  readonly refused?: string;
  /** Methods that runs hand over to. */
  readonly handsOverTo?: readonly string[];
  readonly ended?: boolean;
}

/** A story of one run as data: read by people, executed by the tests. */
export interface Scenario {
  readonly method: string;
  readonly titleZh: string;
  readonly shows: 'ordinary-course' | 'refusal' | 'deadline-missed';
  readonly startsOn: IsoDate;
  /** Day the run is about, where it is not the day it starts. */
  readonly eventOn?: IsoDate;
  /** Moment the run is about, where the clock counts. */
  readonly eventAt?: Instant;
  /** Dates the owner of the round has set, by name. */
  readonly roundDates?: Readonly<Record<string, IsoDate>>;
  readonly scenes: readonly Scene[];
}
