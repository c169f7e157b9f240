// Written by `npm run gen`; do not edit.
import type { MethodDefinition } from '@jishi/domain';
import { sixStepGradingScenarios } from './evaluation/six-step-grading.scenarios.ts';
import { sixStepGrading } from './evaluation/six-step-grading.ts';
import { upgradePromotionScenarios } from './evaluation/upgrade-promotion.scenarios.ts';
import { upgradePromotion } from './evaluation/upgrade-promotion.ts';
import { memberDevelopmentScenarios } from './members/member-development.scenarios.ts';
import { memberDevelopment } from './members/member-development.ts';
import type { Scenario } from './scenario.ts';

export * from './evaluation/six-step-grading.ts';
export * from './evaluation/upgrade-promotion.ts';
export * from './members/member-development.ts';

/** Every work method (工作方法) that comes with the product. */
export const methods: readonly MethodDefinition[] = [sixStepGrading, upgradePromotion, memberDevelopment];

/** The stories that show how the methods go, three or more for each. */
export const scenarios: readonly Scenario[] = [...sixStepGradingScenarios, ...upgradePromotionScenarios, ...memberDevelopmentScenarios];
