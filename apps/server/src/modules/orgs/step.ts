import { paramsOf } from '@jishi/domain';
import type { StepHandler } from '../../platform/step-handler.ts';
import { hasChangeOfStep } from './views.ts';

const pages = {
  establish: '/orgs/new',
  rename: 'rename',
  're-affiliate': 'move',
  adjust: 'restructure',
  merge: 'merge',
  split: 'split',
  dissolve: 'dissolve',
} as const;

/** Primitive `org` in a run: the step is done when the change that names it stands in the organisation's past. */
export const orgStepHandler: StepHandler = {
  primitive: 'org',
  open(_tx, _actor, context) {
    const { step } = context;
    const change = paramsOf(step, 'org')?.change ?? 'adjust';
    const link =
      change === 'establish'
        ? `${pages.establish}?parent=${context.orgId}&step=${context.runStepId}`
        : `/orgs/${context.orgId}/${pages[change]}?step=${context.runStepId}`;
    return Promise.resolve({ subjectId: null, link });
  },
  async unmet(tx, context) {
    if (await hasChangeOfStep(tx, context.region, context.runStepId)) return [];
    return [
      {
        code: 'org.change-missing',
        zh: '组织变更还没有登记生效。',
        en: 'The change of the organisation has not been recorded.',
        ruleIds: ['org.establish.approver'],
      },
    ];
  },
};
