import { advance, type LifeCycle } from '../kernel/life-cycle.ts';
import { durationOf } from '../kernel/duration.ts';
import { addDays, addMonths, addYears, type IsoDate } from '../kernel/iso-date.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** States of a case. `proposed` is what the system may do; `dropped` what people do with it when nothing is in it. */
export type CaseState =
  | 'proposed'
  | 'opened'
  | 'investigated'
  | 'heard'
  | 'decided'
  | 'served'
  | 'running'
  | 'reviewed'
  | 'lifted'
  | 'escalated'
  | 'dropped';

/** What happens to a case. An appeal runs beside it and changes nothing until it is answered. */
export type CaseAct =
  | 'open'
  | 'drop'
  | 'investigate'
  | 'hear'
  | 'decide'
  | 'serve'
  | 'run'
  | 'review'
  | 'go-on'
  | 'lift'
  | 'escalate'
  | 'revoke';

/** `opened → investigated → heard → decided → served → running → reviewed → lifted | escalated`. */
export const caseCycle: LifeCycle<CaseState, CaseAct> = {
  open: { from: ['proposed'], to: 'opened' },
  drop: { from: ['proposed', 'opened', 'investigated', 'heard'], to: 'dropped' },
  investigate: { from: ['opened'], to: 'investigated' },
  hear: { from: ['investigated'], to: 'heard' },
  decide: { from: ['heard'], to: 'decided' },
  serve: { from: ['decided'], to: 'served' },
  run: { from: ['served'], to: 'running' },
  review: { from: ['running'], to: 'reviewed' },
  'go-on': { from: ['reviewed'], to: 'running' },
  lift: { from: ['reviewed'], to: 'lifted' },
  escalate: { from: ['reviewed'], to: 'escalated' },
  revoke: { from: ['decided', 'served', 'running', 'reviewed'], to: 'lifted' },
};

/** One measure of the closed catalogue of a method. */
export interface Measure {
  readonly id: string;
  readonly titleZh: string;
  /** Longest term, `6m`; without it the measure ends with being served. */
  readonly term?: string | undefined;
  readonly effect?: string | undefined;
}

/** What a body decides with. */
export interface CaseDecision {
  readonly measureId: string;
  /** Term chosen, at most that of the measure. */
  readonly term?: string | undefined;
  readonly decidedOn: IsoDate;
}

/** A case as far as its rules go. */
export interface CaseFacts {
  readonly state: CaseState;
  readonly measures: readonly Measure[];
  readonly heardOn: IsoDate | null;
  readonly helperAllowed: boolean;
  /** A computation and the platform itself never decide. */
  readonly decidedByPerson: boolean;
}

/** Why an act is refused. */
export type CaseFault =
  | { readonly code: 'consequence.wrong-state'; readonly facts: { readonly state: CaseState; readonly act: CaseAct } }
  | { readonly code: 'consequence.not-heard'; readonly facts: Readonly<Record<string, never>> }
  | {
      readonly code: 'consequence.heard-after';
      readonly facts: { readonly heardOn: IsoDate; readonly decidedOn: IsoDate };
    }
  | { readonly code: 'consequence.not-in-catalogue'; readonly facts: { readonly measures: string } }
  | { readonly code: 'consequence.term-too-long'; readonly facts: { readonly term: string; readonly longest: string } }
  | { readonly code: 'consequence.term-missing'; readonly facts: { readonly measure: string } }
  | { readonly code: 'consequence.automatic'; readonly facts: Readonly<Record<string, never>> };

/** State after an act, or why it is not possible. */
export function caseAfter(state: CaseState, act: CaseAct): Result<CaseState, CaseFault> {
  const next = advance(caseCycle, state, act);
  return next.ok ? next : err({ code: 'consequence.wrong-state', facts: { state, act } });
}

/**
 * May this be decided? The person was heard before, the measure stands in the catalogue, the term does not pass the
 * longest of the measure, and people decide.
 */
export function checkDecision(facts: CaseFacts, decision: CaseDecision): Result<Measure, CaseFault> {
  if (!facts.decidedByPerson) return err({ code: 'consequence.automatic', facts: {} });
  const next = caseAfter(facts.state, 'decide');
  if (!next.ok) return next;
  if (facts.heardOn === null) return err({ code: 'consequence.not-heard', facts: {} });
  if (facts.heardOn > decision.decidedOn)
    return err({
      code: 'consequence.heard-after',
      facts: { heardOn: facts.heardOn, decidedOn: decision.decidedOn },
    });
  return measureOf(facts.measures, decision);
}

/** The measure of the catalogue a decision names, with a term that fits. */
export function measureOf(
  measures: readonly Measure[],
  decision: Pick<CaseDecision, 'measureId' | 'term' | 'decidedOn'>,
): Result<Measure, CaseFault> {
  const measure = measures.find(({ id }) => id === decision.measureId);
  if (!measure)
    return err({
      code: 'consequence.not-in-catalogue',
      facts: { measures: measures.map(({ titleZh }) => titleZh).join('、') },
    });
  const { term } = measure;
  if (term === undefined) return ok(measure);
  if (decision.term === undefined)
    return err({ code: 'consequence.term-missing', facts: { measure: measure.titleZh } });
  return dayAfter(decision.decidedOn, decision.term) > dayAfter(decision.decidedOn, term)
    ? err({ code: 'consequence.term-too-long', facts: { term: decision.term, longest: term } })
    : ok(measure);
}

/** The term starts with being served, never with the decision; a measure without a term has none. */
export function termFrom(
  servedOn: IsoDate,
  term: string | null,
): { readonly from: IsoDate; readonly until: IsoDate } | null {
  return term === null ? null : { from: servedOn, until: dayAfter(servedOn, term) };
}

/** The same fact, however it was typed: blanks, punctuation, width and letter case do not make another one. */
export function factKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\s]+/gu, '');
}

function dayAfter(day: IsoDate, text: string): IsoDate {
  const { amount, unit } = durationOf(text);
  if (unit === 'y') return addYears(day, amount);
  return unit === 'm' ? addMonths(day, amount) : addDays(day, amount);
}
