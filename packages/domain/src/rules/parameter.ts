import type { Compare } from '../kernel/fraction.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import type { Unit } from '../kernel/units.ts';

/**
 * How sure we are of a value: `verified` was seen in a located text, `known` agrees across several sources,
 * `uncertain` stays configurable and its status is shown to the user.
 */
export type Confidence = 'verified' | 'known' | 'uncertain';

/** A regulation or document that parameters and methods cite. Dates may be as coarse as the source: `2018-07`. */
export interface Source {
  readonly id: string;
  readonly titleZh: string;
  readonly issuer?: string;
  readonly docNo?: string;
  readonly promulgated?: string;
  readonly effective?: string;
  readonly approved?: string;
  readonly supersededBy?: string;
  readonly replaces?: string;
  readonly confidence: Confidence;
  readonly note?: string;
}

/** Where a value comes from. `confidence` is about the value, `articleConfidence` about the article number. */
export interface Citation {
  /** Id of a `Source`. */
  readonly source?: string;
  readonly article?: string;
  readonly also?: string;
  readonly note?: string;
  readonly confidence: Confidence;
  readonly articleConfidence?: Confidence;
  /** Last day a person compared the value with the published text. */
  readonly checkedOn?: IsoDate;
}

/** One value with its period. `from: null` means as far back as needed; `to` is the last day it holds. */
export interface DatedValue<T> {
  readonly from: IsoDate | null;
  readonly to?: IsoDate;
  /** `null`: the rule does not exist (or no longer exists) in this period. */
  readonly value: T | null;
  readonly cite: Citation;
  /** Replaces the parameter's `compare` in this period: 超过五分之四 became 不少于五分之四 in 2020. */
  readonly compare?: Compare;
}

/** A number or statement of a regulation, with all its dated values, oldest first. */
export interface Parameter<T = unknown> {
  /** The id used everywhere else, e.g. `meeting.party_assembly.quorum`. */
  readonly id: string;
  readonly titleZh: string;
  readonly unit: Unit;
  /** Direction of the limit; decides what “tighter” means for a local override. */
  readonly compare?: Compare;
  /** `local`: a default an organisation may replace. Absent means national. */
  readonly level?: 'national' | 'local';
  readonly values: readonly DatedValue<T>[];
  /** Our reading where the text leaves room; kept apart from the citation. */
  readonly interpretation?: string;
  /** Anything else the facts say: who acts, how to count, exceptions. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A value in force on a day, with the reason. */
export interface ValueInForce<T> {
  readonly value: T;
  readonly cite: Citation;
  readonly from: IsoDate | null;
  readonly compare?: Compare;
}

/** Asking for a rule outside its period is a bug of the caller, not a refusal. */
export class RuleNotInForce extends Error {
  readonly parameterId: string;
  readonly date: IsoDate;
  constructor(parameterId: string, date: IsoDate) {
    super(`rule ${parameterId} is not in force on ${date}`);
    this.name = 'RuleNotInForce';
    this.parameterId = parameterId;
    this.date = date;
  }
}

/**
 * Value in force on `date`: the one with the last `from` not after `date`, unless it ended (`to`) or is `null`.
 *
 * @throws RuleNotInForce
 */
export function valueAt<T>(parameter: Parameter<T>, date: IsoDate): ValueInForce<T> {
  const found = findValueAt(parameter, date);
  if (found === undefined) throw new RuleNotInForce(parameter.id, date);
  return found;
}

/** As `valueAt`, but `undefined` when no rule is in force: for steps that a rule added later (2014 预审). */
export function findValueAt<T>(parameter: Parameter<T>, date: IsoDate): ValueInForce<T> | undefined {
  let current: DatedValue<T> | undefined;
  for (const dated of parameter.values) {
    if (dated.from !== null && dated.from > date) continue;
    // Oldest first is the convention, but the answer must not depend on it.
    if (current === undefined || startsNoEarlier(dated, current)) current = dated;
  }
  if (current === undefined || current.value === null) return undefined;
  if (current.to !== undefined && date > current.to) return undefined;
  const compare = current.compare ?? parameter.compare;
  const base = { value: current.value, cite: current.cite, from: current.from };
  return compare === undefined ? base : { ...base, compare };
}

function startsNoEarlier(a: DatedValue<unknown>, b: DatedValue<unknown>): boolean {
  if (b.from === null) return true;
  return a.from !== null && a.from >= b.from;
}
