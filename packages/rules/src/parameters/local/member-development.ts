import type { Parameter } from '@jishi/domain';

// 发展党员程序: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 入党积极分子备案的期限. */
export const methodMemberDevelopmentActivistFilingDue: Parameter<string> = {
  id: 'method.member_development.activist_filing.due',
  titleZh: '入党积极分子备案的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '10wd', cite }],
};

/** 列为发展对象前的考察记录最少份数. */
export const methodMemberDevelopmentCultivateMinReviews: Parameter<number> = {
  id: 'method.member_development.cultivate.min_reviews',
  titleZh: '列为发展对象前的考察记录最少份数',
  unit: 'count',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 2, cite }],
};

/** 发展对象备案的期限. */
export const methodMemberDevelopmentCandidateFilingDue: Parameter<string> = {
  id: 'method.member_development.candidate_filing.due',
  titleZh: '发展对象备案的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '10wd', cite }],
};

/** 预审的期限. */
export const methodMemberDevelopmentPreReviewDue: Parameter<string> = {
  id: 'method.member_development.pre_review.due',
  titleZh: '预审的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 预备党员备案的期限. */
export const methodMemberDevelopmentAdmissionFilingDue: Parameter<string> = {
  id: 'method.member_development.admission_filing.due',
  titleZh: '预备党员备案的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15wd', cite }],
};

/** 编入党小组的期限（自审批之日）. */
export const methodMemberDevelopmentAssignSubgroupDue: Parameter<string> = {
  id: 'method.member_development.assign_subgroup.due',
  titleZh: '编入党小组的期限（自审批之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 入党宣誓的期限（自审批之日）. */
export const methodMemberDevelopmentOathDue: Parameter<string> = {
  id: 'method.member_development.oath.due',
  titleZh: '入党宣誓的期限（自审批之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 预备党员考察间隔. */
export const methodMemberDevelopmentProbationReviewInterval: Parameter<number> = {
  id: 'method.member_development.probation.review_interval',
  titleZh: '预备党员考察间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 3, cite }],
};

/** 预备期考察记录最少份数. */
export const methodMemberDevelopmentProbationMinReviews: Parameter<number> = {
  id: 'method.member_development.probation.min_reviews',
  titleZh: '预备期考察记录最少份数',
  unit: 'count',
  compare: 'ge',
  level: 'local',
  values: [{ from: null, value: 4, cite }],
};

/** 提出转正申请的期限（自支部大会通过之日，含预备期）. */
export const methodMemberDevelopmentConfirmationApplicationDue: Parameter<string> = {
  id: 'method.member_development.confirmation_application.due',
  titleZh: '提出转正申请的期限（自支部大会通过之日，含预备期）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '13m', cite }],
};

/** 材料归档的期限. */
export const methodMemberDevelopmentArchiveDue: Parameter<string> = {
  id: 'method.member_development.archive.due',
  titleZh: '材料归档的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
