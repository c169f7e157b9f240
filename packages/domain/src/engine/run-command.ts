import type { Instant } from '../kernel/instant.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import { err, type Result } from '../kernel/result.ts';
import { stepRun, type RunEvent, type RunState } from './run-state.ts';

/** What people and the clock may ask of a run. `by` is the acting person. */
export type RunCommand =
  | {
      readonly kind: 'start';
      readonly by: number;
      readonly eventOn?: IsoDate;
      readonly eventAt?: Instant;
      readonly roundDates?: Readonly<Record<string, IsoDate>>;
    }
  /** Opens what can open by now: conditions and periods may have come true without anybody acting. */
  | { readonly kind: 'advance' }
  | {
      readonly kind: 'complete';
      readonly step: string;
      readonly by: number;
      readonly doneBy?: readonly number[];
      readonly checkedBy?: readonly number[];
      readonly outcome?: string;
      readonly reasons?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'return';
      readonly step: string;
      readonly to: string;
      readonly by: number;
      readonly reason: string;
    }
  | { readonly kind: 'skip'; readonly step: string; readonly by: number; readonly reason: string }
  | {
      readonly kind: 'extend';
      readonly step: string;
      readonly by: number;
      readonly approvedBy: number;
      readonly dueOn: IsoDate;
      readonly reason: string;
    }
  | { readonly kind: 'lapse'; readonly step: string }
  | { readonly kind: 'lapse-run'; readonly periodEndsOn: IsoDate }
  | { readonly kind: 'set-round-date'; readonly by: number; readonly name: string; readonly date: IsoDate }
  | { readonly kind: 'cancel'; readonly by: number; readonly reason: string };

/** Codes of all refusals of a run. */
export type RunRefusalCode =
  | 'run.already-started'
  | 'run.not-running'
  | 'run.unknown-step'
  | 'run.step-not-open'
  | 'run.step-not-optional'
  | 'run.reason-missing'
  | 'run.records-missing'
  | 'run.condition-unmet'
  | 'run.too-early'
  | 'run.outcome-missing'
  | 'run.outcome-unknown'
  | 'run.check-missing'
  | 'run.same-person'
  | 'run.return-not-allowed'
  | 'run.extension-not-allowed'
  | 'run.extension-too-long'
  | 'run.not-lapsed'
  | 'run.work-done';

/** Why a command was refused, with facts for the text. */
export interface RunRefusal {
  readonly code: RunRefusalCode;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly ruleIds?: readonly string[];
}

/** Events, or why not. */
export type Decision = Result<readonly RunEvent[], RunRefusal>;

/** The refusal of acting on a step that is not open. */
export function notOpen(state: RunState, step: string): Decision {
  return refuseRun('run.step-not-open', { step, state: stepRun(state, step).state });
}

/** Builds a refusal of a run. */
export function refuseRun(
  code: RunRefusalCode,
  facts: Readonly<Record<string, unknown>>,
  ruleIds?: readonly string[],
): { readonly ok: false; readonly error: RunRefusal } {
  return err(ruleIds === undefined ? { code, facts } : { code, facts, ruleIds });
}

/** Has the step begun in this turn? Waiting and returned steps have nothing to take back. */
export const isTouched = (state: RunState, id: string): boolean =>
  !['waiting', 'returned'].includes(stepRun(state, id).state);
