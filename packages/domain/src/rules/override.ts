import type { Compare } from '../kernel/fraction.ts';
import type { IsoDate } from '../kernel/iso-date.ts';
import { refuse, ok, type Result } from '../kernel/result.ts';
import { findValueAt, RuleNotInForce, type DatedValue, type Parameter, type ValueInForce } from './parameter.ts';
import { isAtLeastAsStrict } from './tighter.ts';

/** An organisation's own values for a parameter: a second layer with its own citation, never an edit. */
export interface Override<T = unknown> {
  readonly parameterId: string;
  /** Organisation that set it; applies to its subtree. */
  readonly orgId: number;
  readonly values: readonly DatedValue<T>[];
}

/** Why an override may not be saved. */
export type OverrideRefusal =
  | {
      readonly code: 'parameter.override-of-other';
      readonly facts: { parameterId: string; overrideOf: string };
    }
  | {
      readonly code: 'parameter.not-overridable';
      readonly facts: { parameterId: string; compare: Compare | null };
    }
  | {
      readonly code: 'parameter.override-loosens';
      readonly facts: {
        parameterId: string;
        national: unknown;
        local: unknown;
        compare: Compare | null;
        on: IsoDate;
      };
    };

/** The value in force for one organisation, and where it comes from. */
export interface ResolvedValue<T> extends ValueInForce<T> {
  readonly layer: 'national' | 'local-default' | 'override';
  /** Organisation of the override that won. */
  readonly orgId?: number;
  /** Overrides that no longer count, because the rule above them became stricter meanwhile. */
  readonly ignored: readonly { readonly orgId: number; readonly value: T }[];
}

/**
 * May this override be saved? A `local` parameter may be replaced; a national one with a direction (`ge gt le lt`)
 * may only be tightened, against every national value its periods touch.
 */
export function checkOverride<T>(parameter: Parameter<T>, override: Override<T>): Result<true, OverrideRefusal> {
  const parameterId = parameter.id;
  if (override.parameterId !== parameterId) {
    return refuse('parameter.override-of-other', { parameterId, overrideOf: override.parameterId });
  }
  if (parameter.level === 'local') return ok(true);
  for (const local of override.values) {
    for (const on of daysToCompare(parameter, local)) {
      const refusal = compareOn(parameter, local, on);
      if (!refusal.ok) return refusal;
    }
  }
  return ok(true);
}

/**
 * Value for an organisation on `date`.
 *
 * @param overrides those of the organisation and its ancestors, highest first: the nearest local one wins, and a
 * national value can only get stricter on the way down
 * @throws RuleNotInForce when the parameter itself has no value on `date`, and no organisation has set one for a
 * `local` parameter that is empty by default (a cap that each county decides)
 */
export function resolveParameter<T>(
  parameter: Parameter<T>,
  overrides: readonly Override<T>[],
  date: IsoDate,
): ResolvedValue<T> {
  const base = findValueAt(parameter, date);
  const isLocal = parameter.level === 'local';
  let current: ResolvedValue<T> | undefined =
    base === undefined ? undefined : { ...base, layer: isLocal ? 'local-default' : 'national', ignored: [] };
  if (current === undefined && !isLocal) throw new RuleNotInForce(parameter.id, date);
  for (const override of overrides) {
    if (override.parameterId !== parameter.id) continue;
    const found = findValueAt({ ...parameter, values: override.values }, date);
    if (found === undefined) continue;
    const counts = isLocal || isAtLeastAsStrict(current?.value, found.value, current?.compare) === true;
    const ignored = current?.ignored ?? [];
    if (counts) current = { ...found, layer: 'override', orgId: override.orgId, ignored };
    else if (current) current = { ...current, ignored: [...ignored, { orgId: override.orgId, value: found.value }] };
  }
  if (current === undefined) throw new RuleNotInForce(parameter.id, date);
  return current;
}

/** The first day of the override and every national change inside its period. */
function daysToCompare<T>(parameter: Parameter<T>, local: DatedValue<T>): IsoDate[] {
  const first = local.from ?? parameter.values.find((dated) => dated.from !== null)?.from ?? '0001-01-01';
  const last = local.to ?? '9999-12-31';
  const changes = parameter.values.flatMap(({ from }) => (from !== null && from > first && from <= last ? [from] : []));
  return [first, ...changes];
}

function compareOn<T>(parameter: Parameter<T>, local: DatedValue<T>, on: IsoDate): Result<true, OverrideRefusal> {
  const national = findValueAt(parameter, on);
  const compare = national?.compare ?? parameter.compare ?? null;
  const parameterId = parameter.id;
  if (national === undefined) return ok(true);
  if (local.value === null) {
    return refuse('parameter.override-loosens', {
      parameterId,
      national: national.value,
      local: null,
      compare,
      on,
    });
  }
  const strict = isAtLeastAsStrict(national.value, local.value, compare ?? undefined);
  if (strict === undefined || compare === 'eq') return refuse('parameter.not-overridable', { parameterId, compare });
  if (strict) return ok(true);
  return refuse('parameter.override-loosens', {
    parameterId,
    national: national.value,
    local: local.value,
    compare,
    on,
  });
}
