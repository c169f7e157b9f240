import type { Parameter } from '@jishi/domain';

// 党员教育培训规划: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 年度计划的期限（自开始之日）. */
export const methodTrainingPlanTrainingProgrammeDue: Parameter<string> = {
  id: 'method.training_plan.training_programme.due',
  titleZh: '年度计划的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 需求调研间隔. */
export const methodTrainingPlanNeedsSurveyInterval: Parameter<number> = {
  id: 'method.training_plan.needs_survey.interval',
  titleZh: '需求调研间隔',
  unit: 'y',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 1, cite }],
};

/** 需求调研的期限（自开始之日）. */
export const methodTrainingPlanNeedsSurveyDue: Parameter<string> = {
  id: 'method.training_plan.needs_survey.due',
  titleZh: '需求调研的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '2m', cite }],
};

/** 调训的期限（自开始之日）. */
export const methodTrainingPlanEnrolDue: Parameter<string> = {
  id: 'method.training_plan.enrol.due',
  titleZh: '调训的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};

/** 培训的期限（自开始之日）. */
export const methodTrainingPlanTeachDue: Parameter<string> = {
  id: 'method.training_plan.teach.due',
  titleZh: '培训的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '11m', cite }],
};

/** 学时登记的期限. */
export const methodTrainingPlanCreditDue: Parameter<string> = {
  id: 'method.training_plan.credit.due',
  titleZh: '学时登记的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 就业创业跟踪的期限. */
export const methodTrainingPlanJobFollowUpDue: Parameter<string> = {
  id: 'method.training_plan.job_follow_up.due',
  titleZh: '就业创业跟踪的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '6m', cite }],
};

/** 评估的期限. */
export const methodTrainingPlanCourseReviewDue: Parameter<string> = {
  id: 'method.training_plan.course_review.due',
  titleZh: '评估的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};
