import { primitives, type Step, type StepFacts } from '@jishi/domain';
import type { Scene } from '@jishi/rules';
import type { StepHandler, StepReport } from '../platform/step-handler.ts';

/** What the scene being played tells about the step somebody acts on. */
export interface ToldRecords {
  readonly handlers: readonly StepHandler[];
  /** From now on the step reports what this scene says. */
  tell(scene: Scene): void;
}

/**
 * Handlers of all primitives that report what a scene tells: its records and facts, nothing of their own. The engine,
 * the database, duties, dates, hand-overs and the trail are the real ones; that a primitive keeps its records rightly is
 * proven by the tests of its module.
 */
export function toldRecords(): ToldRecords {
  let scene: Scene | undefined;
  const reportOf = (step: Step): StepReport => {
    if (scene?.step !== step.id) return {};
    const missing = scene.missing ?? [];
    const records = (step.records ?? []).map(({ id }) => id).filter((id) => !missing.includes(id));
    const facts: StepFacts = scene.facts ?? {};
    return { recordsPresent: records, ...facts };
  };
  return {
    handlers: primitives.map((primitive) => ({
      primitive,
      open: (_tx, _actor, context) => Promise.resolve({ subjectId: context.subjectId }),
      unmet: () => Promise.resolve([]),
      facts: (_tx, context) => Promise.resolve(reportOf(context.step)),
    })),
    tell: (next) => void (scene = next),
  };
}
