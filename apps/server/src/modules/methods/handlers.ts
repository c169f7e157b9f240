import type { MethodDefinition, Primitive } from '@jishi/domain';
import type { StepHandler } from '../../platform/step-handler.ts';
import { refuse } from '../../platform/refusal.ts';

/** The primitives that are built. A method that needs another one cannot start: nothing stands in for it. */
export interface Handlers {
  get(primitive: Primitive): StepHandler;
  /** Primitives of a method that are not built, in the order of its steps. */
  missingOf(definition: MethodDefinition): readonly Primitive[];
  /** @throws Refusal `method.primitive-missing` with the names */
  requireAll(definition: MethodDefinition): void;
}

/** @throws when two modules offer the same primitive */
export function createHandlers(list: readonly StepHandler[]): Handlers {
  const byPrimitive = new Map<Primitive, StepHandler>();
  for (const handler of list) {
    if (byPrimitive.has(handler.primitive)) throw new Error(`primitive ${handler.primitive} is offered twice`);
    byPrimitive.set(handler.primitive, handler);
  }
  const missingOf = (definition: MethodDefinition): readonly Primitive[] => [
    ...new Set(definition.steps.map(({ params }) => params.primitive).filter((name) => !byPrimitive.has(name))),
  ];
  return {
    missingOf,
    get(primitive) {
      return byPrimitive.get(primitive) ?? refuse('method.primitive-missing', { primitives: primitive, method: '' });
    },
    requireAll(definition) {
      const missing = missingOf(definition);
      if (missing.length > 0)
        refuse('method.primitive-missing', { method: definition.titleZh, primitives: missing.join('、') });
    },
  };
}
