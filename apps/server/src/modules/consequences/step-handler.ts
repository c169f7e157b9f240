import type { StepHandler } from '../../platform/step-handler.ts';
import { statesOfStep } from './store.ts';

const settled: ReadonlySet<string> = new Set(['served', 'running', 'reviewed', 'lifted', 'escalated', 'dropped']);

/**
 * Consequence steps of a method: people open a case in it or drop what was proposed; the step is done when every case
 * was served or dropped. The run knows how far the cases are, never whom they concern.
 */
export function createConsequenceStepHandler(): StepHandler {
  return {
    primitive: 'consequence',
    open: (_tx, _actor, context) =>
      Promise.resolve({ subjectId: context.subjectId, link: `/consequences/new?step=${context.runStepId}` }),
    async unmet(tx, context) {
      const states = await statesOfStep(tx, context.region, context.runStepId);
      if (states.length === 0)
        return [
          {
            code: 'consequence.not-opened',
            zh: '还没有立项。不需要处理的，立项后写明理由，不予处理。',
            en: 'No matter has been opened.',
          },
        ];
      const open = states.filter((state) => !settled.has(state)).length;
      if (open === 0) return [];
      return [
        {
          code: 'consequence.not-served',
          zh: `还有 ${open} 项没有送达或没有作出不予处理的结论。`,
          en: `${open} matters are not served or dropped yet.`,
        },
      ];
    },
    async facts(tx, context) {
      const states = await statesOfStep(tx, context.region, context.runStepId);
      const taken = states.filter((state) => settled.has(state) && state !== 'dropped');
      return {
        recordsPresent: (context.step.records ?? []).map(({ id }) => id),
        counts: { cases: states.length, measures: taken.length },
        // The table itself keeps a decision without a hearing out.
        wasHeard: taken.length === states.filter((state) => state !== 'dropped').length,
      };
    },
    async outcome(tx, context) {
      const states = await statesOfStep(tx, context.region, context.runStepId);
      const dropped = states.filter((state) => state === 'dropped').length;
      return { cases: states.length, dropped };
    },
  };
}
