import { countSetting, paramsOf } from '@jishi/domain';
import type { Platform } from '../../platform/platform.ts';
import type { StepHandler, Unmet } from '../../platform/step-handler.ts';
import * as views from './views.ts';

/** Kinds that people may bring or not; nobody is made to bring one so that a step can end. */
const voluntary = new Set(['opinion', 'enquiry', 'interpellation', 'objection', 'appeal', 'wrongdoing']);

/** Intake steps: matters are registered under the step, and it ends when all of them are answered. */
export function createIntakeStepHandler(platform: Platform): StepHandler {
  const { rules } = platform;
  return {
    primitive: 'intake',
    open(_tx, _actor, context) {
      const kind = paramsOf(context.step, 'intake')?.kind ?? 'service';
      // What is reported on the closed path leaves no link to a run.
      const link =
        kind === 'wrongdoing'
          ? '/requests/register?kind=wrongdoing'
          : `/requests/register?step=${context.runStepId}&kind=${kind}`;
      return Promise.resolve({ subjectId: null, link });
    },
    async unmet(tx, context) {
      const params = paramsOf(context.step, 'intake');
      if (params?.kind === 'wrongdoing') return [];
      const { all, answered } = await views.countOfStep(tx, context.region, context.runStepId);
      const reader = await rules.reader(tx, context.path);
      const least = countSetting(params?.minItems ?? (voluntary.has(params?.kind ?? '') ? 0 : 1), reader, context.day);
      const missing: Unmet[] = [];
      if (all < least) {
        missing.push({
          code: 'intake.too-few',
          zh: `至少要登记 ${least} 件，现在有 ${all} 件。`,
          en: `At least ${least} matters have to be registered; there are ${all}.`,
        });
      }
      if (answered < all) {
        missing.push({
          code: 'intake.not-answered',
          zh: `还有 ${all - answered} 件没有答复。`,
          en: `${all - answered} matters have not been answered.`,
        });
      }
      return missing;
    },
    async outcome(tx, context) {
      if (paramsOf(context.step, 'intake')?.kind === 'wrongdoing') return {};
      const { all, answered, satisfied } = await views.countOfStep(tx, context.region, context.runStepId);
      return { matters: all, answered, satisfied };
    },
  };
}
