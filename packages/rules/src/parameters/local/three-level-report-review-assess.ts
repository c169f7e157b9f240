import type { Parameter } from '@jishi/domain';

// 三级联述联评联考: what no regulation says; an organisation replaces it.

const cite = { note: '本系统默认', confidence: 'uncertain' } as const;

/** 任务清单的期限（自开始之日）. */
export const methodThreeLevelReportReviewAssessTaskListDue: Parameter<string> = {
  id: 'method.three_level_report_review_assess.task_list.due',
  titleZh: '任务清单的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 平时记实间隔. */
export const methodThreeLevelReportReviewAssessWorkLogInterval: Parameter<number> = {
  id: 'method.three_level_report_review_assess.work_log.interval',
  titleZh: '平时记实间隔',
  unit: 'm',
  compare: 'le',
  level: 'local',
  values: [{ from: null, value: 2, cite }],
};

/** 平时记实的期限（自开始之日）. */
export const methodThreeLevelReportReviewAssessWorkLogDue: Parameter<string> = {
  id: 'method.three_level_report_review_assess.work_log.due',
  titleZh: '平时记实的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '11m', cite }],
};

/** 实地考核的期限（自开始之日）. */
export const methodThreeLevelReportReviewAssessFieldCheckDue: Parameter<string> = {
  id: 'method.three_level_report_review_assess.field_check.due',
  titleZh: '实地考核的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '11m', cite }],
};

/** 联述的期限（自开始之日）. */
export const methodThreeLevelReportReviewAssessJointReportDue: Parameter<string> = {
  id: 'method.three_level_report_review_assess.joint_report.due',
  titleZh: '联述的期限（自开始之日）',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '12m', cite }],
};

/** 联评的期限. */
export const methodThreeLevelReportReviewAssessJointReviewDue: Parameter<string> = {
  id: 'method.three_level_report_review_assess.joint_review.due',
  titleZh: '联评的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '15d', cite }],
};

/** 联考的期限. */
export const methodThreeLevelReportReviewAssessJointAssessmentDue: Parameter<string> = {
  id: 'method.three_level_report_review_assess.joint_assessment.due',
  titleZh: '联考的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '1m', cite }],
};

/** 反馈整改的期限. */
export const methodThreeLevelReportReviewAssessRectifyDue: Parameter<string> = {
  id: 'method.three_level_report_review_assess.rectify.due',
  titleZh: '反馈整改的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};

/** 结果运用的期限. */
export const methodThreeLevelReportReviewAssessUseDue: Parameter<string> = {
  id: 'method.three_level_report_review_assess.use.due',
  titleZh: '结果运用的期限',
  unit: 'duration',
  level: 'local',
  values: [{ from: null, value: '3m', cite }],
};
