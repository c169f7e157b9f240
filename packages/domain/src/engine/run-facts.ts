import type { WorkingCalendar } from '../kernel/calendar.ts';
import { durationOf, type Duration, type DurationUnit } from '../kernel/duration.ts';
import { parseFraction, type Fraction, type Threshold } from '../kernel/fraction.ts';
import type { Instant } from '../kernel/instant.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import { RuleNotInForce } from '../rules/parameter.ts';
import type { Unit } from '../kernel/units.ts';
import type { CountSetting, DurationSetting, FractionSetting, ThresholdSetting } from '../methods/settings.ts';

/** The value of a parameter for the organisation of the run, on the day the step happens. */
export type ValueOf = (
  parameterId: string,
  on: IsoDate,
) => { readonly value: unknown; readonly unit: Unit; readonly compare?: string };

/** What the primitives report about one step; only what guards ask for. */
export interface StepFacts {
  readonly recordsPresent?: readonly string[];
  /** Items not yet closed, by record. */
  readonly openItems?: Readonly<Record<string, number>>;
  readonly counts?: Readonly<Record<string, number>>;
  readonly heads?: { readonly expected: number; readonly present: number };
  readonly inFavour?: number;
  readonly openObjections?: number;
  /** Last day of the notice or other period that must have passed. */
  readonly periodEndsOn?: IsoDate;
  readonly isApproved?: boolean;
  /** Facts that must be named before a task is assigned: leader, office, person, goal. */
  readonly factsNamed?: readonly string[];
  /** The matters named by the records; one entry when all agree. */
  readonly matters?: readonly string[];
  readonly hasDebt?: boolean;
  readonly wasHeard?: boolean;
  /** Relations that attended. */
  readonly attended?: readonly string[];
  /** People of the step who are not full members on the day. */
  readonly notFullMembers?: readonly number[];
  /** Dates and instants recorded, by field; told apart by their length. */
  readonly dates?: Readonly<Record<string, string>>;
  readonly startedOn?: IsoDate;
}

/** Everything a decision about a run needs besides its state. */
export interface RunFacts {
  readonly calendar: WorkingCalendar;
  readonly valueOf: ValueOf;
  readonly now: Instant;
  readonly steps?: Readonly<Record<string, StepFacts>>;
}

/** A setting whose parameter holds something else than the step needs: a fault of the definition. */
export class SettingMismatch extends Error {
  readonly parameterId: string;
  constructor(parameterId: string, wanted: string) {
    super(`parameter ${parameterId} holds no ${wanted}`);
    this.name = 'SettingMismatch';
    this.parameterId = parameterId;
  }
}

/** The value of a parameter on a day, or undefined where no rule of that day sets one. */
export function valueInForce(parameterId: string, valueOf: ValueOf, on: IsoDate): unknown {
  try {
    return valueOf(parameterId, on).value ?? undefined;
  } catch (fault) {
    if (fault instanceof RuleNotInForce) return undefined;
    throw fault;
  }
}

const unitOfParameter: Readonly<Partial<Record<Unit, DurationUnit>>> = {
  d: 'd',
  wd: 'wd',
  m: 'm',
  y: 'y',
  years: 'y',
  h: 'h',
  min: 'min',
};

/**
 * The length of time a setting means on a day. Of `{usual, extended}` the usual one, of `{min, max}` the shorter.
 *
 * @throws SettingMismatch
 */
export function durationSetting(setting: DurationSetting, valueOf: ValueOf, on: IsoDate): Duration {
  if (typeof setting === 'string') return durationOf(setting);
  const { value, unit } = valueOf(setting.param, on);
  if (typeof value === 'string') return durationOf(value);
  const amount = plainNumber(value);
  const durationUnit = unitOfParameter[unit];
  if (amount === undefined || durationUnit === undefined) throw new SettingMismatch(setting.param, 'duration');
  return { amount, unit: durationUnit };
}

/** The whole number a setting means on a day. @throws SettingMismatch */
export function countSetting(setting: CountSetting, valueOf: ValueOf, on: IsoDate): number {
  if (typeof setting === 'number') return setting;
  const amount = plainNumber(valueOf(setting.param, on).value);
  if (amount === undefined) throw new SettingMismatch(setting.param, 'count');
  return amount;
}

/** The share a setting means on a day. @throws SettingMismatch */
export function fractionSetting(setting: FractionSetting, valueOf: ValueOf, on: IsoDate): Fraction {
  if (!('param' in setting)) return setting;
  const { value } = valueOf(setting.param, on);
  const fraction = typeof value === 'string' ? parseFraction(value) : isFraction(value) ? value : undefined;
  if (fraction === undefined) throw new SettingMismatch(setting.param, 'fraction');
  return fraction;
}

/** The threshold a setting means on a day. @throws SettingMismatch */
export function thresholdSetting(setting: ThresholdSetting, valueOf: ValueOf, on: IsoDate): Threshold {
  if (!('param' in setting)) return setting;
  const { value, compare } = valueOf(setting.param, on);
  if (typeof value === 'object' && value !== null && 'fraction' in value && 'base' in value) {
    // A parameter of unit threshold; its shape is checked with the rules.
    return value as Threshold;
  }
  const relation = setting.compare ?? (compare === 'gt' ? 'gt' : 'ge');
  return { base: setting.base ?? 'expected', compare: relation, fraction: fractionSetting(setting, valueOf, on) };
}

function plainNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key of ['usual', 'min', 'max'] as const) {
    if (key in value) return plainNumber((value as Record<string, unknown>)[key]);
  }
  return undefined;
}

function isFraction(value: unknown): value is Fraction {
  return Array.isArray(value) && value.length === 2 && value.every((part) => Number.isSafeInteger(part));
}
