import type { Parameter } from '@jishi/domain';
import * as access from './access.ts';
import * as appraisal from './appraisal.ts';
import * as approvalAndPublicity from './approval-and-publicity.ts';
import * as classificationGrading from './classification-grading.ts';
import * as democraticAppraisalOfMembers from './democratic-appraisal-of-members.ts';
import * as floatingMembers from './floating-members.ts';
import * as grading from './grading.ts';
import * as learning from './learning.ts';
import * as lostContactMembers from './lost-contact-members.ts';
import * as meetings from './meetings.ts';
import * as memberDevelopment from './member-development.ts';
import * as notification from './notification.ts';
import * as organisationalTransfer from './organisational-transfer.ts';
import * as partyDues from './party-dues.ts';
import * as registryAndOrganisation from './registry-and-organisation.ts';
import * as rights from './rights.ts';
import * as sixStepGrading from './six-step-grading.ts';
import * as threeMeetingsOneLesson from './three-meetings-one-lesson.ts';
import * as unqualifiedMemberDisposition from './unqualified-member-disposition.ts';
import * as upgradePromotion from './upgrade-promotion.ts';

export * from './access.ts';
export * from './appraisal.ts';
export * from './approval-and-publicity.ts';
export * from './classification-grading.ts';
export * from './democratic-appraisal-of-members.ts';
export * from './floating-members.ts';
export * from './grading.ts';
export * from './learning.ts';
export * from './lost-contact-members.ts';
export * from './meetings.ts';
export * from './member-development.ts';
export * from './notification.ts';
export * from './organisational-transfer.ts';
export * from './party-dues.ts';
export * from './registry-and-organisation.ts';
export * from './rights.ts';
export * from './six-step-grading.ts';
export * from './three-meetings-one-lesson.ts';
export * from './unqualified-member-disposition.ts';
export * from './upgrade-promotion.ts';

/** Every value this product sets itself (本系统默认): where no regulation gives a number, an organisation may replace it. */
export const productParameters: readonly Parameter[] = [
  access,
  appraisal,
  approvalAndPublicity,
  classificationGrading,
  democraticAppraisalOfMembers,
  floatingMembers,
  grading,
  learning,
  lostContactMembers,
  meetings,
  memberDevelopment,
  notification,
  organisationalTransfer,
  partyDues,
  registryAndOrganisation,
  rights,
  sixStepGrading,
  threeMeetingsOneLesson,
  unqualifiedMemberDisposition,
  upgradePromotion,
].flatMap((topic): Parameter[] => Object.values(topic));
