import type { Parameter } from '@jishi/domain';
import * as access from './access.ts';
import * as appraisal from './appraisal.ts';
import * as approvalAndPublicity from './approval-and-publicity.ts';
import * as branchRectification from './branch-rectification.ts';
import * as caringMechanism from './caring-mechanism.ts';
import * as classificationGrading from './classification-grading.ts';
import * as funds from './funds.ts';
import * as classificationGradingSteps from './classification-grading-steps.ts';
import * as democraticAppraisalOfMembers from './democratic-appraisal-of-members.ts';
import * as democraticLifeMeeting from './democratic-life-meeting.ts';
import * as directContactSystem from './direct-contact-system.ts';
import * as firstSecretary from './first-secretary.ts';
import * as floatingMembers from './floating-members.ts';
import * as fourDiscussionsTwoDisclosures from './four-discussions-two-disclosures.ts';
import * as grading from './grading.ts';
import * as grassrootsElection from './grassroots-election.ts';
import * as gridGovernance from './grid-governance.ts';
import * as innerPartyCommendation from './inner-party-commendation.ts';
import * as innovationProjectManagement from './innovation-project-management.ts';
import * as intakes from './intakes.ts';
import * as learning from './learning.ts';
import * as lostContactMembers from './lost-contact-members.ts';
import * as meetings from './meetings.ts';
import * as memberDevelopment from './member-development.ts';
import * as memberInformationBase from './member-information-base.ts';
import * as notification from './notification.ts';
import * as postsAndPairings from './posts-and-pairings.ts';
import * as onePromiseThreeReviews from './one-promise-three-reviews.ts';
import * as orgLifecycle from './org-lifecycle.ts';
import * as organisationInformation from './organisation-information.ts';
import * as organisationalTransfer from './organisational-transfer.ts';
import * as partyAffairsOpenness from './party-affairs-openness.ts';
import * as partyDues from './party-dues.ts';
import * as partyStatistics from './party-statistics.ts';
import * as petitionHandling from './petition-handling.ts';
import * as registryAndOrganisation from './registry-and-organisation.ts';
import * as rights from './rights.ts';
import * as secretaryAdjustment from './secretary-adjustment.ts';
import * as sixStepGrading from './six-step-grading.ts';
import * as supervisionAndTaskDecomposition from './supervision-and-task-decomposition.ts';
import * as threeLevelReportReviewAssess from './three-level-report-review-assess.ts';
import * as threeMeetingsOneLesson from './three-meetings-one-lesson.ts';
import * as trainingPlan from './training-plan.ts';
import * as unqualifiedMemberDisposition from './unqualified-member-disposition.ts';
import * as upgradePromotion from './upgrade-promotion.ts';
import * as votes from './votes.ts';
import * as urgentInformationReport from './urgent-information-report.ts';
import * as wholeProcessAgency from './whole-process-agency.ts';

export * from './access.ts';
export * from './appraisal.ts';
export * from './approval-and-publicity.ts';
export * from './branch-rectification.ts';
export * from './caring-mechanism.ts';
export * from './classification-grading.ts';
export * from './funds.ts';
export * from './classification-grading-steps.ts';
export * from './democratic-appraisal-of-members.ts';
export * from './democratic-life-meeting.ts';
export * from './direct-contact-system.ts';
export * from './first-secretary.ts';
export * from './floating-members.ts';
export * from './four-discussions-two-disclosures.ts';
export * from './grading.ts';
export * from './grassroots-election.ts';
export * from './grid-governance.ts';
export * from './inner-party-commendation.ts';
export * from './innovation-project-management.ts';
export * from './intakes.ts';
export * from './learning.ts';
export * from './lost-contact-members.ts';
export * from './meetings.ts';
export * from './member-development.ts';
export * from './member-information-base.ts';
export * from './notification.ts';
export * from './posts-and-pairings.ts';
export * from './one-promise-three-reviews.ts';
export * from './org-lifecycle.ts';
export * from './organisation-information.ts';
export * from './organisational-transfer.ts';
export * from './party-affairs-openness.ts';
export * from './party-dues.ts';
export * from './party-statistics.ts';
export * from './petition-handling.ts';
export * from './registry-and-organisation.ts';
export * from './rights.ts';
export * from './secretary-adjustment.ts';
export * from './six-step-grading.ts';
export * from './supervision-and-task-decomposition.ts';
export * from './three-level-report-review-assess.ts';
export * from './three-meetings-one-lesson.ts';
export * from './training-plan.ts';
export * from './unqualified-member-disposition.ts';
export * from './upgrade-promotion.ts';
export * from './votes.ts';
export * from './urgent-information-report.ts';
export * from './whole-process-agency.ts';

/** Every value this product sets itself (本系统默认): where no regulation gives a number, an organisation may replace it. */
export const productParameters: readonly Parameter[] = [
  access,
  appraisal,
  approvalAndPublicity,
  branchRectification,
  caringMechanism,
  classificationGrading,
  funds,
  classificationGradingSteps,
  democraticAppraisalOfMembers,
  democraticLifeMeeting,
  directContactSystem,
  firstSecretary,
  floatingMembers,
  fourDiscussionsTwoDisclosures,
  grading,
  grassrootsElection,
  gridGovernance,
  innerPartyCommendation,
  innovationProjectManagement,
  intakes,
  learning,
  lostContactMembers,
  meetings,
  memberDevelopment,
  memberInformationBase,
  notification,
  postsAndPairings,
  onePromiseThreeReviews,
  orgLifecycle,
  organisationInformation,
  organisationalTransfer,
  partyAffairsOpenness,
  partyDues,
  partyStatistics,
  petitionHandling,
  registryAndOrganisation,
  rights,
  secretaryAdjustment,
  sixStepGrading,
  supervisionAndTaskDecomposition,
  threeLevelReportReviewAssess,
  threeMeetingsOneLesson,
  trainingPlan,
  unqualifiedMemberDisposition,
  upgradePromotion,
  votes,
  urgentInformationReport,
  wholeProcessAgency,
].flatMap((topic): Parameter[] => Object.values(topic));
