import { err, ok, type Result } from '../kernel/result.ts';
import type { Parameter } from '../rules/parameter.ts';
import { isAtLeastAsStrict } from '../rules/tighter.ts';
import type { MethodFault } from './check-params.ts';
import type { MethodCitation, MethodDefinition, Step, Strength, Transition } from './definition.ts';

/** A local brand of a method: other names, local parameters, optional steps switched. Nothing else may change. */
export interface Derivation {
  readonly id: string;
  readonly version: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly base: string;
  readonly aliasesZh?: readonly string[];
  readonly tier?: MethodDefinition['tier'];
  readonly group?: MethodDefinition['group'];
  readonly purposeZh?: string;
  readonly cadenceZh?: string;
  readonly cites?: readonly MethodCitation[];
  readonly appliesTo?: MethodDefinition['appliesTo'];
  readonly fields?: MethodDefinition['fields'];
  readonly actorsZh?: readonly string[];
  readonly outputsZh?: readonly string[];
  readonly indicatorsZh?: readonly string[];
  readonly notes?: readonly string[];
  /** New names by step id. */
  readonly renames?: Readonly<
    Record<
      string,
      { readonly titleZh: string; readonly titleEn?: string; readonly guidanceZh?: string; readonly actorZh?: string }
    >
  >;
  /** Local parameter by the base parameter it replaces. A national one may only be tightened. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Optional steps left out. */
  readonly without?: readonly string[];
  /** Steps made stricter: `may` → `asARule` → `must`, optional → required. */
  readonly tightened?: Readonly<Record<string, Strength>>;
}

/** Finds a parameter by id, to compare a local one with the one it replaces. */
export type FindParameter = (id: string) => Parameter | undefined;

const rank: Readonly<Record<Strength, number>> = { may: 0, asARule: 1, must: 2 };

/**
 * Builds the full definition of a derived method. Refuses what would loosen the base: dropping a step that is not
 * optional, weakening a strength, a local parameter looser than the national one it replaces.
 */
export function deriveMethod(
  base: MethodDefinition,
  derivation: Derivation,
  findParameter: FindParameter = () => undefined,
): Result<MethodDefinition, readonly MethodFault[]> {
  const faults = [...checkSteps(base, derivation), ...checkParameters(derivation, findParameter)];
  if (faults.length > 0) return err(faults);
  const kept = withoutSteps(base.steps, new Set(derivation.without ?? []));
  const steps = kept.map((step) =>
    replaceParams(rename(tighten(step, derivation), derivation), derivation.parameters ?? {}),
  );
  const {
    base: _base,
    renames: _renames,
    parameters: _parameters,
    without: _without,
    tightened: _tightened,
    ...head
  } = derivation;
  const starts = base.starts?.filter((id) => steps.some((step) => step.id === id));
  const { starts: _starts, ...body } = base;
  return ok({
    ...body,
    ...head,
    base: { id: base.id, version: base.version },
    cites: derivation.cites ?? base.cites,
    triggers: replaceParams(base.triggers, derivation.parameters ?? {}),
    steps,
    ...(starts === undefined ? {} : { starts }),
  });
}

function checkSteps(base: MethodDefinition, derivation: Derivation): MethodFault[] {
  const faults: MethodFault[] = [];
  const byId = new Map(base.steps.map((step) => [step.id, step]));
  const find = (id: string, at: string) => {
    const step = byId.get(id);
    if (step === undefined) faults.push({ code: 'method.unknown-step', at, facts: { step: id, base: base.id } });
    return step;
  };
  if (derivation.base !== base.id) {
    faults.push({ code: 'method.derived-from-other', at: 'base', facts: { wanted: derivation.base, got: base.id } });
  }
  for (const id of Object.keys(derivation.renames ?? {})) find(id, 'renames');
  for (const id of derivation.without ?? []) {
    const step = find(id, 'without');
    if (step !== undefined && step.optional !== true) {
      faults.push({
        code: 'method.derivation-drops-step',
        at: 'without',
        facts: { step: id, strength: step.strength },
      });
    }
  }
  for (const [id, strength] of Object.entries(derivation.tightened ?? {})) {
    const step = find(id, 'tightened');
    if (step !== undefined && rank[strength] < rank[step.strength]) {
      faults.push({
        code: 'method.derivation-loosens-step',
        at: 'tightened',
        facts: { step: id, from: step.strength, to: strength },
      });
    }
  }
  return faults;
}

/** Every value of the replacement is held against every value of the national parameter in the same period. */
function checkParameters(derivation: Derivation, findParameter: FindParameter): MethodFault[] {
  return Object.entries(derivation.parameters ?? {}).flatMap(([from, to]) => {
    const [original, replacement] = [findParameter(from), findParameter(to)];
    if (original === undefined || original.level === 'local') return [];
    if (replacement === undefined)
      return [{ code: 'method.unknown-parameter', at: 'parameters', facts: { param: to } }];
    const last = original.values.at(-1);
    const loose = replacement.values.find(
      ({ value }) => isAtLeastAsStrict(last?.value, value, last?.compare ?? original.compare) !== true,
    );
    if (loose === undefined) return [];
    const facts = { param: from, replacedBy: to, national: last?.value, local: loose.value };
    return [{ code: 'method.derivation-loosens-parameter', at: 'parameters', facts }];
  });
}

/** Joins the edges around the steps that are left out. */
function withoutSteps(steps: readonly Step[], without: ReadonlySet<string>): Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const bridge = (edges: readonly Transition[], seen: ReadonlySet<string>): Transition[] =>
    edges.flatMap((edge) => {
      if (!without.has(edge.to)) return [edge];
      if (seen.has(edge.to)) return [];
      const beyond = (byId.get(edge.to)?.next ?? []).filter(({ outcomes }) => outcomes === undefined);
      const joined = bridge(beyond, new Set([...seen, edge.to]));
      return joined.map(({ to }) => (edge.outcomes === undefined ? { to } : { to, outcomes: edge.outcomes }));
    });
  return steps
    .filter(({ id }) => !without.has(id))
    .map((step) => {
      const { returnsTo, checks, ...rest } = step;
      const keep = (ids: readonly string[]) => ids.filter((id) => !without.has(id));
      return {
        ...rest,
        next: bridge(step.next, new Set()),
        ...(returnsTo === undefined ? {} : { returnsTo: keep(returnsTo) }),
        ...(checks === undefined ? {} : { checks: keep(checks) }),
      };
    });
}

function rename(step: Step, { renames = {} }: Derivation): Step {
  const name = renames[step.id];
  if (name === undefined) return step;
  const { actorZh, ...titles } = name;
  return { ...step, ...titles, ...(actorZh === undefined ? {} : { actor: { ...step.actor, titleZh: actorZh } }) };
}

function tighten(step: Step, { tightened = {} }: Derivation): Step {
  const strength = tightened[step.id];
  if (strength === undefined) return step;
  if (strength !== 'must') return { ...step, strength };
  const { optional: _optional, ...rest } = step;
  return { ...rest, strength };
}

/** Replaces parameter ids wherever they stand: in settings and in `ruleIds`. */
function replaceParams<T>(value: T, names: Readonly<Record<string, string>>): T {
  const visit = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, inner]) => {
        if (key === 'param' && typeof inner === 'string') return [key, names[inner] ?? inner];
        if (key === 'ruleIds' && Array.isArray(inner)) return [key, inner.map((id) => names[String(id)] ?? id)];
        return [key, visit(inner)];
      }),
    );
  };
  // The walk keeps every key and every type; only ids of parameters change.
  return visit(value) as T;
}
