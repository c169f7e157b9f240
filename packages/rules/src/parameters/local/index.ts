import type { Parameter } from '@jishi/domain';
import * as access from './access.ts';
import * as appraisal from './appraisal.ts';
import * as approvalAndPublicity from './approval-and-publicity.ts';
import * as classificationGrading from './classification-grading.ts';
import * as grading from './grading.ts';
import * as intakes from './intakes.ts';
import * as learning from './learning.ts';
import * as meetings from './meetings.ts';
import * as notification from './notification.ts';
import * as registryAndOrganisation from './registry-and-organisation.ts';
import * as rights from './rights.ts';
import * as sixStepGrading from './six-step-grading.ts';
import * as upgradePromotion from './upgrade-promotion.ts';

export * from './access.ts';
export * from './appraisal.ts';
export * from './approval-and-publicity.ts';
export * from './classification-grading.ts';
export * from './grading.ts';
export * from './intakes.ts';
export * from './learning.ts';
export * from './meetings.ts';
export * from './notification.ts';
export * from './registry-and-organisation.ts';
export * from './rights.ts';
export * from './six-step-grading.ts';
export * from './upgrade-promotion.ts';

/** Every value this product sets itself (本系统默认): where no regulation gives a number, an organisation may replace it. */
export const productParameters: readonly Parameter[] = [
  access,
  appraisal,
  approvalAndPublicity,
  classificationGrading,
  grading,
  intakes,
  learning,
  meetings,
  notification,
  registryAndOrganisation,
  rights,
  sixStepGrading,
  upgradePromotion,
].flatMap((topic): Parameter[] => Object.values(topic));
