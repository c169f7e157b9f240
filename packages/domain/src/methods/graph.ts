import { startingSteps, type MethodDefinition, type Step, type Transition } from './definition.ts';

/**
 * Steps reachable from `from` along edges that lead forward, without `from` itself. The order of the list is the order
 * of the articles: an edge to the step itself or to one that stands earlier leads back and begins another turn.
 */
export function stepsAfter(
  definition: MethodDefinition,
  from: readonly string[],
  mayPass: (id: string) => boolean = () => true,
): ReadonlySet<string> {
  const position = positions(definition);
  const byId = stepsById(definition);
  const seen = new Set<string>();
  const queue = [...from];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const { to } of byId.get(id)?.next ?? []) {
      if (seen.has(to) || !leadsForward(position, id, to)) continue;
      seen.add(to);
      if (mayPass(to)) queue.push(to);
    }
  }
  return seen;
}

/** Does an edge between these steps lead back to the step itself or to an earlier one? */
export const leadsBack = (definition: MethodDefinition, from: string, to: string): boolean =>
  !leadsForward(positions(definition), from, to);

function positions(definition: MethodDefinition): ReadonlyMap<string, number> {
  return new Map(definition.steps.map(({ id }, index) => [id, index]));
}

function leadsForward(position: ReadonlyMap<string, number>, from: string, to: string): boolean {
  return (position.get(to) ?? -1) > (position.get(from) ?? -1);
}

/** The steps by id. A second step with the same id is ignored here and refused by `checkMethod`. */
export function stepsById(definition: MethodDefinition): ReadonlyMap<string, Step> {
  const map = new Map<string, Step>();
  for (const step of definition.steps) if (!map.has(step.id)) map.set(step.id, step);
  return map;
}

/** Edges into each step, with the step they come from. */
export function incoming(
  definition: MethodDefinition,
): ReadonlyMap<string, readonly { readonly from: Step; readonly edge: Transition }[]> {
  const map = new Map<string, { from: Step; edge: Transition }[]>();
  for (const from of definition.steps) {
    for (const edge of from.next) {
      const list = map.get(edge.to) ?? [];
      list.push({ from, edge });
      map.set(edge.to, list);
    }
  }
  return map;
}

/** Is this edge taken when the step ends with `outcome`? Without an outcome only unconditional edges are. */
export const isTaken = (edge: Transition, outcome: string | undefined): boolean =>
  edge.outcomes === undefined || (outcome !== undefined && edge.outcomes.includes(outcome));

/** Can the run end at this step: does some outcome (or having none) lead nowhere? */
export function canEnd(step: Step): boolean {
  const outcomes: (string | undefined)[] = step.outcomes?.map(({ id }) => id) ?? [];
  if (outcomes.length === 0) outcomes.push(undefined);
  return outcomes.some((outcome) => !step.next.some((edge) => isTaken(edge, outcome)));
}

/** Edges that always lead back: a run would never leave them. */
export function endlessLoops(definition: MethodDefinition): readonly { readonly from: string; readonly to: string }[] {
  const known = stepsById(definition);
  return definition.steps.flatMap(({ id, next }) =>
    next
      .filter(({ to, outcomes }) => outcomes === undefined && known.has(to) && leadsBack(definition, id, to))
      .map(({ to }) => ({ from: id, to })),
  );
}

/** Steps from which no end can be reached. Every forward path stops somewhere; it must stop at an end. */
export function stepsWithoutEnd(definition: MethodDefinition): readonly string[] {
  const ends = new Set(definition.steps.filter(canEnd).map(({ id }) => id));
  return definition.steps
    .filter(({ id }) => !ends.has(id) && ![...stepsAfter(definition, [id])].some((to) => ends.has(to)))
    .map(({ id }) => id);
}

/** Steps that no run can open going forward from the start. */
export function unreachableSteps(definition: MethodDefinition): readonly string[] {
  const starts = startingSteps(definition);
  const reached = stepsAfter(definition, starts);
  return definition.steps.map(({ id }) => id).filter((id) => !reached.has(id) && !starts.includes(id));
}

/** Outcomes of a step that lead back and forward at once: the run could not say where it stands. */
export function outcomesBothWays(definition: MethodDefinition, step: Step): readonly string[] {
  return (step.outcomes ?? [])
    .map(({ id }) => id)
    .filter((outcome) => {
      const ways = step.next
        .filter((edge) => isTaken(edge, outcome))
        .map(({ to }) => leadsBack(definition, step.id, to));
      return ways.includes(true) && ways.includes(false);
    });
}
