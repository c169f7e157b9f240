import { canonicalJson } from '../text/canonical-json.ts';
import { checkParams, type MethodFault } from './check-params.ts';
import { startingSteps, type Anchor, type MethodDefinition, type Step } from './definition.ts';
import {
  endlessLoops,
  isTaken,
  outcomesBothWays,
  stepsAfter,
  stepsById,
  stepsWithoutEnd,
  unreachableSteps,
} from './graph.ts';

/** What a definition may refer to. A set that is left out is not checked. */
export interface KnownIds {
  readonly parameters?: ReadonlySet<string>;
  readonly sources?: ReadonlySet<string>;
  readonly methods?: ReadonlySet<string>;
  readonly procedures?: ReadonlySet<string>;
}

type Report = (code: string, at: string, facts?: Readonly<Record<string, unknown>>) => void;

/**
 * Health of a definition: plain data, ids unique, one connected graph with an end behind every step, references known,
 * parameters fit their primitive, and nothing the rights and limits forbid.
 *
 * @returns all faults, none when the definition may be saved
 */
export function checkMethod(definition: MethodDefinition, known: KnownIds = {}): readonly MethodFault[] {
  const faults: MethodFault[] = [];
  const report: Report = (code, at, facts = {}) => faults.push({ code, at, facts });
  try {
    canonicalJson(definition);
  } catch (fault) {
    // Functions or cycles: nothing else can be trusted.
    report('method.not-plain-data', definition.id, { reason: fault instanceof Error ? fault.message : 'unknown' });
    return faults;
  }
  checkHead(definition, known, report);
  checkGraph(definition, report);
  for (const step of definition.steps) checkStep(definition, step, known, report);
  for (const param of paramRefs(definition)) {
    if (known.parameters?.has(param) === false) report('method.unknown-parameter', 'steps', { param });
  }
  faults.push(...definition.steps.flatMap((step) => checkParams(step)));
  return faults;
}

/** Ids of all parameters a piece of a definition points to, each once. */
export function paramRefs(value: unknown): readonly string[] {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('param' in part && typeof part.param === 'string') found.add(part.param);
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
  return [...found];
}

function checkHead(definition: MethodDefinition, known: KnownIds, report: Report): void {
  const { id, version, titleZh } = definition;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) report('method.malformed-id', 'id', { id });
  if (!Number.isSafeInteger(version) || version < 1) report('method.malformed-version', 'version', { version });
  if (!/\p{Script=Han}/u.test(titleZh)) report('method.title-not-chinese', 'titleZh', { titleZh });
  if (definition.steps.length === 0) report('method.no-steps', 'steps');
  for (const { source } of definition.cites) {
    if (known.sources?.has(source) === false) report('method.unknown-source', 'cites', { source });
  }
  for (const procedure of definition.procedureRefs ?? []) {
    if (known.procedures?.has(procedure) === false) report('method.unknown-procedure', 'procedureRefs', { procedure });
  }
}

function checkGraph(definition: MethodDefinition, report: Report): void {
  const ids = definition.steps.map(({ id }) => id);
  for (const id of ids.filter((id, index) => ids.indexOf(id) !== index))
    report('method.step-twice', 'steps', { step: id });
  const starts = startingSteps(definition);
  for (const step of starts) if (!ids.includes(step)) report('method.unknown-step', 'starts', { step });
  for (const step of unreachableSteps(definition)) report('method.unreachable-step', `steps.${step}`, { step });
  for (const step of stepsWithoutEnd(definition)) report('method.step-without-end', `steps.${step}`, { step });
  for (const loop of endlessLoops(definition)) report('method.endless-loop', `steps.${loop.from}.next`, { ...loop });
}

function checkStep(definition: MethodDefinition, step: Step, known: KnownIds, report: Report): void {
  checkEdges(definition, step, report);
  checkBackward(definition, step, report);
  checkReferences(definition, step, known, report);
  const at = `steps.${step.id}`;
  if (step.optional === true && step.strength === 'must') report('method.optional-must', at, { step: step.id });
  if (step.checker !== undefined && isSamePost(step.actor, step.checker)) {
    report('method.checker-is-actor', at, { step: step.id });
  }
}

function checkEdges(definition: MethodDefinition, step: Step, report: Report): void {
  const at = `steps.${step.id}`;
  const byId = stepsById(definition);
  const outcomes = new Set((step.outcomes ?? []).map(({ id }) => id));
  for (const edge of step.next) {
    if (!byId.has(edge.to)) report('method.unknown-step', `${at}.next`, { step: edge.to });
    for (const outcome of edge.outcomes ?? []) {
      if (!outcomes.has(outcome)) report('method.unknown-outcome', `${at}.next`, { outcome });
    }
  }
  for (const outcome of outcomesBothWays(definition, step))
    report('method.outcome-both-ways', `${at}.next`, { outcome });
  const mayPassWithoutOutcome = step.optional === true || step.onlyWhen !== undefined || step.due?.missed === 'lapses';
  if (mayPassWithoutOutcome && step.next.length > 0 && !step.next.some((edge) => isTaken(edge, undefined))) {
    report('method.skipping-leads-nowhere', at, { step: step.id });
  }
}

/** Ids of other steps, parameters and methods that the step names. */
function checkReferences(definition: MethodDefinition, step: Step, known: KnownIds, report: Report): void {
  const at = `steps.${step.id}`;
  const byId = stepsById(definition);
  for (const id of stepsNamedBy(step)) {
    if (!byId.has(id)) report('method.unknown-step', `${at}.params`, { step: id });
  }
  for (const rule of step.ruleIds ?? []) {
    if (known.parameters?.has(rule) === false) report('method.unknown-parameter', `${at}.ruleIds`, { param: rule });
  }
  for (const { forOutcomes = [] } of step.completeWhen ?? []) {
    for (const outcome of forOutcomes) {
      if (!(step.outcomes ?? []).some(({ id }) => id === outcome)) {
        report('method.unknown-outcome', `${at}.completeWhen`, { outcome });
      }
    }
  }
  for (const { startsMethod, when } of step.handOvers ?? []) {
    if (known.methods?.has(startsMethod) === false) {
      report('method.unknown-method', `${at}.handOvers`, { method: startsMethod });
    }
    const outcome = when.kind === 'outcome' ? when.outcome : undefined;
    if (outcome !== undefined && !(step.outcomes ?? []).some(({ id }) => id === outcome)) {
      report('method.unknown-outcome', `${at}.handOvers`, { outcome });
    }
  }
}

function stepsNamedBy(step: Step): readonly string[] {
  const anchors = anchorsOf(step).flatMap((anchor) => ('step' in anchor ? [anchor.step] : []));
  const { params } = step;
  if (params.primitive === 'meeting' && params.mergeableWith !== undefined) return [...anchors, params.mergeableWith];
  if (params.primitive !== 'archive') return anchors;
  return [...anchors, ...params.items.flatMap(({ fromStep }) => (fromStep === undefined ? [] : [fromStep]))];
}

/** Sending back and checking only make sense towards steps that come before. */
function checkBackward(definition: MethodDefinition, step: Step, report: Report): void {
  for (const [where, ids] of [
    ['returnsTo', step.returnsTo ?? []],
    ['checks', step.checks ?? []],
  ] as const) {
    for (const earlier of ids) {
      const comesBefore = stepsAfter(definition, [earlier]).has(step.id);
      if (!comesBefore) report('method.not-an-earlier-step', `steps.${step.id}.${where}`, { step: earlier });
    }
  }
}

function anchorsOf(step: Step): readonly Anchor[] {
  return [step.due, step.earliest].flatMap((rule) => (rule !== undefined && 'anchor' in rule ? [rule.anchor] : []));
}

/** One-person posts: a branch secretary cannot be checked by the branch secretary. */
const onePersonRoles: ReadonlySet<string> = new Set(['branch-secretary', 'township-secretary', 'township-organiser']);

function isSamePost(actor: Step['actor'], checker: Step['actor']): boolean {
  if (actor.of !== checker.of) return false;
  const isOne = (rule: Step['actor']) => rule.roles.length === 1 && (rule.relations ?? []).length === 0;
  const [role] = actor.roles;
  return isOne(actor) && isOne(checker) && role !== undefined && role === checker.roles[0] && onePersonRoles.has(role);
}
