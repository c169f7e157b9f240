// Written by `npm run gen`; do not edit.
import type { MethodDefinition } from '@jishi/domain';
import { sixStepGradingScenarios } from './evaluation/six-step-grading.scenarios.ts';
import { sixStepGrading } from './evaluation/six-step-grading.ts';
import { upgradePromotionScenarios } from './evaluation/upgrade-promotion.scenarios.ts';
import { upgradePromotion } from './evaluation/upgrade-promotion.ts';
import { democraticAppraisalOfMembersScenarios } from './members/democratic-appraisal-of-members.scenarios.ts';
import { democraticAppraisalOfMembers } from './members/democratic-appraisal-of-members.ts';
import { floatingMembersScenarios } from './members/floating-members.scenarios.ts';
import { floatingMembers } from './members/floating-members.ts';
import { lostContactMembersScenarios } from './members/lost-contact-members.scenarios.ts';
import { lostContactMembers } from './members/lost-contact-members.ts';
import { memberDevelopmentScenarios } from './members/member-development.scenarios.ts';
import { memberDevelopment } from './members/member-development.ts';
import { organisationalTransferScenarios } from './members/organisational-transfer.scenarios.ts';
import { organisationalTransfer } from './members/organisational-transfer.ts';
import { partyDuesScenarios } from './members/party-dues.scenarios.ts';
import { partyDues } from './members/party-dues.ts';
import { threeMeetingsOneLessonScenarios } from './members/three-meetings-one-lesson.scenarios.ts';
import { threeMeetingsOneLesson } from './members/three-meetings-one-lesson.ts';
import { unqualifiedMemberDispositionScenarios } from './members/unqualified-member-disposition.scenarios.ts';
import { unqualifiedMemberDisposition } from './members/unqualified-member-disposition.ts';
import type { Scenario } from './scenario.ts';

export * from './evaluation/six-step-grading.ts';
export * from './evaluation/upgrade-promotion.ts';
export * from './members/democratic-appraisal-of-members.ts';
export * from './members/floating-members.ts';
export * from './members/lost-contact-members.ts';
export * from './members/member-development.ts';
export * from './members/organisational-transfer.ts';
export * from './members/party-dues.ts';
export * from './members/three-meetings-one-lesson.ts';
export * from './members/unqualified-member-disposition.ts';

/** Every work method (工作方法) that comes with the product. */
export const methods: readonly MethodDefinition[] = [sixStepGrading, upgradePromotion, democraticAppraisalOfMembers, floatingMembers, lostContactMembers, memberDevelopment, organisationalTransfer, partyDues, threeMeetingsOneLesson, unqualifiedMemberDisposition];

/** The stories that show how the methods go, three or more for each. */
export const scenarios: readonly Scenario[] = [...sixStepGradingScenarios, ...upgradePromotionScenarios, ...democraticAppraisalOfMembersScenarios, ...floatingMembersScenarios, ...lostContactMembersScenarios, ...memberDevelopmentScenarios, ...organisationalTransferScenarios, ...partyDuesScenarios, ...threeMeetingsOneLessonScenarios, ...unqualifiedMemberDispositionScenarios];
