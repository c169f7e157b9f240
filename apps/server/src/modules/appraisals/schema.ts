import type { DurationText, Fraction } from '@jishi/domain';

export type AppraisalState = 'designed' | 'open' | 'closed' | 'confirmed' | 'invalid';

/** A group of judges. */
export interface Group {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string | undefined;
  readonly weight: Fraction;
  /** `all-members` and the like are counted by the platform; others are told by the organiser. */
  readonly electorate: string;
  readonly minTurnout: Fraction | null;
  readonly minSheets: number | null;
  /** Frozen when the appraisal opens. */
  readonly expected: number;
}

/** A question; option values in hundredths of a point. */
export interface Question {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn?: string | undefined;
  readonly kind: 'choice' | 'score' | 'text';
  readonly required: boolean;
  readonly options: readonly {
    readonly value: string;
    readonly titleZh: string;
    readonly titleEn?: string | undefined;
    readonly valueHundredths?: number | undefined;
  }[];
  readonly maxPoints?: number | undefined;
}

/** Answers of a sheet by question. */
export type Answers = Readonly<Record<string, string | number>>;

/** What the subject and the organiser see. */
export interface Result {
  readonly valid: boolean;
  readonly reasonsZh: readonly string[];
  readonly scoreHundredths: number | null;
  readonly groups: readonly {
    readonly id: string;
    readonly titleZh: string;
    readonly sheets: number;
    readonly withheld: boolean;
    readonly scoreHundredths: number | null;
    readonly questions: readonly {
      readonly id: string;
      readonly titleZh: string;
      readonly counts: Readonly<Record<string, number>>;
      readonly scoreHundredths: number | null;
    }[];
  }[];
  readonly comments: readonly string[];
}

/** Row of `appraisal`. */
export interface AppraisalRow {
  readonly region: number;
  readonly id: number;
  readonly org_id: number;
  readonly org_name: string;
  readonly path: string;
  readonly run_step_id: number | null;
  readonly title_zh: string;
  readonly groups: readonly Group[];
  readonly questions: readonly Question[];
  readonly withhold_below: number;
  readonly open_for: DurationText;
  readonly state: AppraisalState;
  readonly round_no: number;
  readonly opened_at: Date | null;
  readonly closes_at: Date | null;
  readonly result: Result | null;
  readonly version: number;
}

/** What a new appraisal is made of. */
export interface NewAppraisal {
  readonly region: number;
  readonly orgId: number;
  readonly path: string;
  readonly runStepId: number | null;
  readonly titleZh: string;
  readonly groups: readonly Group[];
  readonly questions: readonly Question[];
  readonly withholdBelow: number;
  readonly openFor: DurationText;
}
