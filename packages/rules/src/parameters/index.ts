import type { Parameter } from '@jishi/domain';
import * as appraisalAndGrading from './appraisal-and-grading.ts';
import * as duesManagement from './dues-management.ts';
import * as duesPayable from './dues-payable.ts';
import * as educationAndHonours from './education-and-honours.ts';
import * as elections from './elections.ts';
import { productParameters } from './local/index.ts';
import * as memberDevelopment from './member-development.ts';
import * as memberHandling from './member-handling.ts';
import * as membershipTransfer from './membership-transfer.ts';
import * as opennessAndRights from './openness-and-rights.ts';
import * as orgEstablishment from './org-establishment.ts';
import * as organisationLife from './organisation-life.ts';
import * as petitions from './petitions.ts';
import * as selfGovernment from './self-government.ts';
import * as termsOfOffice from './terms-of-office.ts';

export type * from './value-types.ts';
export * from './appraisal-and-grading.ts';
export * from './dues-management.ts';
export * from './dues-payable.ts';
export * from './education-and-honours.ts';
export * from './elections.ts';
export * from './local/index.ts';
export * from './member-development.ts';
export * from './member-handling.ts';
export * from './membership-transfer.ts';
export * from './openness-and-rights.ts';
export * from './org-establishment.ts';
export * from './organisation-life.ts';
export * from './petitions.ts';
export * from './self-government.ts';
export * from './terms-of-office.ts';

/** Every parameter taken from a regulation, topic by topic. */
export const statutoryParameters: readonly Parameter[] = [
  memberDevelopment,
  orgEstablishment,
  termsOfOffice,
  organisationLife,
  elections,
  duesPayable,
  duesManagement,
  membershipTransfer,
  memberHandling,
  appraisalAndGrading,
  opennessAndRights,
  petitions,
  selfGovernment,
  educationAndHonours,
].flatMap((topic): Parameter[] => Object.values(topic));

/** Every parameter, statutory ones first. */
export const parameters: readonly Parameter[] = [...statutoryParameters, ...productParameters];
